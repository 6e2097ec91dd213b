import type { DateString, Period } from '#shared/values/calendar.ts';
import type { Minor } from '#shared/values/money.ts';
import type { Bilingual } from './texts.ts';

/** An account of the register beside the same one in another ledger. Amounts stand on the account's own side. */
export interface ReconciledAccount {
  code: string;
  name: Bilingual;
  role: string;
  side: 'debit' | 'credit';
  registerOpening: Minor;
  registerMovement: Minor;
  registerClosing: Minor;
  ownJournals: Minor;
  /** Null where no balance was entered: then there is no difference either. */
  ledger: Minor | null;
  difference: Minor | null;
  /** The difference of the last month with balances. */
  carried: Minor | null;
  cleared: Minor;
  explained: Minor;
  explainedByType: ReadonlyMap<string, Minor>;
  unexplained: Minor | null;
}

/** An explanation that stands in the month. */
export interface ReconcilingItem {
  account: string;
  type: string;
  since: Period;
  amount: Minor;
  note: string;
  owner: string | null;
  clearBy: DateString | null;
  actor: string;
}

export interface LedgerReconciliation {
  period: Period;
  carriedFrom: Period | null;
  statement: { version: number; fileName: string | null; actor: string; at: string } | null;
  missing: number;
  unexplained: number;
  /** In use, by role, then by code. */
  accounts: readonly ReconciledAccount[];
  items: readonly ReconcilingItem[];
  /** The latest first; a stale one was put under other figures. */
  signOffs: readonly { actor: string; at: string; note: string | null; isStale: boolean }[];
}
