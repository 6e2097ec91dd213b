import type { Connection } from '../connection.ts';

/** A posted journal that a file may hold. */
export interface ExportableJournal {
  id: number;
  number: string;
  date: string;
  period: string;
  sourceType: string;
  source: string;
  narrationEn: string;
  narrationAr: string;
  totalMinor: number;
  /** In an earlier file of the format. */
  isExported: 0 | 1;
  /** In a file of another format. */
  isElsewhere: 0 | 1;
}

/** Posted journals of the days from one to another, both included, in the order of posting. */
export function exportableJournals(connection: Connection, format: string, from: string, to: string): ExportableJournal[] {
  const inFile = (comparison: string): string => `EXISTS (SELECT 1 FROM export_batch_journals x JOIN export_batches b ON b.id = x.batch_id WHERE x.journal_id = j.id AND b.format ${comparison} @format)`;
  return connection.all<ExportableJournal>(
    `SELECT j.id, j.number, j.date, j.period, j.source_type AS sourceType, j.source, j.narration_en AS narrationEn, j.narration_ar AS narrationAr, j.total_minor AS totalMinor,
        ${inFile('=')} AS isExported, ${inFile('<>')} AS isElsewhere
       FROM journals j WHERE j.is_posted = 1 AND j.date BETWEEN @from AND @to ORDER BY j.id`,
    { format, from, to },
  );
}

export interface ExportableLine {
  journalId: number;
  accountId: number;
  debitMinor: number;
  creditMinor: number;
  categoryId: number | null;
  category: string | null;
  costCenterId: number | null;
  costCenter: string | null;
  asset: string | null;
}

/** Lines of journals in their order, with what their ids stand for. */
export function exportableLines(connection: Connection, journals: readonly number[]): ExportableLine[] {
  return connection.all<ExportableLine>(
    `SELECT l.journal_id AS journalId, l.account_id AS accountId, l.debit_minor AS debitMinor, l.credit_minor AS creditMinor, l.category_id AS categoryId, COALESCE(c.code, c.name) AS category,
        l.cost_center_id AS costCenterId, p.code AS costCenter, a.number AS asset
       FROM journal_lines l LEFT JOIN categories c ON c.id = l.category_id LEFT JOIN places p ON p.id = l.cost_center_id LEFT JOIN assets a ON a.id = l.asset_id
      WHERE l.journal_id IN (SELECT value FROM json_each(?)) ORDER BY l.journal_id, l.line_no`,
    [JSON.stringify(journals)],
  );
}

/** One asset's part in the journal of a run. */
export interface ChargeOfJournal {
  journalId: number;
  asset: string;
  depreciationMinor: number;
  categoryId: number;
  costCenterId: number | null;
  /** The account its accumulated depreciation is posted to today. */
  accumulatedAccountId: number;
}

/** What the runs behind journals charged, asset by asset; nothing for journals of anything else. */
export function chargesOfJournals(connection: Connection, journals: readonly number[]): ChargeOfJournal[] {
  return connection.all<ChargeOfJournal>(
    `SELECT r.journal_id AS journalId, a.number AS asset, e.depreciation_minor AS depreciationMinor, e.category_id AS categoryId, e.cost_center_id AS costCenterId,
        COALESCE(a.accumulated_account_id, c.accumulated_account_id) AS accumulatedAccountId
       FROM runs r JOIN entries e ON e.run_id = r.id JOIN assets a ON a.id = e.asset_id JOIN categories c ON c.id = e.category_id
      WHERE r.journal_id IN (SELECT value FROM json_each(?)) AND e.depreciation_minor <> 0 ORDER BY r.journal_id, a.number`,
    [JSON.stringify(journals)],
  );
}

/** Accounts that a posted line stands on. */
export function usedAccounts(connection: Connection): Set<number> {
  return new Set(connection.all<{ id: number }>('SELECT DISTINCT account_id AS id FROM journal_lines').map(({ id }) => id));
}

/** Accounts that lines of these journals stand on. */
export function accountsOfJournals(connection: Connection, journals: readonly number[]): Set<number> {
  return new Set(connection.all<{ id: number }>('SELECT DISTINCT account_id AS id FROM journal_lines WHERE journal_id IN (SELECT value FROM json_each(?))', [JSON.stringify(journals)]).map(({ id }) => id));
}
