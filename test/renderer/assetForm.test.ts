import { describe, expect, it } from 'vitest';
import { fieldOf } from '../../src/renderer/features/asset/form/errors.ts';
import { lockedFields } from '../../src/renderer/features/asset/form/locks.ts';
import { previewTerms, type Category } from '../../src/renderer/features/asset/form/previewTerms.ts';
import { changesOf, componentOf, EMPTY, inputOf, lifeOf, problemsOf, replacementOf, valuesOf, type AssetValues } from '../../src/renderer/features/asset/form/values.ts';
import { assetCreate } from '#shared/contract/assets.ts';
import { contract } from '#shared/contract/index.ts';
import { memoryHost } from '../support/book.ts';

const FILLED: AssetValues = { ...EMPTY, name: 'Forklift', nameAr: 'رافعة', categoryId: '3', acquisitionDate: '2026-01-10', cost: '148000.00' };
const CATEGORY = { depreciationMethod: 'straight_line', usefulLifeMonths: 60, residualPercent: '10', convention: 'full_month', dayCount: 'life_days', basis: 'monthly', factor: null, annualRate: null } as Category;
const BOOK = { currency: 'SAR', fiscalYearStartMonth: 1, rounding: 'equal' } as const;

describe('what keeps an asset from being saved', () => {
  it('names every field that is needed', () => {
    expect(Object.keys(problemsOf(EMPTY)).toSorted()).toEqual(['acquisitionDate', 'categoryId', 'cost', 'name']);
    expect(problemsOf(FILLED)).toEqual({});
  });

  it('asks for the opening balance only of what was brought over', () => {
    expect(Object.keys(problemsOf({ ...FILLED, isBroughtOver: true })).toSorted()).toEqual(['accumulatedDepreciation', 'depreciatedThrough']);
  });

  it('leaves the sentence to the field where what was typed means nothing', () => {
    expect(problemsOf({ ...FILLED, cost: null })).toEqual({ cost: '' });
  });

  it('takes a life of years and months together, from one month to a hundred years', () => {
    expect(lifeOf({ lifeYears: '', lifeMonths: '' })).toBeNull();
    expect(lifeOf({ lifeYears: '2', lifeMonths: '6' })).toBe(30);
    expect(lifeOf({ lifeYears: '', lifeMonths: '18' })).toBe(18);
    expect(lifeOf({ lifeYears: '0', lifeMonths: '0' })).toBeUndefined();
    expect(lifeOf({ lifeYears: '100', lifeMonths: '1' })).toBeUndefined();
    expect(problemsOf({ ...FILLED, lifeYears: '0' })).toEqual({ lifeYears: 'life' });
  });
});

describe('the form and the contract', () => {
  it('sends what the contract takes, with nothing where the category decides', () => {
    const input = inputOf(FILLED);
    expect(assetCreate.safeParse(input).success).toBe(true);
    expect(input).toMatchObject({ usefulLifeMonths: null, residualValue: null, depreciationMethod: null, convention: null, opening: null, insurance: null });
  });

  it('keeps every field through the book and back', () => {
    const book = memoryHost();
    const category = book.call('assetCategories.list').items.find((candidate) => candidate.depreciationMethod === 'straight_line');
    const values: AssetValues = {
      ...FILLED, categoryId: String(category?.id), lifeYears: '2', lifeMonths: '6', residualValue: '1000.00', depreciationMethod: 'declining_balance', rateBy: 'rate', annualRate: '33.3333', basis: 'annual', convention: 'actual_days', dayCount: '30/360', assetNumber: 'FL-1', assetType: 'EQUIPMENT',
      serialNumber: 'SN-1', tag: 'T-1', warrantyEnd: '2027-01-01', insurer: 'Tawuniya', insuredValue: '90000.00', notes: 'note', description: 'text', externalId: 'x-1', invoiceNumber: 'INV-1',
    };
    const asset = book.call('assets.create', inputOf(values));
    expect(valuesOf(asset)).toEqual(values);
    expect(changesOf(valuesOf(asset), valuesOf(asset))).toEqual({});
  });

  it('sends of an edit only what differs, an emptied field as null', () => {
    const before = { ...FILLED, tag: 'T-1', assetNumber: 'FL-1' };
    const changes = changesOf(before, { ...before, tag: '', notes: 'seen' });
    expect(changes).toEqual({ tag: null, notes: 'seen' });
    expect(contract['assets.update'].input.safeParse({ assetId: 'asset-1', ...changes }).success).toBe(true);
  });

  it('never empties a number: the series must be accounted for', () => {
    const before = { ...FILLED, assetNumber: 'FL-1' };
    expect(changesOf(before, { ...before, assetNumber: '' })).toEqual({});
  });

  it('saves names of an asset in service without naming what the ledger stands on', () => {
    const book = memoryHost();
    const category = book.call('assetCategories.list').items.find((candidate) => candidate.depreciationMethod === 'straight_line');
    const draft = book.call('assets.create', inputOf({ ...FILLED, categoryId: String(category?.id) }));
    book.call('assets.capitalize', { assetId: draft.id, capitalizationDate: '2026-01-10' });
    const asset = book.call('assets.placeInService', { assetId: draft.id, inServiceDate: '2026-01-10' });
    const before = valuesOf(asset);
    const after = book.call('assets.update', { assetId: asset.id, ...changesOf(before, { ...before, nameAr: 'رافعة شوكية' }) });
    expect(after.nameAr).toBe('رافعة شوكية');
  });
});

describe('a part of another asset, and what comes in its place', () => {
  it('begin where that asset is, and are asked for as the contract takes them', () => {
    const book = memoryHost();
    book.call('locations.create', { code: 'RUH', name: 'Riyadh' });
    const hall = book.call('assets.create', { name: 'Hall', categoryCode: 'BLDG', acquisitionDate: '2026-01-01', cost: '100.00', locationId: 'RUH' });
    const lift = book.call('assets.create', inputOf({ ...componentOf(hall), name: 'Lift', categoryId: String(hall.categoryId), acquisitionDate: '2026-01-02', cost: '20.00' }));
    expect(lift).toMatchObject({ parentAssetId: hall.id, location: 'RUH', replacesAssetId: null });
    const next = book.call('assets.create', inputOf({ ...replacementOf(lift), acquisitionDate: '2026-01-09', cost: '25.00' }));
    expect(next).toMatchObject({ name: 'Lift', categoryCode: 'BLDG', parentAssetId: hall.id, replacesAssetId: lift.id, location: 'RUH', cost: '25.00', serialNumber: null });
    expect(changesOf(valuesOf(next), { ...valuesOf(next), parentAssetId: '' })).toEqual({ parentAssetId: null });
  });

  it('have the refusal about what they are part of beside that field', () => {
    expect(fieldOf({ code: 'INVALID_INPUT', params: { field: 'parentAssetId', reason: 'loop' } })).toBe('parentAssetId');
    expect(fieldOf({ code: 'ASSET_DISPOSED', params: { asset: 'FA-2026-000001' } })).toBe('parentAssetId');
  });
});

describe('what can be changed', () => {
  it('is everything of a draft, and less with each step', () => {
    expect(lockedFields('DRAFT').size).toBe(0);
    expect(lockedFields('CAPITALIZED').has('cost')).toBe(true);
    expect(lockedFields('CAPITALIZED').has('lifeYears')).toBe(false);
    expect(lockedFields('IN_SERVICE').has('lifeYears')).toBe(true);
    expect(lockedFields('IN_SERVICE').has('locationId')).toBe(false);
  });
});

describe('a refusal', () => {
  it('is shown beside the field it is about', () => {
    expect(fieldOf({ code: 'DUPLICATE_NUMBER', params: { number: 'FL-1' } })).toBe('assetNumber');
    expect(fieldOf({ code: 'INVALID_AMOUNT', params: { field: 'opening.accumulatedDepreciation', value: '1', reason: 'residual' } })).toBe('accumulatedDepreciation');
    expect(fieldOf({ code: 'INVALID_INPUT', params: { field: 'insurance.endsOn', reason: '' } })).toBe('insuranceEnd');
    expect(fieldOf({ code: 'PLACE_NOT_FOUND', params: { kind: 'location', code: 'X' } })).toBe('locationId');
    expect(fieldOf({ code: 'PERIOD_CLOSED', params: { period: '2026-01' } })).toBeNull();
  });
});

describe('the schedule beside the form', () => {
  it('waits until category, date and cost are there', () => {
    expect(previewTerms(FILLED, undefined, BOOK)).toBeNull();
    expect(previewTerms({ ...FILLED, cost: '' }, CATEGORY, BOOK)).toBeNull();
    expect(previewTerms({ ...FILLED, cost: null }, CATEGORY, BOOK)).toBeNull();
  });

  it('takes from the category what the asset does not say itself, and the category rounds its percentage in the engine', () => {
    const terms = previewTerms(FILLED, CATEGORY, BOOK);
    expect(terms).toMatchObject({ usefulLifeMonths: 60, residualPercent: '10', inServiceDate: '2026-01-10', method: 'straight_line' });
    const book = memoryHost();
    expect(terms === null ? null : book.call('schedule.compute', terms).total).toBe('133200.00');
  });

  it('takes the asset’s own terms first', () => {
    const terms = previewTerms({ ...FILLED, residualValue: '8000', lifeYears: '10', plannedInServiceDate: '2026-02-01', convention: 'actual_days' }, CATEGORY, BOOK);
    expect(terms).toMatchObject({ usefulLifeMonths: 120, residualValue: '8000', inServiceDate: '2026-02-01', convention: 'actual_days' });
    expect(terms).not.toHaveProperty('residualPercent');
  });

  it('is not guessed where units or amounts by hand decide, nor without a factor', () => {
    expect(previewTerms({ ...FILLED, depreciationMethod: 'units_of_production' }, CATEGORY, BOOK)).toBeNull();
    expect(previewTerms({ ...FILLED, depreciationMethod: 'declining_balance', rateBy: 'rate' }, CATEGORY, BOOK)).toBeNull();
    expect(previewTerms({ ...FILLED, depreciationMethod: 'manual' }, CATEGORY, BOOK)).toBeNull();
    expect(previewTerms({ ...FILLED, depreciationMethod: 'manual', manual: [{ period: '2026-02', amount: '5' }] }, CATEGORY, BOOK)).toMatchObject({ manual: [{ period: '2026-02', amount: '5' }] });
    expect(previewTerms({ ...FILLED, depreciationMethod: 'declining_balance', factor: '2' }, CATEGORY, BOOK)).toMatchObject({ factor: '2' });
  });
});
