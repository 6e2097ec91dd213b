import { expect, test, vi } from 'vitest';
import { Connection } from '../../src/main/book/connection.ts';
import { inService } from '../support/assets.ts';
import { memoryHost } from '../support/book.ts';
import { foundedBook } from '../support/ledger.ts';

/**
 * Few events and acts take another back, so that `reverses_id IS NULL` is true of nearly all rows; SQLite, which knows the index to be unique, takes it for one. What
 * looks for the events of one asset by it reads every event of the book for each asset.
 */
const WASTEFUL = /^SEARCH (?!(?:x|y|r|o|later)\b)\w+ USING (?:COVERING )?INDEX sqlite_autoindex_(?:asset_events|acts)_\d \(reverses_id=\?\)/;

test('what happened to one asset is never looked for among all that happened', () => {
  const asked = new Map<string, Parameters<Connection['all']>[1]>();
  const spies = (['all', 'get', 'iterate'] as const).map((name) => {
    const own = Connection.prototype[name];
    return vi.spyOn(Connection.prototype, name).mockImplementation(function spied(this: Connection, ...args: Parameters<typeof own>) {
      asked.set(args[0], args[1]);
      return own.apply(this, args) as never;
    });
  });
  const book = memoryHost();
  book.call('assetCategories.update', { categoryCode: 'MACH', revaluationAllowed: true, surplusInUse: true });
  const bought = { categoryCode: 'MACH', acquisitionDate: '2026-01-01', residualValue: '0', usefulLifeMonths: 24, convention: 'full_month', quantity: '4' } as const;
  const [first, second] = [inService(book, bought).id, inService(book, bought).id];
  book.call('valueUpdates.create', { assetId: first, updateType: 'REVALUATION_UP', date: '2026-01-01', amount: '500.00' });
  book.call('assets.split', { assetId: second, date: '2026-01-05', parts: [{ quantity: '1' }] });
  const held = book.call('assets.holdForSale', { assetId: second, date: '2026-01-10', fairValueLessCosts: '100.00' });
  book.call('acts.reverse', { id: held.id, reason: 'Not after all' });
  book.call('close.run', { period: '2026-01' });
  book.call('book.verify');
  for (const report of ['asset-register', 'disposals', 'value-changes']) book.host.dispatch('reports.run', { report, parameters: report === 'asset-register' ? { asOf: '2026-01-31' } : {} });
  for (const assetId of [first, second]) for (const name of ['assets.get', 'assets.history', 'assets.lineage', 'assets.depreciationSchedule', 'acts.list'] as const) book.call(name, { assetId });
  spies.forEach((spy) => spy.mockRestore());
  const other = foundedBook();
  const wasteful = [...asked].filter(([sql]) => !sql.endsWith('WHERE reverses_id = ?')).flatMap(([sql, parameters]) =>
    other.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, parameters).filter(({ detail }) => WASTEFUL.test(detail)).map(({ detail }) => `${detail}: ${sql}`));
  expect(asked.size).toBeGreaterThan(60);
  expect(wasteful).toEqual([]);
});
