import type { DateString, Period } from '#shared/values/calendar.ts';
import type { Connection } from '../../src/main/book/connection.ts';
import { createBookFile } from '../../src/main/book/open.ts';
import { createBalance } from '../../src/main/book/tables/balances.ts';
import { insertClosing } from '../../src/main/book/tables/closings.ts';
import { insertEntries } from '../../src/main/book/tables/entries.ts';
import { insertEvent } from '../../src/main/book/tables/events.ts';
import { postJournal } from '../../src/main/book/tables/journals.ts';
import { insertRun } from '../../src/main/book/tables/runs.ts';
import { insertTerms } from '../../src/main/book/tables/terms.ts';
import { founding } from '../../src/main/operations/founding.ts';
import { COMPANY, RESOURCES } from './book.ts';

const AT = '2026-01-15T08:00:00.000Z';
const JANUARY = '2026-01' as Period;

/** A founded book without a session, for what only SQL can attempt. */
export function foundedBook(path = ':memory:'): Connection {
  const { connection } = createBookFile(path);
  founding(connection, { ...COMPANY, fiscalYearStartMonth: 1, basis: 'accrual' }, { now: AT, actor: 'Noura', resources: RESOURCES });
  return connection;
}

/** One row in every table whose rows are settled: a capitalised asset in service, its run of January, the closed month. */
export function settledBook(path = ':memory:'): Connection {
  const connection = foundedBook(path);
  connection.write(() => settle(connection));
  return connection;
}

function settle(connection: Connection): void {
  const account = (name: string) => connection.get<{ id: number }>('SELECT id FROM accounts WHERE stable_name = ?', [name])?.id ?? 0;
  const categoryId = connection.get<{ id: number }>("SELECT id FROM categories WHERE code = 'VEH'")?.id ?? 0;
  const who = { actor: 'Noura', at: AT };
  connection.run(
    `INSERT INTO assets (id, number, name, asset_type, category_id, status, acquisition_date, cost_minor, search_text, name_key, name_ar_key, created_by, created_at, updated_at)
     VALUES (1, 'FA-2026-000001', 'Van', 'VEHICLE', ?, 'IN_SERVICE', '2026-01-05', 6000000, 'van', 'van', 'van', 'Noura', ?, ?)`,
    [categoryId, AT, AT],
  );
  const journal = { bookId: 1, source: 'FA-2026-000001', narrationEn: 'Van', narrationAr: 'مركبة', ...who };
  const side = (name: string, debitMinor: number, creditMinor: number) => ({ accountId: account(name), debitMinor, creditMinor });
  const bought = postJournal(connection, { ...journal, date: '2026-01-05' as DateString, sourceType: 'capitalization', lines: [side('FIXED_ASSETS', 6_000_000, 0), side('ASSET_CLEARING', 0, 6_000_000)] });
  const charged = postJournal(connection, { ...journal, date: '2026-01-31' as DateString, sourceType: 'depreciation_run', lines: [side('DEPRECIATION', 100_000, 0), side('ACCUMULATED_DEPRECIATION', 0, 100_000)] });
  insertEvent(connection, { assetId: 1, bookId: 1, kind: 'capitalization', date: '2026-01-05', period: JANUARY, costMinor: 6_000_000, journalId: bought.id, ...who });
  insertTerms(connection, {
    asset_id: 1, book_id: 1, version: 1, effective_date: '2026-01-05', method: 'straight_line', basis: 'monthly', factor: null, annual_rate: null, rate_from_residual: null, total_units: null, manual_charges: null, recovery_years: null, useful_life_months: 60, residual_minor: 0,
    convention: 'full_month', day_count: 'life_days', rounding: 'equal', in_service_date: '2026-01-05', engine_version: '1',
  });
  insertRun(connection, {
    id: 1, book_id: 1, period: JANUARY, as_of: '2026-01-31', kind: 'regular', status: 'POSTED', total_assets: 1, total_minor: 100_000, fingerprint: 'f', content_hash: 'h', posting_date: '2026-01-31',
    journal_id: charged.id, reverses_id: null, reversed_by: null, reason: null, engine_version: '1', usage_through: 0, event_through: 0, act_id: null, actor: 'Noura', created_at: AT, posted_at: AT,
  });
  insertEntries(connection, { id: 1, bookId: 1, period: JANUARY }, [{ assetId: 1, depreciationMinor: 100_000, catchUpMinor: 0, accumulatedAfterMinor: 100_000, carryingAfterMinor: 5_900_000, categoryId, costCenterId: null }]);
  createBalance(connection, { book_id: 1, asset_id: 1, cost_minor: 6_000_000, accumulated_minor: 100_000, impairment_minor: 0, surplus_minor: 0, residual_minor: 0, posted_through: JANUARY });
  insertClosing(connection, { period: JANUARY, runId: 1, ...who, chainHead: 'head', backup: null });
}
