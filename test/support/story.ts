import { expect } from 'vitest';
import type { BookName, Input } from '#shared/contract/index.ts';
import { inService } from './assets.ts';
import { memoryHost, type HostSettings, type TestBook } from './book.ts';

export interface StorySettings extends HostSettings {
  /** Decimals of the book's currency. */
  exponent?: number;
  assets?: number;
}

/** A generator of its own, so that a failure can be told by its seed. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export const CONVENTIONS = ['full_month', 'following_month', 'fifteenth', 'mid_month', 'actual_days'] as const;
export const METHODS = ['straight_line', 'declining_balance', 'accelerated', 'sum_of_years_digits'] as const;

/** Random acts, transfers, runs, reversals and closes on a hundred assets, each previewed before it is posted. */
export class Story {
  readonly book: TestBook;
  readonly assets: string[] = [];
  readonly posted: string[] = [];
  readonly transfers: string[] = [];
  readonly refusals = new Map<string, number>();
  /** Months since January 2026. */
  protected month = 0;
  private project: string | null = null;
  readonly random: (below: number) => number;

  /** Of how many occasions to close a month one is taken: a long story with a close every thirty steps would walk centuries ahead. */
  private readonly patience: number;
  private readonly exponent: number;

  constructor(seed: number, patience = 1, { exponent = 2, assets = 100, ...settings }: StorySettings = {}) {
    this.book = memoryHost({ clock: '2026-01-15T08:00:00.000Z', ...settings });
    this.patience = patience;
    this.exponent = exponent;
    this.random = randomFrom(seed);
    this.begin();
    const category = this.book.call('assetCategories.get', { categoryCode: 'MACH' });
    this.book.call('assetCategories.update', { categoryId: category.id, revaluationAllowed: true, surplusInUse: true });
    this.book.call('costCenters.create', { code: 'CC-1', name: 'Sales' });
    for (let index = 0; index < assets; index += 1) this.register(index);
  }

  /** What is settled before the first asset. */
  protected begin(): void {}

  /** What else a new asset says. */
  protected terms(): Partial<Input<'assets.create'>> {
    return {};
  }

  protected decimals(amountMinor: number): string {
    return (amountMinor / 10 ** this.exponent).toFixed(this.exponent);
  }

  protected register(index: number): void {
    const { random } = this;
    const cost = 1000 + random(5_000_000);
    const asset = inService(this.book, {
      name: `Asset ${index}`, categoryCode: 'MACH', acquisitionDate: `${this.period}-${String(1 + random(28)).padStart(2, '0')}`, cost: this.decimals(cost), residualValue: this.decimals(random(cost / 4)),
      usefulLifeMonths: 1 + random(80), convention: CONVENTIONS[random(CONVENTIONS.length)], depreciationMethod: METHODS[random(METHODS.length)], quantity: String(1 + random(9)), ...this.terms(),
    });
    this.assets[index] = asset.id;
  }

  /** The open month. */
  get period(): string {
    return `${2026 + Math.floor(this.month / 12)}-${String((this.month % 12) + 1).padStart(2, '0')}`;
  }

  /** A day of the open month, now and then of the next. */
  protected day(): string {
    const ahead = this.random(8) === 0 ? 1 : 0;
    const at = this.month + ahead;
    return `${2026 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-${String(1 + this.random(28)).padStart(2, '0')}`;
  }

  /** What was done last: what a failure of the whole is understood by. */
  last: unknown = null;

  /** What the operation answers, or null where it refuses; anything but a refusal is thrown. */
  protected attempt(name: BookName, input: object): Record<string, unknown> | null {
    const result = this.book.host.dispatch(name, input);
    this.last = [name, input, result];
    if (result.ok) return result.value as Record<string, unknown>;
    if (result.error.code === 'FAULT') throw new Error(`${name} ${JSON.stringify(input)}${this.told(input)}`, { cause: this.book.lastFault() });
    this.refusals.set(result.error.code, (this.refusals.get(result.error.code) ?? 0) + 1);
    return null;
  }

  /** What had happened to the asset: what a failure is understood by. */
  told(input: object): string {
    const { assetId: id, assetNumber, into } = input as { assetId?: string; assetNumber?: string; into?: string };
    const assetId = id ?? into ?? (assetNumber && this.book.call('assets.get', { assetNumber }).id);
    if (!assetId) return '';
    const { items } = this.book.call('acts.list', { assetId, size: 100 });
    const { convention, depreciatedThrough, method } = this.book.call('assets.get', { assetId }).books[0] ?? {};
    const runs = this.book.call('assets.history', { assetId }).filter((item) => item.kind.startsWith('depreciation')).map((item) => `${item.period} ${item.kind} ${item.amount} ${item.at} ${item.journal}`);
    return `\n${runs.join('\n')}\n${JSON.stringify({ convention, depreciatedThrough, method })}\n${items.toReversed().map((act) => `${act.date} ${act.kind} ${act.amount ?? ''} ${act.status} ${JSON.stringify(act.details)}`).join('\n')}`;
  }

  protected amount(most: number): string {
    return this.decimals(1 + this.random(most));
  }

  protected request(): [BookName, BookName, Record<string, unknown>] {
    const { random } = this;
    const assetId = this.anAsset();
    const date = this.day();
    const update = (updateType: string, most: number): [BookName, BookName, Record<string, unknown>] => ['valueUpdates.preview', 'valueUpdates.create', { assetId, updateType, date, amount: this.amount(most), ...(updateType.startsWith('REV') && random(2) === 0 ? { restatement: 'gross' } : {}) }];
    switch (random(17)) {
      case 0: return update('IMPROVEMENT', 500_000);
      case 1: return update('IMPAIRMENT', 200_000);
      case 2: return update('IMPAIRMENT_REVERSAL', 50_000);
      case 3: return update('REVALUATION_UP', 500_000);
      case 4: return update('REVALUATION_DOWN', 200_000);
      case 5: return update('DEPRECIATION_AMORTIZATION', 20_000);
      case 6: return ['estimates.preview', 'estimates.change', { assetId, effectiveDate: date, usefulLifeMonths: 1 + random(90), residualValue: this.amount(20_000), ...(random(3) === 0 ? { method: METHODS[random(METHODS.length)] } : {}) }];
      case 7: return random(2) === 0 ? ['assets.suspend.preview', 'assets.suspend', { assetId, date }] : ['assets.resume.preview', 'assets.resume', { assetId, date }];
      case 8: return ['assets.postDepreciation.preview', 'assets.postDepreciation', { assetId, asOfDate: date }];
      case 9: return ['disposals.preview', 'disposals.create', { assetId, disposalDate: date, disposalType: 'SALE', proceeds: this.amount(500_000), vatRate: '15', part: random(2) === 0 ? { percent: String(1 + random(98)) } : { quantity: '1' } }];
      case 11: return ['assets.holdForSale.preview', 'assets.holdForSale', { assetId, date, ...(random(3) === 0 ? {} : { fairValueLessCosts: this.amount(2_000_000) }) }];
      case 12: if (random(3) === 0) return ['assets.remeasureHeldForSale.preview', 'assets.remeasureHeldForSale', { assetId, date, fairValueLessCosts: this.amount(2_000_000) }];
        return ['assets.releaseFromSale.preview', 'assets.releaseFromSale', { assetId, date, ...(random(2) === 0 ? {} : { recoverableAmount: this.amount(2_000_000) }) }];
      case 13: return ['assets.split.preview', 'assets.split', { assetId, date, parts: Array.from({ length: 1 + random(2) }, () => (random(3) === 0 ? { quantity: '1' } : { percent: String(1 + random(60)) })) }];
      case 14: return ['assets.merge.preview', 'assets.merge', { into: assetId, assets: [this.anAsset()], date }];
      case 15: return this.construction(date);
      default: return random(6) === 0 ? ['disposals.preview', 'disposals.create', { assetId, disposalDate: date, disposalType: 'SCRAP' }] : update('IMPROVEMENT', 1000);
    }
  }

  /** A project that takes costs until somebody finds it complete; then another is begun. */
  private construction(date: string): [BookName, BookName, Record<string, unknown>] {
    if (this.project === null) {
      const begun = this.attempt('assets.create', { name: 'Project', categoryCode: 'CIP', acquisitionDate: `${this.period}-01`, cost: this.amount(5_000_000) });
      if (begun && this.attempt('assets.capitalize', { assetId: begun.id, capitalizationDate: `${this.period}-01` })) this.project = begun.id as string;
    }
    const assetId = this.project ?? 'asset-0';
    if (this.random(3) > 0) return ['assets.addConstructionCost.preview', 'assets.addConstructionCost', { assetId, date, amount: this.amount(1_000_000) }];
    this.project = null;
    return ['assets.completeConstruction.preview', 'assets.completeConstruction', { assetId, categoryCode: this.random(2) === 0 ? 'MACH' : 'BLDG', completionDate: date, inServiceDate: date }];
  }

  protected anAsset(): string {
    return this.assets[this.random(this.assets.length)] as string;
  }

  /** One act, previewed first: what is posted is what was shown. */
  act(): void {
    const [previewName, name, input] = this.request();
    const preview = this.attempt(previewName, input);
    const done = this.attempt(name, preview ? { ...input, fingerprint: preview.fingerprint } : input);
    expect(done === null, `${name} ${JSON.stringify(input)}`).toBe(preview === null);
    if (!done || !preview) return;
    this.posted.push(done.id as string);
    // What comes of an act is acted upon like the rest.
    for (const { assetId } of [...((done.parts ?? []) as { assetId: string }[]), ...((done.made ?? []) as { assetId: string }[])]) this.assets.push(assetId);
    // A new asset takes the place of one that left, so that there is always something to act on.
    if (done.assetStatus === 'DISPOSED' && name === 'disposals.create') this.register(this.assets.indexOf(input.assetId as string));
    expect(done.carryingAmountAfter).toBe((preview.effect as Record<string, unknown>).carryingAmountAfter);
    const shown = preview.journal as { lines: unknown } | null;
    if (shown) expect(this.book.call('journals.get', { journal: done.glJournalId as string }).lines).toEqual(shown.lines);
  }

  /** Prepared, approved and posted; now and then the last one is taken back. */
  protected transfer(): void {
    const { random } = this;
    const last = this.transfers.at(-1);
    if (last !== undefined && random(4) === 0) {
      if (this.attempt('transfers.reverse', { transferId: last, reason: 'random' })) this.transfers.pop();
      return;
    }
    const to = [{ toCategory: 'MACH' }, { toCategory: 'VEH' }, { toCategory: 'VEH', toCostCenter: 'CC-1' }, { toCostCenter: 'CC-1' }, { toCostCenter: null }][random(5)];
    const draft = this.attempt('transfers.create', { assetId: this.anAsset(), effectiveDate: this.day(), ...to });
    if (!draft) return;
    const transferId = draft.transferId as string;
    this.attempt('transfers.approve', { transferId });
    const posted = this.attempt('transfers.post', { transferId });
    expect(posted, 'what could be prepared is posted').not.toBeNull();
    this.transfers.push(transferId);
  }

  step(): void {
    const { random } = this;
    const kind = random(100);
    if (kind < 70) this.act();
    else if (kind < 80) this.transfer();
    else if (kind < 94) this.attempt('acts.reverse', { id: this.posted[this.posted.length - 1 - random(Math.min(40, this.posted.length))] ?? 'act-1', reason: 'random' });
    else if (kind < 96) {
      const run = this.attempt('depreciationRuns.create', { period: this.period });
      if (run) this.attempt('depreciationRuns.post', { runId: run.runId });
    } else if (kind < 97) {
      const { items } = this.book.call('depreciationRuns.list', { period: this.period, status: 'POSTED' });
      const run = items[0];
      if (run) this.attempt('depreciationRuns.reverse', { runId: run.runId, reason: 'random' });
    } else if (random(this.patience) === 0 && this.attempt('close.run', { period: this.period })) this.month += 1;
  }
}
