import type { Output } from '#shared/contract/index.ts';
import { parseAmount } from '#shared/values/money.ts';
import { csvBytes, type CsvCell } from '../exchange/files/csv.ts';
import { LEDGER_FORMATS } from '../exchange/journals/index.ts';

type Value = string | number | boolean | null;

/** {a: {b: 1}, c: [2]} → {"a.b": 1, c: "[2]"}: what is one in a row stands in a column of its own, what is many as JSON. */
function flat(value: unknown, prefix = ''): [string, Value][] {
  if (value === null || typeof value !== 'object') return [[prefix, value as Value]];
  if (Array.isArray(value)) return [[prefix, value.length === 0 ? null : JSON.stringify(value)]];
  return Object.entries(value).flatMap(([key, inner]) => flat(inner, prefix === '' ? key : `${prefix}.${key}`));
}

const FIGURE = /^-?\d+(\.\d+)?$/;
/** Figures stand as they are, negative ones too; any other text is made safe for spreadsheets. */
const cellOf = (value: Value | undefined): CsvCell => {
  if (value === undefined || value === null) return null;
  return typeof value !== 'string' || FIGURE.test(value) ? { plain: String(value) } : value;
};

/** A table of any list: a column for each field that occurs in a row, in the order of appearance. */
export function csvTable(rows: readonly unknown[]): Uint8Array {
  const flattened = rows.map((row) => new Map(flat(row)));
  const columns = [...new Set(flattened.flatMap((row) => [...row.keys()]))];
  return csvBytes([columns, ...flattened.map((row) => columns.map((column) => cellOf(row.get(column))))]);
}

/** Each row's own list as a table, every line with the key of the row it belongs to. */
export function linesOf<Row>(rows: readonly Row[], key: string & keyof Row, list: string & keyof Row): unknown[] {
  return rows.flatMap((row) => (row[list] as readonly object[]).map((line) => ({ [key]: row[key], ...line })));
}

interface Ledger {
  company: string;
  currency: string;
  exponent: number;
  accounts: readonly Output<'accounts.get'>[];
  journals: readonly Output<'journals.get'>[];
}

/** The whole ledger as hledger reads it, the oldest journal first. */
export function hledgerJournal({ company, currency, exponent, accounts, journals }: Ledger): Uint8Array {
  const { usualAccount, render } = LEDGER_FORMATS.hledger;
  const names = new Map(accounts.map((account) => [account.id, usualAccount(account)]));
  return render({
    company, currency, exponent, language: 'en', taxRate: '', exportId: '', createdAt: '',
    journals: journals.toReversed().map(({ number, date, period, source, narration, lines }) => ({
      number, date, period, source, narrationEn: narration.en, narrationAr: narration.ar,
      lines: lines.map((line) => ({
        account: names.get(line.accountId) ?? line.accountCode, accountName: line.accountName, costCenter: line.costCenter, category: line.category, asset: line.assetNumber,
        debitMinor: parseAmount(line.debit, exponent, 'debit'), creditMinor: parseAmount(line.credit, exponent, 'credit'),
      })),
    })),
  });
}
