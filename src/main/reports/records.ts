import type { Permission } from '#shared/contract/define.ts';
import type { DateString, Period } from '#shared/values/calendar.ts';
import type { Minor } from '#shared/values/money.ts';
import type { Picture } from './definition.ts';
import type { AssetMonths, ProjectedAsset } from './flows.ts';
import type { Bilingual } from './texts.ts';

type Category = { id: number; name: Bilingual };

/** One side of a transfer: what of it moves; null where that stays as it was, or where there is none. */
export interface MovedPlace {
  location: Bilingual | null;
  costCenter: Bilingual | null;
  custodian: Bilingual | null;
  category: Bilingual | null;
}

/** A transfer that was posted and that nobody took back. */
export interface TransferredAsset {
  transfer: string;
  date: DateString;
  assetNumber: string;
  name: Bilingual;
  /** The category and the location it went to. */
  category: Category;
  location: { code: string; name: Bilingual } | null;
  moves: readonly (keyof MovedPlace)[];
  from: MovedPlace;
  to: MovedPlace;
  /** What went from class to class in the ledger; nothing where the class stays. */
  cost: Minor;
  accumulated: Minor;
  reason: string | null;
  journal: string | null;
  approvedBy: string | null;
  postedBy: string;
}

/** A revaluation, an impairment, or one taken back by another assessment, in one depreciation book. */
export interface ValueChange {
  date: DateString;
  act: string;
  kind: string;
  assetNumber: string;
  name: Bilingual;
  category: Category;
  /** Carrying amount before; and after, which is the fair value or the recoverable amount. */
  before: Minor;
  after: Minor;
  /** How a revaluation restated what was accumulated; null where that is no question. */
  restatement: string | null;
  cost: Minor;
  accumulated: Minor;
  impairment: Minor;
  /** To other comprehensive income, and so into the surplus; negative out of it. */
  surplus: Minor;
  /** Negative for a loss. */
  profitOrLoss: Minor;
  /** The surplus of the asset once the change was posted. */
  surplusBalance: Minor;
  valuer: string | null;
  reportReference: string | null;
  memo: string | null;
  journal: string | null;
  postedBy: string;
}

/** The asset's card: who it is, what it is worth in each depreciation book, and all that happened to it. */
export interface AssetCard {
  assetNumber: string;
  name: Bilingual;
  category: Bilingual;
  status: string;
  tag: string | null;
  serialNumber: string | null;
  location: Bilingual | null;
  custodian: Bilingual | null;
  costCenter: Bilingual | null;
  supplier: Bilingual | null;
  invoiceNumber: string | null;
  quantity: string;
  parent: string | null;
  acquisitionDate: DateString;
  capitalizationDate: DateString | null;
  inServiceDate: DateString | null;
  warrantyEnd: DateString | null;
  insurance: Insurance | null;
  notes: string | null;
  photo: { small: Picture; large: Picture } | null;
  books: readonly CardBook[];
  transfers: readonly TransferredAsset[];
  documents: readonly CardDocument[];
}

export interface Insurance {
  policy: string | null;
  insurer: string | null;
  insuredValue: Minor | null;
  startsOn: DateString | null;
  endsOn: DateString | null;
}

export interface CardBook {
  id: string;
  name: Bilingual;
  method: string;
  lifeMonths: number | null;
  remainingLifeMonths: number | null;
  cost: Minor;
  residualValue: Minor;
  accumulatedDepreciation: Minor;
  accumulatedImpairment: Minor;
  netBookValue: Minor;
  revaluationSurplus: Minor;
  postedThrough: Period | null;
  /** By date, then as they were recorded. All together are the amounts above. */
  events: readonly CardEvent[];
}

export interface CardEvent {
  date: DateString;
  period: Period;
  /** The kind of the event, or of the run that charged. */
  kind: string;
  /** It takes back another. */
  isInverse: boolean;
  /** What brought it about: an invoice, a transfer, an act. */
  document: string | null;
  journal: string | null;
  cost: Minor;
  accumulated: Minor;
  impairment: Minor;
  by: string;
  note: string | null;
}

export interface CardDocument {
  kind: string;
  fileName: string;
  note: string | null;
  bytes: number;
  sha256: string;
  by: string;
  at: string;
}

/** One line of a posted journal. */
export interface ListedLine {
  journal: string;
  date: DateString;
  period: Period;
  account: { code: string; name: Bilingual };
  debit: Minor;
  credit: Minor;
  costCenter: string | null;
  asset: string | null;
  narration: Bilingual;
  /** What posted it: a run, an act, a document. */
  source: string;
  /** The files for other ledgers that it stands in. */
  exports: string | null;
  postedBy: string;
}

/** A file of journals that was handed over. */
export interface ExportedFile {
  id: string;
  format: string;
  fileName: string;
  at: string;
  by: string;
  journals: number;
  total: Minor;
  sha256: string;
}

export interface JournalListing {
  lines: Iterable<ListedLine>;
  /** The same, added up by the database. */
  totals: { journals: number; debit: Minor; credit: Minor };
  files: readonly ExportedFile[];
}

/** What is being built, and what it has cost so far. */
export interface ConstructionProject {
  assetNumber: string;
  name: Bilingual;
  category: Category;
  location: Bilingual | null;
  costCenter: Bilingual | null;
  begunOn: DateString;
  lastCostOn: DateString;
  /** The costs that stand, each with its day. */
  costs: readonly { date: DateString; amount: Minor }[];
}

/** A warranty or an insurance of an asset that is still held. */
export interface Cover {
  kind: 'warranty' | 'insurance';
  assetNumber: string;
  name: Bilingual;
  category: Category;
  location: Bilingual | null;
  custodian: Bilingual | null;
  /** Who answers for it: the supplier, or the insurer. */
  provider: Bilingual | null;
  policy: string | null;
  startsOn: DateString | null;
  endsOn: DateString | null;
  insuredValue: Minor | null;
  netBookValue: Minor;
}

/** One field that one command changed, or the command where it names none. */
export interface LoggedChange {
  sequence: number;
  at: string;
  by: string;
  operation: string;
  subject: string;
  field: string | null;
  before: string | null;
  after: string | null;
  reason: string | null;
}

/** What the checks of a month found, asset by asset where it names any. */
export interface ReportedFinding {
  /** What the check is called, the same in every language. */
  code: string;
  severity: 'block' | 'warn' | 'ok';
  finding: Bilingual;
  assets: readonly { number: string; name: Bilingual }[];
  /** As many as were found, listed or not. */
  count: number;
}

export interface MonthExceptions {
  findings: readonly ReportedFinding[];
  passedOver: readonly { assetNumber: string; name: Bilingual; note: Bilingual }[];
}

/** Both included. */
export interface Days {
  from: DateString;
  to: DateString;
}

/** What reports need of single records, beside its sums and movements. */
export interface RecordSource {
  /** The same by asset, in the order of classes and numbers; assets without a charge are left out. */
  depreciationByMonthOfAssets: (query: { bookId: string | null; from: Period; to: Period }) => Iterable<AssetMonths>;
  /** The same as the projection by asset, in the order of classes and numbers. */
  projectionOfAssets: (query: { bookId: string | null; months: number; categoryId: number | null }) => Iterable<ProjectedAsset>;
  /** Whether whoever asks may do this. */
  may: (permission: Permission) => boolean;
  /** The day it is. */
  today: () => DateString;
  /** Transfers that stand, by the day they took effect. */
  transfers: (query: Days) => readonly TransferredAsset[];
  /** Revaluations and impairments that stand, by day. @throws DEPRECIATION_BOOK_NOT_FOUND */
  valueChanges: (query: Days & { bookId: string | null; categoryId: number | null }) => readonly ValueChange[];
  /** By id ("asset-12") or number. @throws ASSET_NOT_FOUND */
  card: (asset: string) => AssetCard;
  /** Journals posted in a range of days, in the order of posting, or those of one file. @throws EXPORT_NOT_FOUND */
  journals: (choice: Days | { export: string }) => JournalListing;
  /** What was under construction at the end of a day, by number. */
  construction: (asOf: DateString) => readonly ConstructionProject[];
  /** Warranties and insurances of the assets held at the end of a day. */
  covers: (query: { asOf: DateString; bookId: string | null; categoryId: number | null }) => readonly Cover[];
  /** What was done from a day to a day (UTC), oldest first. */
  changes: (query: Days & { by: string | null; subject: string | null }) => Iterable<LoggedChange>;
  /** @throws DEPRECIATION_BOOK_NOT_FOUND */
  exceptions: (query: { period: Period; bookId: string | null }) => MonthExceptions;
}
