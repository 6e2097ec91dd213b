import { describe, expect, it } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { difference, leaving, netOfCosts, sum } from '../../src/renderer/features/disposals/effect.ts';
import { besides, leavingIds, withItsOwn } from '../../src/renderer/features/disposals/leaving.ts';
import { dayBeside, emptyForm, problemsOf, requestOf, requestOfSeveral, usualAccounts, usualDay, TYPES, type DisposalForm } from '../../src/renderer/features/disposals/form.ts';
import { usualVatRate } from '../../src/renderer/features/disposals/vat.ts';
import { inService } from '../support/assets.ts';
import { memoryHost } from '../support/book.ts';

const EMPTY = emptyForm('2026-03-15', { openPeriod: '2026-03', country: 'SA' });
const form = (over: Partial<DisposalForm>): DisposalForm => ({ ...EMPTY, ...over });
const DAY = '2026-03-15';

describe('the form of a disposal', () => {
  it('begins in the open month, with the country’s usual VAT rate, and the next month’s first day beside it', () => {
    expect(EMPTY).toMatchObject({ date: '2026-03-15', otherDate: '2026-04-01', vatRate: '15', scope: 'whole', type: 'SALE' });
    expect(usualDay('2026-07-02', '2026-03')).toBe('2026-03-31');
    expect(usualDay('2026-07-02', null)).toBe('2026-07-02');
    expect(dayBeside('2026-12-31')).toBe('2027-01-01');
    expect([usualVatRate('SA'), usualVatRate('AE'), usualVatRate('KW')]).toEqual(['15', '5', '']);
  });

  it('says which fields of a step still lack something', () => {
    expect(problemsOf(EMPTY, 'what', [])).toEqual({ assets: 'required' });
    expect(problemsOf(EMPTY, 'what', ['asset-1'])).toEqual({});
    expect(problemsOf(form({ scope: 'part' }), 'what', ['asset-1'])).toEqual({ percent: 'required' });
    expect(problemsOf(form({ scope: 'part', partBy: 'quantity', part: { ...EMPTY.part, quantity: null } }), 'what', ['asset-1'])).toEqual({ quantity: 'meaningless' });
    expect(problemsOf(form({ scope: 'part' }), 'what', ['asset-1', 'asset-2'])).toEqual({});
    expect(problemsOf(EMPTY, 'how', ['asset-1'])).toEqual({ price: 'required' });
    expect(problemsOf(form({ type: 'SCRAP' }), 'how', ['asset-1'])).toEqual({});
    expect(problemsOf(form({ type: 'THEFT', date: '', price: null }), 'how', ['asset-1'])).toEqual({ date: 'required' });
    expect(problemsOf(form({ sharing: 'each', prices: { 'asset-1': '5' } }), 'how', ['asset-1', 'asset-2'])).toEqual({ 'price asset-2': 'required' });
    expect(problemsOf(form({ price: '5', vatRate: null }), 'how', ['asset-1'])).toEqual({ vatRate: 'meaningless' });
  });

  it('takes the components of what leaves along, or some of them alone', () => {
    const book = memoryHost();
    const make = (name: string, parentAssetId: string | null) => inService(book, { name, categoryCode: 'MACH', acquisitionDate: '2026-01-01', cost: '100.00', parentAssetId }, '2026-01-01').id;
    const hall = make('Hall', null);
    const lifts = make('Lifts', hall);
    const cooling = make('Cooling', hall);
    const motor = make('Motor', lifts);
    const { items } = book.call('assets.components', { assetId: hall });
    expect(withItsOwn(items, lifts)).toEqual([lifts, motor]);
    expect(withItsOwn(items, cooling)).toEqual([cooling]);
    expect(leavingIds(form({}), [hall], items)).toEqual([hall, lifts, motor, cooling]);
    expect(leavingIds(form({ scope: 'part' }), [hall], items)).toEqual([hall]);
    expect(leavingIds(form({ scope: 'components', components: [cooling, lifts] }), [hall], items)).toEqual([lifts, motor, cooling]);
    expect(leavingIds(form({ scope: 'components' }), [hall, motor], items)).toEqual([hall, motor, lifts, cooling]);
    expect(problemsOf(form({ scope: 'components' }), 'what', [hall])).toEqual({ components: 'required' });
    book.call('disposals.create', { assetId: cooling, disposalDate: '2026-01-20', disposalType: 'SCRAP' });
    const later = book.call('assets.components', { assetId: hall }).items;
    expect(besides([hall, motor], [...later, ...later]).map(({ id }) => id)).toEqual([lifts]);
    const scrap = form({ type: 'SCRAP' });
    expect(book.call('disposals.createSeveral.preview', requestOfSeveral(scrap, leavingIds(scrap, [hall], besides([hall], later)), '2026-01-25')).items).toHaveLength(3);
  });

  it('asks for a part by one name, and for no more than the type has use for', () => {
    const part = { quantity: '2', percent: '25', cost: '' };
    expect(requestOf(form({ scope: 'part', partBy: 'quantity', part, price: '18000', buyer: ' Gulf ', document: '' }), 'asset-1', DAY)).toEqual({ assetId: 'asset-1', disposalDate: DAY, disposalType: 'SALE', vatRate: '15', proceeds: '18000', buyer: 'Gulf', part: { quantity: '2' } });
    expect(requestOf(form({ type: 'THEFT', price: '18000', sellingCosts: '5' }), 'asset-1', DAY)).toEqual({ assetId: 'asset-1', disposalDate: DAY, disposalType: 'THEFT' });
    expect(requestOf(form({ type: 'SCRAP', price: '0.00' }), 'asset-1', DAY)).toEqual({ assetId: 'asset-1', disposalDate: DAY, disposalType: 'SCRAP' });
    expect(requestOf(form({ type: 'DONATION', deemedVat: '90', gainLossAccount: '7' }), 'asset-1', DAY)).toMatchObject({ deemedVat: '90', gainLossAccount: 7 });
    expect(requestOf(form({ price: '1150', includesVat: true, sellingCosts: '10', sellingCostsVatRate: '15', sellingCostsAccount: '4', proceedsAccount: '3' }), 'asset-1', DAY)).toMatchObject({ proceedsIncludeVat: true, sellingCosts: '10', sellingCostsVatRate: '15', sellingCostsAccount: 4, disposalAccount: 3 });
  });

  it('shares one price among several assets, or gives each its own', () => {
    const ids = ['asset-1', 'asset-2'];
    expect(requestOfSeveral(form({ price: '100' }), ids, DAY)).toEqual({ disposalDate: DAY, disposalType: 'SALE', vatRate: '15', proceeds: '100', assets: [{ assetId: 'asset-1' }, { assetId: 'asset-2' }] });
    expect(requestOfSeveral(form({ sharing: 'each', prices: { 'asset-1': '60', 'asset-2': '0' } }), ids, DAY).assets).toEqual([{ assetId: 'asset-1', proceeds: '60' }, { assetId: 'asset-2', proceeds: '0' }]);
    expect(requestOfSeveral(form({ type: 'SCRAP', sharing: 'each', prices: { 'asset-1': '60' } }), ids, DAY).assets[1]).toEqual({ assetId: 'asset-2', proceeds: '0' });
    expect(requestOfSeveral(form({ type: 'DONATION', price: '100', deemedVat: '5' }), ids, DAY)).toEqual({ disposalDate: DAY, disposalType: 'DONATION', assets: [{ assetId: 'asset-1' }, { assetId: 'asset-2' }] });
  });

  it.each(TYPES)('what is asked for a %s is what the contract takes, and a new book has the accounts it names', (type) => {
    const filled = form({ type, price: '10', sellingCosts: '1', deemedVat: '2', reason: 'r' });
    expect(contract['disposals.preview'].input.safeParse(requestOf(filled, 'asset-1', DAY)).success).toBe(true);
    expect(contract['disposals.createSeveral.preview'].input.safeParse(requestOfSeveral(filled, ['asset-1', 'asset-2'], DAY)).success).toBe(true);
    const book = memoryHost();
    for (const account of Object.values(usualAccounts(type))) expect(book.call('accounts.get', { account }).stableName).toBe(account);
  });
});

describe('the effect as it is shown', () => {
  it('adds and takes away decimal strings to the last decimal', () => {
    expect([difference('100.00', '33.335'), difference('0.1', '0.3'), sum('-6000.00', '64000.00'), sum('999999999999999.99', '0.01'), difference('5', '7')]).toEqual(['66.665', '-0.2', '58000.00', '1000000000000000.00', '-2']);
  });

  it('is what the book says left, and what came in net of VAT and costs', () => {
    const book = memoryHost({ clock: '2028-01-15T08:00:00.000Z' });
    const { id } = inService(book, { name: 'M', categoryCode: 'MACH', acquisitionDate: '2026-01-01', cost: '100000.00', residualValue: '10000.00', usefulLifeMonths: 60, opening: { depreciatedThrough: '2027-12-31', accumulatedDepreciation: '36000.00' } });
    const preview = book.call('disposals.preview', { assetId: id, disposalDate: '2028-01-01', disposalType: 'SALE', proceeds: '18000.00', vatRate: '15', sellingCosts: '500.00', part: { percent: '25' } });
    const [ledger] = preview.books;
    if (ledger === undefined) throw new Error('no depreciation book');
    expect(leaving(ledger)).toEqual({ cost: '25000.00', accumulatedDepreciation: '9000.00', accumulatedImpairment: '0.00', carryingAmount: '16000.00' });
    expect(netOfCosts(ledger.gainLoss ?? '0', '16000.00')).toBe('17500.00');
  });
});
