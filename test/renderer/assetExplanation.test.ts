import { describe, expect, it } from 'vitest';
import { explain } from '../../src/renderer/features/asset/schedule/explanation.ts';
import { drawnRows, firstPlanned, type MonthRow } from '../../src/renderer/features/asset/schedule/points.ts';
import { createFormat, type Language } from '../../src/renderer/i18n/format.ts';
import { i18next } from '../../src/renderer/i18n/index.ts';
import { stripIsolates } from '../../src/renderer/i18n/isolate.ts';
import type { Input, Output } from '#shared/contract/index.ts';
import { memoryHost } from '../support/book.ts';

type Explained = Output<'assets.explain'>;

const told = (explained: Explained, language: Language = 'en') => {
  const format = createFormat({ language, digits: 'latin', calendar: 'gregorian' });
  const { sentences, arithmetic } = explain(explained, i18next.getFixedT(language, 'asset'), format);
  return { sentences: sentences.map(stripIsolates), arithmetic };
};

/** An asset in service from the first of 2026, and what the book says of its months. */
function assetOf(part: Partial<Input<'assets.create'>>) {
  const book = memoryHost();
  const category = book.call('assetCategories.list').items.find((candidate) => candidate.depreciationMethod === 'straight_line');
  const asset = book.call('assets.create', { name: 'Machine', categoryId: category?.id, acquisitionDate: '2026-01-01', cost: '12000.00', usefulLifeMonths: 60, residualValue: '0', ...part });
  book.call('assets.capitalize', { assetId: asset.id, capitalizationDate: '2026-01-01' });
  book.call('assets.placeInService', { assetId: asset.id, inServiceDate: '2026-01-01' });
  return { book, asset, month: (period: string) => book.call('assets.explain', { assetId: asset.id, period }) };
}

describe('why a figure is what it is', () => {
  it('tells straight line by its life, its base and its share', () => {
    const { month } = assetOf({});
    expect(told(month('2026-02'))).toEqual({
      sentences: ['Straight line over 60 months, in equal parts since 1 Jan 2026.', 'The base is cost less residual value: 12,000.00.'],
      arithmetic: ['12,000.00 × 1/60 = 200.00'],
    });
    expect(told(month('2026-02'), 'ar').sentences).toEqual(['القسط الثابت على 60 شهرًا، بأقساط متساوية منذ 1 يناير 2026.', 'الأساس هو التكلفة ناقصًا القيمة المتبقية: 12,000.00.']);
  });

  it('tells the last month by what is left', () => {
    const { month } = assetOf({ cost: '40000.00' });
    expect(told(month('2030-12'))).toEqual({
      sentences: ['Straight line over 60 months, in equal parts since 1 Jan 2026.', 'The base is cost less residual value: 40,000.00.', 'The last month takes all that is left above the residual value.'],
      arithmetic: ['666.47 − 0.00 = 666.47'],
    });
  });

  it('tells a declining balance by its rate of the carrying amount', () => {
    const { month } = assetOf({ depreciationMethod: 'declining_balance', factor: '2', basis: 'monthly' });
    expect(told(month('2026-01'))).toEqual({ sentences: ['Declining balance at 40% a year of the carrying amount at the beginning of the month.'], arithmetic: ['12,000.00 × 40% × 1/12 = 400.00'] });
  });

  it('tells a yearly declining balance by the year’s amount first', () => {
    const { month } = assetOf({ depreciationMethod: 'declining_balance', factor: '2', basis: 'annual' });
    const { sentences, arithmetic } = told(month('2026-01'));
    expect(sentences[0]).toBe('Declining balance at 40% of the carrying amount at the beginning of the fiscal year, spread over the year\'s months.');
    expect(arithmetic[0]).toBe('12,000.00 × 40% = 4,800.00');
  });

  it('tells catch-up apart from the month’s own charge', () => {
    const { book, asset, month } = assetOf({});
    book.call('close.run', { period: '2026-01' });
    const late = book.call('assets.create', { name: 'Late', categoryId: asset.categoryId, acquisitionDate: '2026-01-01', cost: '12000.00', usefulLifeMonths: 60, residualValue: '0' });
    book.call('assets.capitalize', { assetId: late.id, capitalizationDate: '2026-02-01' });
    book.call('assets.placeInService', { assetId: late.id, inServiceDate: '2026-01-01' });
    const { sentences, arithmetic } = told(book.call('assets.explain', { assetId: late.id, period: '2026-02' }));
    expect(sentences.at(-1)).toBe('200.00 of it is catch-up depreciation for earlier months.');
    expect(arithmetic.at(-1)).toBe('200.00 + 200.00 = 400.00');
    expect(told(month('2026-01')).arithmetic).toEqual(['12,000.00 × 1/60 = 200.00']);
  });

  it('says why there is no charge', () => {
    const { month } = assetOf({});
    expect(told(month('2025-12')).sentences).toEqual(['Depreciation had not begun.']);
    expect(told(month('2031-06')).sentences).toEqual(['Nothing was left above the residual value.']);
    expect(told(month('2031-06')).arithmetic).toEqual([]);
  });

  it('has a sentence in both languages for whatever the engine may answer', () => {
    const facts = { outcome: 'charged', baseKind: 'depreciable_amount', base: '100.00', plannedAmount: '10.00', openingCarryingAmount: '100.00', residualValue: '0.00', usefulLifeMonths: 10, segmentStartedOn: '2026-01-01', shareNumerator: 1, shareDenominator: 10 };
    for (const language of ['en', 'ar'] as const) {
      for (const method of ['straight_line', 'declining_balance', 'accelerated', 'sum_of_years_digits', 'units_of_production', 'manual', 'macrs'] as const) {
        for (const segmentCause of ['in_service', 'opening', 'improvement', 'estimate']) {
          for (const adjustment of ['none', 'cumulative', 'year_end', 'last_month', 'capped_at_residual']) {
            const { sentences } = told({ period: '2026-01', amount: '10.00', method, status: 'planned', journal: null, facts: { ...facts, segmentCause, adjustment } }, language);
            expect(sentences.length).toBeGreaterThan(0);
            for (const sentence of sentences) expect(sentence).toMatch(/^[^{}]+\.$/);
          }
        }
      }
      for (const outcome of ['not_started', 'fully_depreciated', 'no_depreciation', 'suspended', 'disposed', 'nothing_due']) {
        expect(told({ period: '2026-01', amount: '0.00', method: 'none', status: 'none', journal: null, facts: { outcome } }, language).sentences).toHaveLength(1);
      }
    }
  });
});

describe('what of a schedule is drawn', () => {
  const rows = (count: number): MonthRow[] => Array.from({ length: count }, (_, index) => ({ period: String(index), status: index < 20 ? 'posted' : 'planned' }) as MonthRow);

  it('is every month of a usual life, and a month a year of a very long one, the last among them', () => {
    expect(drawnRows(rows(120))).toHaveLength(120);
    const long = drawnRows(rows(600));
    expect(long).toHaveLength(50);
    expect(long.at(-1)?.period).toBe('599');
  });

  it('knows where the plan begins', () => {
    expect(firstPlanned(rows(30))).toBe(20);
    expect(firstPlanned(rows(10))).toBe(-1);
  });
});
