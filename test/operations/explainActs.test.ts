import { beforeAll, describe, expect, it } from 'vitest';
import { explain } from '../../src/renderer/features/asset/schedule/explanation.ts';
import { createFormat } from '../../src/renderer/i18n/format.ts';
import { applyLanguage, i18next } from '../../src/renderer/i18n/index.ts';
import { stripIsolates } from '../../src/renderer/i18n/isolate.ts';
import { closeMonths, inService, postMonth } from '../support/assets.ts';
import { memoryHost, type TestBook } from '../support/book.ts';

/** 120,000.00 over ten years from January 2026: 1,000.00 a month. */
const MACHINE = { name: 'Press', categoryCode: 'MACH', acquisitionDate: '2026-01-01', cost: '120000.00', usefulLifeMonths: 120 };
const formats = { en: createFormat({ language: 'en', digits: 'latin', calendar: 'gregorian' }), ar: createFormat({ language: 'ar', digits: 'latin', calendar: 'gregorian' }) };

beforeAll(() => applyLanguage({ language: 'en', digits: 'latin', calendar: 'gregorian' }));

function machine(extra = {}) {
  const book = memoryHost();
  const category = book.call('assetCategories.get', { categoryCode: 'MACH' });
  book.call('assetCategories.update', { categoryId: category.id, revaluationAllowed: true });
  const { id } = inService(book, { ...MACHINE, ...extra });
  return { book, at: { assetId: id } };
}

/** What the popover says of a month, and the arithmetic in it. */
function told(book: TestBook, assetId: string, period: string, language: 'en' | 'ar' = 'en') {
  const explained = book.call('assets.explain', { assetId, period });
  const { sentences, arithmetic } = explain(explained, i18next.getFixedT(language, 'asset'), formats[language]);
  return { amount: explained.amount, said: sentences.map(stripIsolates), arithmetic: arithmetic.map(stripIsolates) };
}

describe('a month after an act is explained by what then stood', () => {
  it('an improvement', () => {
    const { book, at } = machine();
    closeMonths(book, '2026-01', '2026-02');
    book.call('valueUpdates.create', { ...at, updateType: 'IMPROVEMENT', amount: '11800.00', date: '2026-03-10' });
    const march = told(book, at.assetId, '2026-03');
    expect(march).toMatchObject({ amount: '1100.00', arithmetic: ['129,800.00 × 1/118 = 1,100.00'] });
    expect(march.said).toContain('The base is what was left to depreciate on 10 Mar 2026, when it was improved: 129,800.00.');
    expect(told(book, at.assetId, '2026-03', 'ar').said).toContain('الأساس هو ما تبقى للإهلاك في 10 مارس 2026 حين أُجري عليه تحسين: 129,800.00.');
    closeMonths(book, '2026-03');
    expect(told(book, at.assetId, '2026-04').arithmetic).toEqual(['129,800.00 × 1/118 = 1,100.00']);
  });

  it('an impairment counts from the month after', () => {
    const { book, at } = machine();
    closeMonths(book, '2026-01');
    book.call('valueUpdates.create', { ...at, updateType: 'IMPAIRMENT', amount: '11800.00', date: '2026-02-20' });
    expect(told(book, at.assetId, '2026-02')).toMatchObject({ amount: '1000.00', arithmetic: ['120,000.00 × 1/120 = 1,000.00'] });
    expect(told(book, at.assetId, '2026-03').said).toContain('The base is what was left to depreciate on 20 Feb 2026, when its value was impaired: 106,200.00.');
    expect(told(book, at.assetId, '2026-03').arithmetic).toEqual(['106,200.00 × 1/118 = 900.00']);
  });

  it('a revaluation, up and down', () => {
    const { book, at } = machine();
    closeMonths(book, '2026-01');
    book.call('valueUpdates.create', { ...at, updateType: 'REVALUATION_UP', amount: '11800.00', date: '2026-02-28' });
    closeMonths(book, '2026-02');
    expect(told(book, at.assetId, '2026-03')).toMatchObject({ amount: '1100.00', arithmetic: ['129,800.00 × 1/118 = 1,100.00'] });
    expect(told(book, at.assetId, '2026-03').said).toContain('The base is what was left to depreciate on 28 Feb 2026, when it was revalued upwards: 129,800.00.');
    book.call('valueUpdates.create', { ...at, updateType: 'REVALUATION_DOWN', amount: '11700.00', date: '2026-03-31' });
    expect(told(book, at.assetId, '2026-04', 'ar').said).toContain('الأساس هو ما تبقى للإهلاك في 31 مارس 2026 حين أُعيد تقييمه بالنقص: 117,000.00.');
  });

  it('a change of estimate', () => {
    const { book, at } = machine();
    closeMonths(book, '2026-01', '2026-02');
    book.call('estimates.change', { ...at, effectiveDate: '2026-03-01', usefulLifeMonths: 59 });
    expect(told(book, at.assetId, '2026-03')).toEqual({
      amount: '2000.00', arithmetic: ['118,000.00 × 1/59 = 2,000.00'],
      said: ['Straight line over 59 months, in equal parts.', 'The base is what was left to depreciate on 1 Mar 2026, when its estimate changed: 118,000.00.'],
    });
  });

  it('a pause: nothing meanwhile, then the same base over the same life', () => {
    const { book, at } = machine();
    closeMonths(book, '2026-01');
    book.call('assets.suspend', { ...at, date: '2026-02-01' });
    expect(told(book, at.assetId, '2026-02')).toEqual({ amount: '0.00', said: ['Depreciation was suspended.'], arithmetic: [] });
    closeMonths(book, '2026-02');
    book.call('assets.resume', { ...at, date: '2026-03-01' });
    expect(told(book, at.assetId, '2026-03')).toMatchObject({ amount: '1000.00', arithmetic: ['120,000.00 × 1/120 = 1,000.00'] });
    expect(told(book, at.assetId, '2026-03').said).toContain('Depreciation goes on since 1 Mar 2026, after a pause that moved the end of its life; out of a base of 120,000.00.');
  });

  it('part of it disposed of', () => {
    const { book, at } = machine();
    closeMonths(book, '2026-01');
    book.call('disposals.create', { ...at, disposalDate: '2026-02-28', disposalType: 'SCRAP', part: { percent: '50' } });
    expect(told(book, at.assetId, '2026-03')).toMatchObject({ amount: '500.00' });
    expect(told(book, at.assetId, '2026-03').said).toContain('The base is what was left to depreciate on 28 Feb 2026, when a part of it was disposed of: 59,500.00.');
  });
});

describe('a month that acts have posted in', () => {
  it('by hand: the amount was given, and the rest is spread over what remains', () => {
    const { book, at } = machine();
    closeMonths(book, '2026-01');
    book.call('assets.postDepreciation', { ...at, asOfDate: '2026-02-28', amount: '3000.00' });
    expect(told(book, at.assetId, '2026-02')).toEqual({ amount: '3000.00', said: ['The amount was given by hand for this month.'], arithmetic: [] });
    closeMonths(book, '2026-02');
    expect(told(book, at.assetId, '2026-03').said).toContain('The base is what was left to depreciate on 28 Feb 2026, after a charge entered by hand: 116,000.00.');
    expect(told(book, at.assetId, '2026-03', 'ar').said).toContain('الأساس هو ما تبقى للإهلاك في 28 فبراير 2026 بعد إهلاك أُدخل يدويًا: 116,000.00.');
  });

  it('a posted charge that was taken back is told', () => {
    const { book, at } = machine();
    closeMonths(book, '2026-01');
    postMonth(book, '2026-02');
    book.call('estimates.change', { ...at, effectiveDate: '2026-02-01', usefulLifeMonths: 59, residualValue: '1000.00' });
    const february = told(book, at.assetId, '2026-02');
    expect(february.amount).toBe('2000.00');
    expect(february.said.at(-1)).toBe('A charge of 1,000.00 had been posted for this month and was taken back, because something of an earlier day changed the asset.');
    expect(told(book, at.assetId, '2026-02', 'ar').said.at(-1)).toBe('كان قد رُحّل 1,000.00 عن هذا الشهر ثم جرى التراجع عنه، لأن حركة بتاريخ أسبق غيّرت الأصل.');
  });
});

describe('what lies ahead of an asset that acts have changed', () => {
  it('is counted from the posted facts', () => {
    const { book, at } = machine();
    closeMonths(book, '2026-01', '2026-02');
    book.call('estimates.change', { ...at, effectiveDate: '2026-03-01', usefulLifeMonths: 30 });
    expect(book.call('assets.get', at)).toMatchObject({ lastActOn: '2026-03-01', books: [{ remainingLifeMonths: 30, usefulLifeMonths: 30, fullyDepreciatedOn: '2028-08-31' }] });
  });

  it('is open while depreciation is suspended', () => {
    const { book, at } = machine();
    closeMonths(book, '2026-01', '2026-02');
    book.call('assets.suspend', { ...at, date: '2026-03-01' });
    expect(book.call('assets.get', at).books[0]).toMatchObject({ isSuspended: true, remainingLifeMonths: null, fullyDepreciatedOn: null, nextCharge: null });
  });
});
