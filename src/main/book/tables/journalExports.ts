import type { Connection } from '../connection.ts';
import { hashOf } from '../hash.ts';

/** A file of journals that was handed over. */
export interface ExportBatch {
  id: number;
  format: string;
  detail: 'summary' | 'detail';
  from_date: string;
  to_date: string;
  file_name: string;
  /** Bytes of the file. */
  size: number;
  sha256: string;
  journal_count: number;
  line_count: number;
  /** Debits of the journals in it. */
  total_minor: number;
  /** Journals that an earlier file of the format held. */
  again_count: number;
  actor: string;
  at: string;
  content_hash: string;
}

const COLUMNS = ['format', 'detail', 'from_date', 'to_date', 'file_name', 'size', 'sha256', 'journal_count', 'line_count', 'total_minor', 'again_count', 'actor', 'at', 'content_hash'] as const satisfies readonly (keyof ExportBatch)[];
const SELECT = `SELECT id, ${COLUMNS.join(', ')} FROM export_batches`;

/** SHA-256 over all that is said of a file and the journals in it. */
export function exportHash({ id, format, detail, from_date, to_date, file_name, size, sha256, journal_count, line_count, total_minor, again_count, actor, at }: Omit<ExportBatch, 'content_hash'>, journals: readonly number[]): string {
  return hashOf({ id, format, detail, from_date, to_date, file_name, size, sha256, journal_count, line_count, total_minor, again_count, actor, at, journals: [...journals] });
}

export const nextExportId = (connection: Connection): number => (connection.get<{ id: number | null }>('SELECT MAX(id) AS id FROM export_batches')?.id ?? 0) + 1;

/** Keeps a file with the ids of its journals, in ascending order. */
export function insertExport(connection: Connection, batch: Omit<ExportBatch, 'content_hash'>, journals: readonly number[], deflated: Uint8Array): ExportBatch {
  const row = { ...batch, content_hash: exportHash(batch, journals) };
  connection.run(`INSERT INTO export_batches (id, ${COLUMNS.join(', ')}, deflated) VALUES (@id, ${COLUMNS.map((column) => `@${column}`).join(', ')}, @deflated)`, { ...row, deflated });
  const insert = connection.prepared('INSERT INTO export_batch_journals (batch_id, journal_id) VALUES (?, ?)');
  for (const journal of journals) insert.run(batch.id, journal);
  return row;
}

export function findExport(connection: Connection, id: number): ExportBatch | undefined {
  return connection.get<ExportBatch>(`${SELECT} WHERE id = ?`, [id]);
}

/** The latest first. */
export function listExports(connection: Connection, limit: number, offset: number): ExportBatch[] {
  return connection.all<ExportBatch>(`${SELECT} ORDER BY id DESC LIMIT @limit OFFSET @offset`, { limit, offset });
}

export function countExports(connection: Connection): number {
  return connection.get<{ count: number }>('SELECT COUNT(*) AS count FROM export_batches')?.count ?? 0;
}

export function deflatedExport(connection: Connection, id: number): Uint8Array | undefined {
  return connection.get<{ deflated: Buffer }>('SELECT deflated FROM export_batches WHERE id = ?', [id])?.deflated;
}

export function journalsOfExport(connection: Connection, id: number): number[] {
  return connection.all<{ id: number }>('SELECT journal_id AS id FROM export_batch_journals WHERE batch_id = ? ORDER BY journal_id', [id]).map((row) => row.id);
}

/** What the ledger of a format calls our accounts, by account. */
export function exportAccounts(connection: Connection, format: string): Map<number, string> {
  return new Map(connection.all<{ id: number; target: string }>('SELECT account_id AS id, target FROM export_accounts WHERE format = ?', [format]).map(({ id, target }) => [id, target]));
}

/** What the ledgers of all formats call our accounts. */
export function allExportAccounts(connection: Connection): { accountId: number; target: string }[] {
  return connection.all('SELECT account_id AS accountId, target FROM export_accounts ORDER BY format, account_id');
}

/** Null takes the name away again. */
export function setExportAccount(connection: Connection, format: string, accountId: number, target: string | null): void {
  if (target === null) connection.run('DELETE FROM export_accounts WHERE format = ? AND account_id = ?', [format, accountId]);
  else connection.run('INSERT INTO export_accounts (format, account_id, target) VALUES (?, ?, ?) ON CONFLICT (format, account_id) DO UPDATE SET target = excluded.target', [format, accountId, target]);
}
