import { describe, expect, it } from 'vitest';
import { closeMonths, inService, postMonth } from '../support/assets.ts';
import { memoryHost, type TestBook } from '../support/book.ts';

/** M-01: 100,000.00, residual 10,000.00, 60 months: 1,500.00 a month; 24 months charged, 64,000.00 carried. */
const M01 = { name: 'M-01', nameAr: 'م-01', categoryCode: 'MACH', acquisitionDate: '2026-01-01', cost: '100000.00', residualValue: '10000.00', usefulLifeMonths: 60, opening: { depreciatedThrough: '2027-12-31', accumulatedDepreciation: '36000.00' } };

function withM01(extra = {}): { book: TestBook; assetId: string } {
  const book = memoryHost({ clock: '2028-01-15T08:00:00.000Z' });
  return { book, assetId: inService(book, { ...M01, ...extra }).id };
}

const verified = (book: TestBook) => expect(book.call('book.verify').checks.filter(({ ok }) => !ok)).toEqual([]);
const journal = (book: TestBook, number: string | null) => book.call('journals.get', { journal: number ?? '' });
/** Accounts with what they are debited (positive) or credited, in the order of codes. */
const sides = (lines: readonly { accountCode: string; debit: string; credit: string }[]) =>
  Object.fromEntries(lines.map((line) => [line.accountCode, line.debit === '0.00' ? `-${line.credit}` : line.debit]).sort(([a = ''], [b = '']) => (a < b ? -1 : 1)));
const AT = { disposalDate: '2028-01-01' };

describe('the journals of a disposal', () => {
  it('sale at a gain with VAT 15 %: 70,000 and 10,500 (J18a)', () => {
    const { book, assetId } = withM01();
    const preview = book.call('disposals.preview', { assetId, ...AT, disposalType: 'SALE', proceeds: '70000.00', vatRate: '15' });
    const done = book.call('disposals.create', { assetId, ...AT, disposalType: 'SALE', proceeds: '70000.00', vatRate: '15', fingerprint: preview.fingerprint });
    expect(done).toMatchObject({ gainLoss: '6000.00', carryingAmountBefore: '64000.00', assetStatus: 'DISPOSED', catchUpDepreciation: '0.00' });
    const posted = journal(book, done.glJournalId);
    expect(sides(posted.lines)).toEqual({ 1100: '80500.00', 1530: '-100000.00', 1534: '36000.00', 2350: '-10500.00', 4820: '-6000.00' });
    expect(posted.lines).toEqual(preview.journal?.lines);
    verified(book);
  });

  it('sale at a loss (J18b), and with costs to sell (J18c)', () => {
    const loss = withM01();
    const done = loss.book.call('disposals.create', { assetId: loss.assetId, ...AT, disposalType: 'SALE', proceeds: '55000.00', vatRate: '15' });
    expect(sides(journal(loss.book, done.glJournalId).lines)).toEqual({ 1100: '63250.00', 1530: '-100000.00', 1534: '36000.00', 2350: '-8250.00', 6170: '9000.00' });
    const costs = withM01();
    const sold = costs.book.call('disposals.create', { assetId: costs.assetId, ...AT, disposalType: 'SALE', proceeds: '70000.00', vatRate: '15', sellingCosts: '1200.00', sellingCostsVatRate: '15' });
    expect(sides(journal(costs.book, sold.glJournalId).lines)).toEqual({ 1100: '80500.00', 1350: '180.00', 1530: '-100000.00', 1534: '36000.00', 2100: '-1380.00', 2350: '-10500.00', 4820: '-4800.00' });
    verified(costs.book);
  });

  it('scrap (J19), scrap sold with VAT within the price (J19b), donation (J20), theft (J21a)', () => {
    const post = (input: object) => {
      const { book, assetId } = withM01();
      const done = book.call('disposals.create', { assetId, ...AT, ...input } as Parameters<TestBook['call']>[1] as never);
      verified(book);
      return sides(journal(book, done.glJournalId).lines);
    };
    const cost = { 1530: '-100000.00', 1534: '36000.00' };
    expect(post({ disposalType: 'SCRAP' })).toEqual({ ...cost, 6170: '64000.00' });
    expect(post({ disposalType: 'SCRAP', proceeds: '1150.00', vatRate: '15', proceedsIncludeVat: true, sellingCosts: '500.00', sellingCostsAccount: 'CASH' })).toEqual({ ...cost, 1000: '-500.00', 1100: '1150.00', 2350: '-150.00', 6170: '63500.00' });
    expect(post({ disposalType: 'DONATION', deemedVat: '9000.00' })).toEqual({ ...cost, 2350: '-9000.00', 6180: '64000.00', 6185: '9000.00' });
    expect(post({ disposalType: 'THEFT' })).toEqual({ ...cost, 6190: '64000.00' });
  });

  it('an insurance claim is an event of its own (J21b)', () => {
    const { book, assetId } = withM01();
    const lost = book.call('disposals.create', { assetId, ...AT, disposalType: 'THEFT' });
    expect(book.refusal('disposals.create', { assetId, ...AT, disposalType: 'THEFT', proceeds: '5.00' }).code).toBe('INVALID_INPUT');
    const claim = book.call('disposals.claim', { id: lost.id, amount: '50000.00', date: '2028-01-20' });
    expect(sides(journal(book, claim.glJournalId).lines)).toEqual({ 1260: '50000.00', 4830: '-50000.00' });
    book.call('acts.reverse', { id: claim.id, reason: 'declined' });
    book.call('disposals.reverse', { id: lost.id, reason: 'found again' });
    expect(book.call('assets.get', { assetId })).toMatchObject({ status: 'IN_SERVICE', netBookValue: '64000.00' });
    verified(book);
  });

  it('the fourth document’s two: what did not balance is a gain of 350,000, the other a gain of 450,000', () => {
    const gain = (amount: string) => {
      const book = memoryHost({ clock: '2024-12-31T08:00:00.000Z' });
      const { id } = inService(book, { ...M01, cost: '1000000.00', residualValue: '100000.00', usefulLifeMonths: 240, acquisitionDate: '2014-12-31', opening: { depreciatedThrough: '2024-11-30', accumulatedDepreciation: '450000.00' } });
      book.call('estimates.change', { assetId: id, effectiveDate: '2024-12-01', method: 'none' });
      const done = book.call('disposals.create', { assetId: id, disposalDate: '2024-12-31', disposalType: 'SALE', proceeds: amount, disposalAccount: 'CASH', gainLossAccount: 'GAIN_ON_DISPOSAL' });
      verified(book);
      return { gainLoss: done.gainLoss, lines: sides(journal(book, done.glJournalId).lines) };
    };
    expect(gain('900000.00')).toEqual({ gainLoss: '350000.00', lines: { 1000: '900000.00', 1530: '-1000000.00', 1534: '450000.00', 4820: '-350000.00' } });
    expect(gain('1000000.00')).toEqual({ gainLoss: '450000.00', lines: { 1000: '1000000.00', 1530: '-1000000.00', 1534: '450000.00', 4820: '-450000.00' } });
  });
});

describe('depreciation up to a disposal', () => {
  const dispose = (convention: string, disposalDate: string, extra = {}) => {
    const book = memoryHost();
    const { id } = inService(book, { name: 'X', categoryCode: 'MACH', acquisitionDate: '2026-01-01', cost: '3650.00', usefulLifeMonths: 10, convention, ...extra } as never, '2026-01-01');
    return { book, assetId: id, preview: book.call('disposals.preview', { assetId: id, disposalDate, disposalType: 'SCRAP' }) };
  };

  it('follows the convention: none in the month, the whole of it, half, or the days before', () => {
    const charged = (convention: string, date: string) => dispose(convention, date).preview.books[0]?.catchUp;
    expect(charged('full_month', '2026-03-20')).toBe('730.00');
    expect(charged('following_month', '2026-03-20')).toBe('730.00');
    expect(charged('fifteenth', '2026-03-15')).toBe('730.00');
    expect(charged('fifteenth', '2026-03-16')).toBe('1095.00');
    expect(charged('mid_month', '2026-03-20')).toBe('730.00');
  });

  it('is posted month by month, each in its own month, and the runs of those months find nothing due', () => {
    const { book, assetId } = dispose('full_month', '2026-03-20');
    const done = book.call('disposals.create', { assetId, disposalDate: '2026-03-20', disposalType: 'SALE', proceeds: '3000.00' });
    expect(done).toMatchObject({ catchUpDepreciation: '730.00', gainLoss: '80.00' });
    expect(closeMonths(book, '2026-01', '2026-02', '2026-03').map((month) => month.totalDepreciation)).toEqual(['365.00', '365.00', '0.00']);
    verified(book);
  });

  it('takes back what open months charged after the day', () => {
    const { book, assetId } = dispose('full_month', '2026-03-20');
    closeMonths(book, '2026-01');
    postMonth(book, '2026-02');
    const done = book.call('disposals.create', { assetId, disposalDate: '2026-02-10', disposalType: 'SALE', proceeds: '3285.00' });
    expect(done).toMatchObject({ gainLoss: '0.00', carryingAmountBefore: '3285.00' });
    expect(closeMonths(book, '2026-02')[0]?.totalDepreciation).toBe('0.00');
    expect(book.call('journals.list', { search: 'taken back' }).total).toBe(1);
    verified(book);
  });
});

describe('disposal of a part', () => {
  it('a quarter: 25,000 leaves with 9,000 accumulated, gain 2,000; 1,125.00 a month remain (J23)', () => {
    const { book, assetId } = withM01();
    const done = book.call('disposals.create', { assetId, ...AT, disposalType: 'SALE', proceeds: '18000.00', vatRate: '15', part: { percent: '25' } });
    expect(sides(journal(book, done.glJournalId).lines)).toEqual({ 1100: '20700.00', 1530: '-25000.00', 1534: '9000.00', 2350: '-2700.00', 4820: '-2000.00' });
    expect(book.call('assets.get', { assetId })).toMatchObject({ status: 'IN_SERVICE', cost: '75000.00', accumulatedDepreciation: '27000.00', residualValue: '7500.00' });
    expect(closeMonths(book, '2028-01')[0]?.totalDepreciation).toBe('1125.00');
    verified(book);
  });

  it('before the first month charged shrinks the residual value too', () => {
    const book = memoryHost();
    const { id } = inService(book, { name: 'X', categoryCode: 'MACH', acquisitionDate: '2026-01-05', cost: '4000.00', residualValue: '400.00', usefulLifeMonths: 24, convention: 'following_month' });
    book.call('disposals.create', { assetId: id, disposalDate: '2026-01-20', disposalType: 'SALE', proceeds: '1.00', part: { percent: '75' } });
    expect(book.call('assets.get', { assetId: id })).toMatchObject({ cost: '1000.00', residualValue: '100.00' });
    expect(book.call('assets.get', { assetId: id }).books[0]?.residualValue).toBe('100.00');
    verified(book);
  });

  it('by pieces or by cost, and only one of them', () => {
    const { book, assetId } = withM01({ quantity: '8' });
    const part = (value: object) => ({ assetId, ...AT, disposalType: 'SCRAP' as const, part: value });
    expect(book.call('disposals.preview', part({ quantity: '2' })).books[0]?.after.cost).toBe('75000.00');
    expect(book.call('disposals.preview', part({ cost: '33333.33' })).books[0]?.after).toMatchObject({ cost: '66666.67', accumulatedDepreciation: '24000.00' });
    expect(book.refusal('disposals.preview', part({ quantity: '2', percent: '25' })).code).toBe('INVALID_INPUT');
    for (const wrong of [{ quantity: '8' }, { percent: '100' }, { percent: '0' }, { cost: '100000.00' }]) expect(book.refusal('disposals.preview', part(wrong)).code).toBe('INVALID_AMOUNT');
    const done = book.call('disposals.create', part({ quantity: '3' }));
    expect(book.call('assets.get', { assetId }).quantity).toBe('5');
    book.call('disposals.reverse', { id: done.id, reason: 'miscounted' });
    expect(book.call('assets.get', { assetId })).toMatchObject({ quantity: '8', cost: '100000.00', residualValue: '10000.00' });
    verified(book);
  });
});

describe('refusals', () => {
  it('come in the documented order', () => {
    const { book, assetId } = withM01();
    const draft = book.call('assets.create', { name: 'D', categoryCode: 'MACH', acquisitionDate: '2028-01-02', cost: '1.00' });
    const scrap = (id: string, disposalDate: string) => book.refusal('disposals.create', { assetId: id, disposalDate, disposalType: 'SCRAP' }).code;
    expect(scrap('asset-999', '2028-02-30')).toBe('INVALID_DATE');
    expect(scrap('asset-999', '2028-02-01')).toBe('ASSET_NOT_FOUND');
    expect(scrap(draft.id, '2020-01-01')).toBe('ASSET_NOT_IN_SERVICE');
    book.call('assets.deleteDraft', { assetId: draft.id });
    closeMonths(book, '2028-01');
    expect(scrap(assetId, '2028-01-31')).toBe('PERIOD_CLOSED');
    book.call('disposals.create', { assetId, disposalDate: '2028-02-01', disposalType: 'SCRAP' });
    expect(scrap(assetId, '2028-02-01')).toBe('ASSET_DISPOSED');
  });
});

describe('several assets at once', () => {
  it('share one price by carrying amount to the last halala, each with its journal; a stale preview is refused', () => {
    const { book, assetId } = withM01();
    const other = inService(book, { ...M01, name: 'M-02', cost: '50000.00', residualValue: '0.00', opening: { depreciatedThrough: '2027-12-31', accumulatedDepreciation: '20000.00' } }).id;
    const input = { ...AT, disposalType: 'SALE' as const, proceeds: '100000.00', assets: [{ assetId }, { assetId: other }] };
    const preview = book.call('disposals.createSeveral.preview', input);
    expect(preview.items.map((item) => item.proceeds)).toEqual(['68085.11', '31914.89']);
    expect(preview).toMatchObject({ gainLoss: '6000.00', carryingAmount: '94000.00', proceeds: '100000.00' });
    expect(book.refusal('disposals.createSeveral', { ...input, proceeds: '1.00', fingerprint: preview.fingerprint }).code).toBe('PREVIEW_STALE');
    expect(book.call('disposals.createSeveral', { ...input, fingerprint: preview.fingerprint }).items.map(({ assetStatus }) => assetStatus)).toEqual(['DISPOSED', 'DISPOSED']);
    verified(book);
  });
});

describe('a disposal, looked at', () => {
  it('shows what left, what came in and what goes with it, taken back or not', () => {
    const { book, assetId } = withM01({ quantity: '8' });
    const done = book.call('disposals.create', { assetId, ...AT, disposalType: 'SALE', proceeds: '18000.00', vatRate: '15', sellingCosts: '100.00', part: { quantity: '2' }, buyer: 'Gulf Scrap', document: 'DM-1' });
    const seen = () => book.call('disposals.get', { id: done.id });
    expect(seen()).toMatchObject({ disposalType: 'SALE', partPercent: '25', partQuantity: '2', proceeds: '18000.00', vat: '2700.00', sellingCosts: '100.00', buyer: 'Gulf Scrap', document: 'DM-1', claims: [], together: [] });
    expect(seen().books).toEqual([expect.objectContaining({ bookId: 'IFRS', cost: '25000.00', accumulatedDepreciation: '9000.00', carryingAmount: '16000.00', gainLoss: '1900.00' })]);
    const inverse = book.call('disposals.reverse', { id: done.id, reason: 'miscounted' });
    expect(seen()).toMatchObject({ act: { status: 'REVERSED' }, partPercent: '25' });
    expect(book.refusal('disposals.get', { id: inverse.id }).code).toBe('ACT_NOT_FOUND');
    const lost = book.call('disposals.create', { assetId, ...AT, disposalType: 'THEFT' });
    const claim = book.call('disposals.claim', { id: lost.id, amount: '50000.00', date: '2028-01-20' });
    expect(book.call('disposals.get', { id: lost.id })).toMatchObject({ partPercent: null, claims: [{ id: claim.id, amount: '50000.00' }] });
    expect(book.refusal('disposals.get', { id: claim.id }).code).toBe('ACT_NOT_FOUND');
  });
});

describe('home figures with disposals', () => {
  it('what was carried at the end of each past month stands whatever is disposed of later; catch-up depreciation is the open month’s', () => {
    const { book, assetId } = withM01();
    closeMonths(book, '2028-01', '2028-02');
    const { points: before } = book.call('home.outlook');
    expect(before.slice(0, 3).map(({ period, netBookValue }) => [period, netBookValue])).toEqual([['2028-01', '62500.00'], ['2028-02', '61000.00'], ['2028-03', '59500.00']]);
    book.call('disposals.create', { assetId, disposalDate: '2028-04-01', disposalType: 'SALE', proceeds: '60000.00' });
    const after = book.call('home.summary');
    expect(after.totals).toMatchObject({ count: 0, netBookValue: '0.00' });
    expect(after.byStatus).toEqual({ DISPOSED: 1 });
    expect(book.call('home.outlook').points.slice(0, 3)).toEqual([
      expect.objectContaining({ period: '2028-01', depreciation: '1500.00', netBookValue: '62500.00' }), expect.objectContaining({ period: '2028-02', netBookValue: '61000.00' }),
      expect.objectContaining({ period: '2028-03', depreciation: '1500.00', netBookValue: '0.00', posted: false }),
    ]);
    expect(after).toMatchObject({ monthDepreciation: '1500.00', yearDepreciation: '4500.00' });
  });
});
