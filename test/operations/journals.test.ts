import { beforeEach, expect, test } from 'vitest';
import { capitalized, closeMonths, inService } from '../support/assets.ts';
import { memoryHost, type TestBook } from '../support/book.ts';

let book: TestBook;
beforeEach(() => {
  book = memoryHost();
});

test('every journal balances and names its source', () => {
  const asset = inService(book);
  closeMonths(book, '2026-01');
  const { items, total } = book.call('journals.list', {});
  expect(total).toBe(2);
  expect(items.map(({ number, sourceType, source, total: sum }) => [number, sourceType, source, sum])).toEqual([
    ['JE-2026-000002', 'depreciation_run', 'dep-1', '100.00'],
    ['JE-2026-000001', 'capitalization', asset.assetNumber, '4800.00'],
  ]);
  for (const { number } of items) {
    const journal = book.call('journals.get', { journal: number });
    expect(journal.totalDebit).toBe(journal.totalCredit);
    expect(journal.lines.every(({ accountName, accountNameAr }) => accountName !== '' && accountNameAr !== null)).toBe(true);
  }
});

test('are found by month, number, source and words in either language', () => {
  inService(book);
  capitalized(book, { name: 'Server', nameAr: 'خادم الملفّات', acquisitionDate: '2026-02-03' });
  closeMonths(book, '2026-01');
  const found = (input: object) => book.call('journals.list', input).items.map(({ number }) => number);
  expect(found({ period: '2026-02' })).toEqual(['JE-2026-000002']);
  expect(found({ search: 'dep-1' })).toEqual(['JE-2026-000003']);
  expect(found({ search: 'server' })).toEqual(['JE-2026-000002']);
  expect(found({ search: 'خادم الملفات' })).toEqual(['JE-2026-000002']);
  expect(found({ search: 'إهلاك' })).toEqual(['JE-2026-000003']);
  expect(found({ search: 'nothing like it' })).toEqual([]);
  expect(book.call('journals.list', { page: 1, size: 2 })).toMatchObject({ total: 3, items: [{ number: 'JE-2026-000001' }] });
});

test('numbers run without a gap; a refused command spends none', () => {
  const { id } = inService(book);
  book.refusal('assets.capitalize', { assetId: id, capitalizationDate: '2026-01-10' });
  book.refusal('close.run', { period: '2026-02' });
  closeMonths(book, '2026-01', '2026-02');
  expect(book.call('journals.list', {}).items.map(({ number }) => number)).toEqual(['JE-2026-000003', 'JE-2026-000002', 'JE-2026-000001']);
});

test('a journal that does not exist is not found', () => {
  expect(book.refusal('journals.get', { journal: 'JE-2026-000009' })).toEqual({ code: 'JOURNAL_NOT_FOUND', params: { journal: 'JE-2026-000009' } });
});
