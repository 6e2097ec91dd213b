import type { Period } from '#shared/values/calendar.ts';
import type { Connection } from '../connection.ts';
import { hashOf } from '../hash.ts';

/** One entry of a month's balances of another ledger; the one of the highest version counts. */
export interface StatementRow {
  id: number;
  period: Period;
  version: number;
  origin: 'typed' | 'file';
  file_name: string | null;
  /** SHA-256 of the file. */
  digest: string | null;
  balance_count: number;
  actor: string;
  at: string;
  content_hash: string;
}

/** Debits less credits, minor units. */
export interface StatedBalance {
  accountId: number;
  balanceMinor: number;
}

export type ItemType = 'timing' | 'missing_in_ledger' | 'missing_in_register' | 'rounding' | 'classification' | 'historic' | 'other';

/** An explained part of a difference. */
export interface ItemRow {
  id: number;
  /** The month it stands from. */
  period: Period;
  account_id: number;
  type: ItemType;
  /** Of the ledger's balance less the register's: debits less credits, minor units. */
  amount_minor: number;
  note: string;
  owner: string | null;
  clear_by: string | null;
  actor: string;
  at: string;
  content_hash: string;
}

export interface ItemEndRow {
  item_id: number;
  kind: 'cleared' | 'withdrawn';
  /** Cleared: the first month it no longer stands in. Withdrawn: the month it was said of. */
  period: Period;
  reason: string | null;
  actor: string;
  at: string;
  content_hash: string;
}

export interface EndedItem extends ItemRow {
  end: ItemEndRow | null;
}

export interface SignOffRow {
  id: number;
  period: Period;
  statement_id: number;
  /** Of the figures and explanations that were signed. */
  fingerprint: string;
  unexplained_count: number;
  note: string | null;
  actor: string;
  at: string;
  content_hash: string;
}

const STATEMENT = ['period', 'version', 'origin', 'file_name', 'digest', 'balance_count', 'actor', 'at', 'content_hash'] as const satisfies readonly (keyof StatementRow)[];
const ITEM = ['period', 'account_id', 'type', 'amount_minor', 'note', 'owner', 'clear_by', 'actor', 'at', 'content_hash'] as const satisfies readonly (keyof ItemRow)[];
const END = ['item_id', 'kind', 'period', 'reason', 'actor', 'at', 'content_hash'] as const satisfies readonly (keyof ItemEndRow)[];
const SIGN_OFF = ['period', 'statement_id', 'fingerprint', 'unexplained_count', 'note', 'actor', 'at', 'content_hash'] as const satisfies readonly (keyof SignOffRow)[];

type Unhashed<Row extends { content_hash: string }> = Omit<Row, 'content_hash'>;

const insertInto = (table: string, columns: readonly string[]): string => `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})`;

/** SHA-256 over what is said of a month and its balances, in the order of accounts. */
export function statementHash({ period, version, origin, file_name, digest, balance_count, actor, at }: Omit<Unhashed<StatementRow>, 'id'>, balances: readonly StatedBalance[]): string {
  const sorted = [...balances].sort((one, other) => one.accountId - other.accountId);
  return hashOf({ period, version, origin, file_name, digest, balance_count, actor, at, balances: sorted.map(({ accountId, balanceMinor }) => [accountId, balanceMinor]) });
}

export const itemHash = ({ period, account_id, type, amount_minor, note, owner, clear_by, actor, at }: Omit<Unhashed<ItemRow>, 'id'>): string => hashOf({ period, account_id, type, amount_minor, note, owner, clear_by, actor, at });

export const endHash = ({ item_id, kind, period, reason, actor, at }: Unhashed<ItemEndRow>): string => hashOf({ item_id, kind, period, reason, actor, at });

export const signOffHash = ({ period, statement_id, fingerprint, unexplained_count, note, actor, at }: Omit<Unhashed<SignOffRow>, 'id'>): string => hashOf({ period, statement_id, fingerprint, unexplained_count, note, actor, at });

/** Adds the next version of a month. Earlier ones stay. */
export function insertStatement(connection: Connection, statement: Pick<StatementRow, 'period' | 'origin' | 'file_name' | 'digest' | 'actor' | 'at'>, balances: readonly StatedBalance[]): StatementRow {
  const version = (latestStatement(connection, statement.period)?.version ?? 0) + 1;
  const said = { ...statement, version, balance_count: balances.length };
  const row = { ...said, content_hash: statementHash(said, balances) };
  const { id } = connection.run(insertInto('ledger_statements', STATEMENT), row);
  const insert = connection.prepared('INSERT INTO ledger_statement_balances (statement_id, account_id, balance_minor) VALUES (?, ?, ?)');
  for (const { accountId, balanceMinor } of balances) insert.run(id, accountId, balanceMinor);
  return { id, ...row };
}

const SELECT_STATEMENT = `SELECT id, ${STATEMENT.join(', ')} FROM ledger_statements`;

/** The entry of a month that counts. */
export function latestStatement(connection: Connection, period: Period): StatementRow | undefined {
  return connection.get<StatementRow>(`${SELECT_STATEMENT} WHERE period = ? ORDER BY version DESC LIMIT 1`, [period]);
}

/** All versions of a month, the latest first. */
export function listStatements(connection: Connection, period: Period): StatementRow[] {
  return connection.all<StatementRow>(`${SELECT_STATEMENT} WHERE period = ? ORDER BY version DESC`, [period]);
}

/** Every entry of the book, in the order of entering. */
export function allStatements(connection: Connection): StatementRow[] {
  return connection.all<StatementRow>(`${SELECT_STATEMENT} ORDER BY id`);
}

/** In the order of accounts. */
export function statedBalances(connection: Connection, statementId: number): StatedBalance[] {
  return connection.all<StatedBalance>('SELECT account_id AS accountId, balance_minor AS balanceMinor FROM ledger_statement_balances WHERE statement_id = ? ORDER BY account_id', [statementId]);
}

/** The last month before one whose latest entry has balances; null while there is none. */
export function statedBefore(connection: Connection, period: Period): Period | null {
  return (
    connection.get<{ period: Period }>(
      `SELECT s.period FROM ledger_statements s WHERE s.period < ? AND s.balance_count > 0 AND s.version = (SELECT MAX(version) FROM ledger_statements x WHERE x.period = s.period)
       ORDER BY s.period DESC LIMIT 1`,
      [period],
    )?.period ?? null
  );
}

/** The last month with balances; null while there is none. */
export const lastStated = (connection: Connection): Period | null => statedBefore(connection, '9999-99' as Period);

export function insertItem(connection: Connection, item: Omit<Unhashed<ItemRow>, 'id'>): ItemRow {
  const row = { ...item, content_hash: itemHash(item) };
  return { id: connection.run(insertInto('reconciling_items', ITEM), row).id, ...row };
}

export function insertItemEnd(connection: Connection, end: Unhashed<ItemEndRow>): void {
  connection.run(insertInto('reconciling_item_ends', END), { ...end, content_hash: endHash(end) });
}

/** Every explanation ever given, with its end where it has one, in the order of giving. */
export function listItems(connection: Connection): EndedItem[] {
  const ends = new Map(listItemEnds(connection).map((end) => [end.item_id, end]));
  return connection.all<ItemRow>(`SELECT id, ${ITEM.join(', ')} FROM reconciling_items ORDER BY id`).map((item) => ({ ...item, end: ends.get(item.id) ?? null }));
}

export function listItemEnds(connection: Connection): ItemEndRow[] {
  return connection.all<ItemEndRow>(`SELECT ${END.join(', ')} FROM reconciling_item_ends ORDER BY item_id`);
}

export function insertSignOff(connection: Connection, signOff: Omit<Unhashed<SignOffRow>, 'id'>): void {
  connection.run(insertInto('reconciliation_sign_offs', SIGN_OFF), { ...signOff, content_hash: signOffHash(signOff) });
}

const SELECT_SIGN_OFF = `SELECT id, ${SIGN_OFF.join(', ')} FROM reconciliation_sign_offs`;

/** The latest first. */
export function listSignOffs(connection: Connection, period: Period): SignOffRow[] {
  return connection.all<SignOffRow>(`${SELECT_SIGN_OFF} WHERE period = ? ORDER BY id DESC`, [period]);
}

export function allSignOffs(connection: Connection): SignOffRow[] {
  return connection.all<SignOffRow>(`${SELECT_SIGN_OFF} ORDER BY id`);
}

/** What trial balances call our accounts, by the folded name; null is known to be none of ours. */
export function accountAliases(connection: Connection): Map<string, number | null> {
  return new Map(connection.all<{ alias: string; id: number | null }>('SELECT alias, account_id AS id FROM ledger_account_aliases').map(({ alias, id }) => [alias, id]));
}

export function setAccountAlias(connection: Connection, alias: string, accountId: number | null): void {
  connection.run('INSERT INTO ledger_account_aliases (alias, account_id) VALUES (?, ?) ON CONFLICT (alias) DO UPDATE SET account_id = excluded.account_id', [alias, accountId]);
}
