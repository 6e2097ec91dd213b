import { describe, expect, test } from 'vitest';
import { CONVENTIONS, DAY_COUNTS, METHODS } from '#shared/contract/shapes.ts';
import { exampleTerms } from '../../src/renderer/features/categories/CategoryPreview.tsx';
import { formOf, inputOf, problemsOf, type CategoryForm } from '../../src/renderer/features/categories/form.ts';
import { changesOf, EMPTY, inputOf as assetInputOf, problemsOf as assetProblemsOf, valuesOf, type AssetValues } from '../../src/renderer/features/asset/form/values.ts';
import { RATES_BY } from '../../src/renderer/terms/rates.ts';
import { memoryHost } from '../support/book.ts';

const BOOK = { currency: 'SAR', fiscalYearStartMonth: 1, rounding: 'equal' } as const;
const FORM: CategoryForm = { ...formOf(null), name: 'Press', residualPercent: '10', assetAccount: '1', depreciationAccount: '2', accumulatedDepreciationAccount: '3' };
const ASSET: AssetValues = { ...EMPTY, name: 'Press', acquisitionDate: '2026-01-10', cost: '12000.00' };

describe('the preview of a category', () => {
  const timed = METHODS.filter((method) => !['units_of_production', 'manual', 'macrs', 'none'].includes(method));

  test.each(timed)('%s: every convention and day count is worked out for an example', (depreciationMethod) => {
    const session = memoryHost();
    for (const convention of CONVENTIONS) {
      for (const dayCount of DAY_COUNTS) {
        for (const rateBy of RATES_BY) {
          const terms = exampleTerms({ ...FORM, depreciationMethod, convention, dayCount, rateBy, annualRate: '40' }, '12000', '2026-01-17', BOOK);
          if (terms === null) throw new Error(`${convention} has no preview`);
          const { rows, total } = session.call('schedule.compute', terms);
          expect(rows.length, `${convention} ${dayCount} ${rateBy}`).toBeGreaterThan(12);
          expect(total).toBe('10800.00');
        }
      }
    }
  });

  test('waits while something is missing, and where each asset brings its own figures', () => {
    expect(exampleTerms(FORM, null, '2026-01-17', BOOK)).toBeNull();
    expect(exampleTerms({ ...FORM, usefulLifeMonths: '' }, '1', '2026-01-17', BOOK)).toBeNull();
    for (const depreciationMethod of ['units_of_production', 'manual', 'macrs', 'none'] as const) expect(exampleTerms({ ...FORM, depreciationMethod }, '1', '2026-01-17', BOOK)).toBeNull();
  });
});

describe('a rate', () => {
  test('comes from one thing only', () => {
    const declining = { ...FORM, depreciationMethod: 'accelerated', factor: '1.5', annualRate: '25' } as const;
    expect(inputOf({ ...declining, rateBy: 'factor' })).toMatchObject({ factor: '1.5', annualRate: null, rateFromResidual: false });
    expect(inputOf({ ...declining, rateBy: 'rate' })).toMatchObject({ factor: null, annualRate: '0.25', rateFromResidual: false });
    expect(inputOf({ ...declining, rateBy: 'residual' })).toMatchObject({ factor: null, annualRate: null, rateFromResidual: true });
    expect(problemsOf({ ...declining, rateBy: 'rate', annualRate: '' })).toEqual({ annualRate: 'required' });
  });

  test('from the residual value stands in the category, and is refused without one', () => {
    const book = memoryHost();
    const { id } = book.call('assetCategories.list').items.find(({ code }) => code === 'MACH') ?? { id: 0 };
    const terms = { categoryId: id, depreciationMethod: 'declining_balance', rateFromResidual: true } as const;
    expect(book.refusal('assetCategories.update', terms)).toMatchObject({ code: 'INVALID_INPUT', params: { field: 'residualPercent', reason: 'residual_zero' } });
    expect(formOf(book.call('assetCategories.update', { ...terms, residualPercent: '10' }))).toMatchObject({ rateBy: 'residual', factor: '', annualRate: '' });
  });
});

describe('the form of an asset', () => {
  const saved = (part: Partial<AssetValues>) => {
    const book = memoryHost();
    const category = book.call('assetCategories.list').items.find(({ code }) => code === 'MACH');
    const values = { ...ASSET, categoryId: String(category?.id), ...part };
    const asset = book.call('assets.create', assetInputOf(values));
    expect(valuesOf(asset)).toMatchObject(part);
    expect(changesOf(valuesOf(asset), valuesOf(asset))).toEqual({});
    book.call('assets.capitalize', { assetId: asset.id, capitalizationDate: '2026-01-10' });
    return { book, asset: book.call('assets.placeInService', { assetId: asset.id, inServiceDate: '2026-01-10' }) };
  };
  const charged = (part: Partial<AssetValues>) => {
    const { book } = saved(part);
    const { totalDepreciation } = book.call('close.run', { period: '2026-01' });
    expect(book.call('book.verify').ok).toBe(true);
    return totalDepreciation;
  };

  test('brings every method to a posted month', () => {
    expect(charged({ depreciationMethod: 'sum_of_years_digits', lifeYears: '5', lifeMonths: '0' })).toBe('333.33');
    expect(charged({ depreciationMethod: 'declining_balance', rateBy: 'rate', annualRate: '30', basis: 'monthly' })).toBe('300.00');
    // A rate of 1 − (1,200 / 12,000)^(1/5), or 36.9 % a year.
    expect(charged({ depreciationMethod: 'declining_balance', rateBy: 'residual', basis: 'annual', lifeYears: '5', lifeMonths: '0', residualValue: '1200.00' })).toBe('369.04');
    expect(charged({ depreciationMethod: 'accelerated', rateBy: 'factor', factor: '2', basis: 'monthly', lifeYears: '5', lifeMonths: '0' })).toBe('400.00');
    expect(charged({ depreciationMethod: 'manual', manual: [{ period: '2026-01', amount: '123.45' }, { period: '2026-02', amount: '100.00' }] })).toBe('123.45');
    expect(charged({ depreciationMethod: 'none' })).toBe('0.00');
  });

  test('brings every convention to a posted month', () => {
    const amounts = CONVENTIONS.map((convention) => [convention, charged({ convention, ...(convention === 'actual_days' ? { dayCount: 'actual/365' } : {}), lifeYears: '5', lifeMonths: '0' })]);
    expect(Object.fromEntries(amounts)).toEqual({ full_month: '200.00', following_month: '0.00', fifteenth: '200.00', mid_month: '100.00', mid_quarter: '175.00', half_year: '100.00', full_year: '200.00', actual_days: '144.66' });
  });

  test('a manual table needs an amount for each month, each month once, and no more in all than is left', () => {
    const manual = (rows: AssetValues['manual']) => assetProblemsOf({ ...ASSET, categoryId: '1', manual: rows }).manual;
    expect(manual([{ period: '2026-01', amount: '' }])).toBe('manual');
    expect(manual([{ period: '2026-01', amount: '1' }, { period: '2026-01', amount: '2' }])).toBe('months');
    const book = memoryHost();
    const press = { name: 'Press', categoryCode: 'MACH', acquisitionDate: '2026-01-10', cost: '100.00', residualValue: '10.00', depreciationMethod: 'manual' };
    expect(book.refusal('assets.create', { ...press, manual: [{ period: '2026-01', amount: '90.01' }] })).toMatchObject({ code: 'INVALID_AMOUNT', params: { field: 'manual', reason: 'above_base' } });
    expect(book.refusal('assets.create', { ...press, manual: [{ period: '2026-01', amount: '-1' }] })).toMatchObject({ code: 'INVALID_AMOUNT' });
    expect(book.refusal('assets.create', { ...press, manual: [{ period: '2026-01', amount: '1' }, { period: '2026-01', amount: '1' }] })).toMatchObject({ code: 'INVALID_INPUT', params: { reason: 'duplicate_period' } });
  });

  test('MACRS is refused for the ledger, in the asset and in the category, and the reason is told', () => {
    const book = memoryHost();
    const refusal = { code: 'METHOD_NOT_AVAILABLE', params: { what: 'macrs', reason: 'tax_only' } };
    expect(book.refusal('assets.create', { name: 'Press', categoryCode: 'MACH', acquisitionDate: '2026-01-10', cost: '100.00', depreciationMethod: 'macrs' })).toEqual(refusal);
    expect(book.refusal('assetCategories.update', { categoryCode: 'MACH', depreciationMethod: 'macrs' })).toEqual(refusal);
  });
});
