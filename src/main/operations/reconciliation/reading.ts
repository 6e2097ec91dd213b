import type { Output, Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { parsePeriod } from '#shared/values/calendar.ts';
import { fold, plainCode } from '#shared/values/fold.ts';
import { required } from '#shared/values/assert.ts';
import { hashOf, sha256 } from '../../book/hash.ts';
import { allExportAccounts } from '../../book/tables/journalExports.ts';
import { listAccounts } from '../../book/tables/accounts.ts';
import type { RoleOfAccount } from '../../book/queries/reconciliation.ts';
import { accountAliases, setAccountAlias, type StatedBalance } from '../../book/tables/reconciliation.ts';
import { readTrialBalance, type BalanceRow, type TrialBalance } from '../../exchange/balances/trialBalance.ts';
import { isTotal } from '../../exchange/balances/words.ts';
import { show, type Context } from '../context.ts';
import { stagedFile } from '../imports/reading.ts';
import { keepBalances, reconciledAccount } from './balances.ts';
import { assertReached, reconciledAccounts, reconciledMonth } from './month.ts';
import { compareMonth, onOwnSide, sideOf } from './show.ts';

type Input = Parsed<'reconciliation.readBalances'>;
type Answer = Output<'reconciliation.readBalances'>;
type Match = Answer['rows'][number]['match'];

interface Matched extends BalanceRow {
  key: string;
  account: RoleOfAccount | null;
  match: Match;
}

interface Reading {
  table: TrialBalance;
  file: { name: string; digest: string } | null;
  rows: Matched[];
  signs: 'debit_positive' | 'own_side' | null;
  balances: StatedBalance[];
  absent: RoleOfAccount[];
  chosen: ReadonlyMap<string, RoleOfAccount | null>;
  fingerprint: string;
}

/** How a row's account is remembered: by its code there, else by its name. */
const keyOf = ({ code, name }: BalanceRow): string => fold(code === '' ? name : code);

/** @throws INVALID_INPUT unless exactly one of file and text is given; what reading throws */
function openTable(context: Context, { fileId, text, sheet, columns }: Input): { table: TrialBalance; file: Reading['file'] } {
  const { company } = context;
  if ((fileId === undefined) === (text === undefined)) refuse('INVALID_INPUT', { field: 'fileId', reason: 'file_or_text' });
  const layout = { sheet, columns };
  if (fileId === undefined) return { table: readTrialBalance({ fileName: 'text', bytes: Buffer.from(text ?? '', 'utf8') }, company, { ...layout, encoding: 'utf-8', separator: '\t' }), file: null };
  const { name, bytes } = stagedFile(context, fileId);
  return { table: readTrialBalance({ fileName: name, bytes }, company, layout), file: { name, digest: sha256(bytes) } };
}

/** A value that several have in common names none of them. */
function unambiguous<T>(pairs: Iterable<readonly [string, T]>): Map<string, T> {
  const found = new Map<string, T>();
  const twice = new Set<string>();
  for (const [key, value] of pairs) {
    if (found.has(key) && found.get(key) !== value) twice.add(key);
    found.set(key, value);
  }
  for (const key of twice) found.delete(key);
  return found;
}

/**
 * Whose balance a row is: what was chosen for it now or before, the account of that code, the one that files of journals call so, the one of that name.
 * Nothing is guessed: a name that two accounts share names neither.
 */
function matcher(context: Context, chosen: Reading['chosen']): (row: BalanceRow) => Pick<Matched, 'account' | 'match'> {
  const own = new Map(reconciledAccounts(context).map((account) => [account.id, account]));
  const chart = listAccounts(context.connection);
  const aliases = accountAliases(context.connection);
  const byCode = new Map(chart.map((account) => [fold(account.code), account.id]));
  const byExport = unambiguous(allExportAccounts(context.connection).map(({ accountId, target }) => [fold(target), accountId] as const));
  const byName = unambiguous(chart.flatMap((account) => [account.name, account.name_ar].flatMap((name) => (name === null ? [] : [[fold(name), account.id] as const]))));
  return (row) => {
    const key = keyOf(row);
    const said = chosen.get(key);
    if (said !== undefined) return { account: said, match: said === null ? 'left_out' : 'chosen' };
    const known = aliases.get(key);
    if (known !== undefined) return known === null ? { account: null, match: 'left_out' } : { account: own.get(known) ?? null, match: own.has(known) ? 'mapping' : 'elsewhere' };
    const ways: readonly [Match, number | undefined][] = [
      ['code', row.code === '' ? undefined : byCode.get(fold(plainCode(row.code)))], ['mapping', byExport.get(key) ?? byExport.get(fold(row.name))], ['name', row.name === '' ? undefined : byName.get(fold(row.name))],
    ];
    for (const [match, id] of ways) if (id !== undefined) return { account: own.get(id) ?? null, match: own.has(id) ? match : 'elsewhere' };
    return { account: null, match: isTotal(row.code) || isTotal(row.name) ? 'total' : 'unknown' };
  };
}

/** What a single column of balances means by its signs: credits below zero as soon as one is, or where the whole file comes to nothing. */
function guessSigns(rows: readonly Matched[]): Reading['signs'] {
  const single = rows.filter(({ balanceMinor, saysSide }) => balanceMinor !== null && !saysSide);
  if (single.length === 0) return null;
  const credits = single.filter(({ account, balanceMinor }) => account !== null && sideOf(account) === 'credit' && balanceMinor !== 0);
  if (credits.length === 0 || credits.some(({ balanceMinor }) => (balanceMinor ?? 0) < 0)) return 'debit_positive';
  const total = single.reduce((sum, { match, balanceMinor }) => (match === 'total' ? sum : sum + (balanceMinor ?? 0)), 0);
  return total === 0 ? 'debit_positive' : 'own_side';
}

/** Debits less credits, minor units. */
function netOf(row: Matched, signs: Reading['signs']): number {
  if (row.balanceMinor === null) return row.debitMinor - row.creditMinor;
  return signs === 'own_side' && !row.saysSide && row.account !== null ? onOwnSide(row.account, row.balanceMinor) : row.balanceMinor;
}

/** A trial balance with each row's account, and what would be entered: rows of one account added up. @throws ACCOUNT_NOT_FOUND, ACCOUNT_NOT_RECONCILED, what reading throws */
function read(context: Context, input: Input): Reading {
  const period = parsePeriod(input.period);
  const { table, file } = openTable(context, input);
  const chosen = new Map(Object.entries(input.accounts ?? {}).map(([key, ref]) => [key, ref === null ? null : reconciledAccount(context, ref)]));
  const match = matcher(context, chosen);
  const rows = table.rows.map((row): Matched => {
    const found = match(row);
    return { ...row, key: keyOf(row), ...found, match: row.unreadable !== null && found.account !== null ? 'unreadable' : found.match };
  });
  const signs = input.signs ?? guessSigns(rows);
  const sums = new Map<number, number>();
  for (const row of rows) if (row.account !== null && row.match !== 'unreadable') sums.set(row.account.id, (sums.get(row.account.id) ?? 0) + netOf(row, signs));
  const listed = new Set(rows.flatMap(({ account }) => (account === null ? [] : [account.id])));
  const absent = reconciledMonth(context, period).accounts.filter(({ isUsed, account }) => isUsed && !listed.has(account.id)).map(({ account }) => account);
  if (input.absentIsZero) for (const { id } of absent) sums.set(id, 0);
  const balances = [...sums].map(([accountId, balanceMinor]): StatedBalance => ({ accountId, balanceMinor })).sort((one, other) => one.accountId - other.accountId);
  const fingerprint = hashOf({ period, digest: file?.digest ?? null, balances: balances.map(({ accountId, balanceMinor }) => [accountId, balanceMinor]), unreadable: rows.filter((row) => row.match === 'unreadable').length });
  return { table, file, rows, signs: table.columns.balance === undefined ? null : signs, balances, absent, chosen, fingerprint };
}

/** @throws what reading throws */
export function readBalances(context: Context, input: Input): Answer {
  const { table, file, rows, signs, balances, absent, fingerprint } = read(context, input);
  const account = new Map(reconciledAccounts(context).map((one) => [one.id, one]));
  const sideSum = (side: 'debit' | 'credit'): number => rows.reduce((sum, row) => (row.match === 'total' || row.unreadable !== null ? sum : sum + Math.max(0, side === 'debit' ? netOf(row, signs) : -netOf(row, signs))), 0);
  const count = (...matches: Match[]): number => rows.filter(({ match }) => matches.includes(match)).length;
  return {
    fileName: file?.name ?? null, sheets: [...table.sheets], sheet: table.sheet, headings: [...table.headings], columns: table.columns, signs,
    rows: rows.map((row) => {
      const net = netOf(row, signs);
      return {
        key: row.key, row: row.row, code: row.code, name: row.name, amount: row.unreadable, debit: show(context, Math.max(0, net)), credit: show(context, Math.max(0, -net)), accountId: row.account?.id ?? null, match: row.match,
      };
    }),
    totalDebit: show(context, sideSum('debit')), totalCredit: show(context, sideSum('credit')), matched: count('code', 'name', 'mapping', 'chosen'), unknown: count('unknown'), unreadable: count('unreadable'),
    balances: balances.map(({ accountId, balanceMinor }) => ({ accountId, balance: show(context, onOwnSide(required(account.get(accountId), 'an account of the register'), balanceMinor)) })), absent: absent.map(({ id }) => id), fingerprint,
  };
}

/**
 * Takes the balances of a trial balance over as the month's, and remembers the accounts that were chosen for its rows.
 * @throws what reading throws, IMPORT_HAS_ERRORS while an amount of one of our accounts cannot be read, PERIOD_AHEAD, PREVIEW_STALE
 */
export function importBalances(context: Context, { fingerprint, ...input }: Parsed<'reconciliation.importBalances'>): Output<'reconciliation.importBalances'> {
  const period = parsePeriod(input.period);
  const reading = read(context, input);
  const unreadable = reading.rows.filter(({ match }) => match === 'unreadable').length;
  if (unreadable > 0) refuse('IMPORT_HAS_ERRORS', { count: unreadable });
  assertReached(context, period);
  if (fingerprint !== undefined && fingerprint !== reading.fingerprint) refuse('PREVIEW_STALE', {});
  for (const [key, account] of reading.chosen) setAccountAlias(context.connection, key, account?.id ?? null);
  keepBalances(context, period, reading.balances, reading.file);
  return compareMonth(context, period);
}
