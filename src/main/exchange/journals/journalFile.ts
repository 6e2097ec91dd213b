import type { ACCOUNT_TYPES } from '#shared/contract/shapes.ts';
import { formatAmount, minor } from '#shared/values/money.ts';

/** A line of a journal as another ledger is told of it. One of the amounts is zero. */
export interface FileLine {
  /** What that ledger calls the account. */
  account: string;
  /** Our own name of it, in the language of the file. */
  accountName: string;
  debitMinor: number;
  creditMinor: number;
  costCenter: string | null;
  category: string | null;
  asset: string | null;
}

export interface FileJournal {
  number: string;
  date: string;
  period: string;
  /** The run, asset or import it comes from. */
  source: string;
  narrationEn: string;
  narrationAr: string;
  lines: readonly FileLine[];
}

/** Everything a file says, whatever its format. */
export interface JournalFile {
  company: string;
  currency: string;
  exponent: number;
  language: 'en' | 'ar';
  /** Xero's name for journals without tax. */
  taxRate: string;
  /** The export's own name: exp-3. */
  exportId: string;
  /** ISO instant. */
  createdAt: string;
  journals: readonly FileJournal[];
}

export type AccountType = (typeof ACCOUNT_TYPES)[number];

export interface AccountNames {
  code: string;
  name: string;
  type: AccountType;
}

/** One ledger's way with journals. */
export interface LedgerFormat {
  extension: string;
  /** Whether that ledger has a chart of its own, in which our accounts have to be named. */
  isForeign: boolean;
  /** True where the format holds Latin letters only; narrations are English then. */
  isLatin?: boolean;
  /** What an account is called as long as nobody has said. */
  usualAccount: (account: AccountNames) => string;
  render: (file: JournalFile) => Uint8Array;
}

export const amountText = (amountMinor: number, { exponent }: JournalFile): string => formatAmount(minor(amountMinor), exponent);
/** Debits positive, credits negative. */
export const signedText = (line: FileLine, file: JournalFile): string => amountText(line.debitMinor - line.creditMinor, file);
/** Nothing in place of a zero, for formats with a column a side. */
export const sideText = (amountMinor: number, file: JournalFile): string => (amountMinor === 0 ? '' : amountText(amountMinor, file));

export const narrationOf = (journal: FileJournal, { language }: JournalFile): string => (language === 'ar' ? journal.narrationAr : journal.narrationEn);

/** What tells one line of a journal from another: asset, category, cost centre. */
export const lineText = ({ asset, category, costCenter }: FileLine): string => [asset, category, costCenter].filter((part) => part !== null).join(' · ');

/** 2026-01-31 → 31/01/2026 */
export const dayFirst = (date: string): string => `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
/** 2026-01-31 → 01/31/2026 */
export const monthFirst = (date: string): string => `${date.slice(5, 7)}/${date.slice(8, 10)}/${date.slice(0, 4)}`;

/** On one line, without controls and marks of direction, one space between words. */
export const oneLine = (text: string): string => text.replace(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '').replace(/[\s\p{Cc}]+/gu, ' ').trim();

const BEYOND_LATIN = /[^\u0020-\u007E\u00A0-\u00FF]/u;
const TYPOGRAPHY: Readonly<Record<string, string>> = { '–': '-', '—': '-', '‘': "'", '’': "'", '“': '"', '”': '"', '…': '...', '•': '·' };
const plainTypography = (text: string): string => text.replace(/[–—‘’“”…•]/g, (mark) => TYPOGRAPHY[mark] ?? mark);

/** Whether a text has letters that files of one byte a letter cannot hold. */
export const isBeyondLatin = (text: string): boolean => BEYOND_LATIN.test(plainTypography(oneLine(text)));

/** One byte a letter (ISO 8859-1, in which Windows-1252 agrees); a letter that it does not have becomes a question mark. */
export function latinBytes(text: string): Uint8Array {
  return Buffer.from(plainTypography(text).replace(/[^\t\n\r\u0020-\u007E\u00A0-\u00FF]/gu, '?'), 'latin1');
}
