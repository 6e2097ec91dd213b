import { Refusal, refuse } from '#shared/errors.ts';
import { lastDay, periodOf, type DateString, type Period } from '#shared/values/calendar.ts';
import { minor, type Minor } from '#shared/values/money.ts';
import { findAssetById, type AssetRow } from '../../book/tables/assets.ts';
import type { CategoryRow } from '../../book/tables/categories.ts';
import { ledgerBook, type DepreciationBookRow } from '../../book/tables/company.ts';
import { assetKeys, type AssetKey } from '../../book/tables/imports.ts';
import { chargeForPeriod, checkTerms, type Charge, type Terms } from '../../engine/index.ts';
import { PLACE_KINDS, type ImportedAsset, type ImportField, type ImportMapping, type PlaceKind, type Problem, type ProblemCode, type Warning } from '../../exchange/import/model.ts';
import { throughPeriod } from '../books/entering.ts';
import { LEDGER_FIELDS, TERM_FIELDS } from '../assets/details.ts';
import { residualOf } from '../assets/identity.ts';
import { show, type Context } from '../context.ts';
import { isClosed, lastClosedPeriod } from '../periods.ts';
import { seenBy } from '../books/seen.ts';
import { engineTerms, TAX_ONLY, stateOf, termsAtCost } from '../terms.ts';
import { planKey, readImport, type ReadImport } from './reading.ts';
import { readReferences, type References } from './references.ts';
import { capitalizationDate, cutoverOf, differences, fieldsOf, mergedInsurance, targetRow, type Cutover } from './target.ts';

export interface PlannedAsset {
  imported: ImportedAsset;
  action: 'create' | 'update' | 'unchanged';
  /** What will stand in the book; for an update, the known row with what changes. */
  target: AssetRow;
  known: AssetRow | null;
  changed: readonly (keyof AssetRow)[];
  category: CategoryRow;
  /** Of the first open month; null for what does not depreciate yet. */
  firstCharge: Charge | null;
}

/** What an import would do: made for the preview and made again for the commit, by this one function. */
export interface ImportPlan {
  reading: ReadImport;
  mapping: ImportMapping;
  assets: PlannedAsset[];
  references: References;
  cutover: Cutover;
  problems: Problem[];
  warnings: Warning[];
  totals: { count: number; costMinor: Minor; accumulatedMinor: Minor; netBookValueMinor: Minor; firstMonthMinor: Minor };
  fingerprint: string;
}

export interface ImportInput {
  fileId: string;
  mapping: ImportMapping;
  edits: readonly { row: number; column: string; value: string }[];
}

/** @throws FILE_NOT_FOUND, FILE_UNREADABLE, FILE_TOO_LARGE, CASH_BASIS, INVALID_INPUT */
export function planImport(context: Context, input: ImportInput): ImportPlan {
  const reading = readImport(context, input);
  const { parsed } = reading;
  if (context.company.basis === 'cash' && parsed.assets.some((asset) => asset.status !== 'DRAFT')) refuse('CASH_BASIS', { operation: 'imports.commit' });
  const planner = new Planner(context, input.mapping, parsed.assets);
  const assets = parsed.assets.flatMap((asset) => planner.plan(asset) ?? []);
  const totals = { count: 0, cost: 0, accumulated: 0, carrying: 0, first: 0 };
  for (const { target, firstCharge } of assets) {
    const accumulated = target.opening_accumulated_minor ?? 0;
    totals.count += 1;
    totals.cost += target.cost_minor;
    totals.accumulated += accumulated;
    totals.carrying += target.cost_minor - accumulated - (target.opening_impairment_minor ?? 0);
    totals.first += firstCharge?.amountMinor ?? 0;
  }
  return {
    reading, mapping: input.mapping, assets, references: planner.references, cutover: planner.cutover,
    problems: byRow([...parsed.problems, ...planner.problems]), warnings: byRow([...parsed.warnings, ...planner.warnings]),
    totals: { count: totals.count, costMinor: minor(totals.cost), accumulatedMinor: minor(totals.accumulated), netBookValueMinor: minor(totals.carrying), firstMonthMinor: minor(totals.first) },
    fingerprint: planKey(context, reading),
  };
}

const byRow = <T extends { row: number }>(findings: T[]): T[] => findings.sort((a, b) => a.row - b.row);

class Planner {
  readonly context: Context;
  readonly references: References;
  readonly cutover: Cutover;
  readonly problems: Problem[] = [];
  readonly warnings: Warning[] = [];
  readonly #book: DepreciationBookRow;
  readonly #numbers: Map<string, AssetKey>;
  readonly #externalIds: Map<string, AssetKey>;
  readonly #rowOfNumber = new Map<string, number>();
  readonly #rowOfExternalId = new Map<string, number>();
  readonly #hasHistory: boolean;
  readonly #headings: ReadonlyMap<ImportField, string>;
  readonly #closed = new Map<Period, boolean>();

  constructor(context: Context, mapping: ImportMapping, assets: readonly ImportedAsset[]) {
    this.context = context;
    this.references = readReferences(context, assets, mapping);
    this.cutover = cutoverOf(context, assets);
    this.#book = ledgerBook(context.connection);
    const keys = assetKeys(context.connection);
    this.#numbers = new Map(keys.map((key) => [key.number, key]));
    this.#externalIds = new Map(keys.flatMap((key) => (key.external_id === null || key.deleted === 1 ? [] : [[key.external_id, key]])));
    this.#hasHistory = lastClosedPeriod(context) !== null || context.company.first_period !== null;
    this.#headings = new Map(Object.entries(mapping.columns).map(([heading, field]) => [field, heading]));
  }

  /** Null where nothing sensible can be shown of the row; the problems say why. */
  plan(asset: ImportedAsset): PlannedAsset | null {
    this.#checkDuplicates(asset);
    const category = this.references.category(asset.category);
    if (typeof category === 'string') return this.#problem(asset, 'category', category === 'unknown' ? 'UNKNOWN_CATEGORY' : 'CATEGORY_INACTIVE', asset.category);
    const target = targetRow(this.context, asset, category, this.#places(asset), capitalizationDate(asset, this.cutover, { isClosed: (period) => this.#isClosed(period) }));
    const key = this.#knownAs(asset);
    if (key) return this.#planKnown(asset, key, target, category);
    this.#checkTarget(asset, target, category);
    return { imported: asset, action: 'create', target, known: null, changed: [], category, firstCharge: this.#firstCharge(asset, target, category) };
  }

  #isClosed(period: Period): boolean {
    let closed = this.#closed.get(period);
    if (closed === undefined) {
      closed = isClosed(this.context, period);
      this.#closed.set(period, closed);
    }
    return closed;
  }

  #problem(asset: ImportedAsset, field: ImportField, code: ProblemCode, value: string | null, params: Problem['params'] = {}): null {
    this.problems.push({ row: asset.row, column: this.#headings.get(field) ?? null, field, value, code, params });
    return null;
  }

  #warn(asset: ImportedAsset, field: ImportField, code: Warning['code'], value: string | null, params: Warning['params']): void {
    this.warnings.push({ row: asset.row, column: this.#headings.get(field) ?? null, field, value, code, params });
  }

  #checkDuplicates(asset: ImportedAsset): void {
    const check = (field: 'assetNumber' | 'externalId', seen: Map<string, number>): void => {
      const value = asset[field];
      if (value === null) return;
      const first = seen.get(value);
      if (first === undefined) seen.set(value, asset.row);
      else this.#problem(asset, field, 'DUPLICATE_IN_FILE', value, { firstRow: first });
    };
    check('assetNumber', this.#rowOfNumber);
    check('externalId', this.#rowOfExternalId);
  }

  #places(asset: ImportedAsset): Record<PlaceKind, number | null> {
    const places: Record<PlaceKind, number | null> = { location: null, costCenter: null, custodian: null, supplier: null };
    for (const kind of PLACE_KINDS) {
      const word = asset.places[kind];
      if (word === null) continue;
      const found = this.references.place(kind, word);
      if (typeof found === 'number') places[kind] = found;
      else this.#problem(asset, kind, found === 'unknown' ? 'UNKNOWN_PLACE' : 'PLACE_INACTIVE', word);
    }
    return places;
  }

  /** The asset of the book that the row speaks of: by external id, else by number. */
  #knownAs(asset: ImportedAsset): AssetKey | null {
    const byExternalId = asset.externalId === null ? undefined : this.#externalIds.get(asset.externalId);
    const byNumber = asset.assetNumber === null ? undefined : this.#numbers.get(asset.assetNumber);
    const taken = byNumber && (byNumber.deleted === 1 || (byExternalId ? byExternalId.id !== byNumber.id : asset.externalId !== null && byNumber.external_id !== null));
    if (taken) this.#problem(asset, 'assetNumber', 'NUMBER_TAKEN', asset.assetNumber);
    return byExternalId ?? (taken ? null : (byNumber ?? null));
  }

  #planKnown(asset: ImportedAsset, key: AssetKey, said: AssetRow, category: CategoryRow): PlannedAsset | null {
    const known = findAssetById(this.context.connection, key.id);
    if (!known) return this.#problem(asset, 'assetNumber', 'NUMBER_TAKEN', asset.assetNumber);
    const target = { ...said, insurance: mergedInsurance(known.insurance, said.insurance) };
    const changed = differences(known, target, asset);
    const fixed: readonly string[] = known.status === 'DRAFT' ? [] : known.status === 'CAPITALIZED' ? LEDGER_FIELDS : [...LEDGER_FIELDS, ...TERM_FIELDS];
    const blocked = known.status === 'DISPOSED' ? changed : changed.filter((field) => fixed.includes(field));
    if (blocked.length > 0) this.#problem(asset, 'assetNumber', 'ALREADY_POSTED', asset.assetNumber ?? known.number, { asset: known.number, fields: fieldsOf(blocked).join(', ') });
    const next: AssetRow = { ...known, ...Object.fromEntries(changed.map((field) => [field, target[field]])) };
    return { imported: asset, action: changed.length > 0 ? 'update' : 'unchanged', target: next, known, changed, category, firstCharge: null };
  }

  #checkTarget(asset: ImportedAsset, target: AssetRow, category: CategoryRow): void {
    const { context } = this;
    const residual = residualOf(target, category);
    if (residual > target.cost_minor) this.#problem(asset, 'residualValue', 'RESIDUAL_ABOVE_COST', show(context, residual), { cost: show(context, target.cost_minor) });
    const brought = (target.opening_accumulated_minor ?? 0) + (target.opening_impairment_minor ?? 0);
    // The file's own residual value was checked against its own figures; this is the category's.
    if (asset.residualMinor === null && brought > target.cost_minor - residual) {
      this.#problem(asset, 'accumulatedDepreciation', 'ACCUMULATED_ABOVE_BASE', show(context, brought), { cost: show(context, target.cost_minor), residual: show(context, residual), most: show(context, target.cost_minor - residual) });
    }
    if (asset.status === 'DRAFT') return;
    if (target.cost_minor === 0) this.#problem(asset, 'cost', 'INVALID_AMOUNT', show(context, 0), { reason: 'zero' });
    else if (target.cost_minor < category.capitalization_threshold_minor) this.#problem(asset, 'cost', 'BELOW_THRESHOLD', show(context, target.cost_minor), { threshold: show(context, category.capitalization_threshold_minor), category: category.name });
    this.#checkOpening(asset, target, category);
  }

  #checkOpening(asset: ImportedAsset, target: AssetRow, category: CategoryRow): void {
    const through = asset.opening?.depreciatedThrough;
    if (through === undefined) return;
    const byDays = (target.convention ?? category.convention) === 'actual_days';
    if (!byDays && through !== lastDay(periodOf(through))) this.#problem(asset, 'depreciatedThrough', 'DEPRECIATED_THROUGH_NOT_MONTH_END', through, { monthEnd: lastDay(periodOf(through)) });
    const open = this.cutover.openPeriod;
    if (this.#hasHistory && open !== null && periodOf(through) > open) this.#problem(asset, 'depreciatedThrough', 'DEPRECIATED_THROUGH_TOO_LATE', through, { openPeriod: open });
  }

  /** The charge of the first open month, by the same terms and state that the first run will see. */
  #firstCharge(asset: ImportedAsset, target: AssetRow, category: CategoryRow): Charge | null {
    const open = this.cutover.openPeriod;
    if (asset.status !== 'IN_SERVICE' || open === null) return null;
    const terms = termsOfTarget(this.context, this.#book, { target, category });
    if (TAX_ONLY.has(terms.method)) return this.#problem(asset, 'depreciationMethod', 'METHOD_NOT_AVAILABLE', terms.method);
    this.#checkFactor(asset, terms);
    try {
      checkTerms(terms);
      const charge = chargeForPeriod(terms, stateOf({ cost_minor: target.cost_minor, accumulated_minor: target.opening_accumulated_minor ?? 0, impairment_minor: target.opening_impairment_minor ?? 0, posted_through: throughPeriod(target) }, open));
      this.#compare(asset, charge, open);
      return charge;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return this.#refused(asset, error);
    }
  }

  /** A declining balance that the file gives neither a rate nor a factor for goes on by a factor nobody has said. */
  #checkFactor(asset: ImportedAsset, { annualRate, factor, rateFromResidual }: Terms): void {
    const isDeclining = asset.method === 'declining_balance' || asset.method === 'accelerated';
    if (!isDeclining || asset.factor !== null || asset.annualRate !== null || annualRate !== undefined || rateFromResidual === true) return;
    this.#warn(asset, 'depreciationMethod', 'FACTOR_ASSUMED', asset.method, { factor: factor ?? DEFAULT_FACTOR });
  }

  #refused(asset: ImportedAsset, { code, params }: Refusal): null {
    const field = 'field' in params ? String(params.field) : '';
    // Said already, of the cell itself.
    if (this.problems.at(-1)?.row === asset.row) return null;
    if (field === 'usefulLifeMonths') return this.#problem(asset, this.#headings.has('usefulLifeYears') ? 'usefulLifeYears' : 'usefulLifeMonths', 'LIFE_REQUIRED', asset.usefulLifeMonths === null ? null : String(asset.usefulLifeMonths));
    return this.#problem(asset, 'depreciationMethod', 'TERMS_REFUSED', asset.method, { refusal: code, of: field });
  }

  #compare(asset: ImportedAsset, charge: Charge, open: Period): void {
    const { context } = this;
    const stated = asset.stated.monthlyMinor;
    // A fully depreciated asset has no charge, whatever its old monthly figure was.
    if (stated !== null && charge.reason === 'due' && Math.abs(stated - charge.currentMinor) > 1) {
      this.#warn(asset, 'monthlyDepreciation', 'MONTHLY_DEPRECIATION_DIFFERS', show(context, stated), { computed: show(context, charge.currentMinor), stated: show(context, stated), difference: show(context, stated - charge.currentMinor) });
    }
    if (charge.catchUpMinor !== 0) {
      this.#warn(asset, 'inServiceDate', 'CATCH_UP_INCLUDED', asset.inServiceDate, { period: open, catchUp: show(context, charge.catchUpMinor) });
    } else if (charge.amountMinor > 0 && asset.opening?.accumulatedMinor === 0 && startedBefore(asset, open)) {
      this.#warn(asset, 'accumulatedDepreciation', 'NO_ACCUMULATED_DEPRECIATION', null, { inServiceDate: asset.inServiceDate ?? asset.acquisitionDate, depreciatedThrough: asset.opening.depreciatedThrough });
    }
  }
}

/** The engine's own, of a declining balance without any. */
const DEFAULT_FACTOR = '2';

/** The terms that an asset of the file will be frozen with in the book that posts. Provisional rows will do. */
export function termsOfTarget(context: Context, book: DepreciationBookRow, { target, category }: Pick<PlannedAsset, 'target' | 'category'>): Terms {
  const { opening_through, opening_accumulated_minor, opening_impairment_minor, cost_minor } = target;
  return engineTerms({ ...termsAtCost(seenBy(context.connection, book, target, category), book, cost_minor), usage: null, opening_through, opening_accumulated_minor, opening_impairment_minor, cost_minor }, context.company);
}

const startedBefore = (asset: ImportedAsset, open: Period): boolean => periodOf((asset.inServiceDate ?? asset.acquisitionDate) as DateString) < open;
