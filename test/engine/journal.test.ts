import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minor } from '#shared/values/money.ts';
import { balanced, capitalizationLines, openingLines, runJournalLines, type RunAmount } from '../../src/main/engine/index.ts';
import { refusal, sum } from './support.ts';

const amount = (categoryKey: number, costCenter: string | null, amountMinor: number, accounts: [number, number] = [6100, 1590]): RunAmount => ({
  categoryKey, costCenter, expenseAccountId: accounts[0], accumulatedAccountId: accounts[1], amountMinor: minor(amountMinor),
});

describe('the journal of a run', () => {
  it('debits expense and credits accumulated depreciation by category and cost centre', () => {
    expect(runJournalLines([amount(1, 'CC-1', 100), amount(2, 'CC-1', 7), amount(1, 'CC-1', 50), amount(1, null, 3)])).toEqual([
      { accountId: 6100, debitMinor: 150, creditMinor: 0, categoryKey: 1, costCenter: 'CC-1' },
      { accountId: 1590, debitMinor: 0, creditMinor: 150, categoryKey: 1, costCenter: 'CC-1' },
      { accountId: 6100, debitMinor: 7, creditMinor: 0, categoryKey: 2, costCenter: 'CC-1' },
      { accountId: 1590, debitMinor: 0, creditMinor: 7, categoryKey: 2, costCenter: 'CC-1' },
      { accountId: 6100, debitMinor: 3, creditMinor: 0, categoryKey: 1, costCenter: null },
      { accountId: 1590, debitMinor: 0, creditMinor: 3, categoryKey: 1, costCenter: null },
    ]);
  });

  it('keeps assets with accounts of their own apart', () => {
    expect(runJournalLines([amount(1, null, 5), amount(1, null, 6, [6100, 1599])]).map(({ accountId }) => accountId)).toEqual([6100, 1590, 6100, 1599]);
  });

  it('drops lines of zero', () => {
    expect(runJournalLines([amount(1, null, 0)])).toEqual([]);
  });

  it('balances and loses nothing, whatever the run', () => {
    const any = fc.record({ category: fc.nat(4), centre: fc.constantFrom('A', 'B', null), value: fc.nat(1_000_000), accumulated: fc.constantFrom(1590, 1591) });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 60 }), (list) => {
        const lines = runJournalLines(list.map(({ category, centre, value, accumulated }) => amount(category, centre, value, [6100, accumulated])));
        expect(sum(lines.map((line) => line.debitMinor))).toBe(sum(list.map(({ value }) => value)));
        expect(sum(lines.map((line) => line.creditMinor))).toBe(sum(list.map(({ value }) => value)));
      }),
    );
  });
});

const capitalization = { costMinor: minor(10_000_000), assetAccountId: 1500, creditAccountId: 1490, accruedExpensesAccountId: 2190, otherExpenseAccountId: 6400, costCenter: null };
const shown = (lines: { accountId: number; debitMinor: number; creditMinor: number }[]) => lines.map(({ accountId, debitMinor, creditMinor }) => [accountId, debitMinor, creditMinor]);

describe('the journal of a capitalization', () => {
  it('moves the cost out of clearing', () => {
    expect(shown(capitalizationLines({ ...capitalization, adjustmentMinor: minor(0) }, 2))).toEqual([[1500, 10_000_000, 0], [1490, 0, 10_000_000]]);
  });

  it('an upward adjustment credits accrued expenses', () => {
    expect(shown(capitalizationLines({ ...capitalization, adjustmentMinor: minor(350_000) }, 2))).toEqual([[1500, 10_350_000, 0], [1490, 0, 10_000_000], [2190, 0, 350_000]]);
  });

  it('a downward adjustment debits an expense', () => {
    expect(shown(capitalizationLines({ ...capitalization, adjustmentMinor: minor(-200_000) }, 2))).toEqual([[1500, 9_800_000, 0], [6400, 200_000, 0], [1490, 0, 10_000_000]]);
  });

  it('an adjustment that leaves no cost is refused', () => {
    expect(refusal(() => capitalizationLines({ ...capitalization, adjustmentMinor: minor(-10_000_000) }, 2))).toEqual({
      code: 'INVALID_AMOUNT', params: { field: 'costAdjustment', value: '-100000.00', reason: 'zero' },
    });
  });
});

describe('the journal of an opening balance', () => {
  const opening = {
    costMinor: minor(10_000_000), accumulatedMinor: minor(3_600_000), accumulatedImpairmentMinor: minor(0), revaluationSurplusMinor: minor(0), assetAccountId: 1500,
    accumulatedAccountId: 1590, accumulatedImpairmentAccountId: 1595, revaluationSurplusAccountId: 3300, openingAccountId: 3900, costCenter: null,
  };

  it('takes cost and accumulated depreciation on against opening balances', () => {
    expect(shown(openingLines(opening, 2))).toEqual([[1500, 10_000_000, 0], [1590, 0, 3_600_000], [3900, 0, 6_400_000]]);
  });

  it('takes impairment and surplus on too, on whichever side the difference falls', () => {
    const lines = openingLines({ ...opening, accumulatedImpairmentMinor: minor(400_000), revaluationSurplusMinor: minor(7_000_000) }, 2);
    expect(shown(lines)).toEqual([[1500, 10_000_000, 0], [1590, 0, 3_600_000], [1595, 0, 400_000], [3300, 0, 7_000_000], [3900, 1_000_000, 0]]);
  });

  it('refuses more accumulated than the cost', () => {
    expect(refusal(() => openingLines({ ...opening, accumulatedMinor: minor(10_000_001) }, 2)).code).toBe('INVALID_AMOUNT');
  });
});

describe('a journal of ours that does not balance', () => {
  it('stops everything', () => {
    const line = (debitMinor: number, creditMinor: number) => ({ accountId: 1, debitMinor: minor(debitMinor), creditMinor: minor(creditMinor) });
    expect(() => balanced([line(5, 0), line(0, 4)])).toThrow(/balance/);
    expect(() => balanced([line(-5, 0), line(0, -5)])).toThrow(/negative/);
  });
});
