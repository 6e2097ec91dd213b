import { describe, expect, test } from 'vitest';
import { formOf, inputOf, needsLife, problemsOf } from '../../src/renderer/features/categories/form.ts';
import { shiftPoint } from '../../src/renderer/terms/rates.ts';

const filled = { ...formOf(null), name: 'Vehicles', nameAr: 'المركبات', code: 'VEH', assetAccount: '20', depreciationAccount: '55', accumulatedDepreciationAccount: '21' };

describe('a category being typed', () => {
  test('begins with straight line over five years, full months, active', () => {
    expect(inputOf(filled)).toMatchObject({ depreciationMethod: 'straight_line', usefulLifeMonths: 60, convention: 'full_month', residualPercent: '0', isActive: true, assetAccount: 20, depreciationAccount: 55, accumulatedDepreciationAccount: 21, factor: null, annualRate: null });
  });

  test('needs a name and all three accounts', () => {
    expect(problemsOf(formOf(null))).toEqual({ name: 'required', assetAccount: 'required', depreciationAccount: 'required', accumulatedDepreciationAccount: 'required' });
    expect(problemsOf(filled)).toEqual({});
  });

  test('needs a life where the method spreads over one', () => {
    expect(problemsOf({ ...filled, usefulLifeMonths: '' })).toEqual({ usefulLifeMonths: 'required' });
    expect(needsLife({ ...filled, depreciationMethod: 'none' })).toBe(false);
    expect(needsLife({ ...filled, depreciationMethod: 'declining_balance', rateBy: 'rate' })).toBe(false);
    expect(needsLife({ ...filled, depreciationMethod: 'declining_balance', rateBy: 'factor' })).toBe(true);
  });

  test('is not sent while a figure has no meaning', () => {
    expect(problemsOf({ ...filled, capitalizationThreshold: null })).toEqual({ capitalizationThreshold: 'wrong' });
  });

  test('speaks of a rate in percent, and the contract in parts of one', () => {
    expect(inputOf({ ...filled, depreciationMethod: 'declining_balance', rateBy: 'rate', annualRate: '30' })).toMatchObject({ annualRate: '0.3' });
    expect(inputOf({ ...filled, annualRate: '30' })).toMatchObject({ annualRate: null });
    expect([shiftPoint('0.3', 2), shiftPoint('0.125', 2), shiftPoint('1', 2), shiftPoint('33.3333', -2), shiftPoint('5', -2), shiftPoint('100', -2), shiftPoint('0', 2)]).toEqual(['30', '12.5', '100', '0.333333', '0.05', '1', '0']);
  });
});
