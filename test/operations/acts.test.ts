import { describe, expect, it } from 'vitest';
import { closeMonths, inService, postMonth } from '../support/assets.ts';
import { memoryHost, type TestBook } from '../support/book.ts';

/** 120,000.00 over ten years from January 2026: 1,000.00 a month. */
const MACHINE = { name: 'Press', nameAr: 'مكبس', categoryCode: 'MACH', acquisitionDate: '2026-01-01', cost: '120000.00', usefulLifeMonths: 120 };

const machine = (book: TestBook, extra = {}) => inService(book, { ...MACHINE, ...extra });
const verified = (book: TestBook) => expect(book.call('book.verify').checks.filter(({ ok }) => !ok)).toEqual([]);
const lines = (book: TestBook, journal: string | null) => book.call('journals.get', { journal: journal ?? '' }).lines.map((line) => [line.accountCode, line.debit, line.credit]);
const allowRevaluation = (book: TestBook) => {
  const category = book.call('assetCategories.get', { categoryCode: 'MACH' });
  book.call('assetCategories.update', { categoryId: category.id, revaluationAllowed: true });
};
const plannedFrom = (book: TestBook, assetId: string, period: string) => book.call('assets.depreciationSchedule', { assetId }).rows.find((row) => row.period >= period && row.status === 'planned');

describe('an improvement', () => {
  it('raises the cost, is spread over what remains of the life, and posts against who paid', () => {
    const book = memoryHost();
    const { id } = machine(book);
    closeMonths(book, '2026-01', '2026-02');
    const done = book.call('valueUpdates.create', { assetId: id, updateType: 'IMPROVEMENT', amount: '11800.00', date: '2026-03-10', counterAccount: 'CASH', externalId: 'imp-1' });
    expect(done).toMatchObject({ kind: 'improvement', carryingAmountBefore: '118000.00', carryingAmountAfter: '129800.00', status: 'POSTED' });
    expect(lines(book, done.glJournalId)).toEqual([['1530', '11800.00', '0.00'], ['1000', '0.00', '11800.00']]);
    expect(plannedFrom(book, id, '2026-03')).toMatchObject({ period: '2026-03', depreciation: '1100.00' });
    closeMonths(book, '2026-03');
    expect(book.call('assets.get', { assetId: id })).toMatchObject({ cost: '131800.00', accumulatedDepreciation: '3100.00', netBookValue: '128700.00' });
    verified(book);
  });

  it('is posted once under its external id, and refused where the words differ', () => {
    const book = memoryHost();
    const { id } = machine(book);
    const update = { assetId: id, updateType: 'IMPROVEMENT' as const, amount: '500.00', date: '2026-01-15', externalId: 'x-1' };
    const first = book.call('valueUpdates.create', update);
    expect(book.call('valueUpdates.create', update).id).toBe(first.id);
    expect(book.refusal('valueUpdates.create', { ...update, amount: '501.00' }).code).toBe('ALREADY_POSTED');
    expect(book.call('valueUpdates.list', { assetId: id }).total).toBe(1);
  });

  it('starts a fully depreciated asset again', () => {
    const book = memoryHost();
    const { id } = inService(book, { ...MACHINE, cost: '300.00', usefulLifeMonths: 3 });
    closeMonths(book, '2026-01', '2026-02', '2026-03', '2026-04');
    expect(book.call('assets.get', { assetId: id }).status).toBe('FULLY_DEPRECIATED');
    book.call('valueUpdates.create', { assetId: id, updateType: 'IMPROVEMENT', amount: '1200.00', date: '2026-05-01' });
    book.call('estimates.change', { assetId: id, effectiveDate: '2026-05-01', usefulLifeMonths: 12 });
    closeMonths(book, '2026-05');
    expect(book.call('assets.get', { assetId: id })).toMatchObject({ status: 'IN_SERVICE', netBookValue: '1100.00' });
    verified(book);
  });
});

describe('a change of estimate', () => {
  it('is prospective: 120,000 over 60 months, after 24 months 48 remain and the residual becomes 6,000: 1,375.00', () => {
    const book = memoryHost({ clock: '2028-01-15T08:00:00.000Z' });
    const { id } = machine(book, { usefulLifeMonths: 60, acquisitionDate: '2026-01-01', opening: { depreciatedThrough: '2027-12-31', accumulatedDepreciation: '48000.00' } });
    const preview = book.call('estimates.preview', { assetId: id, effectiveDate: '2028-01-01', usefulLifeMonths: 48, residualValue: '6000.00' });
    expect(preview.journal).toBeNull();
    expect(preview.plan.before[0]?.depreciation).toBe('2000.00');
    expect(preview.plan.after[0]?.depreciation).toBe('1375.00');
    book.call('estimates.change', { assetId: id, effectiveDate: '2028-01-01', usefulLifeMonths: 48, residualValue: '6000.00', fingerprint: preview.fingerprint });
    expect(closeMonths(book, '2028-01')[0]?.totalDepreciation).toBe('1375.00');
    expect(book.call('assets.get', { assetId: id }).books[0]).toMatchObject({ residualValue: '6000.00', usefulLifeMonths: 48 });
    verified(book);
  });

  it('takes a month already posted back where it changes it; the supplementary run charges it anew', () => {
    const book = memoryHost();
    const { id } = machine(book);
    closeMonths(book, '2026-01');
    postMonth(book, '2026-02');
    const preview = book.call('estimates.preview', { assetId: id, effectiveDate: '2026-02-01', usefulLifeMonths: 119, residualValue: '11900.00' });
    expect(preview.books[0]).toMatchObject({ takenBack: '-1000.00' });
    book.call('estimates.change', { assetId: id, effectiveDate: '2026-02-01', usefulLifeMonths: 119, residualValue: '11900.00' });
    expect(book.call('assets.get', { assetId: id }).accumulatedDepreciation).toBe('1000.00');
    closeMonths(book, '2026-02');
    expect(book.call('assets.get', { assetId: id }).accumulatedDepreciation).toBe('1900.00');
    verified(book);
  });

  it('leaves every posted month as it was', () => {
    const book = memoryHost();
    const { id } = machine(book);
    closeMonths(book, '2026-01', '2026-02', '2026-03');
    const posted = () => book.call('assets.depreciationSchedule', { assetId: id }).rows.filter((row) => row.status === 'posted');
    const before = posted();
    book.call('estimates.change', { assetId: id, effectiveDate: '2026-04-01', method: 'declining_balance', factor: '2' });
    expect(posted()).toEqual(before);
    expect(book.refusal('estimates.change', { assetId: id, effectiveDate: '2026-03-31', usefulLifeMonths: 12 })).toMatchObject({ code: 'ACT_NOT_LATEST' });
  });
});

describe('impairment', () => {
  it('goes to profit or loss against accumulated impairment, and its reversal is capped (IAS 36.117)', () => {
    const book = memoryHost({ clock: '2030-01-15T08:00:00.000Z' });
    const { id } = machine(book, { cost: '500000.00', opening: { depreciatedThrough: '2029-12-31', accumulatedDepreciation: '200000.00' } });
    const loss = book.call('valueUpdates.create', { assetId: id, updateType: 'IMPAIRMENT', amount: '90000.00', date: '2030-01-01' });
    expect(lines(book, loss.glJournalId)).toEqual([['6150', '90000.00', '0.00'], ['1595', '0.00', '90000.00']]);
    expect(plannedFrom(book, id, '2030-01')?.depreciation).toBe('2916.67');
    closeMonths(book, ...Array.from({ length: 24 }, (_, month) => `${2030 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`));
    const at = { assetId: id, date: '2032-01-01' };
    expect(book.call('valueUpdates.limits', at)).toMatchObject({ carryingAmount: '139999.92', reversalCap: '60000.00', accumulatedImpairment: '90000.00' });
    expect(book.refusal('valueUpdates.create', { ...at, updateType: 'IMPAIRMENT_REVERSAL', amount: '90000.00' })).toMatchObject({ code: 'ABOVE_REVERSAL_CAP' });
    const reversed = book.call('valueUpdates.create', { ...at, updateType: 'IMPAIRMENT_REVERSAL', amount: '60000.00' });
    expect(lines(book, reversed.glJournalId)).toEqual([['4800', '0.00', '60000.00'], ['1595', '60000.00', '0.00']]);
    expect(book.call('assets.get', { assetId: id }).books[0]?.accumulatedImpairment).toBe('30000.00');
    verified(book);
  });
});

describe('revaluation', () => {
  const building = (book: TestBook) => machine(book, { cost: '1000000.00', opening: { depreciatedThrough: '2029-12-31', accumulatedDepreciation: '400000.00' } });

  it('by elimination: 1,000,000 less 400,000 to 900,000 brings a surplus of 300,000 and 12,500.00 a month', () => {
    const book = memoryHost({ clock: '2030-01-15T08:00:00.000Z' });
    allowRevaluation(book);
    const { id } = building(book);
    const preview = book.call('valueUpdates.preview', { assetId: id, updateType: 'REVALUATION_UP', amount: '300000.00', date: '2030-01-01' });
    expect(preview.journal?.lines.map((line) => [line.accountCode, line.debit, line.credit])).toEqual([
      ['1534', '400000.00', '0.00'], ['1530', '0.00', '400000.00'], ['1530', '300000.00', '0.00'], ['3300', '0.00', '300000.00'],
    ]);
    book.call('valueUpdates.create', { assetId: id, updateType: 'REVALUATION_UP', amount: '300000.00', date: '2030-01-01', fingerprint: preview.fingerprint });
    expect(closeMonths(book, '2030-01')[0]?.totalDepreciation).toBe('12500.00');
    expect(book.call('assets.get', { assetId: id })).toMatchObject({ cost: '900000.00', accumulatedDepreciation: '12500.00' });
    verified(book);
  });

  it('gross: the same facts restate cost to 1,500,000 and accumulated depreciation to 600,000', () => {
    const book = memoryHost({ clock: '2030-01-15T08:00:00.000Z' });
    allowRevaluation(book);
    const { id } = building(book);
    const done = book.call('valueUpdates.create', { assetId: id, updateType: 'REVALUATION_UP', amount: '300000.00', date: '2030-01-01', restatement: 'gross' });
    expect(lines(book, done.glJournalId)).toEqual([['1534', '0.00', '200000.00'], ['1530', '500000.00', '0.00'], ['3300', '0.00', '300000.00']]);
    expect(closeMonths(book, '2030-01')[0]?.totalDepreciation).toBe('12500.00');
    verified(book);
  });

  it('down uses the surplus first, the rest is a loss; up again first reverses the loss', () => {
    const book = memoryHost({ clock: '2030-01-15T08:00:00.000Z' });
    allowRevaluation(book);
    const { id } = building(book);
    const at = { assetId: id, date: '2030-01-01' };
    book.call('valueUpdates.create', { ...at, updateType: 'REVALUATION_UP', amount: '200000.00' });
    const down = book.call('valueUpdates.create', { ...at, updateType: 'REVALUATION_DOWN', amount: '250000.00' });
    expect(lines(book, down.glJournalId)).toEqual([['1530', '0.00', '250000.00'], ['3300', '200000.00', '0.00'], ['6160', '50000.00', '0.00']]);
    const up = book.call('valueUpdates.create', { ...at, updateType: 'REVALUATION_UP', amount: '120000.00' });
    expect(lines(book, up.glJournalId)).toEqual([['1530', '120000.00', '0.00'], ['3300', '0.00', '70000.00'], ['4810', '0.00', '50000.00']]);
    verified(book);
  });

  it('is refused where the category keeps to cost', () => {
    const book = memoryHost();
    const { id } = machine(book);
    expect(book.refusal('valueUpdates.create', { assetId: id, updateType: 'REVALUATION_UP', amount: '1.00', date: '2026-01-20' }).code).toBe('INVALID_REVALUATION');
  });

  it('within a month charges the month first, and the run of the month finds nothing due', () => {
    const book = memoryHost();
    allowRevaluation(book);
    const { id } = machine(book);
    closeMonths(book, '2026-01');
    const preview = book.call('valueUpdates.preview', { assetId: id, updateType: 'REVALUATION_UP', amount: '5000.00', date: '2026-02-20' });
    expect(preview.books[0]).toMatchObject({ catchUp: '1000.00', before: { carryingAmount: '118000.00' }, after: { carryingAmount: '123000.00', accumulatedDepreciation: '0.00' } });
    expect(preview.catchUpJournals).toHaveLength(1);
    book.call('valueUpdates.create', { assetId: id, updateType: 'REVALUATION_UP', amount: '5000.00', date: '2026-02-20' });
    expect(closeMonths(book, '2026-02')[0]?.totalDepreciation).toBe('1000.00');
    closeMonths(book, '2026-03');
    expect(book.call('assets.get', { assetId: id }).netBookValue).toBe('121957.63');
    verified(book);
  });
});

describe('depreciation by hand', () => {
  it('posts the source document’s 666.67 for a month instead of the plan’s', () => {
    const book = memoryHost({ clock: '2024-03-01T08:00:00.000Z' });
    const { id } = inService(book, { name: 'Forklift', externalId: 'forklift-001', assetType: 'EQUIPMENT', categoryCode: 'MACH', acquisitionDate: '2024-02-01', cost: '40000.00', usefulLifeMonths: 60 });
    const done = book.call('valueUpdates.create', { assetExternalId: 'forklift-001', externalId: 'forklift-001-depreciation-2024-02', amount: '666.67', updateType: 'DEPRECIATION_AMORTIZATION', counterAccount: 'DEPRECIATION', date: '2024-02-29' });
    expect(done).toMatchObject({ assetId: id, carryingAmountBefore: '40000.00', carryingAmountAfter: '39333.33' });
    expect(closeMonths(book, '2024-02')[0]?.totalDepreciation).toBe('666.67');
    expect(closeMonths(book, '2024-03')[0]?.totalDepreciation).toBe('666.67');
    verified(book);
  });

  it('posts what is due to a date, and the run of the month passes over it', () => {
    const book = memoryHost();
    const { id } = machine(book);
    book.call('assets.postDepreciation', { assetId: id, asOfDate: '2026-02-28' });
    expect(book.call('assets.get', { assetId: id }).accumulatedDepreciation).toBe('2000.00');
    expect(book.refusal('assets.postDepreciation', { assetId: id, asOfDate: '2026-02-28' }).code).toBe('DEPRECIATION_NOT_ALLOWED');
    expect(closeMonths(book, '2026-01', '2026-02', '2026-03').map((month) => month.totalDepreciation)).toEqual(['1000.00', '1000.00', '1000.00']);
    verified(book);
  });

  it('never goes below the residual value', () => {
    const book = memoryHost();
    const { id } = machine(book, { residualValue: '20000.00' });
    expect(book.refusal('assets.postDepreciation', { assetId: id, asOfDate: '2026-01-31', amount: '100000.01' }).code).toBe('BELOW_RESIDUAL');
  });
});

describe('suspension', () => {
  it('stops the charge and moves the rest of the life', () => {
    const book = memoryHost();
    const { id } = machine(book, { usefulLifeMonths: 4, cost: '400.00' });
    closeMonths(book, '2026-01');
    book.call('assets.suspend', { assetId: id, date: '2026-02-01' });
    closeMonths(book, '2026-02', '2026-03');
    expect(book.refusal('assets.suspend', { assetId: id, date: '2026-04-01' }).code).toBe('ASSET_SUSPENDED');
    book.call('assets.resume', { assetId: id, date: '2026-04-01' });
    expect(closeMonths(book, '2026-04', '2026-05', '2026-06', '2026-07').map((month) => month.totalDepreciation)).toEqual(['100.00', '100.00', '100.00', '0.00']);
    verified(book);
  });
});

describe('taking an act back', () => {
  it('restores what was and makes the months charged since due again', () => {
    const book = memoryHost();
    const { id } = machine(book);
    closeMonths(book, '2026-01');
    const before = book.call('assets.get', { assetId: id });
    const done = book.call('valueUpdates.create', { assetId: id, updateType: 'IMPROVEMENT', amount: '11900.00', date: '2026-02-05' });
    postMonth(book, '2026-02');
    const inverse = book.call('acts.reverse', { id: done.id, reason: 'Wrong asset' });
    expect(inverse).toMatchObject({ status: 'REVERSAL', reverses: done.id, reason: 'Wrong asset' });
    expect(book.call('acts.get', { id: done.id })).toMatchObject({ status: 'REVERSED', reversedBy: inverse.id });
    const { updatedAt: _a, ...now } = book.call('assets.get', { assetId: id });
    const { updatedAt: _b, ...then } = before;
    expect(now).toEqual(then);
    expect(closeMonths(book, '2026-02')[0]?.totalDepreciation).toBe('1000.00');
    expect(book.refusal('acts.reverse', { id: done.id, reason: 'again' }).code).toBe('ACT_REVERSED');
    verified(book);
  });

  it('goes newest first, and not into a closed month', () => {
    const book = memoryHost();
    const { id } = machine(book);
    const first = book.call('valueUpdates.create', { assetId: id, updateType: 'IMPROVEMENT', amount: '100.00', date: '2026-01-05' });
    const second = book.call('valueUpdates.create', { assetId: id, updateType: 'IMPAIRMENT', amount: '50.00', date: '2026-01-31' });
    expect(book.refusal('acts.reverse', { id: first.id, reason: 'no' }).code).toBe('ACT_NOT_LATEST');
    book.call('acts.reverse', { id: second.id, reason: 'yes' });
    closeMonths(book, '2026-01');
    expect(book.refusal('acts.reverse', { id: first.id, reason: 'late' }).code).toBe('PERIOD_CLOSED');
    verified(book);
  });

  it('keeps a run that an act rests on from being reversed alone', () => {
    const book = memoryHost();
    allowRevaluation(book);
    const { id } = machine(book);
    const { runId } = postMonth(book, '2026-01');
    const done = book.call('valueUpdates.create', { assetId: id, updateType: 'REVALUATION_UP', amount: '1000.00', date: '2026-01-31' });
    expect(book.refusal('depreciationRuns.reverse', { runId, reason: 'no' })).toMatchObject({ code: 'RUN_BUILT_UPON' });
    book.call('acts.reverse', { id: done.id, reason: 'first' });
    book.call('depreciationRuns.reverse', { runId, reason: 'yes' });
    verified(book);
  });
});
