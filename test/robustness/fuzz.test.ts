import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract, type OperationName } from '#shared/contract/index.ts';
import en from '../../src/shared/i18n/en/errors.json' with { type: 'json' };
import { capitalized, closeMonths, draft, inService } from '../support/assets.ts';
import { memoryHost, type TestBook } from '../support/book.ts';
import { attach, pdf, PNG } from '../support/documents.ts';
import { approved, posted } from '../support/transfers.ts';
import { HOSTILE, inputsOf } from './hostile.ts';

const sentences = Object.keys(en);
const SEED = 20_260_131;
/** Who is signed in stays so; trying doors has a test of its own. */
const operations = (Object.keys(contract) as OperationName[]).filter((name) => contract[name].kind !== 'shell' && !name.startsWith('session.'));

/** An asset in each state, a closed month, a draft run, a photo, an invoice, a file waiting, a tax regime. */
function bookWithHistory(): TestBook {
  const book = memoryHost();
  book.call('locations.create', { code: 'LOC-1', name: 'Riyadh' });
  inService(book, { locationId: 'LOC-1' });
  inService(book, { name: 'Lathe', categoryCode: 'MACH', depreciationMethod: 'units_of_production', totalUnits: '1000' });
  book.call('usage.record', { assetId: 'asset-2', period: '2026-01', units: '10' });
  closeMonths(book, '2026-01');
  draft(book, { acquisitionDate: '2026-02-05' });
  capitalized(book, { name: 'Screen', acquisitionDate: '2026-02-05' });
  book.call('locations.create', { code: 'LOC-2', name: 'Jeddah' });
  posted(book, { assetId: 'asset-1', toLocation: 'LOC-2', toCategory: 'VEH', effectiveDate: '2026-02-03' });
  approved(book, { assetId: 'asset-2', toLocation: 'LOC-2', effectiveDate: '2026-02-10' });
  book.call('transfers.createSeveral', { assetIds: ['asset-1', 'asset-2', 'asset-4'], toLocation: 'LOC-1', toCategory: 'FURN', effectiveDate: '2026-02-12' });
  book.call('depreciationRuns.create', { period: '2026-02' });
  book.call('pools.setUp', { country: 'SA', firstYear: 2026, openings: 'none' });
  attach(book, 'asset-1', 'front.png', PNG, { kind: 'photo' });
  attach(book, 'asset-3', 'invoice.pdf', pdf());
  lifecycle(book);
  book.host.stageFile('register.csv', Buffer.from('Name,Category,Bought,Cost\nDesk,FURN,2026-02-05,1200\n'));
  return book;
}

/** A revalued asset, one held for sale, a split one, a project, a component, a year of another length, a month held back. */
function lifecycle(book: TestBook): void {
  const { id: categoryId } = book.call('assetCategories.get', { categoryCode: 'MACH' });
  book.call('assetCategories.update', { categoryId, revaluationAllowed: true, surplusInUse: true });
  const machine = (name: string) => inService(book, { name, categoryCode: 'MACH', acquisitionDate: '2026-02-01', cost: '9000.00', residualValue: '0', usefulLifeMonths: 36, convention: 'full_month', quantity: '3' }).id;
  const [revalued, held, split] = [machine('Press'), machine('Mill'), machine('Saw')];
  book.call('valueUpdates.create', { assetId: revalued, updateType: 'REVALUATION_UP', date: '2026-02-02', amount: '3000.00' });
  book.call('assets.holdForSale', { assetId: held, date: '2026-02-05', fairValueLessCosts: '5000.00' });
  book.call('assets.split', { assetId: split, date: '2026-02-06', parts: [{ quantity: '1' }] });
  const { id: project } = capitalized(book, { name: 'Hall', categoryCode: 'CIP', acquisitionDate: '2026-02-01', cost: '50000.00' });
  book.call('assets.addConstructionCost', { assetId: project, date: '2026-02-07', amount: '1000.00' });
  draft(book, { name: 'Motor', acquisitionDate: '2026-02-08', parentAssetId: revalued, replacesAssetId: split });
  book.call('fiscalYears.change', { from: '2027-01', to: '2027-06' });
  book.call('periods.softLock', { period: '2026-04', reason: 'Figures are with the bank' });
}

function answer(book: TestBook, name: OperationName, input: unknown) {
  const result = book.host.dispatch(name, input);
  if (result.ok) return result;
  if (result.error.code === 'FAULT') throw new Error(`${name} broke`, { cause: book.lastFault() });
  const { code } = result.error;
  expect(sentences.some((key) => key === code || key.startsWith(`${code}_`)), code).toBe(true);
  expect(result.error.params).toBeTypeOf('object');
  return result;
}

const auditRows = (book: TestBook): number => book.call('audit.list', { size: 1 }).total;

describe('whatever an operation is sent, it answers with a value or a refusal, and a refusal leaves no trace', () => {
  let book: TestBook;
  beforeAll(() => {
    book = bookWithHistory();
  });
  afterAll(() => {
    expect(book.call('book.verify').checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  test.each(operations)('%s', (name) => {
    const { input, kind } = contract[name];
    let rows = auditRows(book);
    const check = (sent: unknown): void => {
      const { ok } = answer(book, name, sent);
      const now = auditRows(book);
      expect(now - rows).toBe(ok && kind === 'command' ? 1 : 0);
      rows = now;
    };
    HOSTILE.forEach(check);
    fc.assert(fc.property(inputsOf(input), check), { seed: SEED, numRuns: 60, endOnFailure: true });
    expect(book.call('book.verify').checks.filter(({ ok }) => !ok)).toEqual([]);
  });
});

test.each(['session.login', 'session.logout', 'session.setPassword', 'session.current'] as const)('%s answers with a value or a refusal, whatever it is sent', (name) => {
  const book = memoryHost();
  const check = (sent: unknown): void => void answer(book, name, sent);
  HOSTILE.forEach(check);
  fc.assert(fc.property(inputsOf(contract[name].input), check), { seed: SEED, numRuns: 30, endOnFailure: true });
  expect(book.call('audit.verify').ok).toBe(true);
});

test('an operation that does not exist is refused by name, whatever the name', () => {
  const book = memoryHost();
  for (const name of ['', '__proto__', 'constructor', 'toString', 'assets', 'assets.create ', 'x'.repeat(10_000)]) {
    expect(book.refusal(name)).toEqual({ code: 'UNKNOWN_OPERATION', params: { operation: name.slice(0, 100) } });
  }
});
