import { describe, expect, it } from 'vitest';
import { closeMonths, inService } from '../support/assets.ts';
import { memoryHost, type TestBook } from '../support/book.ts';

/** 100,000.00, residual 10,000.00, 60 months: 1,500.00 a month; 24 months charged, 64,000.00 carried. */
const M01 = { name: 'M-01', nameAr: 'م-01', categoryCode: 'MACH', acquisitionDate: '2026-01-01', cost: '100000.00', residualValue: '10000.00', usefulLifeMonths: 60, opening: { depreciatedThrough: '2027-12-31', accumulatedDepreciation: '36000.00' } };

const verified = (book: TestBook) => expect(book.call('book.verify').checks.filter(({ ok }) => !ok)).toEqual([]);
const lines = (book: TestBook, journal: string | null) => book.call('journals.get', { journal: journal ?? '' }).lines.map((line) => [line.accountCode, line.debit, line.credit]);
const noTimes = ({ updatedAt: _updatedAt, ...asset }: ReturnType<TestBook['call']> & { updatedAt: string }) => asset;
const get = (book: TestBook, assetId: string) => book.call('assets.get', { assetId });

/** Held from 1 January at 60,000.00, unless otherwise said. */
function held(fairValueLessCosts: string | undefined = '60000.00', extra = {}, before: (book: TestBook, assetId: string) => void = () => undefined): { book: TestBook; assetId: string } {
  const book = memoryHost({ clock: '2028-01-15T08:00:00.000Z' });
  const { id: assetId } = inService(book, { ...M01, ...extra });
  before(book, assetId);
  book.call('assets.holdForSale', { assetId, date: '2028-01-01', fairValueLessCosts });
  return { book, assetId };
}

describe('an asset held for sale is remeasured', () => {
  it('downwards without limit: the loss goes against the account it stands in (IFRS 5.20)', () => {
    const { book, assetId } = held();
    const at = { assetId, date: '2028-03-31', fairValueLessCosts: '51000.00', memo: 'Broker, March' };
    const preview = book.call('assets.remeasureHeldForSale.preview', at);
    expect(preview.effect).toMatchObject({ carryingAmountBefore: '60000.00', carryingAmountAfter: '51000.00' });
    const done = book.call('assets.remeasureHeldForSale', { ...at, fingerprint: preview.fingerprint });
    expect(done).toMatchObject({ kind: 'held_remeasure_down', amount: '9000.00', carryingAmountAfter: '51000.00', assetStatus: 'HELD_FOR_SALE', catchUpDepreciation: '0.00' });
    expect(lines(book, done.glJournalId)).toEqual([['6155', '9000.00', '0.00'], ['1610', '0.00', '9000.00']]);
    expect(preview.journal?.lines).toEqual(book.call('journals.get', { journal: done.glJournalId ?? '' }).lines);
    expect(get(book, assetId)).toMatchObject({ status: 'HELD_FOR_SALE', netBookValue: '51000.00', accumulatedDepreciation: '36000.00' });
    closeMonths(book, '2028-01', '2028-02', '2028-03', '2028-04');
    expect(get(book, assetId).accumulatedDepreciation).toBe('36000.00');
    verified(book);
  });

  it('upwards no further than the losses written off while it was held (IFRS 5.21)', () => {
    const { book, assetId } = held();
    book.call('assets.remeasureHeldForSale', { assetId, date: '2028-02-10', fairValueLessCosts: '55000.00' });
    const up = book.call('assets.remeasureHeldForSale', { assetId, date: '2028-03-10', fairValueLessCosts: '90000.00' });
    expect(up).toMatchObject({ kind: 'held_remeasure_up', amount: '9000.00', carryingAmountBefore: '55000.00', carryingAmountAfter: '64000.00' });
    expect(lines(book, up.glJournalId)).toEqual([['1610', '9000.00', '0.00'], ['6155', '0.00', '9000.00']]);
    expect(book.refusal('assets.remeasureHeldForSale', { assetId, date: '2028-03-20', fairValueLessCosts: '95000.00' })).toMatchObject({ code: 'INVALID_INPUT', params: { reason: 'held_amount' } });
    verified(book);
  });

  it('upwards also by the impairment it had before (IFRS 5.21, the losses of IAS 36)', () => {
    const { book, assetId } = held(undefined, {}, (b, id) => b.call('valueUpdates.create', { assetId: id, updateType: 'IMPAIRMENT', amount: '7000.00', date: '2028-01-01' }));
    expect(get(book, assetId).netBookValue).toBe('57000.00');
    expect(book.call('assets.remeasureHeldForSale', { assetId, date: '2028-01-20', fairValueLessCosts: '99000.00' })).toMatchObject({ amount: '7000.00', carryingAmountAfter: '64000.00' });
    verified(book);
  });

  it('never upwards for goodwill', () => {
    const { book, assetId } = held('60000.00', { assetType: 'GOODWILL' });
    expect(book.refusal('assets.remeasureHeldForSale', { assetId, date: '2028-01-20', fairValueLessCosts: '63000.00' })).toMatchObject({ params: { reason: 'held_amount' } });
    expect(book.call('assets.lineage', { assetId }).held?.regainable).toBe('0.00');
  });

  it('is refused where it stands at that amount, is not held, or rests on a later act', () => {
    const { book, assetId } = held();
    expect(book.refusal('assets.remeasureHeldForSale', { assetId, date: '2028-01-20', fairValueLessCosts: '60000.00' })).toMatchObject({ params: { field: 'fairValueLessCosts', reason: 'held_amount' } });
    book.call('assets.remeasureHeldForSale', { assetId, date: '2028-02-10', fairValueLessCosts: '55000.00' });
    expect(book.refusal('assets.remeasureHeldForSale', { assetId, date: '2028-02-09', fairValueLessCosts: '50000.00' }).code).toBe('ACT_NOT_LATEST');
    const other = inService(book, { name: 'Other', categoryCode: 'MACH', acquisitionDate: '2028-01-01', cost: '10000.00' });
    expect(book.refusal('assets.remeasureHeldForSale', { assetId: other.id, date: '2028-02-10', fairValueLessCosts: '1.00' }).code).toBe('ASSET_NOT_HELD');
  });

  it('and can be taken back, newest first, as if it had not been', () => {
    const { book, assetId } = held();
    const before = noTimes(get(book, assetId));
    const down = book.call('assets.remeasureHeldForSale', { assetId, date: '2028-02-10', fairValueLessCosts: '55000.00' });
    const up = book.call('assets.remeasureHeldForSale', { assetId, date: '2028-02-20', fairValueLessCosts: '58000.00' });
    expect(book.refusal('acts.reverse', { id: down.id, reason: 'x' }).code).toBe('ACT_NOT_LATEST');
    for (const { id } of [up, down]) book.call('acts.reverse', { id, reason: 'A wrong quotation' });
    expect(noTimes(get(book, assetId))).toEqual(before);
    verified(book);
  });

  it('is sold out of the account at what it was remeasured to', () => {
    const { book, assetId } = held();
    book.call('assets.remeasureHeldForSale', { assetId, date: '2028-02-10', fairValueLessCosts: '55000.00' });
    closeMonths(book, '2028-01', '2028-02', '2028-03');
    const sold = book.call('disposals.create', { assetId, disposalDate: '2028-04-20', disposalType: 'SALE', proceeds: '56500.00' });
    expect(lines(book, sold.glJournalId)).toEqual([['1100', '56500.00', '0.00'], ['1610', '0.00', '55000.00'], ['4820', '0.00', '1500.00']]);
    verified(book);
    book.call('disposals.reverse', { id: sold.id, reason: 'The buyer withdrew' });
    expect(get(book, assetId)).toMatchObject({ status: 'HELD_FOR_SALE', netBookValue: '55000.00' });
    verified(book);
  });

  it('counts for nothing once it is no longer held: what would stand had it never been', () => {
    const { book, assetId } = held();
    book.call('assets.remeasureHeldForSale', { assetId, date: '2028-02-10', fairValueLessCosts: '50000.00' });
    book.call('assets.remeasureHeldForSale', { assetId, date: '2028-05-10', fairValueLessCosts: '53000.00' });
    closeMonths(book, ...['01', '02', '03', '04', '05', '06'].map((month) => `2028-${month}`));
    const done = book.call('assets.releaseFromSale', { assetId, date: '2028-07-01', recoverableAmount: '58000.00' });
    expect(done).toMatchObject({ carryingAmountBefore: '53000.00', carryingAmountAfter: '55000.00', catchUpDepreciation: '9000.00' });
    expect(lines(book, done.glJournalId)).toEqual([['1530', '100000.00', '0.00'], ['6155', '0.00', '11000.00'], ['1534', '0.00', '36000.00'], ['1610', '0.00', '53000.00']]);
    expect(get(book, assetId)).toMatchObject({ status: 'IN_SERVICE', netBookValue: '55000.00', accumulatedDepreciation: '45000.00' });
    verified(book);
    book.call('acts.reverse', { id: done.id, reason: 'Still for sale' });
    expect(get(book, assetId)).toMatchObject({ status: 'HELD_FOR_SALE', netBookValue: '53000.00', accumulatedDepreciation: '36000.00' });
    verified(book);
    book.call('assets.releaseFromSale', { assetId, date: '2028-07-01', recoverableAmount: '52000.00' });
    expect(get(book, assetId)).toMatchObject({ netBookValue: '52000.00' });
    closeMonths(book, '2028-07', '2028-08');
    verified(book);
  });

  it('keeps an impairment from before through all of it', () => {
    const { book, assetId } = held('50000.00', {}, (b, id) => b.call('valueUpdates.create', { assetId: id, updateType: 'IMPAIRMENT', amount: '7000.00', date: '2028-01-01' }));
    book.call('assets.remeasureHeldForSale', { assetId, date: '2028-01-20', fairValueLessCosts: '62000.00' });
    book.call('assets.releaseFromSale', { assetId, date: '2028-01-25' });
    // 57,000.00 less a thirty-sixth of what is above the residual value: January is charged up to the day.
    expect(get(book, assetId)).toMatchObject({ status: 'IN_SERVICE', netBookValue: '55694.44' });
    expect(get(book, assetId).books[0]).toMatchObject({ accumulatedImpairment: '7000.00' });
    closeMonths(book, '2028-01', '2028-02');
    verified(book);
  });

  it('moves as impairment loss and as its reversal', () => {
    const { book, assetId } = held();
    book.call('assets.remeasureHeldForSale', { assetId, date: '2028-02-10', fairValueLessCosts: '55000.00' });
    book.call('assets.remeasureHeldForSale', { assetId, date: '2028-03-10', fairValueLessCosts: '58000.00' });
    closeMonths(book, '2028-01', '2028-02', '2028-03');
    const { columns, rows } = book.call('reports.run', { report: 'roll-forward', parameters: { from: '2028-01', to: '2028-03' } });
    const total = (id: string) => rows.at(-1)?.cells[columns.findIndex((column) => column.id === id)];
    expect(['impairment.loss', 'impairment.reversal', 'impairment.closing'].map(total)).toEqual(['9000.00', '-3000.00', '6000.00']);
  });
});

describe('what became of an asset is told by its page', () => {
  it('held for sale: since when, how long a sale may take, what was written off and what may come back', () => {
    const { book, assetId } = held();
    expect(book.call('assets.lineage', { assetId }).held).toEqual({ since: '2028-01-01', expectedBy: '2029-01-01', remeasuredOn: null, carryingAmount: '60000.00', writtenDown: '4000.00', regainable: '4000.00' });
    book.call('assets.remeasureHeldForSale', { assetId, date: '2028-02-10', fairValueLessCosts: '55000.00' });
    expect(book.call('assets.lineage', { assetId }).held).toMatchObject({ remeasuredOn: '2028-02-10', carryingAmount: '55000.00', writtenDown: '9000.00', regainable: '9000.00' });
    book.call('assets.releaseFromSale', { assetId, date: '2028-02-10' });
    expect(book.call('assets.lineage', { assetId })).toEqual({ held: null, mergedInto: null, splitFrom: null, parts: [], merged: [] });
  });

  it('divided and brought together, until it is taken back; the register names where it went', () => {
    const book = memoryHost();
    const { id } = inService(book, { name: 'Chairs', nameAr: 'كراسي', categoryCode: 'FURN', acquisitionDate: '2026-01-01', cost: '1200.00', quantity: '4' });
    const split = book.call('assets.split', { assetId: id, date: '2026-01-10', parts: [{ quantity: '1' }, { quantity: '2', name: 'Two chairs' }] });
    const [one, two] = split.parts;
    expect(book.call('assets.lineage', { assetId: id })).toMatchObject({ splitFrom: null, parts: [{ assetNumber: one?.assetNumber, date: '2026-01-10' }, { assetNumber: two?.assetNumber, name: 'Two chairs' }] });
    expect(book.call('assets.lineage', { assetId: two?.assetId })).toMatchObject({ splitFrom: { assetId: id, name: 'Chairs', nameAr: 'كراسي' }, parts: [], merged: [] });
    closeMonths(book, '2026-01');
    const merge = book.call('assets.merge', { into: id, assets: [two?.assetId ?? ''], date: '2026-02-10' });
    expect(book.call('assets.lineage', { assetId: two?.assetId }).mergedInto).toMatchObject({ assetId: id, date: '2026-02-10' });
    expect(book.call('assets.lineage', { assetId: id }).merged).toMatchObject([{ assetId: two?.assetId }]);
    const row = () => book.call('register.rows', { startRow: 0, endRow: 10, filter: { status: ['DISPOSED', 'IN_SERVICE'] } }).rows.find(({ id: assetId }) => assetId === two?.assetId);
    expect(row()).toMatchObject({ status: 'DISPOSED', mergedInto: { assetId: id } });
    book.call('acts.reverse', { id: merge.id, reason: 'Not these' });
    expect(row()).toMatchObject({ status: 'IN_SERVICE', mergedInto: null });
    expect(book.call('assets.lineage', { assetId: id }).merged).toEqual([]);
  });
});
