import type { Input } from '#shared/contract/index.ts';
import { CONVENTIONS, METHODS, Story, type StorySettings } from './story.ts';

const YEARLY = ['half_year', 'full_year', 'mid_quarter'] as const;
const DAY_COUNTS = ['life_days', 'year_days', 'actual/365', '30/360'] as const;

/**
 * A story in a company where more goes on: charges worked out by the year in fiscal years of any length, months held back, reopened and closed again, years
 * locked, classes that change whether surpluses follow use, parts bought in the place of others, several sold at once, and inverses of whatever was posted.
 */
export class Storm extends Story {
  constructor(seed: number, settings: StorySettings = {}) {
    super(seed, 1, { assets: 30, ...settings });
  }

  protected override begin(): void {
    for (const categoryCode of ['MACH', 'VEH', 'BLDG']) this.book.call('assetCategories.update', { categoryCode, revaluationAllowed: true, surplusInUse: true });
    this.book.call('depreciationBooks.create', { bookId: 'TAX', name: 'Tax', purpose: 'tax', rounding: 'cumulative' });
    this.book.call('depreciationBooks.activate', { bookId: 'TAX' });
  }

  protected override terms(): Partial<Input<'assets.create'>> {
    const { random } = this;
    const kind = random(6);
    if (kind === 0) return { depreciationMethod: 'declining_balance', basis: 'annual', annualRate: ['0.2', '0.4', '0.335'][random(3)] as string, convention: YEARLY[random(2)] ?? 'half_year' };
    if (kind === 1) return { depreciationMethod: 'sum_of_years_digits', basis: 'annual', usefulLifeMonths: 12 * (1 + random(6)) };
    if (kind === 2) return { convention: YEARLY[random(YEARLY.length)] ?? 'half_year', depreciationMethod: METHODS[random(2)] ?? 'straight_line' };
    if (kind === 3) return { convention: 'actual_days', dayCount: DAY_COUNTS[random(DAY_COUNTS.length)] ?? 'life_days', depreciationMethod: 'straight_line' };
    if (kind === 4) return { convention: CONVENTIONS[random(CONVENTIONS.length)] ?? 'full_month', depreciationMethod: 'straight_line', residualValue: '0' };
    return {};
  }

  /** Acts into a month that is held back say why, most of the time. */
  protected override attempt(...[name, input]: Parameters<Story['attempt']>): ReturnType<Story['attempt']> {
    const isQuery = name.endsWith('.preview') || name.endsWith('.get') || name.endsWith('.list');
    const held = !isQuery && this.book.call('book.info', {}).softLockedThrough !== null;
    return super.attempt(name, held ? { ...input, softLockReason: 'random' } : input);
  }

  /** What is registered in a month that is held back waits until it is not. */
  protected override register(index: number): void {
    if (this.book.call('book.info', {}).softLockedThrough !== null) this.book.call('periods.lift', { period: this.period, reason: 'random' });
    super.register(index);
  }

  private reopen(): void {
    const { lastClosedPeriod } = this.book.call('book.info', {});
    if (lastClosedPeriod !== null && this.attempt('close.reopen', { period: lastClosedPeriod, reason: 'random' })) this.month -= 1;
  }

  private close(): void {
    if (this.attempt('close.run', { period: this.period })) this.month += 1;
  }

  /** A year that has not begun, from one to eighteen months long. */
  private layOutYear(): void {
    const { years } = this.book.call('fiscalYears.list');
    const year = years.findLast(({ canChange }) => canChange);
    if (!year) return;
    const [at, month] = [Number(year.from.slice(0, 4)), Number(year.from.slice(5))];
    const last = month - 1 + [5, 2, 11, 14, 17, 0][this.random(6)]!;
    this.attempt('fiscalYears.change', { from: year.from, to: `${at + Math.floor(last / 12)}-${String((last % 12) + 1).padStart(2, '0')}` });
  }

  private aboutYears(): void {
    const { years } = this.book.call('fiscalYears.list');
    const kind = this.random(4);
    if (kind === 0) this.layOutYear();
    const locked = years.find(({ canUnlock }) => canUnlock);
    const closed = years.find(({ canLock }) => canLock);
    if (kind === 1 && locked) this.attempt('fiscalYears.unlock', { fiscalYear: locked.fiscalYear, reason: 'random' });
    if (kind === 1 && closed && this.random(3) === 0) this.attempt('fiscalYears.lock', { fiscalYear: closed.fiscalYear, reason: 'random' });
    if (kind === 2) this.attempt('periods.softLock', { period: this.period, reason: 'random' });
    if (kind === 3) this.attempt('periods.lift', { period: this.period, reason: 'random' });
  }

  /** A part is bought in the place of one that leaves. */
  private replace(): void {
    const old = this.anAsset();
    const bought = this.attempt('assets.create', { name: 'Replacement', categoryCode: 'MACH', acquisitionDate: `${this.period}-15`, cost: this.amount(900_000), usefulLifeMonths: 1 + this.random(60), parentAssetId: this.anAsset(), replacesAssetId: old, ...this.terms() });
    if (!bought) return;
    const assetId = bought.id as string;
    if (!this.attempt('assets.capitalize', { assetId, capitalizationDate: `${this.period}-15` })) return;
    if (this.attempt('assets.placeInService', { assetId, inServiceDate: `${this.period}-${16 + this.random(10)}` })) this.assets.push(assetId);
    const left = this.attempt('disposals.create', { assetId: old, disposalDate: `${this.period}-20`, disposalType: 'TRADE_IN', proceeds: this.amount(100_000) });
    if (left) this.posted.push(left.id as string);
  }

  private sellSeveral(): void {
    const assets = [...new Set([this.anAsset(), this.anAsset(), this.anAsset()])].map((assetId) => ({ assetId }));
    const sold = this.attempt('disposals.createSeveral', { assets, disposalDate: this.day(), disposalType: 'SALE', proceeds: this.amount(900_000), vatRate: '15' });
    for (const { id } of (sold?.items ?? []) as { id: string }[]) this.posted.push(id);
  }

  private policy(): void {
    const categoryCode = ['MACH', 'VEH', 'BLDG'][this.random(3)] ?? 'MACH';
    this.attempt('assetCategories.update', { categoryCode, surplusInUse: this.random(3) > 0 });
  }

  override step(): void {
    const kind = this.random(100);
    if (kind < 3) this.reopen();
    else if (kind < 8) this.aboutYears();
    else if (kind < 11) this.replace();
    else if (kind < 12) this.sellSeveral();
    else if (kind < 13) this.policy();
    else if (kind < 18) this.attempt('acts.reverse', { id: `act-${1 + this.random(Math.max(1, this.posted.length))}`, reason: 'random' });
    else if (kind < 26) this.close();
    else super.step();
  }
}
