import type { DateString, Period } from '#shared/values/calendar.ts';
import type { Minor } from '#shared/values/money.ts';
import type { ReportSource } from '../source.ts';
import type { Bilingual } from '../texts.ts';

/** A depreciation book that takes part in the month, with what it charged. */
export interface PackBook {
  id: string;
  name: Bilingual;
  postsToLedger: boolean;
  rounding: string;
  /** Runs of the month that stand ("dep-3"), the first posted first. */
  runs: readonly string[];
  /** Charged in the month, by runs and by acts. */
  charged: Minor;
}

/** What a check of the list said when the month was closed. */
export interface PackFinding {
  code: string;
  severity: 'block' | 'warn' | 'ok';
  count: number;
  /** Numbers of the first assets concerned. */
  assets: readonly string[];
  params: Readonly<Record<string, string | number>>;
}

/** Assets that the month's run passed over for one reason. */
export interface PackException {
  book: string;
  reason: string;
  count: number;
  assets: readonly string[];
}

/** The month as it stood when it was closed; an open one as it stands now. */
export interface PackMonth {
  period: Period;
  state: 'closed' | 'draft';
  /** ISO 8601 in UTC; null for a draft. */
  closedAt: string | null;
  closedBy: string | null;
  /** The newest row of the log that the figures rest on, and how many rows there were up to it. */
  chainHead: string;
  auditRows: number;
  engineVersion: string;
  books: readonly PackBook[];
  /** Null: the version that closed the month did not keep them. */
  findings: readonly PackFinding[] | null;
  exceptions: readonly PackException[] | null;
}

export interface VarianceRow {
  category: Bilingual;
  assets: number;
  now: Minor;
  before: Minor;
  catchUp: Minor;
}

/** One thing of one asset that a transfer changed, or what its reversal changed back. */
export interface PackTransfer {
  date: DateString;
  transfer: string;
  assetNumber: string;
  name: Bilingual;
  field: 'location' | 'custodian' | 'costCenter' | 'category';
  from: Bilingual | null;
  to: Bilingual | null;
  /** With the change of category; else nothing moves in the accounts. */
  cost: Minor;
  accumulated: Minor;
  journal: string | null;
  reason: string | null;
  by: string;
}

/** What was done to one asset in one depreciation book, and what it added to its balance. */
export interface PackAct {
  date: DateString;
  reference: string;
  assetNumber: string;
  name: Bilingual;
  kind: string;
  isInverse: boolean;
  /** Null: in every depreciation book. */
  book: string | null;
  cost: Minor;
  accumulated: Minor;
  impairment: Minor;
  surplus: Minor;
  journal: string | null;
  reason: string | null;
  by: string;
}

export interface PackProject {
  assetNumber: string;
  name: Bilingual;
  started: DateString;
  ageMonths: number;
  opening: Minor;
  added: Minor;
  completed: Minor;
  otherwise: Minor;
  closing: Minor;
}

export interface PackJournalLine {
  journal: string;
  date: DateString;
  narration: Bilingual;
  /** Hash of the whole journal, as the book keeps it. */
  hash: string;
  account: string;
  accountName: Bilingual;
  costCenter: string | null;
  assetNumber: string | null;
  debit: Minor;
  credit: Minor;
}

export interface PackLogRow {
  seq: number;
  at: string;
  actor: string;
  operation: string;
  subject: string;
  hash: string;
}

/** What a close pack needs to know of a book: everything as of its month. */
export interface PackSource {
  month: PackMonth;
  /** ISO 8601 in UTC. */
  now: string;
  /** Who makes the pack. */
  preparedBy: string;
  /** The book's reports; they believe that the pack's month is the last closed one. */
  reports: ReportSource;
  variance: (bookId: string) => readonly VarianceRow[];
  transfers: () => Iterable<PackTransfer>;
  acts: () => Iterable<PackAct>;
  projects: () => Iterable<PackProject>;
  /** In the order of their numbers, line by line. */
  journals: () => Iterable<PackJournalLine>;
  /** What was done since the close before, the close itself last. */
  log: () => Iterable<PackLogRow>;
}
