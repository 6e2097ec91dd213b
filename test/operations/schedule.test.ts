import { beforeEach, describe, expect, test } from 'vitest';
import type { Input } from '#shared/contract/index.ts';
import { closeMonths, draft, inService, postMonth } from '../support/assets.ts';
import { memoryHost, testHost, type TestBook } from '../support/book.ts';

const session = testHost();
const compute = (input: Input<'schedule.compute'>) => session.call('schedule.compute', input);
const machine: Input<'schedule.compute'> = { currency: 'USD', cost: '100000.00', residualValue: '10000.00', method: 'straight_line', usefulLifeMonths: 120, inServiceDate: '2024-01-01' };

describe('schedule.compute', () => {
  test('needs no book', () => {
    expect(compute(machine).years.map(({ depreciation }) => depreciation)).toEqual(Array.from({ length: 10 }, () => '9000.00'));
  });

  test('40,000 over 60 months: 666.67, and the last month takes the residue', () => {
    const { rows, total, fullyDepreciatedOn } = compute({ currency: 'USD', cost: '40000.00', method: 'straight_line', usefulLifeMonths: 60, inServiceDate: '2024-02-29' });
    expect([rows.length, rows[0]?.depreciation, rows[58]?.depreciation, rows[59]?.depreciation, total, fullyDepreciatedOn]).toEqual([60, '666.67', '666.67', '666.47', '40000.00', '2029-01-31']);
  });

  test('declining balance on the year: 20,000, 16,000, 12,800, and never below the residual value', () => {
    const { years } = compute({ ...machine, method: 'declining_balance', factor: '2', basis: 'annual' });
    expect(years.slice(0, 3).map(({ depreciation, endingBookValue }) => [depreciation, endingBookValue])).toEqual([['20000.00', '80000.00'], ['16000.00', '64000.00'], ['12800.00', '51200.00']]);
    expect(years.at(-1)?.endingBookValue).toBe('10000.00');
    expect(years.every(({ endingBookValue }) => Number(endingBookValue) >= 10_000)).toBe(true);
  });

  test('keeps to the currency’s decimals, whatever they are', () => {
    const first = (currency: string, cost: string) => compute({ currency, cost, method: 'straight_line', usefulLifeMonths: 3, inServiceDate: '2026-01-01' }).rows.map(({ depreciation }) => depreciation);
    expect(first('KWD', '10.000')).toEqual(['3.333', '3.333', '3.334']);
    expect(first('JPY', '10')).toEqual(['3', '3', '4']);
    expect(session.refusal('schedule.compute', { ...machine, currency: 'JPY', cost: '10.5' })).toEqual({ code: 'INVALID_AMOUNT', params: { field: 'cost', value: '10.5', reason: 'decimals', decimals: 0 } });
  });

  test('an opening balance is a fact, and an unchanged straight line keeps its instalment', () => {
    const { rows, total } = compute({ ...machine, opening: { depreciatedThrough: '2025-12-31', accumulatedDepreciation: '18000.00' } });
    expect(rows[0]).toMatchObject({ period: '2026-01', openingCarryingAmount: '82000.00', depreciation: '750.00', accumulatedDepreciation: '18750.00' });
    expect(total).toBe('72000.00');
  });

  test('events carry their amounts through; a new estimate is prospective', () => {
    const { rows } = compute({
      currency: 'SAR', cost: '120000.00', method: 'straight_line', usefulLifeMonths: 60, inServiceDate: '2026-01-01',
      events: [{ date: '2028-01-01', type: 'estimate', usefulLifeMonths: 48, residualValue: '6000.00' }, { date: '2028-06-01', type: 'improvement', amount: '4300.00' }],
    });
    expect(rows.find(({ period }) => period === '2028-01')?.depreciation).toBe('1375.00');
    const june = rows.find(({ events }) => events.some(({ type }) => type === 'improvement'));
    expect(june?.events).toEqual([{ date: '2028-06-01', type: 'improvement', amount: '4300.00' }]);
  });

  test('MACRS of both systems, and a disposal that gives part of its year back', () => {
    const property = { currency: 'USD', cost: '1000000.00', method: 'macrs', inServiceDate: '2026-03-10' } as const;
    expect(compute({ ...property, macrs: { system: 'gds', recoveryYears: '39' } }).years[0]?.depreciation).toBe('20330.00');
    expect(compute({ ...property, macrs: { system: 'ads', recoveryYears: '12' } }).years[0]?.depreciation).toBe('41700.00');
    const { rows, years } = compute({ ...property, macrs: { system: 'gds', recoveryYears: '5' }, events: [{ type: 'disposal', date: '2028-11-20' }] });
    expect([rows.at(-1)?.depreciation, years.at(-1)?.depreciation]).toEqual(['-64000.00', '96000.00']);
  });

  test('what cannot be calculated is refused with the field', () => {
    expect(session.refusal('schedule.compute', { ...machine, inServiceDate: '2026-02-29' })).toEqual({ code: 'INVALID_DATE', params: { field: 'inServiceDate', value: '2026-02-29' } });
    expect(session.refusal('schedule.compute', { ...machine, residualValue: '100000.01' })).toMatchObject({ code: 'INVALID_AMOUNT', params: { field: 'residualValue', reason: 'residual' } });
    expect(session.refusal('schedule.compute', { ...machine, usefulLifeMonths: undefined })).toMatchObject({ code: 'INVALID_INPUT', params: { field: 'usefulLifeMonths' } });
    expect(session.refusal('schedule.compute', { ...machine, method: 'macrs', macrs: { system: 'gds', recoveryYears: '12' } })).toEqual({ code: 'INVALID_INPUT', params: { field: 'macrs.recoveryYears', reason: 'recovery_years' } });
    expect(session.refusal('schedule.compute', { ...machine, method: 'macrs', macrs: { system: 'gds', recoveryYears: '7' }, events: [{ type: 'improvement', date: '2027-01-01', amount: '1.00' }] })).toMatchObject({ code: 'METHOD_NOT_AVAILABLE', params: { reason: 'macrs_improvement' } });
    expect(session.refusal('schedule.compute', { ...machine, colour: 'red' })).toMatchObject({ code: 'INVALID_INPUT', params: { field: 'colour' } });
  });
});

describe('an asset’s numbers', () => {
  let book: TestBook;
  beforeEach(() => {
    book = memoryHost();
  });

  test('the building of the fourth source document, as of the end of its first year', () => {
    const { id } = draft(book, { name: 'Office Building', categoryCode: 'BLDG', acquisitionDate: '2024-01-01', cost: '1000000.00', residualValue: '100000.00', usefulLifeMonths: 240 });
    expect(book.call('assets.calculateDepreciation', { assetId: id, asOfDate: '2024-12-31' })).toEqual({
      annualDepreciation: '45000.00', monthlyDepreciation: '3750.00', accumulatedDepreciation: '45000.00', bookValue: '955000.00', remainingLife: '19', remainingLifeMonths: 228,
    });
  });

  test('the schedule of an asset: opening balance, what was posted, what is planned', () => {
    const { id } = draft(book, { acquisitionDate: '2025-01-01', opening: { depreciatedThrough: '2025-12-31', accumulatedDepreciation: '1200.00' } });
    book.call('assets.capitalize', { assetId: id, capitalizationDate: '2025-12-31' });
    book.call('assets.placeInService', { assetId: id, inServiceDate: '2025-01-01' });
    const [closed] = closeMonths(book, '2026-01');
    const schedule = book.call('assets.depreciationSchedule', { assetId: id });
    expect(schedule.rows.slice(0, 3).map(({ period, status, depreciation, accumulatedDepreciation, journal }) => [period, status, depreciation, accumulatedDepreciation, journal])).toEqual([
      ['2025-12', 'opening', '1200.00', '1200.00', null], ['2026-01', 'posted', '100.00', '1300.00', closed?.glJournalId], ['2026-02', 'planned', '100.00', '1400.00', null],
    ]);
    expect(schedule).toMatchObject({ total: '4800.00', fullyDepreciatedOn: '2028-12-31' });
    expect(schedule.years.map(({ year, beginningBookValue, depreciation, endingBookValue }) => [year, beginningBookValue, depreciation, endingBookValue])).toEqual([
      [2026, '3600.00', '1200.00', '2400.00'], [2027, '2400.00', '1200.00', '1200.00'], [2028, '1200.00', '1200.00', '0.00'],
    ]);
  });

  test('a reversed month is planned again', () => {
    const { id } = inService(book);
    const { runId } = postMonth(book, '2026-01');
    const statuses = () => book.call('assets.depreciationSchedule', { assetId: id }).rows.slice(0, 2).map(({ period, status }) => [period, status]);
    expect(statuses()).toEqual([['2026-01', 'posted'], ['2026-02', 'planned']]);
    book.call('depreciationRuns.reverse', { runId, reason: 'x' });
    expect(statuses()).toEqual([['2026-01', 'planned'], ['2026-02', 'planned']]);
  });

  test('a draft shows what it would be; land has nothing to show', () => {
    const { id } = draft(book);
    expect(book.call('assets.depreciationSchedule', { assetId: id })).toMatchObject({ total: '4800.00', fullyDepreciatedOn: '2029-12-31' });
    const land = inService(book, { categoryCode: 'LAND' });
    expect(book.call('assets.depreciationSchedule', { assetId: land.id })).toEqual({ rows: [], years: [], fullyDepreciatedOn: null, total: '0.00' });
  });

  test('a figure is explained by its facts', () => {
    const { id } = inService(book);
    closeMonths(book, '2026-01');
    const explained = book.call('assets.explain', { assetId: id, period: '2026-01' });
    expect(explained).toMatchObject({ period: '2026-01', amount: '100.00', method: 'straight_line', status: 'posted', journal: 'JE-2026-000002' });
    expect(explained.facts).toMatchObject({ outcome: 'charged', base: '4800.00', shareNumerator: 1, shareDenominator: 48, convention: 'full_month', rounding: 'equal', residualValue: '0.00', catchUp: '0.00' });
    expect(book.call('assets.explain', { assetId: id, period: '2025-12' })).toMatchObject({ amount: '0.00', status: 'none', facts: { outcome: 'not_started' } });
    expect(book.call('assets.explain', { assetId: id, period: '2026-02' })).toMatchObject({ amount: '100.00', status: 'planned', journal: null });
  });

  test('terms are frozen when the asset goes into service: a category changed later changes nothing', () => {
    const { id } = inService(book);
    const before = book.call('assets.depreciationSchedule', { assetId: id });
    book.call('assetCategories.update', { categoryCode: 'COMP', usefulLifeMonths: 12, depreciationMethod: 'declining_balance' });
    expect(book.call('assets.depreciationSchedule', { assetId: id })).toEqual(before);
    expect(draft(book).books[0]).toMatchObject({ method: 'declining_balance', usefulLifeMonths: 12 });
  });

  test('an asset depreciated by units is not put in service without their total', () => {
    const { id } = draft(book, { depreciationMethod: 'units_of_production' });
    book.call('assets.capitalize', { assetId: id, capitalizationDate: '2026-01-10' });
    expect(book.refusal('assets.placeInService', { assetId: id, inServiceDate: '2026-01-10' })).toMatchObject({ code: 'INVALID_INPUT', params: { field: 'totalUnits', reason: 'required' } });
  });
});
