import { beforeEach, describe, expect, test } from 'vitest';
import { closeMonths, draft, inService, capitalized, postMonth } from '../support/assets.ts';
import { memoryHost, type TestBook } from '../support/book.ts';

let book: TestBook;
beforeEach(() => {
  book = memoryHost();
});

const nextMonth = (months: number): string => `${2026 + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
const values = (assetId: string) => {
  const { status, cost, accumulatedDepreciation, netBookValue, books } = book.call('assets.get', { assetId });
  return { status, cost, accumulatedDepreciation, netBookValue, books };
};

describe('a draft run', () => {
  test('works the month out and posts nothing', () => {
    const { id } = inService(book);
    const run = book.call('depreciationRuns.create', { bookId: 'BOOK-IFRS', period: '2026-01' });
    expect(run).toMatchObject({ runId: 'dep-1', bookId: 'IFRS', status: 'DRAFT', kind: 'regular', asOfDate: '2026-01-31', totalAssets: 1, totalDepreciation: '100.00', glJournalId: null, linesTotal: 1 });
    expect(run.lines[0]).toMatchObject({ assetNumber: 'FA-2026-000001', cost: '4800.00', openingAccumulated: '0.00', depreciation: '100.00', catchUp: '0.00', accumulatedDepreciation: '100.00', netBookValue: '4700.00' });
    expect(values(id).accumulatedDepreciation).toBe('0.00');
    expect(book.call('journals.list', {}).total).toBe(1);
  });

  test('says which assets it passes over, and why', () => {
    inService(book, { name: 'Land', categoryCode: 'LAND' });
    inService(book, { name: 'Later' }, '2026-02-01');
    capitalized(book, { name: 'Boxed' });
    const run = book.call('depreciationRuns.create', { period: '2026-01' });
    expect(run.exceptions.map(({ name, reason }) => [name, reason])).toEqual([['Land', 'no_depreciation'], ['Later', 'not_started'], ['Boxed', 'not_in_service']]);
    expect(run).toMatchObject({ totalAssets: 0, totalDepreciation: '0.00', exceptionsTotal: 3 });
  });

  test('shows the month as it is now when the book has moved', () => {
    inService(book);
    const { runId, fingerprint } = book.call('depreciationRuns.create', { period: '2026-01' });
    inService(book);
    const seen = book.call('depreciationRuns.get', { runId });
    expect(seen).toMatchObject({ totalAssets: 1, linesTotal: 2, fingerprint });
    expect(book.call('depreciationRuns.post.preview', { runId })).toMatchObject({ effect: { totalAssets: 2, totalDepreciation: '200.00' } });
  });

  test('is discarded, and another may be made', () => {
    inService(book);
    const { runId } = book.call('depreciationRuns.create', { period: '2026-01' });
    expect(book.refusal('depreciationRuns.create', { period: '2026-01' })).toEqual({ code: 'RUN_EXISTS', params: { bookId: 'IFRS', period: '2026-01', run: runId } });
    book.call('depreciationRuns.discard', { runId });
    expect(book.refusal('depreciationRuns.discard', { runId })).toEqual({ code: 'RUN_NOT_DRAFT', params: { run: runId, status: 'DISCARDED' } });
    expect(book.call('depreciationRuns.create', { period: '2026-01' }).runId).toBe('dep-2');
  });

  test('gives its lines by page', () => {
    for (let count = 0; count < 5; count += 1) inService(book, { name: `Laptop ${count}` });
    const { runId } = book.call('depreciationRuns.create', { period: '2026-01' });
    const page = () => book.call('depreciationRuns.lines', { runId, page: 1, size: 2 });
    expect(page()).toMatchObject({ total: 5, page: 1, size: 2 });
    const before = page().items;
    expect(before.map(({ name }) => name)).toEqual(['Laptop 2', 'Laptop 3']);
    book.call('depreciationRuns.post', { runId });
    expect(page().items).toEqual(before);
  });
});

describe('posting a run', () => {
  test('makes one balanced journal by category and cost centre, and moves the balances', () => {
    book.call('costCenters.create', { code: 'CC-100', name: 'Riyadh' });
    book.call('costCenters.create', { code: 'CC-200', name: 'Jeddah' });
    const { id } = inService(book, { costCenterId: 'CC-100' });
    inService(book, { costCenterId: 'CC-100' });
    inService(book, { costCenterId: 'CC-200' });
    inService(book, { categoryCode: 'VEH', cost: '60000.00' });
    const run = postMonth(book, '2026-01');
    expect(run).toMatchObject({ status: 'POSTED', totalAssets: 4, totalDepreciation: '1300.00', postingDate: '2026-01-31' });
    expect(run.byCategory.map(({ category, assets, depreciation }) => [category, assets, depreciation])).toEqual([['Vehicles', 1, '1000.00'], ['Computers', 3, '300.00']]);
    const journal = book.call('journals.get', { journal: run.glJournalId ?? '' });
    expect(journal).toMatchObject({ date: '2026-01-31', source: 'dep-1', sourceType: 'depreciation_run', totalDebit: '1300.00', totalCredit: '1300.00', narration: { en: 'Depreciation for 2026-01', ar: 'إهلاك الفترة 2026-01' } });
    expect(journal.lines.map((line) => [line.accountCode, line.debit, line.credit, line.category, line.costCenter])).toEqual([
      ['6100', '200.00', '0.00', 'COMP', 'CC-100'], ['1574', '0.00', '200.00', 'COMP', 'CC-100'],
      ['6100', '100.00', '0.00', 'COMP', 'CC-200'], ['1574', '0.00', '100.00', 'COMP', 'CC-200'],
      ['6100', '1000.00', '0.00', 'VEH', null], ['1544', '0.00', '1000.00', 'VEH', null],
    ]);
    expect(values(id)).toMatchObject({ accumulatedDepreciation: '100.00', netBookValue: '4700.00' });
    expect(book.call('close.checklist', { period: '2026-01' }).findings).toContainEqual(expect.objectContaining({ code: 'register_agrees', severity: 'ok' }));
  });

  test('credits an asset’s own accumulated account', () => {
    inService(book, { accumulatedDepreciationAccount: '1544' });
    const journal = book.call('journals.get', { journal: postMonth(book, '2026-01').glJournalId ?? '' });
    expect(journal.lines.map(({ accountCode }) => accountCode)).toEqual(['6100', '1544']);
  });

  test('with nothing to charge is recorded, without a journal', () => {
    inService(book, { categoryCode: 'LAND' });
    expect(postMonth(book, '2026-01')).toMatchObject({ status: 'POSTED', totalAssets: 0, totalDepreciation: '0.00', glJournalId: null });
    expect(book.call('book.verify', {}).ok).toBe(true);
  });

  test('settles where the history of the book begins', () => {
    inService(book);
    book.call('depreciationRuns.create', { period: '2026-01' });
    expect(book.refusal('depreciationRuns.create', { period: '2025-12' }).code).toBe('PERIOD_NOT_NEXT');
    book.call('depreciationRuns.post', { runId: 'dep-1' });
    inService(book, { acquisitionDate: '2026-01-02' }, '2026-01-02');
    expect(book.call('book.info', {}).firstPeriod).toBe('2026-01');
    expect(book.refusal('depreciationRuns.create', { period: '2025-12' })).toEqual({ code: 'PERIOD_CLOSED', params: { period: '2025-12' } });
  });

  test('twelve months and more come out as the schedule says, to the last cent', () => {
    const { id } = inService(book, { cost: '1000.00', usefulLifeMonths: 14 });
    const plan = book.call('schedule.compute', { currency: 'SAR', cost: '1000.00', method: 'straight_line', usefulLifeMonths: 14, inServiceDate: '2026-01-10' });
    for (let month = 0; month < 15; month += 1) closeMonths(book, nextMonth(month));
    const posted = book.call('assets.depreciationSchedule', { assetId: id }).rows;
    expect(posted.map(({ period, depreciation, status }) => [period, depreciation, status])).toEqual(plan.rows.map(({ period, depreciation }) => [period, depreciation, 'posted']));
    expect(values(id)).toMatchObject({ status: 'FULLY_DEPRECIATED', netBookValue: '0.00' });
    expect(book.call('book.verify', {}).ok).toBe(true);
  });

  test('an asset registered late catches up in the open month, shown apart', () => {
    inService(book);
    closeMonths(book, '2026-01', '2026-02');
    const { id } = draft(book, { name: 'Overlooked', acquisitionDate: '2026-01-20' });
    expect(book.refusal('assets.capitalize', { assetId: id, capitalizationDate: '2026-01-20' }).code).toBe('PERIOD_CLOSED');
    book.call('assets.capitalize', { assetId: id, capitalizationDate: '2026-03-01' });
    const late = book.call('assets.placeInService', { assetId: id, inServiceDate: '2026-01-20' });
    expect(late.books[0]?.nextCharge).toEqual({ period: '2026-03', amount: '300.00' });
    const plan = book.call('assets.depreciationSchedule', { assetId: id });
    expect(plan.rows[0]).toMatchObject({ period: '2026-03', depreciation: '300.00', status: 'planned' });
    expect(plan).toMatchObject({ total: '4800.00', fullyDepreciatedOn: '2029-12-31' });
    expect(book.call('close.preview', { period: '2026-03' })).toMatchObject({ totalDepreciation: '400.00', previousDepreciation: '100.00', change: '300.00', catchUp: '200.00' });
    const run = postMonth(book, '2026-03');
    expect(run.lines.find(({ name }) => name === 'Overlooked')).toMatchObject({ depreciation: '300.00', catchUp: '200.00', openingAccumulated: '0.00' });
    closeMonths(book, '2026-03', '2026-04');
    expect(values(id)).toMatchObject({ accumulatedDepreciation: '400.00' });
    expect(book.call('book.verify', {})).toMatchObject({ ok: true });
  });

  test('an asset brought over catches up what its opening balance left out', () => {
    inService(book);
    closeMonths(book, '2026-01', '2026-02');
    const { id } = draft(book, { name: 'Brought', acquisitionDate: '2025-01-01', opening: { depreciatedThrough: '2025-12-31', accumulatedDepreciation: '1200.00' } });
    book.call('assets.capitalize', { assetId: id, capitalizationDate: '2025-12-31' });
    book.call('assets.placeInService', { assetId: id, inServiceDate: '2025-01-01' });
    const run = book.call('depreciationRuns.create', { period: '2026-03' });
    expect(run.lines.find(({ name }) => name === 'Brought')).toMatchObject({ openingAccumulated: '1200.00', depreciation: '300.00', catchUp: '200.00', accumulatedDepreciation: '1500.00', netBookValue: '3300.00' });
    book.call('depreciationRuns.post', { runId: run.runId });
    expect(book.call('book.verify', {})).toMatchObject({ ok: true });
  });

  test('assets that come after the month was posted get a supplementary run', () => {
    inService(book);
    const first = postMonth(book, '2026-01');
    expect(book.refusal('depreciationRuns.create', { period: '2026-01' })).toEqual({ code: 'RUN_EXISTS', params: { bookId: 'IFRS', period: '2026-01', run: first.runId } });
    inService(book, { name: 'Second' });
    expect(postMonth(book, '2026-01')).toMatchObject({ kind: 'supplementary', totalAssets: 1, totalDepreciation: '100.00' });
    expect(book.call('periods.list', {}).periods[0]).toMatchObject({ period: '2026-01', depreciation: '200.00', state: 'open' });
  });

  test('is refused when the book has moved since it was seen, and goes through once it is seen again', () => {
    const { id } = inService(book);
    const { runId } = book.call('depreciationRuns.create', { period: '2026-01' });
    book.call('assets.update', { assetId: id, notes: 'a note changes nothing of the figures' });
    const { fingerprint: first } = book.call('depreciationRuns.post.preview', { runId });
    inService(book);
    expect(book.refusal('depreciationRuns.post', { runId })).toEqual({ code: 'PREVIEW_STALE', params: {} });
    expect(book.refusal('depreciationRuns.post', { runId, fingerprint: first }).code).toBe('PREVIEW_STALE');
    const { fingerprint } = book.call('depreciationRuns.post.preview', { runId });
    expect(book.call('depreciationRuns.post', { runId, fingerprint })).toMatchObject({ totalAssets: 2, totalDepreciation: '200.00' });
  });

  test('the preview’s journal is the journal that is posted', () => {
    inService(book);
    const { runId } = book.call('depreciationRuns.create', { period: '2026-01' });
    const { journal } = book.call('depreciationRuns.post.preview', { runId, postingDate: '2026-01-30' });
    const run = book.call('depreciationRuns.post', { runId, postingDate: '2026-01-30' });
    const { lines, totalDebit, totalCredit, date, narration } = book.call('journals.get', { journal: run.glJournalId ?? '' });
    expect(journal).toEqual({ date, period: '2026-01', narration, lines, totalDebit, totalCredit });
  });
});

describe('reversing a run', () => {
  test('brings every figure back, mirrors the journal, and lets the month be run again', () => {
    const { id } = inService(book);
    const overlooked = inService(book, { cost: '1000.01', usefulLifeMonths: 7 });
    postMonth(book, '2026-01');
    book.call('close.run', { period: '2026-01' });
    const before = [values(id), values(overlooked.id)];
    const run = postMonth(book, '2026-02');
    const reversal = book.call('depreciationRuns.reverse', { runId: run.runId, reason: 'A cost was wrong' });
    expect(reversal).toMatchObject({ kind: 'reversal', status: 'POSTED', totalDepreciation: '-242.86', reason: 'A cost was wrong' });
    expect(book.call('depreciationRuns.get', { runId: run.runId })).toMatchObject({ status: 'REVERSED', reversedBy: reversal.runId });
    expect([values(id), values(overlooked.id)]).toEqual(before);
    const original = book.call('journals.get', { journal: run.glJournalId ?? '' });
    const mirror = book.call('journals.get', { journal: reversal.glJournalId ?? '' });
    expect(mirror).toMatchObject({ reverses: original.number, sourceType: 'reversal', narration: { en: `Reversal of ${original.number}: A cost was wrong` } });
    expect(mirror.lines.map(({ debit, credit }) => [credit, debit])).toEqual(original.lines.map(({ debit, credit }) => [debit, credit]));
    expect(book.call('periods.list', {}).periods[1]).toMatchObject({ depreciation: '0.00' });
    expect(postMonth(book, '2026-02')).toMatchObject({ kind: 'regular', totalDepreciation: run.totalDepreciation });
    expect(book.call('book.verify', {})).toMatchObject({ ok: true });
  });

  test('of a catch-up makes the catch-up due again', () => {
    const { id } = draft(book, { acquisitionDate: '2025-01-01', opening: { depreciatedThrough: '2025-10-31', accumulatedDepreciation: '1000.00' } });
    book.call('book.updateSettings', { firstPeriod: '2026-01' });
    book.call('assets.capitalize', { assetId: id, capitalizationDate: '2025-10-31' });
    book.call('assets.placeInService', { assetId: id, inServiceDate: '2025-01-01' });
    const run = postMonth(book, '2026-01');
    expect(run.lines[0]).toMatchObject({ depreciation: '300.00', catchUp: '200.00' });
    const { lines } = book.call('depreciationRuns.reverse', { runId: run.runId, reason: 'once more' });
    expect(lines[0]).toMatchObject({ depreciation: '-300.00', catchUp: '-200.00', accumulatedDepreciation: '1000.00', netBookValue: '3800.00' });
    expect(postMonth(book, '2026-01').lines[0]).toMatchObject({ depreciation: '300.00', catchUp: '200.00' });
    expect(book.call('book.verify', {})).toMatchObject({ ok: true });
  });

  test('takes the latest first, once, with a reason, in an open month; a draft of the month goes with it', () => {
    inService(book);
    const first = postMonth(book, '2026-01');
    inService(book);
    const second = postMonth(book, '2026-01');
    inService(book);
    const third = book.call('depreciationRuns.create', { period: '2026-01' });
    expect(book.refusal('depreciationRuns.reverse', { runId: first.runId, reason: 'x' })).toEqual({ code: 'RUN_NOT_LATEST', params: { run: first.runId, latest: second.runId } });
    expect(book.refusal('depreciationRuns.reverse', { runId: third.runId, reason: 'x' })).toEqual({ code: 'RUN_NOT_POSTED', params: { run: third.runId, status: 'DRAFT' } });
    expect(book.refusal('depreciationRuns.reverse', { runId: second.runId, reason: ' ' }).code).toBe('INVALID_INPUT');
    const reversal = book.call('depreciationRuns.reverse', { runId: second.runId, reason: 'x' });
    expect(book.refusal('depreciationRuns.reverse', { runId: second.runId, reason: 'x' })).toEqual({ code: 'RUN_NOT_POSTED', params: { run: second.runId, status: 'REVERSED' } });
    expect(book.refusal('depreciationRuns.reverse', { runId: reversal.runId, reason: 'x' })).toEqual({ code: 'RUN_NOT_POSTED', params: { run: reversal.runId, status: 'REVERSAL' } });
    expect(book.call('depreciationRuns.get', { runId: third.runId }).status).toBe('DISCARDED');
    book.call('depreciationRuns.reverse', { runId: first.runId, reason: 'x' });
    book.call('close.run', { period: '2026-01' });
    const standing = book.call('depreciationRuns.list', { status: 'POSTED' }).items.find(({ kind }) => kind === 'regular');
    expect(book.refusal('depreciationRuns.reverse', { runId: standing?.runId, reason: 'x' })).toEqual({ code: 'PERIOD_CLOSED', params: { period: '2026-01' } });
  });
});

describe('refusals', () => {
  test('a day that does not exist, or lies outside the month, is no date of a run', () => {
    inService(book, { acquisitionDate: '2026-02-01' });
    expect(book.refusal('depreciationRuns.create', { bookId: 'BOOK-IFRS', period: '2026-02', asOfDate: '2026-02-29' })).toEqual({ code: 'INVALID_DATE', params: { field: 'asOfDate', value: '2026-02-29' } });
    expect(book.refusal('depreciationRuns.create', { period: '2026-02', asOfDate: '2026-03-01' }).code).toBe('INVALID_DATE');
    const { runId } = book.call('depreciationRuns.create', { period: '2026-02', asOfDate: '2026-02-28' });
    expect(book.refusal('depreciationRuns.post', { runId, postingDate: '2026-02-29' })).toEqual({ code: 'INVALID_DATE', params: { field: 'postingDate', value: '2026-02-29' } });
    expect(book.refusal('depreciationRuns.post', { runId, postingDate: '2026-03-01' })).toEqual({ code: 'INVALID_DATE', params: { field: 'postingDate', value: '2026-03-01' } });
  });

  test('what does not exist is named', () => {
    expect(book.refusal('depreciationRuns.create', { bookId: 'TAX', period: '2026-01' })).toEqual({ code: 'DEPRECIATION_BOOK_NOT_FOUND', params: { bookId: 'TAX' } });
    for (const name of ['depreciationRuns.get', 'depreciationRuns.post', 'depreciationRuns.discard', 'depreciationRuns.lines']) {
      expect(book.refusal(name, { runId: 'dep-9' })).toEqual({ code: 'RUN_NOT_FOUND', params: { run: 'dep-9' } });
    }
    expect(book.refusal('depreciationRuns.reverse', { runId: 'dep-9', reason: 'x' }).code).toBe('RUN_NOT_FOUND');
  });

  test('months are run in order, and a closed one is closed', () => {
    inService(book);
    expect(book.refusal('depreciationRuns.create', { period: '2026-02' })).toEqual({ code: 'PERIOD_NOT_NEXT', params: { period: '2026-02', next: '2026-01' } });
    closeMonths(book, '2026-01');
    expect(book.refusal('depreciationRuns.create', { period: '2026-01' })).toEqual({ code: 'PERIOD_CLOSED', params: { period: '2026-01' } });
  });

  test('under cash basis nothing is depreciated', () => {
    const cash = memoryHost({ company: { basis: 'cash' } });
    expect(cash.refusal('depreciationRuns.create', { period: '2026-01' })).toEqual({ code: 'CASH_BASIS', params: { operation: 'depreciationRuns.create' } });
  });

  test('where several apply, input comes before existence, status before period, period before policy', () => {
    expect(book.refusal('depreciationRuns.create', { bookId: 'TAX', period: '2026-01', asOfDate: '2026-02-01' }).code).toBe('INVALID_DATE');
    inService(book);
    const { runId } = book.call('depreciationRuns.create', { period: '2026-01' });
    book.call('depreciationRuns.post', { runId });
    expect(book.refusal('depreciationRuns.post', { runId })).toEqual({ code: 'RUN_NOT_DRAFT', params: { run: runId, status: 'POSTED' } });
    book.call('close.run', { period: '2026-01' });
    expect(book.refusal('depreciationRuns.post', { runId }).code).toBe('RUN_NOT_DRAFT');
    const cash = memoryHost({ company: { basis: 'cash' } });
    cash.call('assets.create', { name: 'Desk', categoryCode: 'FURN', acquisitionDate: '2026-01-10', cost: '100.00' });
    expect(cash.refusal('depreciationRuns.create', { period: '2026-05' }).code).toBe('PERIOD_NOT_NEXT');
  });
});

test('runs are listed newest first and found by month, book and status', () => {
  inService(book);
  closeMonths(book, '2026-01', '2026-02');
  const { runId } = postMonth(book, '2026-03');
  book.call('depreciationRuns.reverse', { runId, reason: 'x' });
  const ids = (input: object) => book.call('depreciationRuns.list', input).items.map((run) => run.runId);
  expect(ids({})).toEqual(['dep-4', 'dep-3', 'dep-2', 'dep-1']);
  expect(ids({ period: '2026-02' })).toEqual(['dep-2']);
  expect(ids({ bookId: 'BOOK-IFRS', status: 'REVERSED' })).toEqual(['dep-3']);
  expect(book.call('depreciationRuns.list', { page: 1, size: 3 })).toMatchObject({ total: 4, items: [{ runId: 'dep-1' }] });
});

test('a long run reports how far it is', () => {
  inService(book);
  postMonth(book, '2026-01');
  const steps = book.events.flatMap((event) => (event.type === 'progress' && event.operation === 'depreciationRuns.post' ? [event.done] : []));
  expect(steps).toEqual([1, 2, 3, 4, 5]);
});
