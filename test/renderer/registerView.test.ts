import { describe, expect, it } from 'vitest';
import { completeArrangement, USUAL_ARRANGEMENT } from '../../src/renderer/features/register/columns.tsx';
import { askedFilter, contractFilter, dateBoundsOf, EVERYTHING, isNarrowed, reportOfView, tabsOf } from '../../src/renderer/features/register/filter.ts';
import { dropView, keepArrangement, keepView, readArrangement, readViews, type SavedView } from '../../src/renderer/features/register/views.ts';
import { isolateCodes } from '../../src/renderer/i18n/isolateCodes.ts';
import { contract } from '#shared/contract/index.ts';
import { memoryHost } from '../support/book.ts';

const NARROW = { ...EVERYTHING, tab: 'IN_SERVICE' as const, categoryIds: [2], locationCodes: ['LOC-1', 'LOC-2'], acquiredFrom: '2026-01-01' };

function memoryStorage(): Storage {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value), removeItem: (key) => void kept.delete(key), clear: () => kept.clear(), key: (index) => [...kept.keys()][index] ?? null, get length() { return kept.size; } };
}

describe('the filter of the register', () => {
  it('leaves out what is not narrowed', () => {
    expect(contractFilter(EVERYTHING)).toEqual({});
    expect(isNarrowed(EVERYTHING)).toBe(false);
  });

  it('is what the contract takes', () => {
    const filter = contractFilter(NARROW);
    expect(filter).toEqual({ status: ['IN_SERVICE'], categoryId: [2], locationId: ['LOC-1', 'LOC-2'], acquiredFrom: '2026-01-01' });
    expect(contract['register.totals'].input.safeParse({ filter, language: 'ar' }).success).toBe(true);
    expect(contractFilter({ ...EVERYTHING, tab: 'attention' })).toEqual({ needsAttention: true });
    expect(dateBoundsOf(NARROW)).toBe(1);
  });

  it('is narrowed to what an asset consists of', () => {
    expect(contractFilter({ ...EVERYTHING, componentsOf: 'asset-7' })).toEqual({ componentsOf: 'asset-7' });
    expect(isNarrowed({ ...EVERYTHING, componentsOf: 'asset-7' })).toBe(true);
    expect(reportOfView({ ...EVERYTHING, componentsOf: 'asset-7' }, '').unfollowed).toEqual(['components']);
  });

  it('shows what was disposed of among all only to who looks for something', () => {
    expect(askedFilter(EVERYTHING, '').status).toEqual(['DRAFT', 'CAPITALIZED', 'IN_SERVICE', 'FULLY_DEPRECIATED', 'HELD_FOR_SALE']);
    expect(askedFilter(EVERYTHING, 'van').status).toBeUndefined();
    expect(askedFilter({ ...EVERYTHING, tab: 'DISPOSED' }, '').status).toEqual(['DISPOSED']);
    expect(askedFilter({ ...EVERYTHING, tab: 'attention' }, '')).toEqual({ needsAttention: true });
  });

  it('offers tabs of later statuses only where there is such an asset', () => {
    expect(tabsOf({ IN_SERVICE: 3 }, 'all')).not.toContain('DISPOSED');
    expect(tabsOf({ DISPOSED: 1 }, 'all')).toContain('DISPOSED');
    expect(tabsOf({}, 'HELD_FOR_SALE')).toContain('HELD_FOR_SALE');
  });
});

describe('the export of a view', () => {
  it('narrows the report as far as the report goes, and names what it cannot follow', () => {
    expect(reportOfView(NARROW, ' forklift ')).toEqual({ parameters: { group: 'none', status: 'IN_SERVICE', category: '2' }, unfollowed: ['search', 'locations', 'dates'] });
    expect(reportOfView(EVERYTHING, '')).toEqual({ parameters: { group: 'none' }, unfollowed: [] });
    expect(reportOfView({ ...EVERYTHING, tab: 'DRAFT' }, '').unfollowed).toEqual(['drafts']);
  });

  it('is a report the book can make', () => {
    const book = memoryHost();
    const category = book.call('assetCategories.list').items[0];
    const { parameters } = reportOfView({ ...EVERYTHING, tab: 'IN_SERVICE', categoryIds: [category?.id ?? 0] }, '');
    expect(book.call('reports.run', { report: 'asset-register', parameters: { ...parameters, asOf: '2026-01-31' } }).id).toBe('asset-register');
  });
});

describe('columns and views', () => {
  it('of an earlier version, which knew less to narrow by, are kept', () => {
    const storage = memoryStorage();
    const { componentsOf: _componentsOf, ...earlier } = NARROW;
    storage.setItem('usool.register.views.noor', JSON.stringify([{ name: 'Mine', filters: earlier, search: '', arrangement: USUAL_ARRANGEMENT }]));
    expect(readViews(storage, 'noor').map(({ filters }) => filters)).toEqual([NARROW]);
  });

  it('show a later version’s new columns last and hidden, and forget columns that are gone', () => {
    const kept = { columns: [{ id: 'name', width: 300, isVisible: true }, { id: 'gone', width: 90, isVisible: true }], sort: [{ column: 'gone', direction: 'asc' as const }] };
    const complete = completeArrangement(kept);
    expect(complete.columns[0]).toEqual({ id: 'name', width: 300, isVisible: true });
    expect(complete.columns).toHaveLength(USUAL_ARRANGEMENT.columns.length);
    expect(complete.columns.slice(1).every((column) => !column.isVisible)).toBe(true);
    expect(complete.sort).toEqual([]);
  });

  it('are kept by name, book by book', () => {
    const storage = memoryStorage();
    const view: SavedView = { name: 'Machines', filters: NARROW, search: '', arrangement: USUAL_ARRANGEMENT };
    keepView(storage, 'book-a', view);
    keepView(storage, 'book-a', { ...view, search: 'x' });
    expect(readViews(storage, 'book-a')).toEqual([{ ...view, search: 'x' }]);
    expect(readViews(storage, 'book-b')).toEqual([]);
    expect(dropView(storage, 'book-a', 'Machines')).toEqual([]);
  });

  it('survive what another version or a hand has left in the storage', () => {
    const storage = memoryStorage();
    keepArrangement(storage, USUAL_ARRANGEMENT);
    expect(readArrangement(storage)).toEqual(USUAL_ARRANGEMENT);
    storage.setItem('usool.register.columns', '{"columns":7}');
    expect(readArrangement(storage)).toBeNull();
    storage.setItem('usool.register.columns', 'not JSON');
    expect(readArrangement(storage)).toBeNull();
    const view = { name: 'Old', filters: { ...EVERYTHING, tab: 'LOST' }, search: '', arrangement: USUAL_ARRANGEMENT };
    storage.setItem('usool.register.views.book', JSON.stringify([view]));
    expect(readViews(storage, 'book')).toEqual([]);
    storage.setItem('usool.register.views.book', JSON.stringify([{ ...view, filters: { ...EVERYTHING, categoryIds: ['1'] } }]));
    expect(readViews(storage, 'book')).toEqual([]);
  });
});

describe('codes in a narration', () => {
  it('keep their direction inside Arabic text', () => {
    expect(isolateCodes('إهلاك الفترة 2026-02')).toBe('إهلاك الفترة \u20662026-02\u2069');
    expect(isolateCodes('رسملة الأصل FA-2026-000003: خط تعبئة')).toBe('رسملة الأصل \u2066FA-2026-000003\u2069: خط تعبئة');
    expect(isolateCodes('بدون رموز e-commerce')).toBe('بدون رموز e-commerce');
  });
});
