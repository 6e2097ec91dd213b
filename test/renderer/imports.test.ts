import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lastDay, parsePeriod } from '#shared/values/calendar.ts';
import { importMapping } from '#shared/contract/imports.ts';
import { cellKey, differenceOf, isZero, mergeEdits, sentenceOf, sumOf } from '../../src/renderer/features/imports/checking.ts';
import { chooseField, chooseWord, missingFields, needsDepreciatedThrough, withPresentColumns, wordsOf, type ImportMapping } from '../../src/renderer/features/imports/mapping.ts';
import { createFormat } from '../../src/renderer/i18n/format.ts';
import { i18next } from '../../src/renderer/i18n/index.ts';
import { stripIsolates } from '../../src/renderer/i18n/isolate.ts';
import { memoryHost } from '../support/book.ts';

const mapping = (part: Record<string, unknown> = {}): ImportMapping => importMapping.parse({ columns: {}, ...part });

describe('what columns become', () => {
  test('a field has one column: the one that had it lets go', () => {
    expect(chooseField({ Asset: 'name', Text: 'description' }, 'Text', 'name')).toEqual({ Text: 'name' });
    expect(chooseField({ Asset: 'name', Text: 'description' }, 'Text', null)).toEqual({ Asset: 'name' });
  });

  test('a row needs a name, a category, a date and a cost, from a column or for all rows', () => {
    expect(missingFields(mapping())).toEqual(['name', 'category', 'acquisitionDate', 'cost']);
    expect(missingFields(mapping({ columns: { الاسم: 'nameAr', Cost: 'cost' }, defaults: { category: 'IT', acquisitionDate: '2026-01-31' } }))).toEqual([]);
    expect(missingFields(mapping({ columns: { Name: 'name', Cost: 'cost' }, defaults: { category: '', acquisitionDate: '2026-01-31' } }))).toEqual(['category']);
  });

  test('accumulated depreciation without a day of its own asks for one day for all', () => {
    expect(needsDepreciatedThrough(mapping({ columns: { Acc: 'accumulatedDepreciation' } }))).toBe(true);
    expect(needsDepreciatedThrough(mapping({ columns: { NBV: 'netBookValue' } }))).toBe(true);
    expect(needsDepreciatedThrough(mapping({ columns: { Acc: 'accumulatedDepreciation', To: 'depreciatedThrough' } }))).toBe(false);
    expect(needsDepreciatedThrough(mapping({ columns: { Cost: 'cost' } }))).toBe(false);
  });

  test('columns that a kept mapping has and this file has not are not taken for given', () => {
    expect(withPresentColumns({ headings: ['Asset Name', 'Other'], mapping: mapping({ columns: { 'Asset Name': 'name', Gone: 'cost' } }) }).columns).toEqual({ 'Asset Name': 'name' });
  });

  test('words are those of the mapped column; one of ours is chosen, or the word stands as it is', () => {
    const chosen = mapping({ columns: { Method: 'depreciationMethod' }, values: { depreciationMethod: { SL: 'straight_line' } } });
    expect(wordsOf({ distinct: { Method: ['SL', 'DB'] } }, chosen, 'depreciationMethod')).toEqual(['SL', 'DB']);
    expect(wordsOf({ distinct: { Method: ['SL'] } }, chosen, 'status')).toEqual([]);
    const more = chooseWord(chosen, 'depreciationMethod', 'DB', 'declining_balance:2');
    expect(more.values.depreciationMethod).toEqual({ SL: 'straight_line', DB: 'declining_balance:2' });
    expect(chooseWord(more, 'depreciationMethod', 'SL', null).values.depreciationMethod).toEqual({ DB: 'declining_balance:2' });
  });
});

describe('corrections and control totals', () => {
  test('a new correction takes the place of the old one of its cell', () => {
    const drafts = { [cellKey(3, 'Cost')]: { row: 3, column: 'Cost', value: '5' } };
    expect(mergeEdits([{ row: 3, column: 'Cost', value: 'x' }, { row: 4, column: 'Cost', value: '7' }], drafts)).toEqual([{ row: 4, column: 'Cost', value: '7' }, { row: 3, column: 'Cost', value: '5' }]);
  });

  test('the difference is exact in the currency’s decimals, and nothing where nothing is expected', () => {
    expect(differenceOf('1583000', '1583000.00', 2)).toBe('0.00');
    expect(differenceOf('724878.85', '724878.86', 2)).toBe('-0.01');
    expect(differenceOf('0.300', '0.200', 3)).toBe('0.100');
    expect(differenceOf('', '1.00', 2)).toBeNull();
    expect(differenceOf(null, '1.00', 2)).toBeNull();
    expect(isZero('0.00')).toBe(true);
    expect(sumOf(['0.10', '0.20', '-0.30'], 2)).toBe('0.00');
  });

  test('a finding is told in words: its reason, its facts as people read them, fields by their names', () => {
    const format = createFormat({ language: 'en', digits: 'latin', calendar: 'gregorian' });
    const tell = (group: 'problem' | 'warning', code: string, params: Record<string, string | number>, field: string | null = null): string =>
      stripIsolates(sentenceOf(i18next.t, format, group, { row: 3, column: 'Cost', field, value: null, code, params }));
    expect(tell('problem', 'REQUIRED', {}, 'cost')).toBe('Cost is empty.');
    expect(tell('problem', 'INVALID_DATE', { reason: 'missing_day' })).toBe('This day does not exist.');
    expect(tell('problem', 'INVALID_AMOUNT', { reason: 'decimals', decimals: 2 })).toContain('(2)');
    expect(tell('problem', 'INVALID_RATE', { reason: 'range' })).toBe('This is not a yearly rate between 0 and 100 %.');
    expect(tell('problem', 'DEPRECIATED_THROUGH_NOT_MONTH_END', { monthEnd: '2025-06-30' })).toContain('30 Jun 2025');
    expect(tell('problem', 'ALREADY_POSTED', { asset: 'FA-1', fields: 'cost_minor, useful_life_months' })).toContain('Cost and Useful life in months');
    expect(tell('warning', 'TOTAL_DIFFERS', { stated: '12345.60', computed: '12345.50', difference: '0.10' })).toContain('12,345.60');
  });
});

test('an office register: one column is said by hand, and the file comes without a problem', () => {
  const book = memoryHost();
  const staged = book.host.stageFile('office-register.csv', readFileSync(new URL('../exchange/files/office-register.csv', import.meta.url)));
  if (!staged.ok) throw new Error(staged.error.code);
  const { fileId } = staged.value;
  const { mapping: suggested, rowCount } = book.call('imports.inspect', { fileId });
  expect(missingFields(suggested)).toEqual(['acquisitionDate']);
  const chosen = { ...suggested, columns: chooseField(suggested.columns, 'bought_on', 'acquisitionDate'), depreciatedThrough: lastDay(parsePeriod('2025-12')) };
  expect(missingFields(chosen)).toEqual([]);
  expect(book.call('imports.preview', { fileId, mapping: chosen })).toMatchObject({ problemsTotal: 0, totals: { count: rowCount } });
});
