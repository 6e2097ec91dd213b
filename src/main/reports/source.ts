import type { DateString, Period } from '#shared/values/calendar.ts';
import type { FiscalCalendar } from '#shared/values/fiscalCalendar.ts';
import type { Minor } from '#shared/values/money.ts';
import type { CountSource } from './counting.ts';
import type { Additions, CategoryMonths, Projection } from './flows.ts';
import type { AssetMovements, MovementQuery } from './movements.ts';
import type { LedgerReconciliation } from './reconciliation.ts';
import type { RecordSource } from './records.ts';
import type { Bilingual, EventName } from './texts.ts';

export type AssetStatus = 'DRAFT' | 'CAPITALIZED' | 'IN_SERVICE' | 'FULLY_DEPRECIATED' | 'HELD_FOR_SALE' | 'DISPOSED';

export interface ReportBook extends FiscalCalendar {
  company: Bilingual;
  currency: string;
  exponent: number;
  depreciationBook: { id: string; name: Bilingual };
  firstPeriod: Period | null;
  openPeriod: Period | null;
  lastClosedPeriod: Period | null;
  engineVersion: string;
  /** The framework, and how depreciation is rounded. */
  policy: Bilingual;
  preparedBy: string;
  /** Hash of the newest audit row: what the printed figures rest on. */
  chainHead: string;
}

export interface Place {
  code: string;
  name: Bilingual;
}

export interface RegisterQuery {
  /** Null: the book that posts to the ledger. */
  bookId: string | null;
  asOf: DateString;
  categoryId: number | null;
  locationCode: string | null;
  status: AssetStatus | null;
  includeDisposed: boolean;
  /** Rows come in the order of the groups, then by asset number. */
  orderBy: 'number' | 'category' | 'location' | 'costCenter' | 'custodian';
}

/** An asset as it stood at the end of a day. Drafts are no assets yet: they are left out. */
export interface RegisterRow {
  assetNumber: string;
  tag: string | null;
  name: Bilingual;
  category: { id: number; name: Bilingual };
  location: Place | null;
  costCenter: Place | null;
  custodian: Place | null;
  supplier: Place | null;
  invoiceNumber: string | null;
  serialNumber: string | null;
  acquisitionDate: DateString;
  inServiceDate: DateString | null;
  method: string;
  lifeMonths: number | null;
  annualRate: string | null;
  remainingLifeMonths: number | null;
  quantity: string;
  cost: Minor;
  residualValue: Minor;
  accumulatedDepreciation: Minor;
  accumulatedImpairment: Minor;
  netBookValue: Minor;
  status: AssetStatus;
}

export interface RegisterTotals {
  count: number;
  cost: Minor;
  accumulatedDepreciation: Minor;
  accumulatedImpairment: Minor;
  netBookValue: Minor;
}

export interface ScheduleMonth {
  period: Period;
  from: DateString;
  to: DateString;
  openingCarryingAmount: Minor;
  depreciation: Minor;
  accumulatedDepreciation: Minor;
  carryingAmount: Minor;
  status: 'opening' | 'posted' | 'planned';
  journal: string | null;
  events: readonly { date: DateString; type: EventName; amount: Minor | null }[];
}

export interface ScheduleYear {
  year: number;
  beginningBookValue: Minor;
  depreciation: Minor;
  accumulatedDepreciation: Minor;
  endingBookValue: Minor;
}

export interface AssetSchedule {
  assetNumber: string;
  name: Bilingual;
  category: Bilingual;
  /** When it was placed in service; what the terms rest on. */
  cost: Minor;
  /** As it stands, with what was done to it since. Null before it is in the book. */
  costNow: Minor | null;
  residualValue: Minor;
  method: string;
  basis: string;
  lifeMonths: number | null;
  annualRate: string | null;
  convention: string;
  dayCount: string;
  rounding: string;
  inServiceDate: DateString;
  fullyDepreciatedOn: DateString | null;
  months: readonly ScheduleMonth[];
  years: readonly ScheduleYear[];
  /** All depreciation of the life, which the months add up to; an opening balance is the first of them, and in no year. */
  total: Minor;
}

export interface RunLine {
  assetNumber: string;
  name: Bilingual;
  category: { id: number; name: Bilingual };
  costCenter: Place | null;
  expenseAccount: string;
  accumulatedAccount: string;
  cost: Minor;
  openingAccumulated: Minor;
  depreciation: Minor;
  /** Part of the depreciation that belongs to earlier periods. */
  catchUp: Minor;
  yearToDate: Minor;
  accumulatedDepreciation: Minor;
  netBookValue: Minor;
  method: string;
  remainingLifeMonths: number | null;
}

export interface DepreciationRun {
  runId: string;
  bookId: string;
  period: Period;
  asOf: DateString;
  status: string;
  journal: string | null;
  postingDate: DateString | null;
  reason: string | null;
  totalAssets: number;
  totalDepreciation: Minor;
  /** By category, then by asset number. */
  lines: Iterable<RunLine>;
  exceptions: readonly { assetNumber: string; name: Bilingual; note: Bilingual }[];
}

/** One pool in one tax year. */
export interface TaxPoolRow {
  year: number;
  pool: string;
  name: Bilingual;
  state: 'closed' | 'open' | 'later';
  /** The rate applied. */
  percent: string;
  opening: Minor;
  /** Of this year and, where they count by halves, of the one before. */
  additions: Minor;
  additionsCounted: Minor;
  proceeds: Minor;
  proceedsCounted: Minor;
  deductedAtOnce: Minor;
  base: Minor;
  depreciation: Minor;
  afterDepreciation: Minor;
  repairsDeductible: Minor;
  repairsExcess: Minor;
  writeOff: Minor;
  closing: Minor;
  deduction: Minor;
  income: Minor;
}

export interface TaxPoolSchedule {
  /** What the rules are called, and what they do not decide. */
  rules: Bilingual;
  note: Bilingual;
  firstYear: number;
  lastYear: number;
  /** By pool, then by year. */
  rows: readonly TaxPoolRow[];
}

/** An asset on a document that goes with it. */
export interface HandedAsset {
  assetNumber: string;
  name: Bilingual;
  category: Bilingual;
  serialNumber: string | null;
  tag: string | null;
  quantity: string;
  location: Place | null;
}

/** What a custodian answers for, or is about to. */
export interface CustodyForm {
  custodian: Place | null;
  /** Who had the assets before; null where no transfer says so. */
  from: Place | null;
  /** The number of the transfer that brings them, the first and the last of a batch; null for what is in custody now. */
  transfer: string | null;
  date: DateString;
  approvedBy: Bilingual | null;
  assets: readonly HandedAsset[];
}

/** One thing of one asset that a transfer changes. */
export interface TransferMove {
  transfer: string;
  assetNumber: string;
  name: Bilingual;
  field: 'location' | 'custodian' | 'costCenter' | 'category';
  from: Bilingual | null;
  to: Bilingual | null;
}

export interface TransferNote {
  /** One number, or the first and the last of a batch. */
  numbers: string;
  date: DateString;
  status: string;
  reason: string | null;
  journals: string | null;
  preparedBy: string;
  approvedBy: string | null;
  postedBy: string | null;
  /** The custodians, where all assets come from one or go to one. */
  handedOverBy: Bilingual | null;
  receivedBy: Bilingual | null;
  assets: number;
  /** By transfer. */
  moves: readonly TransferMove[];
}

export interface ComparisonQuery {
  bookId: string;
  againstId: string;
  period: Period;
  groupBy: 'category' | 'asset';
}

/** Carrying amounts of assets, or of the assets of a category, in two depreciation books. */
export interface ComparedValues {
  category: { id: number; name: Bilingual };
  asset: { number: string; name: Bilingual } | null;
  assets: number;
  book: { cost: Minor; accumulated: Minor; carrying: Minor; charge: Minor };
  against: { cost: Minor; accumulated: Minor; carrying: Minor; charge: Minor };
  differenceOpening: Minor;
  differenceMovement: Minor;
  differenceClosing: Minor;
  /** A liability above zero; null where there is no rate. */
  deferredTax: Minor | null;
}

export interface BookComparison {
  book: { id: string; name: Bilingual };
  against: { id: string; name: Bilingual };
  yearStart: Period;
  /** "0.20", and the day it is valid from. */
  rate: { rate: string; validFrom: DateString } | null;
  rows: readonly ComparedValues[];
  /** Deferred tax of all rows, added up apart from them. */
  deferredTax: Minor | null;
  onlyInBook: { assets: number; carrying: Minor };
  onlyInAgainst: { assets: number; carrying: Minor };
}

/** What was disposed of: a whole asset or a part of one, in one depreciation book. */
export interface DisposedAsset {
  /** "act-12". */
  disposal: string;
  assetNumber: string;
  name: Bilingual;
  serialNumber: string | null;
  category: { id: number; name: Bilingual };
  location: Bilingual | null;
  acquisitionDate: DateString;
  date: DateString;
  type: string;
  /** Share of the cost before, "25" or "33.33"; null for the whole. */
  partPercent: string | null;
  /** Pieces, where the part was named by them. */
  partQuantity: string | null;
  cost: Minor;
  accumulatedDepreciation: Minor;
  accumulatedImpairment: Minor;
  carryingAmount: Minor;
  /** Net of VAT. */
  proceeds: Minor;
  vat: Minor;
  sellingCosts: Minor;
  /** Negative for a loss. */
  gainLoss: Minor;
  buyer: string | null;
  document: string | null;
  reason: string | null;
  journal: string | null;
  postedBy: string;
}

export interface DisposalQuery {
  /** Null: the book that posts to the ledger. */
  bookId: string | null;
  from: DateString;
  to: DateString;
  categoryId: number | null;
  orderBy: 'date' | 'category' | 'type';
}

/** What reports need to know of a book. Operations answer it from the book's queries; tests from lists. */
export interface ReportSource extends RecordSource, CountSource {
  /** The company with one of its depreciation books; null: the one that posts to the ledger. @throws DEPRECIATION_BOOK_NOT_FOUND, DEPRECIATION_BOOK_NOT_ACTIVE */
  book: (bookId?: string | null) => ReportBook;
  /** The first depreciation book beside the ledger that holds assets; null while there is none. */
  memorandum: () => string | null;
  /** @throws CATEGORY_NOT_FOUND */
  category: (reference: string) => { id: number; name: Bilingual };
  /** @throws PLACE_NOT_FOUND */
  location: (code: string) => Place;
  register: (query: RegisterQuery) => Iterable<RegisterRow>;
  /** The sums of the same query, added up apart from its rows: the two must agree. */
  registerTotals: (query: RegisterQuery) => RegisterTotals;
  /** By id ("asset-12") or number. @throws ASSET_NOT_FOUND, ASSET_NOT_IN_SERVICE */
  schedule: (asset: string, bookId: string | null) => AssetSchedule;
  /** A run by its id ("dep-3"), or the one of a period: posted before draft. @throws RUN_NOT_FOUND */
  run: (choice: { runId: string } | { period: Period; bookId: string | null }) => DepreciationRun;
  /** One book against another at the end of a month. @throws DEPRECIATION_BOOK_NOT_FOUND, DEPRECIATION_BOOK_NOT_ACTIVE, INVALID_INPUT */
  comparison: (query: ComparisonQuery) => BookComparison;
  /** @throws TRANSFER_NOT_FOUND, ASSET_NOT_FOUND, PLACE_NOT_FOUND */
  custody: (choice: { transfer: string } | { asset: string } | { custodian: string }) => CustodyForm;
  /** By id ("trf-12") or number, with what was prepared in the same batch. @throws TRANSFER_NOT_FOUND */
  transferNote: (transfer: string) => TransferNote;
  /** Disposals that nobody took back. */
  disposals: (query: DisposalQuery) => readonly DisposedAsset[];
  /** All that was disposed of on one paper with this one. @throws ACT_NOT_FOUND, ACT_REVERSED */
  disposal: (id: string) => readonly DisposedAsset[];
  /** From the first tax year through the fiscal year of the month; null: the one that closes next. @throws TAX_REGIME_MISSING */
  taxPools: (through: Period | null) => TaxPoolSchedule;
  /** The register beside another ledger at the end of a month. */
  reconciliation: (period: Period) => LedgerReconciliation;
  /** The last month with balances of another ledger; null while there is none. */
  lastReconciled: () => Period | null;
  /** Every asset through a range of months. @throws DEPRECIATION_BOOK_NOT_FOUND */
  movements: (query: MovementQuery) => Iterable<AssetMovements>;
  /** What came in and what was improved. @throws DEPRECIATION_BOOK_NOT_FOUND */
  additions: (query: Pick<MovementQuery, 'bookId' | 'from' | 'to' | 'categoryId'>) => Additions;
  /** Depreciation posted, by class and month, in the order of classes. @throws DEPRECIATION_BOOK_NOT_FOUND */
  depreciationByMonth: (query: Pick<MovementQuery, 'bookId' | 'from' | 'to'>) => readonly CategoryMonths[];
  /** What coming months charge if nothing changes, by class. @throws DEPRECIATION_BOOK_NOT_FOUND */
  projection: (query: { bookId: string | null; months: number; categoryId: number | null }) => Projection;
}
