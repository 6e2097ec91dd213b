import { describe, expect, it } from 'vitest';
import { capitalized, closeMonths, inService } from '../support/assets.ts';
import { memoryHost, type TestBook } from '../support/book.ts';

const verified = (book: TestBook) => expect(book.call('book.verify').checks.filter(({ ok }) => !ok)).toEqual([]);
const lines = (book: TestBook, journal: string | null) => book.call('journals.get', { journal: journal ?? '' }).lines.map((line) => [line.accountCode, line.assetNumber, line.debit, line.credit]);
const get = (book: TestBook, assetId: string) => book.call('assets.get', { assetId });
const noTimes = ({ updatedAt: _updatedAt, ...asset }: ReturnType<typeof get>) => asset;

/** A hall that has cost 400,000.00 so far. */
function hall(book: TestBook): ReturnType<typeof get> {
  return capitalized(book, { name: 'Hall', nameAr: 'صالة', categoryCode: 'CIP', acquisitionDate: '2026-01-10', cost: '400000.00' });
}

describe('construction in progress', () => {
  it('takes further costs, which are not depreciated', () => {
    const book = memoryHost();
    const { id, assetNumber } = hall(book);
    const cost = { assetId: id, externalId: 'inv-7', date: '2026-02-05', amount: '50000.00', counterAccount: 'ACCOUNTS_PAYABLE', memo: 'Steel' };
    const preview = book.call('assets.addConstructionCost.preview', cost);
    const done = book.call('assets.addConstructionCost', { ...cost, fingerprint: preview.fingerprint });
    expect(lines(book, done.glJournalId)).toEqual([['1580', assetNumber, '50000.00', '0.00'], ['2100', assetNumber, '0.00', '50000.00']]);
    expect(book.call('assets.addConstructionCost', cost).id).toBe(done.id);
    expect(get(book, id)).toMatchObject({ status: 'CAPITALIZED', cost: '450000.00', netBookValue: '450000.00' });
    expect(closeMonths(book, '2026-01', '2026-02').map((month) => month.totalDepreciation)).toEqual(['0.00', '0.00']);
    verified(book);
  });

  it('takes a cost back by its inverse', () => {
    const book = memoryHost();
    const { id } = hall(book);
    const done = book.call('assets.addConstructionCost', { assetId: id, date: '2026-02-05', amount: '50000.00' });
    book.call('acts.reverse', { id: done.id, reason: 'Another project' });
    expect(get(book, id).cost).toBe('400000.00');
    verified(book);
  });

  it('tells what it has cost, entry by entry, and does not count what was taken back', () => {
    const book = memoryHost();
    const { id, assetNumber } = hall(book);
    const done = book.call('assets.addConstructionCost', { assetId: id, date: '2026-02-05', amount: '50000.00', counterAccount: 'ACCOUNTS_PAYABLE', document: 'INV-7', memo: 'Steel' });
    const wrong = book.call('assets.addConstructionCost', { assetId: id, date: '2026-02-06', amount: '9.00' });
    book.call('acts.reverse', { id: wrong.id, reason: 'Another project' });
    const costs = book.call('assets.constructionCosts', { assetId: id });
    expect(costs).toMatchObject({ total: '450000.00', since: '2026-01-10', completedOn: null, became: [] });
    expect(costs.items.map(({ kind, date, amount, memo, document, counterAccounts, actId, isReversed }) => [kind, date, amount, memo, document, counterAccounts.map(({ code }) => code), actId, isReversed])).toEqual([
      ['capitalization', '2026-01-10', '400000.00', null, null, ['1490'], null, false],
      ['construction_cost', '2026-02-05', '50000.00', 'Steel', 'INV-7', ['2100'], done.id, false],
      ['construction_cost', '2026-02-06', '9.00', null, null, ['1490'], wrong.id, true],
    ]);
    expect(book.call('assets.constructionProjects', {})).toMatchObject({ total: 1, cost: '450000.00', items: [{ assetNumber, total: '450000.00', since: '2026-01-10', lastCostOn: '2026-02-05', completedOn: null }] });
    expect(book.call('assets.constructionProjects', { complete: true })).toMatchObject({ total: 0, cost: '0.00' });
    expect(get(book, id).isConstruction).toBe(true);
    const other = inService(book);
    expect(get(book, other.id).isConstruction).toBe(false);
    expect(book.refusal('assets.constructionCosts', { assetId: other.id }).code).toBe('ASSET_NOT_UNDER_CONSTRUCTION');
  });

  it('is only for what is being built, and goes into service by its completion alone', () => {
    const book = memoryHost();
    const { id } = hall(book);
    const other = inService(book);
    expect(book.refusal('assets.addConstructionCost', { assetId: other.id, date: '2026-02-05', amount: '1.00' }).code).toBe('ASSET_NOT_UNDER_CONSTRUCTION');
    expect(book.refusal('assets.placeInService', { assetId: id, inServiceDate: '2026-02-01' }).code).toBe('ASSET_UNDER_CONSTRUCTION');
    expect(book.refusal('assets.addConstructionCost', { assetId: id, date: '2026-01-09', amount: '1.00' })).toMatchObject({ code: 'INVALID_INPUT', params: { reason: 'before_capitalization' } });
  });
});

describe('completion', () => {
  const complete = { categoryCode: 'BLDG', completionDate: '2026-03-20', inServiceDate: '2026-03-01' };

  it('carries the cost over to the asset, which depreciates from when it was available, not from the posting (J26)', () => {
    const book = memoryHost();
    const { id, assetNumber } = hall(book);
    book.call('assets.addConstructionCost', { assetId: id, date: '2026-02-05', amount: '50000.00' });
    const preview = book.call('assets.completeConstruction.preview', { assetId: id, ...complete });
    const done = book.call('assets.completeConstruction', { assetId: id, ...complete, fingerprint: preview.fingerprint });
    const made = done.made[0];
    expect(lines(book, done.glJournalId)).toEqual([['1520', made?.assetNumber, '450000.00', '0.00'], ['1580', assetNumber, '0.00', '450000.00']]);
    expect(preview.journal?.lines.map((line) => [line.accountCode, line.assetNumber, line.debit, line.credit])).toEqual(lines(book, done.glJournalId));
    expect(get(book, made?.assetId ?? '')).toMatchObject({ status: 'IN_SERVICE', name: 'Hall', nameAr: 'صالة', categoryCode: 'BLDG', cost: '450000.00', capitalizedCost: '450000.00', inServiceDate: '2026-03-01' });
    expect(get(book, id)).toMatchObject({ status: 'DISPOSED', netBookValue: '0.00' });
    expect(closeMonths(book, '2026-01', '2026-02', '2026-03').map((month) => month.totalDepreciation)).toEqual(['0.00', '0.00', '1500.00']);
    verified(book);
  });

  it('of several parts makes the first the asset and the others its components', () => {
    const book = memoryHost();
    const { id } = hall(book);
    const parts = [{ name: 'Structure', cost: '300000.00', usefulLifeMonths: 480 }, { name: 'Lifts', nameAr: 'مصاعد', categoryCode: 'MACH', cost: '60000.00', residualValue: '6000.00' }, { name: 'Air conditioning', categoryCode: 'MACH', cost: '40000.00' }];
    expect(book.refusal('assets.completeConstruction', { assetId: id, ...complete, parts: parts.slice(1) })).toMatchObject({ code: 'INVALID_AMOUNT', params: { reason: 'parts_sum' } });
    const { made } = book.call('assets.completeConstruction', { assetId: id, ...complete, parts });
    expect(made.map(({ assetId }) => get(book, assetId)).map((asset) => [asset.name, asset.categoryCode, asset.cost, asset.parentAssetId])).toEqual([
      ['Structure', 'BLDG', '300000.00', null], ['Lifts', 'MACH', '60000.00', made[0]?.assetId], ['Air conditioning', 'MACH', '40000.00', made[0]?.assetId],
    ]);
    closeMonths(book, '2026-01', '2026-02', '2026-03');
    expect(get(book, made[0]?.assetId ?? '').accumulatedDepreciation).toBe('625.00');
    expect(get(book, made[1]?.assetId ?? '')).toMatchObject({ accumulatedDepreciation: '450.00', residualValue: '6000.00' });
    verified(book);
  });

  it('its inverse brings the project back, once nothing else rests on what came of it', () => {
    const book = memoryHost();
    const { id } = hall(book);
    const before = noTimes(get(book, id));
    const done = book.call('assets.completeConstruction', { assetId: id, ...complete, completionDate: '2026-01-20', inServiceDate: '2026-01-15' });
    const made = done.made[0]?.assetId ?? '';
    const improved = book.call('valueUpdates.create', { assetId: made, updateType: 'IMPROVEMENT', amount: '5.00', date: '2026-01-21' });
    expect(book.refusal('acts.reverse', { id: done.id, reason: 'no' }).code).toBe('ACT_NOT_LATEST');
    book.call('acts.reverse', { id: improved.id, reason: 'first' });
    book.call('acts.reverse', { id: done.id, reason: 'The roof leaks' });
    expect(noTimes(get(book, id))).toEqual(before);
    expect(book.refusal('assets.get', { assetId: made }).code).toBe('ASSET_NOT_FOUND');
    const again = book.call('assets.completeConstruction', { assetId: id, ...complete, completionDate: '2026-01-25', inServiceDate: '2026-01-25' });
    expect(get(book, again.made[0]?.assetId ?? '').status).toBe('IN_SERVICE');
    verified(book);
  });

  it('of several parts is taken back as one, unless a part was given another component since', () => {
    const book = memoryHost();
    const { id } = hall(book);
    const parts = [{ name: 'Structure', cost: '300000.00' }, { name: 'Lifts', categoryCode: 'MACH', cost: '100000.00' }];
    const done = book.call('assets.completeConstruction', { assetId: id, ...complete, parts });
    const [structure] = done.made;
    const motor = inService(book, { name: 'Motor', categoryCode: 'MACH', acquisitionDate: '2026-03-21', cost: '10.00', parentAssetId: structure?.assetId ?? null }, '2026-03-21');
    expect(book.refusal('acts.reverse', { id: done.id, reason: 'no' })).toMatchObject({ code: 'ASSET_HAS_COMPONENTS', params: { components: motor.assetNumber } });
    book.call('assets.update', { assetId: motor.id, parentAssetId: null });
    book.call('acts.reverse', { id: done.id, reason: 'The roof leaks' });
    expect(done.made.map(({ assetId }) => book.refusal('assets.get', { assetId }).code)).toEqual(['ASSET_NOT_FOUND', 'ASSET_NOT_FOUND']);
    expect(get(book, id)).toMatchObject({ status: 'CAPITALIZED', cost: '400000.00' });
    verified(book);
  });

  it('is told with what became of the project, while it stands', () => {
    const book = memoryHost();
    const { id } = hall(book);
    const parts = [{ name: 'Structure', cost: '300000.00' }, { name: 'Lifts', nameAr: 'مصاعد', categoryCode: 'MACH', cost: '100000.00' }];
    const done = book.call('assets.completeConstruction', { assetId: id, ...complete, parts });
    const told = { total: '400000.00', completedOn: '2026-03-20', completionId: done.id, became: done.made.map((one, index) => ({ ...one, cost: parts[index]?.cost })) };
    expect(book.call('assets.constructionCosts', { assetId: id })).toMatchObject(told);
    expect(book.call('assets.constructionProjects', { complete: true })).toMatchObject({ total: 1, cost: '400000.00', items: [{ id, total: '400000.00', completedOn: '2026-03-20' }] });
    book.call('acts.reverse', { id: done.id, reason: 'The roof leaks' });
    expect(book.call('assets.constructionCosts', { assetId: id })).toMatchObject({ total: '400000.00', completedOn: null, completionId: null, became: [] });
    expect(book.call('assets.constructionProjects', {}).total).toBe(1);
  });

  it('can be told from an addition in the history of each', () => {
    const book = memoryHost();
    const { id } = hall(book);
    const { made } = book.call('assets.completeConstruction', { assetId: id, ...complete });
    const kinds = (assetId: string) => book.call('assets.history', { assetId }).map(({ kind }) => kind);
    expect(kinds(id)).toEqual(['registered', 'capitalization', 'construction_completion']);
    expect(kinds(made[0]?.assetId ?? '')).toContain('construction_asset');
  });

  it('moves from one class to another in the register of a day', () => {
    const book = memoryHost();
    const { id } = hall(book);
    book.call('assets.completeConstruction', { assetId: id, ...complete });
    const registered = (asOf: string) => book.call('reports.run', { report: 'asset-register', parameters: { asOf } }).rowCount;
    expect([registered('2026-03-19'), registered('2026-03-20')]).toEqual([1, 1]);
  });

  it('is refused into a category of construction', () => {
    const book = memoryHost();
    const { id } = hall(book);
    expect(book.refusal('assets.completeConstruction', { assetId: id, ...complete, categoryCode: 'CIP' })).toMatchObject({ code: 'INVALID_INPUT', params: { reason: 'construction' } });
    expect(book.refusal('assets.completeConstruction', { assetId: id, ...complete, categoryCode: 'NONE' }).code).toBe('CATEGORY_NOT_FOUND');
  });
});
