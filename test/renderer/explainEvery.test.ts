import { beforeAll, describe, expect, test } from 'vitest';
import { CONVENTIONS, DAY_COUNTS, ROUNDINGS } from '#shared/contract/shapes.ts';
import { explain } from '../../src/renderer/features/asset/schedule/explanation.ts';
import { createFormat } from '../../src/renderer/i18n/format.ts';
import { applyLanguage, i18next } from '../../src/renderer/i18n/index.ts';
import { stripIsolates } from '../../src/renderer/i18n/isolate.ts';
import { memoryHost, type TestBook } from '../support/book.ts';

const BASES = ['monthly', 'annual'] as const;
const RATES = [{ factor: '2' }, { annualRate: '0.33' }, { rateFromResidual: true }] as const;
type Terms = Record<string, unknown>;

const number = (text: string): number => Number(text.replaceAll(',', ''));
const factor = (text: string): number => {
  if (text.endsWith('%')) return number(text.slice(0, -1)) / 100;
  const [above = '', below] = text.split('/');
  return below === undefined ? number(above) : number(above) / number(below);
};

/** The left side of a line of arithmetic worked out, and how it stands to the right side. */
function read(line: string): { left: number; right: number; isExact: boolean } {
  const [, leftText = '', sign = '', rightText = ''] = /^(.*) ([=≈]) (.*)$/.exec(stripIsolates(line)) ?? [];
  const left = leftText.includes(' − ')
    ? leftText.split(' − ').map(number).reduce((a, b) => a - b)
    : leftText.includes(' + ')
      ? leftText.split(' + ').map(number).reduce((a, b) => a + b)
      : leftText.split(' × ').map((part) => part.replaceAll(' ', '')).map(factor).reduce((a, b) => a * b, 1);
  return { left, right: number(rightText), isExact: sign === '=' };
}

/** Half a minor unit of rounding, and a trifle for the floats of this test; a sum that is rounded on the total to date may be off by one unit. */
function addsUp(line: string): boolean {
  const { left, right, isExact } = read(line);
  return Math.abs(left - right) <= (isExact ? 0.0051 : 0.0101);
}

const formats = { en: createFormat({ language: 'en', digits: 'latin', calendar: 'gregorian' }), ar: createFormat({ language: 'ar', digits: 'latin', calendar: 'gregorian' }) };

/** Every charge of an asset under the terms, explained in both languages; what does not add up or says nothing. */
function problemsOf(book: TestBook, terms: Terms): string[] {
  const { id } = book.call('assets.create', { name: 'Press', categoryCode: 'MACH', acquisitionDate: '2026-02-17', cost: '12345.67', residualValue: '1000.00', usefulLifeMonths: 36, ...terms } as never);
  const rows = book.call('assets.depreciationSchedule', { assetId: id }).rows.filter((row) => /[1-9]/.test(row.depreciation));
  const problems: string[] = [];
  for (const row of rows) {
    const explained = book.call('assets.explain', { assetId: id, period: row.period });
    for (const language of ['en', 'ar'] as const) {
      const { sentences, arithmetic } = explain(explained, i18next.getFixedT(language, 'asset'), formats[language]);
      const where = `${JSON.stringify(terms)} ${row.period} ${language}`;
      if (sentences.length === 0 || sentences.some((sentence) => stripIsolates(sentence).trim() === '' || sentence.includes('{{'))) problems.push(`${where}: says nothing`);
      if (arithmetic.length === 0 && terms['depreciationMethod'] !== 'manual') problems.push(`${where}: no arithmetic`);
      for (const line of arithmetic) if (!addsUp(line)) problems.push(`${where}: ${stripIsolates(line)} (${read(line).left})`);
      const last = arithmetic.at(-1);
      if (last !== undefined && read(last).right !== number(row.depreciation)) problems.push(`${where}: ${stripIsolates(last)} is not ${row.depreciation}`);
    }
    if (problems.length > 4) return problems;
  }
  if (rows.length === 0) problems.push(`${JSON.stringify(terms)}: nothing was charged`);
  return problems;
}

function everyTerms(method: string): Terms[] {
  const ratesAndBases: Terms[] = method === 'declining_balance' || method === 'accelerated' ? RATES.flatMap((rate) => BASES.map((basis) => ({ ...rate, basis }))) : [{}];
  const conventions: Terms[] = CONVENTIONS.flatMap((convention): Terms[] => (convention === 'actual_days' ? DAY_COUNTS.map((dayCount) => ({ convention, dayCount })) : [{ convention }]));
  return ratesAndBases.flatMap((rates) => conventions.map((convention) => ({ depreciationMethod: method, ...rates, ...convention })));
}

beforeAll(() => applyLanguage({ language: 'en', digits: 'latin', calendar: 'gregorian' }));

describe('what a figure is said to be', () => {
  const first = (terms: Terms) => {
    const book = memoryHost();
    const { id } = book.call('assets.create', { name: 'Press', categoryCode: 'MACH', acquisitionDate: '2026-02-17', cost: '12000.00', usefulLifeMonths: 60, ...terms } as never);
    const period = book.call('assets.depreciationSchedule', { assetId: id }).rows[0]?.period ?? '';
    const { sentences, arithmetic } = explain(book.call('assets.explain', { assetId: id, period }), i18next.getFixedT('en', 'asset'), formats.en);
    return [...sentences, ...arithmetic].map(stripIsolates);
  };

  test('names the convention where it shows', () => {
    expect(first({ depreciationMethod: 'straight_line', convention: 'mid_month' })).toEqual(['Straight line over 60 months, in equal parts since 17 Feb 2026.', 'The base is cost less residual value: 12,000.00.', 'The first month counts half, whatever the day.', '12,000.00 × 1/120 = 100.00']);
    expect(first({ depreciationMethod: 'straight_line', convention: 'actual_days', dayCount: 'actual/365' })).toContain('The year\'s amount over 365; a leap year charges one day more.');
    for (const convention of CONVENTIONS.filter((name) => name !== 'full_month' && name !== 'actual_days')) expect(first({ convention }), convention).toContain(i18next.getFixedT('en', 'terms')(`convention.${convention}`));
    expect(first({ convention: 'full_month' })).toEqual(['Straight line over 60 months, in equal parts since 17 Feb 2026.', 'The base is cost less residual value: 12,000.00.', '12,000.00 × 1/60 = 200.00']);
  });

  test('writes a rate that follows from the residual value as the percentage it is', () => {
    expect(first({ depreciationMethod: 'declining_balance', rateFromResidual: true, residualValue: '1000.00' }).at(-1)).toBe('12,000.00 × 39.1635658107% × 1/12 = 391.64');
  });

  test('tells a part of a year before the part of the month', () => {
    expect(first({ depreciationMethod: 'declining_balance', factor: '2', basis: 'annual' }).slice(-2)).toEqual(['12,000.00 × 40% × 11/12 = 4,400.00', '4,400.00 × 1/11 ≈ 400.00']);
  });
});

describe.each(ROUNDINGS)('rounding %s: every figure says how it came about, and its arithmetic adds up', (rounding) => {
  test.each(['straight_line', 'sum_of_years_digits', 'declining_balance', 'accelerated'] as const)('%s under every convention', (method) => {
    const book = memoryHost();
    book.call('book.updateSettings', { rounding });
    const problems = everyTerms(method).flatMap((terms) => problemsOf(book, terms));
    expect(problems.slice(0, 12)).toEqual([]);
  });

  test('manual', () => {
    const book = memoryHost();
    book.call('book.updateSettings', { rounding });
    expect(problemsOf(book, { depreciationMethod: 'manual', manual: [{ period: '2026-02', amount: '100.00' }, { period: '2026-04', amount: '11245.67' }] })).toEqual([]);
  });

  test('units of production', () => {
    const book = memoryHost();
    book.call('book.updateSettings', { rounding });
    const { id } = book.call('assets.create', { name: 'Press', categoryCode: 'MACH', acquisitionDate: '2026-02-17', cost: '12345.67', residualValue: '1000.00', depreciationMethod: 'units_of_production', totalUnits: '1000' });
    book.call('assets.capitalize', { assetId: id, capitalizationDate: '2026-02-17' });
    book.call('assets.placeInService', { assetId: id, inServiceDate: '2026-02-17' });
    for (const [period, units] of [['2026-02', '333.3'], ['2026-03', '0'], ['2026-04', '0.01'], ['2026-05', '700']] as const) {
      book.call('usage.record', { assetId: id, period, units });
      const explained = book.call('assets.explain', { assetId: id, period });
      const { sentences, arithmetic } = explain(explained, i18next.getFixedT('en', 'asset'), formats.en);
      expect(sentences.length).toBeGreaterThan(0);
      expect(arithmetic.map(addsUp)).toEqual(units === '0' ? [] : [true]);
      book.call('close.run', { period });
    }
  });
});
