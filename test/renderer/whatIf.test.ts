import { describe, expect, test } from 'vitest';
import { termsInService } from '../../src/renderer/features/asset/schedule/terms.ts';
import { asItIs, byMonth, byYear, changedTerms, type WhatIf } from '../../src/renderer/features/asset/schedule/whatIf.ts';
import { inService } from '../support/assets.ts';
import { memoryHost } from '../support/book.ts';

/** A laptop of 4,800.00 over 48 months, and what other terms would make of it. */
function laptop() {
  const book = memoryHost();
  const asset = inService(book);
  const [values] = asset.books;
  if (values === undefined) throw new Error('an asset without values');
  const before = termsInService(asset, values, asset.inServiceDate ?? '', { fiscalYearStartMonth: 1 }, values.cost);
  if (before === null) throw new Error('terms that cannot be foreseen');
  const now = asItIs(values);
  const tried = (part: Partial<WhatIf>) => {
    const terms = changedTerms(before, { ...now, ...part });
    return terms === null ? null : book.call('schedule.compute', terms);
  };
  return { book, asset, schedule: book.call('schedule.compute', before), tried };
}

describe('what if', () => {
  test('with nothing changed comes to what the asset has', () => {
    const { schedule, tried } = laptop();
    expect(tried({})).toEqual(schedule);
  });

  test('every term can be changed, and before stands beside after for each year and month of either', () => {
    const { schedule, tried } = laptop();
    const after = tried({ usefulLifeMonths: '24', residualValue: '480.00', convention: 'following_month', rounding: 'cumulative' });
    if (after === null) throw new Error('no schedule');
    expect(after.total).toBe('4320.00');
    expect(byYear(schedule, after)).toEqual([
      { key: '2026', before: { depreciation: '1200.00', carrying: '3600.00' }, after: { depreciation: '1980.00', carrying: '2820.00' } },
      { key: '2027', before: { depreciation: '1200.00', carrying: '2400.00' }, after: { depreciation: '2160.00', carrying: '660.00' } },
      { key: '2028', before: { depreciation: '1200.00', carrying: '1200.00' }, after: { depreciation: '180.00', carrying: '480.00' } },
      { key: '2029', before: { depreciation: '1200.00', carrying: '0.00' }, after: { depreciation: null, carrying: null } },
    ]);
    expect(byMonth(schedule, after)[0]).toEqual({ key: '2026-01', before: { depreciation: '100.00', carrying: '4700.00' }, after: { depreciation: null, carrying: null } });
    expect(tried({ depreciationMethod: 'declining_balance', rateBy: 'rate', annualRate: '50', basis: 'annual', usefulLifeMonths: '' })?.years[0]?.depreciation).toBe('2400.00');
  });

  test('waits for what is missing, and for methods whose figures come month by month', () => {
    const { tried } = laptop();
    for (const part of [{ usefulLifeMonths: '' }, { residualValue: '' }, { residualValue: null }, { depreciationMethod: 'units_of_production' }, { depreciationMethod: 'manual' }, { depreciationMethod: 'macrs' }, { depreciationMethod: 'accelerated', rateBy: 'rate' }] as const) expect(tried(part)).toBeNull();
  });

  test('changes nothing in the book', () => {
    const { book, asset, tried } = laptop();
    const head = book.call('audit.verify').head;
    tried({ usefulLifeMonths: '12' });
    expect(book.call('audit.verify').head).toBe(head);
    expect(book.call('assets.get', { assetId: asset.id })).toEqual(asset);
  });
});
