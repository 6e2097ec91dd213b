import { describe, expect, it } from 'vitest';
import { closeMonths, draft, inService } from '../support/assets.ts';
import { memoryHost, type TestBook } from '../support/book.ts';

const verified = (book: TestBook) => expect(book.call('book.verify').checks.filter(({ ok }) => !ok)).toEqual([]);

/** A building of 700,000.00 with lifts, and a motor in the lifts. */
function building(book: TestBook) {
  const make = (name: string, cost: string, parentAssetId: string | null = null) => inService(book, { name, categoryCode: 'MACH', acquisitionDate: '2026-01-01', cost, parentAssetId }, '2026-01-01');
  const hall = make('Building', '700000.00');
  const lifts = make('Lifts', '120000.00', hall.id);
  return { hall, lifts, motor: make('Motor', '12000.00', lifts.id) };
}

describe('components', () => {
  it('are listed with the asset, and come to a whole with it', () => {
    const book = memoryHost();
    const { hall, lifts, motor } = building(book);
    closeMonths(book, '2026-01');
    expect(book.call('assets.components', { assetId: hall.id })).toMatchObject({ parent: null, items: [{ id: lifts.id, parent: hall.assetNumber, level: 1 }, { id: motor.id, parent: lifts.assetNumber, level: 2 }], whole: { count: 3, cost: '832000.00', accumulatedDepreciation: '6933.33', netBookValue: '825066.67' } });
    expect(book.call('assets.components', { assetId: motor.id })).toMatchObject({ parent: { id: lifts.id }, items: [] });
  });

  it('are never part of themselves, at no remove, nor of what is gone', () => {
    const book = memoryHost();
    const { hall, lifts, motor } = building(book);
    const loop = { code: 'INVALID_INPUT', params: { field: 'parentAssetId', reason: 'loop' } };
    expect(book.refusal('assets.update', { assetId: hall.id, parentAssetId: motor.id })).toMatchObject(loop);
    expect(book.refusal('assets.update', { assetId: hall.id, parentAssetId: hall.id })).toMatchObject(loop);
    expect(book.refusal('assets.update', { assetId: hall.id, parentAssetId: 'asset-99' }).code).toBe('ASSET_NOT_FOUND');
    const gone = inService(book, { name: 'Gone', categoryCode: 'MACH', acquisitionDate: '2026-01-01', cost: '10.00' }, '2026-01-01');
    book.call('disposals.create', { assetId: gone.id, disposalDate: '2026-01-20', disposalType: 'SCRAP' });
    expect(book.refusal('assets.update', { assetId: lifts.id, parentAssetId: gone.id }).code).toBe('ASSET_DISPOSED');
    expect(book.refusal('assets.create', { ...draftInput, parentAssetId: gone.id }).code).toBe('ASSET_DISPOSED');
  });

  it('go with the asset when it leaves, or before it: it does not leave without them', () => {
    const book = memoryHost();
    const { hall, lifts, motor } = building(book);
    const scrap = { disposalDate: '2026-01-20', disposalType: 'SCRAP' as const };
    expect(book.refusal('disposals.create', { assetId: hall.id, ...scrap })).toMatchObject({ code: 'ASSET_HAS_COMPONENTS', params: { components: `${lifts.assetNumber}, ${motor.assetNumber}` } });
    expect(book.refusal('disposals.createSeveral', { assets: [{ assetId: hall.id }, { assetId: lifts.id }], ...scrap }).code).toBe('ASSET_HAS_COMPONENTS');
    expect(book.call('disposals.preview', { assetId: hall.id, ...scrap, part: { percent: '10' } }).books).toHaveLength(1);
    const { items } = book.call('disposals.createSeveral', { assets: [hall, lifts, motor].map(({ id }) => ({ assetId: id })), ...scrap });
    expect(new Set(items.map(({ groupId }) => groupId)).size).toBe(1);
    expect(book.call('assets.components', { assetId: hall.id })).toMatchObject({ items: [{ status: 'DISPOSED' }, { status: 'DISPOSED' }], whole: { cost: '0.00' } });
    verified(book);
  });

  it('one is replaced by disposing of it and adding the new one, and each leads to the other', () => {
    const book = memoryHost();
    const { hall, lifts, motor } = building(book);
    book.call('disposals.create', { assetId: motor.id, disposalDate: '2026-01-20', disposalType: 'SCRAP' });
    const next = draft(book, { name: 'New motor', categoryCode: 'MACH', acquisitionDate: '2026-01-20', cost: '15000.00', parentAssetId: lifts.id, replacesAssetId: motor.id });
    expect(book.call('assets.components', { assetId: lifts.id }).items.map(({ id, status, replacedBy }) => [id, status, replacedBy])).toEqual([[motor.id, 'DISPOSED', next.assetNumber], [next.id, 'DRAFT', null]]);
    expect(book.call('assets.components', { assetId: next.id })).toMatchObject({ replaces: { id: motor.id }, replacedBy: [] });
    expect(book.call('assets.components', { assetId: motor.id })).toMatchObject({ replaces: null, replacedBy: [{ id: next.id }] });
    expect(book.call('assets.components', { assetId: hall.id }).whole.count).toBe(3);
    verified(book);
  });

  it('never replace themselves, nor what replaced them', () => {
    const book = memoryHost();
    const { lifts, motor } = building(book);
    const next = draft(book, { ...draftInput, replacesAssetId: motor.id });
    const circle = { code: 'INVALID_INPUT', params: { field: 'replacesAssetId', reason: 'replaces_itself' } };
    expect(book.refusal('assets.update', { assetId: motor.id, replacesAssetId: next.id })).toMatchObject(circle);
    expect(book.refusal('assets.update', { assetId: motor.id, replacesAssetId: motor.id })).toMatchObject(circle);
    expect(book.refusal('assets.create', { ...draftInput, replacesAssetId: 'asset-99' }).code).toBe('ASSET_NOT_FOUND');
    expect(book.call('assets.update', { assetId: next.id, replacesAssetId: lifts.id }).replacesAssetId).toBe(lifts.id);
    expect(book.call('assets.update', { assetId: next.id, replacesAssetId: null }).replacesAssetId).toBeNull();
  });

  it('are a part of the register of their own, and show what they belong to', () => {
    const book = memoryHost();
    const { hall, lifts, motor } = building(book);
    const query = { filter: { componentsOf: hall.id }, sort: [{ column: 'parent' as const, direction: 'desc' as const }] };
    const { rows } = book.call('register.rows', { ...query, startRow: 0, endRow: 10 });
    expect(rows.map(({ id, parent }) => [id, parent])).toEqual([[motor.id, lifts.assetNumber], [lifts.id, hall.assetNumber]]);
    expect(book.call('register.totals', query)).toMatchObject({ count: 2, cost: '132000.00' });
    expect(book.call('register.totals', { filter: { componentsOf: motor.id } }).count).toBe(0);
  });
});

const draftInput = { name: 'Part', categoryCode: 'MACH', acquisitionDate: '2026-01-10', cost: '10.00' };
