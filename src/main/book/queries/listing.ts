import type { Connection } from '../connection.ts';
import type { AuditRow } from '../audit.ts';

/** A line of a posted journal with the names of what it stands on. Minor units. */
export interface ListedLineRow {
  journal: string;
  date: string;
  period: string;
  account: string;
  account_name: string;
  account_name_ar: string | null;
  debit_minor: number;
  credit_minor: number;
  cost_center: string | null;
  asset: string | null;
  narration_en: string;
  narration_ar: string;
  source: string;
  /** Ids of the files it stands in, in their order. */
  exports: string | null;
  actor: string;
}

/** Days, both included; or the journals of one file. */
export interface ListedFilter {
  from: string | null;
  to: string | null;
  batchId: number | null;
}

const CHOSEN = `FROM journals j WHERE j.is_posted = 1 AND (@from IS NULL OR j.date >= @from) AND (@to IS NULL OR j.date <= @to)
  AND (@batchId IS NULL OR j.id IN (SELECT journal_id FROM export_batch_journals WHERE batch_id = @batchId))`;

/** Lines of posted journals in the order of posting, one at a time. */
export function iterateListedLines(connection: Connection, filter: ListedFilter): IterableIterator<ListedLineRow> {
  return connection.iterate<ListedLineRow>(
    `WITH chosen AS MATERIALIZED (SELECT j.* ${CHOSEN})
     SELECT j.number AS journal, j.date, j.period, n.code AS account, n.name AS account_name, n.name_ar AS account_name_ar, l.debit_minor, l.credit_minor, k.code AS cost_center, a.number AS asset, j.narration_en, j.narration_ar, j.source,
       (SELECT GROUP_CONCAT('exp-' || x.batch_id, ', ') FROM (SELECT batch_id FROM export_batch_journals WHERE journal_id = j.id ORDER BY batch_id) x) AS exports, j.actor
     FROM chosen j JOIN journal_lines l ON l.journal_id = j.id JOIN accounts n ON n.id = l.account_id LEFT JOIN places k ON k.id = l.cost_center_id LEFT JOIN assets a ON a.id = l.asset_id
     ORDER BY j.id, l.line_no`,
    { ...filter },
  );
}

/** The same journals and their lines added up apart. Minor units. */
export function listedTotals(connection: Connection, filter: ListedFilter): { journals: number; debit_minor: number; credit_minor: number } {
  return (
    connection.get<{ journals: number; debit_minor: number; credit_minor: number }>(
      `SELECT COUNT(DISTINCT l.journal_id) AS journals, COALESCE(SUM(l.debit_minor), 0) AS debit_minor, COALESCE(SUM(l.credit_minor), 0) AS credit_minor FROM journal_lines l WHERE l.journal_id IN (SELECT j.id ${CHOSEN})`,
      { ...filter },
    ) ?? { journals: 0, debit_minor: 0, credit_minor: 0 }
  );
}

/** Ids of the files that any of these journals stands in. */
export function exportsOfListed(connection: Connection, filter: ListedFilter): number[] {
  return connection.all<{ id: number }>(`SELECT DISTINCT x.batch_id AS id FROM export_batch_journals x WHERE x.journal_id IN (SELECT j.id ${CHOSEN}) ORDER BY 1`, { ...filter }).map(({ id }) => id);
}

/** The log from an instant to an instant, both included, oldest first, one at a time. */
export function iterateAudit(connection: Connection, filter: { from: string; to: string; actor: string | null; subject: string | null }): IterableIterator<Omit<AuditRow, 'hash' | 'previous_hash'>> {
  return connection.iterate(
    'SELECT seq, at, actor, operation, subject, detail FROM audit WHERE at >= @from AND at <= @to AND (@actor IS NULL OR actor = @actor) AND (@subject IS NULL OR subject = @subject) ORDER BY seq', filter,
  );
}

/** Depreciation of a range of months by asset and month, reversals taken off, in the order of classes and numbers. Minor units. */
export interface AssetMonthRow {
  asset_id: number;
  number: string;
  name: string;
  name_ar: string | null;
  category_id: number;
  category: string;
  category_ar: string | null;
  period: string;
  depreciation_minor: number;
}

/** An asset whose charges went over to another class has a row in each. */
export function iterateAssetMonths(connection: Connection, bookId: number, from: string, to: string): IterableIterator<AssetMonthRow> {
  return connection.iterate<AssetMonthRow>(
    `SELECT n.asset_id, a.number, a.name, a.name_ar, c.id AS category_id, c.name AS category, c.name_ar AS category_ar, n.period, n.depreciation_minor
       FROM (SELECT asset_id, category_id, period, SUM(depreciation_minor) AS depreciation_minor FROM entries WHERE book_id = @bookId AND period BETWEEN @from AND @to GROUP BY asset_id, category_id, period) n
       JOIN assets a ON a.id = n.asset_id JOIN categories c ON c.id = n.category_id
      ORDER BY c.code IS NULL, c.code, c.name, c.id, a.number, a.id, n.period`,
    { bookId, from, to },
  );
}

/** Assets that something was charged of in a month, whatever was taken back of it since. */
export function chargedInMonth(connection: Connection, bookId: number, period: string): Set<number> {
  return new Set(connection.all<{ id: number }>('SELECT DISTINCT n.asset_id AS id FROM entries n WHERE n.run_id IN (SELECT id FROM runs WHERE book_id = @bookId AND period = @period) AND n.book_id = @bookId', { bookId, period }).map(({ id }) => id));
}
