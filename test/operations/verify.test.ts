import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Output } from '#shared/contract/index.ts';
import ar from '#shared/i18n/ar/findings.json' with { type: 'json' };
import en from '#shared/i18n/en/findings.json' with { type: 'json' };
import { closeMonths, draft, inService, postMonth } from '../support/assets.ts';
import { bookAt, memoryHost, temporaryFolder, testHost } from '../support/book.ts';
import { posted } from '../support/transfers.ts';

type Report = Output<'book.verify'>;

const folder = temporaryFolder();
const original = join(folder, 'Original.usool');

/** A book with some of everything: a cost adjustment, an asset brought over, runs regular, reversed and supplementary, a month reopened. */
beforeAll(() => {
  const book = bookAt(original);
  book.call('costCenters.create', { code: 'CC-100', name: 'Riyadh' });
  const adjusted = draft(book, { costCenterId: 'CC-100' });
  book.call('assets.capitalize', { assetId: adjusted.id, capitalizationDate: '2026-01-10', costAdjustment: '480.00', apInvoiceId: 'INV-1' });
  book.call('assets.placeInService', { assetId: adjusted.id, inServiceDate: '2026-01-10' });
  const brought = draft(book, { name: 'Van', categoryCode: 'VEH', acquisitionDate: '2025-01-01', cost: '60000.00', residualValue: '6000.00', opening: { depreciatedThrough: '2025-12-31', accumulatedDepreciation: '10800.00' } });
  book.call('assets.capitalize', { assetId: brought.id, capitalizationDate: '2025-12-31' });
  book.call('assets.placeInService', { assetId: brought.id, inServiceDate: '2025-01-01' });
  const { runId } = postMonth(book, '2026-01');
  book.call('depreciationRuns.reverse', { runId, reason: 'Once more' });
  closeMonths(book, '2026-01');
  book.call('close.reopen', { period: '2026-01', reason: 'An invoice was late' });
  inService(book, { name: 'Late' });
  closeMonths(book, '2026-01', '2026-02');
  draft(book, { name: 'Still a draft', acquisitionDate: '2026-03-01' });
  posted(book, { assetId: brought.id, toCostCenter: 'CC-100', toCategory: 'COMP', effectiveDate: '2026-03-03' });
  book.call('transfers.reverse', { transferId: 'trf-1', reason: 'The other van' });
  const { transferId } = book.call('transfers.create', { assetId: brought.id, toCostCenter: 'CC-100', effectiveDate: '2026-03-04' });
  book.call('transfers.cancel', { transferId, reason: 'Stays' });
  expect(book.call('book.verify', {})).toMatchObject({ ok: true });
  book.host.close();
});

/** What the check finds after the file was changed behind Usool’s back; a file that will not even open is found too. */
function verifyAfter(change: (database: Database.Database) => void, name = 'Changed'): Report | 'refused' {
  const path = join(folder, `${name}.usool`);
  copyFileSync(original, path);
  const database = new Database(path);
  database.pragma('foreign_keys = OFF');
  database.pragma('ignore_check_constraints = ON');
  const triggers = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all() as string[];
  for (const trigger of triggers) database.exec(`DROP TRIGGER ${trigger}`);
  try {
    change(database);
  } catch (error) {
    // What the file's own keys refuse needs no finding.
    if (error instanceof Database.SqliteError && /UNIQUE|PRIMARYKEY/.test(error.code)) return 'refused';
    throw error;
  } finally {
    database.close();
  }
  const { host, call } = testHost();
  if (!host.open(path).ok) return 'refused';
  try {
    return call('book.verify', {});
  } finally {
    host.close();
  }
}

const broken = (report: Report | 'refused') => (report === 'refused' ? [] : report.checks.filter(({ ok }) => !ok).map(({ check, problem }) => [check, problem?.what, problem?.where]));

describe('a value changed anywhere in what is posted is found', () => {
  /** Row ids carry no fact of their own where nothing refers to them. */
  const MEANINGLESS = new Set(['asset_events.id', 'closings.id']);
  const tables: [table: string, columns?: readonly string[]][] = [
    ['journals'], ['journal_lines'], ['asset_events'], ['asset_terms'], ['entries'], ['runs'], ['balances'], ['closings'], ['audit'], ['transfers'],
    ['assets', ['number', 'cost_minor', 'status', 'capitalization_date', 'in_service_date', 'opening_through', 'opening_accumulated_minor', 'opening_impairment_minor', 'opening_surplus_minor']],
    ['sequences', ['year', 'last']],
  ];

  test.each(tables)('%s', { timeout: 120_000 }, (table, only) => {
    const schema = new Database(original, { readonly: true });
    const columns = (schema.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name).filter((name) => (only ?? [name]).includes(name) && !MEANINGLESS.has(`${table}.${name}`));
    const rows = schema.prepare(`SELECT * FROM ${table} WHERE ${table === 'assets' ? "status <> 'DRAFT'" : '1'}`).all() as Record<string, string | number | null>[];
    schema.close();
    const missed: string[] = [];
    for (const column of columns) {
      for (const row of new Set([rows[0], rows[Math.floor(rows.length / 2)], rows.at(-1)])) {
        if (!row) continue;
        const value = row[column] ?? null;
        const other = typeof value === 'number' ? value + (/(^|_)(id|seq|no|year)$/.test(column) ? 1000 : 1) : value === null ? nullReplacement(column) : `${value}x`;
        const keys = Object.entries(row).filter(([, cell]) => cell !== null);
        const report = verifyAfter((database) => {
          const changed = database.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${keys.map(([name]) => `${name} = ?`).join(' AND ')}`).run(other, ...keys.map(([, cell]) => cell));
          expect(changed.changes).toBeGreaterThan(0);
        });
        if (report !== 'refused' && report.ok) missed.push(`${table}.${column}: ${value} → ${other}`);
      }
    }
    expect(missed).toEqual([]);
    expect(columns.length).toBeGreaterThan(1);
  });

  const nullReplacement = (column: string): string | number => (column.endsWith('_id') || column.endsWith('_minor') || column === 'reversed_by' || column === 'useful_life_months' || column === 'rate_from_residual' ? 1 : '2026-01-01');
});

describe('a row taken away or slipped in is found', () => {
  test.each(['journals', 'journal_lines', 'asset_events', 'asset_terms', 'entries', 'runs', 'balances', 'closings', 'audit'])('taken from %s', (table) => {
    const order = table === 'audit' ? 'seq' : table === 'journal_lines' ? 'journal_id' : table === 'asset_events' || table === 'closings' || table === 'journals' || table === 'runs' ? 'id' : 'asset_id';
    for (const direction of ['ASC', 'DESC']) {
      const report = verifyAfter((database) => {
        const row = database.prepare(`SELECT * FROM ${table} ORDER BY ${order} ${direction} LIMIT 1`).get() as Record<string, string | number | null>;
        const keys = Object.entries(row).filter(([, cell]) => cell !== null);
        database.prepare(`DELETE FROM ${table} WHERE ${keys.map(([name]) => `${name} = ?`).join(' AND ')}`).run(...keys.map(([, cell]) => cell));
      });
      // The last row of a chain can be cut off without a trace in the chain; what it told of is then missing from the log.
      expect(report === 'refused' || !report.ok || (table === 'audit' && direction === 'DESC')).toBe(true);
    }
  });

  test('a closing cut off the end of the audit log is missed by the closings', () => {
    const report = verifyAfter((database) => database.exec("DELETE FROM audit WHERE seq >= (SELECT MAX(seq) FROM audit WHERE operation = 'close.run')"));
    expect(broken(report)).toEqual([['closings', 'closing_count', 'close.run']]);
  });
});

describe('the check names the first thing that does not hold', () => {
  test('a changed charge, even where the run’s sums and hashes agree', () => {
    const report = verifyAfter((database) => database.exec("UPDATE asset_terms SET useful_life_months = 60 WHERE asset_id = 1"));
    expect(broken(report)).toContainEqual(['terms', 'terms_content', 'asset-1']);
    const [charges] = report === 'refused' ? [] : report.checks.filter(({ check }) => check === 'charges');
    expect(charges?.problem).toEqual({ what: 'charge_amount', where: 'FA-2026-000001 2026-01 dep-1', expected: '88.00', found: '110.00' });
  });

  test('a register that differs from the ledger blocks the next close', () => {
    const path = join(folder, 'Differs.usool');
    copyFileSync(original, path);
    const database = new Database(path);
    database.exec("UPDATE balances SET cost_minor = cost_minor + 100 WHERE asset_id = 1; UPDATE accounts SET is_active = 0 WHERE code = '1544'");
    database.close();
    const { host, call, refusal } = testHost();
    host.open(path);
    const blocking = call('close.checklist', { period: '2026-03' }).findings.filter(({ severity }) => severity === 'block');
    expect(blocking.map(({ code, params }) => [code, params])).toEqual([
      ['drafts_in_month', {}], ['account_inactive', { accounts: '1544' }],
      ['register_differs', { account: '1570', register: '10081.00', ledger: '10080.00', difference: '1.00' }],
    ]);
    expect(refusal('close.run', { period: '2026-03' })).toEqual({ code: 'CLOSE_BLOCKED', params: { period: '2026-03', count: 3 } });
    host.close();
  });
});

describe('every finding has its sentence in both languages', () => {
  const keys = (texts: object) => new Set(Object.keys(texts).map((key) => key.replace(/_(zero|one|two|few|many|other)$/, '')));
  test('findings, exceptions, checks and problems', () => {
    expect(keys(ar)).toEqual(keys(en));
    for (const part of ['fix', 'exception', 'check', 'problem'] as const) expect(Object.keys(ar[part])).toEqual(Object.keys(en[part]));
    const book = memoryHost();
    const codes = book.call('close.checklist', { period: '2026-01' }).findings.map(({ code }) => code);
    expect([...codes, 'earlier_month_open', 'month_closed', 'register_differs', 'backup'].filter((code) => !keys(en).has(code))).toEqual([]);
    expect(book.call('book.verify', {}).checks.map(({ check }) => check).filter((name) => !(name in en.check))).toEqual([]);
  });

  test('all plural forms are there', () => {
    const forms = (texts: object, base: string) => Object.keys(texts).filter((key) => key.startsWith(`${base}_`)).length;
    for (const base of keys(en)) {
      if (forms(en, base) === 0) continue;
      expect([base, forms(en, base) >= 2, forms(ar, base)]).toEqual([base, true, 6]);
    }
  });
});

test('an empty book holds', () => {
  expect(memoryHost().call('book.verify', {})).toMatchObject({ ok: true, auditRows: 1 });
});
