import { describe, expect, it } from 'vitest';
import { closeMonths, inService, postMonth } from '../support/assets.ts';
import { memoryHost, type TestBook } from '../support/book.ts';

/** M-01 of the worked journals: 100,000.00, residual 10,000.00, 60 months: 1,500.00 a month; 24 months charged, 64,000.00 carried. */
const M01 = { name: 'M-01', nameAr: 'م-01', categoryCode: 'MACH', acquisitionDate: '2026-01-01', cost: '100000.00', residualValue: '10000.00', usefulLifeMonths: 60, opening: { depreciatedThrough: '2027-12-31', accumulatedDepreciation: '36000.00' } };

function withM01(extra = {}): { book: TestBook; assetId: string } {
  const book = memoryHost({ clock: '2028-01-15T08:00:00.000Z' });
  return { book, assetId: inService(book, { ...M01, ...extra }).id };
}

const verified = (book: TestBook) => expect(book.call('book.verify').checks.filter(({ ok }) => !ok)).toEqual([]);
const lines = (book: TestBook, journal: string | null) => book.call('journals.get', { journal: journal ?? '' }).lines.map((line) => [line.accountCode, line.debit, line.credit]);
const months = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => `2028-${String(from + index).padStart(2, '0')}`);
const noTimes = ({ updatedAt: _updatedAt, ...asset }: ReturnType<typeof get>) => asset;
const get = (book: TestBook, assetId: string) => book.call('assets.get', { assetId });

describe('held for sale', () => {
  it('moves the carrying amount to an account of its own and writes it down to what a sale will bring (J24a, J24b)', () => {
    const { book, assetId } = withM01();
    const at = { assetId, date: '2028-01-01', fairValueLessCosts: '60000.00' };
    const preview = book.call('assets.holdForSale.preview', at);
    const done = book.call('assets.holdForSale', { ...at, fingerprint: preview.fingerprint });
    expect(done).toMatchObject({ kind: 'hold_for_sale', carryingAmountBefore: '64000.00', carryingAmountAfter: '60000.00', assetStatus: 'HELD_FOR_SALE', catchUpDepreciation: '0.00' });
    expect(lines(book, done.glJournalId)).toEqual([
      ['1610', '64000.00', '0.00'], ['1534', '36000.00', '0.00'], ['1530', '0.00', '100000.00'], ['6155', '4000.00', '0.00'], ['1610', '0.00', '4000.00'],
    ]);
    expect(preview.journal?.lines).toEqual(book.call('journals.get', { journal: done.glJournalId ?? '' }).lines);
    expect(get(book, assetId)).toMatchObject({ status: 'HELD_FOR_SALE', cost: '100000.00', accumulatedDepreciation: '36000.00', netBookValue: '60000.00' });
    verified(book);
  });

  it('is not written up, and leaves the amount as it is where no less is expected', () => {
    const { book, assetId } = withM01();
    const done = book.call('assets.holdForSale', { assetId, date: '2028-01-01', fairValueLessCosts: '90000.00' });
    expect(lines(book, done.glJournalId)).toEqual([['1610', '64000.00', '0.00'], ['1534', '36000.00', '0.00'], ['1530', '0.00', '100000.00']]);
    verified(book);
  });

  it('depreciates to the day and then no more; the close says why', () => {
    const { book, assetId } = withM01({ convention: 'following_month', opening: { depreciatedThrough: '2027-12-31', accumulatedDepreciation: '34500.00' } });
    closeMonths(book, '2028-01');
    const done = book.call('assets.holdForSale', { assetId, date: '2028-02-20' });
    expect(done).toMatchObject({ catchUpDepreciation: '1500.00', carryingAmountAfter: '62500.00' });
    expect(closeMonths(book, '2028-02')[0]?.totalDepreciation).toBe('1500.00');
    expect(book.call('depreciationRuns.create', { period: '2028-03' }).exceptions.map(({ reason }) => reason)).toEqual(['held_for_sale']);
    closeMonths(book, '2028-03');
    expect(get(book, assetId).accumulatedDepreciation).toBe('37500.00');
    verified(book);
  });

  it('is sold out of that account (J24c), and the sale can be taken back', () => {
    const { book, assetId } = withM01();
    book.call('assets.holdForSale', { assetId, date: '2028-01-01', fairValueLessCosts: '60000.00' });
    closeMonths(book, ...months(1, 3));
    const sold = book.call('disposals.create', { assetId, disposalDate: '2028-04-20', disposalType: 'SALE', proceeds: '62000.00', vatRate: '15' });
    expect(lines(book, sold.glJournalId)).toEqual([['1100', '71300.00', '0.00'], ['1610', '0.00', '60000.00'], ['2350', '0.00', '9300.00'], ['4820', '0.00', '2000.00']]);
    verified(book);
    book.call('disposals.reverse', { id: sold.id, reason: 'The buyer withdrew' });
    expect(get(book, assetId)).toMatchObject({ status: 'HELD_FOR_SALE', netBookValue: '60000.00' });
    expect(book.refusal('disposals.create', { assetId, disposalDate: '2028-04-20', disposalType: 'SALE', part: { percent: '50' } })).toMatchObject({ code: 'INVALID_INPUT', params: { reason: 'held_for_sale' } });
    verified(book);
  });

  it('gives nothing back in the year of a convention of the year: what it settles was settled on classification', () => {
    const { book, assetId } = withM01({ convention: 'half_year', opening: { depreciatedThrough: '2027-12-31', accumulatedDepreciation: '27000.00' } });
    closeMonths(book, ...months(1, 6));
    book.call('assets.holdForSale', { assetId, date: '2028-07-10' });
    const sold = book.call('disposals.create', { assetId, disposalDate: '2028-09-10', disposalType: 'SALE', proceeds: '1.00' });
    expect(sold.catchUpDepreciation).toBe('0.00');
    verified(book);
  });

  it('takes in an idle asset, and no other act while it is held', () => {
    const { book, assetId } = withM01();
    book.call('assets.suspend', { assetId, date: '2028-01-01' });
    book.call('assets.holdForSale', { assetId, date: '2028-01-01', fairValueLessCosts: '50000.00' });
    expect(book.refusal('assets.resume', { assetId, date: '2028-01-20' }).code).toBe('ASSET_NOT_IN_SERVICE');
    expect(book.refusal('assets.holdForSale', { assetId, date: '2028-01-20' }).code).toBe('ASSET_NOT_IN_SERVICE');
    book.call('assets.releaseFromSale', { assetId, date: '2028-01-20' });
    expect(get(book, assetId)).toMatchObject({ status: 'IN_SERVICE', netBookValue: '64000.00' });
    expect(get(book, assetId).books[0]?.isSuspended).toBe(true);
    verified(book);
  });

  it('is refused under IFRS for SMEs, with the reason', () => {
    const book = memoryHost({ clock: '2028-01-15T08:00:00.000Z', company: {} });
    book.call('book.updateSettings', { framework: 'ifrs_sme' });
    const { id } = inService(book, M01);
    expect(book.refusal('assets.holdForSale', { assetId: id, date: '2028-01-01' }).code).toBe('HELD_FOR_SALE_UNKNOWN');
  });

  it('keeps it from another category, and from going back to one: its amounts are in no category’s accounts', () => {
    const { book, assetId } = withM01();
    const post = (toCategory: string, effectiveDate: string) => {
      const { transferId } = book.call('transfers.create', { assetId, effectiveDate, toCategory });
      book.call('transfers.approve', { transferId });
      book.call('transfers.post', { transferId });
      return transferId;
    };
    const transferId = post('VEH', '2028-01-05');
    book.call('assets.holdForSale', { assetId, date: '2028-01-10' });
    expect(book.refusal('transfers.reverse', { transferId, reason: 'back' })).toMatchObject({ code: 'ASSET_NOT_IN_SERVICE', params: { status: 'HELD_FOR_SALE' } });
    expect(book.refusal('transfers.create', { assetId, effectiveDate: '2028-01-20', toCategory: 'MACH' }).code).toBe('ASSET_NOT_IN_SERVICE');
    verified(book);
  });

  it('its inverse makes the months between due again', () => {
    const { book, assetId } = withM01();
    const before = noTimes(get(book, assetId));
    const done = book.call('assets.holdForSale', { assetId, date: '2028-01-01', fairValueLessCosts: '60000.00' });
    postMonth(book, '2028-01');
    book.call('acts.reverse', { id: done.id, reason: 'A slip' });
    expect(noTimes(get(book, assetId))).toEqual(before);
    expect(closeMonths(book, '2028-01')[0]?.totalDepreciation).toBe('1500.00');
    verified(book);
  });
});

describe('no longer held for sale', () => {
  const released = (input: object, fairValueLessCosts: string | undefined = '60000.00') => {
    const { book, assetId } = withM01();
    book.call('assets.holdForSale', { assetId, date: '2028-01-01', fairValueLessCosts });
    closeMonths(book, ...months(1, 6));
    return { book, assetId, at: { assetId, date: '2028-07-01', ...input } };
  };

  it('after six months: the lower of 55,000 and 58,000; depreciation of 9,000 less the write-down of 4,000 comes to J24d’s 5,000', () => {
    const { book, assetId, at } = released({ recoverableAmount: '58000.00' });
    const preview = book.call('assets.releaseFromSale.preview', at);
    const done = book.call('assets.releaseFromSale', { ...at, fingerprint: preview.fingerprint });
    expect(done).toMatchObject({ kind: 'release_from_sale', carryingAmountBefore: '60000.00', carryingAmountAfter: '55000.00', catchUpDepreciation: '9000.00', assetStatus: 'IN_SERVICE' });
    expect(lines(book, done.glJournalId)).toEqual([['1530', '100000.00', '0.00'], ['6155', '0.00', '4000.00'], ['1534', '0.00', '36000.00'], ['1610', '0.00', '60000.00']]);
    expect(get(book, assetId)).toMatchObject({ status: 'IN_SERVICE', accumulatedDepreciation: '45000.00', netBookValue: '55000.00' });
    expect(get(book, assetId).books[0]).toMatchObject({ accumulatedImpairment: '0.00' });
    // The closed months are charged in July, whose own charge is still to come.
    expect(closeMonths(book, '2028-07')[0]?.totalDepreciation).toBe('10500.00');
    expect(get(book, assetId).netBookValue).toBe('53500.00');
    verified(book);
  });

  it('is impaired where it will bring less than would stand', () => {
    const { book, assetId, at } = released({ recoverableAmount: '50000.00' });
    const done = book.call('assets.releaseFromSale', at);
    expect(lines(book, done.glJournalId)).toEqual([['1530', '100000.00', '0.00'], ['6155', '1000.00', '0.00'], ['1534', '0.00', '36000.00'], ['1595', '0.00', '5000.00'], ['1610', '0.00', '60000.00']]);
    expect(get(book, assetId)).toMatchObject({ netBookValue: '50000.00' });
    expect(closeMonths(book, '2028-07')[0]?.totalDepreciation).toBe('10333.33');
    expect(book.call('valueUpdates.limits', { assetId, date: '2028-08-01' }).reversalCap).not.toBe('0.00');
    verified(book);
  });

  it('of an asset written down to nothing charges what it missed all the same', () => {
    const { book, assetId, at } = released({}, '0.00');
    const done = book.call('assets.releaseFromSale', at);
    expect(get(book, assetId)).toMatchObject({ netBookValue: '55000.00' });
    verified(book);
    book.call('acts.reverse', { id: done.id, reason: 'Still for sale' });
    expect(get(book, assetId)).toMatchObject({ status: 'HELD_FOR_SALE', netBookValue: '0.00', accumulatedDepreciation: '36000.00' });
    verified(book);
  });

  it('can be taken back after months were charged on it', () => {
    const { book, assetId, at } = released({ recoverableAmount: '50000.00' });
    const held = noTimes(get(book, assetId));
    const done = book.call('assets.releaseFromSale', at);
    postMonth(book, '2028-07');
    book.call('acts.reverse', { id: done.id, reason: 'Still for sale' });
    expect(noTimes(get(book, assetId))).toEqual(held);
    verified(book);
    book.call('assets.releaseFromSale', { ...at, recoverableAmount: '58000.00' });
    expect(closeMonths(book, '2028-07')[0]?.totalDepreciation).toBe('10500.00');
    verified(book);
  });

  it('within open months leaves each with its own charge', () => {
    const { book, assetId } = withM01();
    book.call('assets.holdForSale', { assetId, date: '2028-01-10', fairValueLessCosts: '10000.00' });
    book.call('assets.releaseFromSale', { assetId, date: '2028-03-10' });
    expect(closeMonths(book, ...months(1, 4)).map((month) => month.totalDepreciation)).toEqual(['1500.00', '1500.00', '1500.00', '1500.00']);
    verified(book);
  });

  it('is refused of what is not held', () => {
    const { book, assetId } = withM01();
    expect(book.refusal('assets.releaseFromSale', { assetId, date: '2028-01-10' }).code).toBe('ASSET_NOT_HELD');
  });
});

describe('what closed months owe', () => {
  it('is charged in the open month when an asset entered late leaves', () => {
    const book = memoryHost();
    inService(book);
    closeMonths(book, '2026-01', '2026-02', '2026-03');
    const { id } = book.call('assets.create', { name: 'Found late', categoryCode: 'MACH', acquisitionDate: '2026-01-01', cost: '1200.00', usefulLifeMonths: 12 });
    book.call('assets.capitalize', { assetId: id, capitalizationDate: '2026-04-01' });
    book.call('assets.placeInService', { assetId: id, inServiceDate: '2026-01-01' });
    const preview = book.call('disposals.preview', { assetId: id, disposalDate: '2026-05-10', disposalType: 'SCRAP' });
    expect(preview.books[0]?.charges.map(({ period, amount }) => [period, amount])).toEqual([['2026-04', '400.00']]);
    book.call('disposals.create', { assetId: id, disposalDate: '2026-05-10', disposalType: 'SCRAP' });
    expect(closeMonths(book, '2026-04')[0]?.totalDepreciation).toBe('500.00');
    verified(book);
  });
});
