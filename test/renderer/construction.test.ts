import { describe, expect, it } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { actWords, type Act } from '../../src/renderer/features/asset/history/words.ts';
import { createFormat } from '../../src/renderer/i18n/format.ts';
import { i18next } from '../../src/renderer/i18n/index.ts';
import { stripIsolates } from '../../src/renderer/i18n/isolate.ts';
import { capitalized } from '../support/assets.ts';
import { memoryHost } from '../support/book.ts';
import { usualCostDay } from '../../src/renderer/features/asset/construction/AddCostDialog.tsx';
import { changedPart, emptyCompletion, problemsOf, requestOf, sharedOut, usualDay, withPart, withRest, type CompletionValues, type PartValues } from '../../src/renderer/features/construction/completion.ts';

const PROJECT = { name: 'Warehouse', nameAr: 'مستودع', cost: '450000.00', capitalizationDate: '2026-01-10' };
const EMPTY = emptyCompletion(PROJECT, '2026-03-20');
const part = (over: Partial<PartValues>): PartValues => ({ key: 1, name: 'Structure', nameAr: '', categoryId: '3', cost: '300000', lifeMonths: '', residualValue: '', ...over });
const several = (...parts: PartValues[]): CompletionValues => ({ ...EMPTY, becomes: 'several', parts });

describe('the completion of a project', () => {
  it('begins in the open month, never before the project was capitalised', () => {
    expect([usualDay('2026-03-15', '2026-03', '2026-01-10'), usualDay('2026-07-02', '2026-03', null), usualDay('2026-07-02', '2026-01', '2026-02-10'), usualDay('2026-07-02', null, null)]).toEqual(['2026-03-15', '2026-03-31', '2026-02-10', '2026-07-02']);
    expect([usualCostDay('2026-03-15', '2026-03', '2026-01-10'), usualCostDay('2026-01-02', '2026-01', '2026-01-10')]).toEqual(['2026-03-15', '2026-01-10']);
  });

  it('asks for a category, or for name, category and cost of each part', () => {
    expect(problemsOf(EMPTY)).toEqual({ categoryId: 'required' });
    expect(problemsOf({ ...EMPTY, completionDate: '', inServiceDate: null, one: { categoryId: '3', lifeMonths: null, residualValue: '' } })).toEqual({ completionDate: 'required', inServiceDate: 'meaningless', lifeMonths: 'meaningless' });
    expect(problemsOf({ ...EMPTY, becomes: 'several' })).toEqual({ '1 categoryId': 'required', '2 categoryId': 'required', '2 name': 'required', '2 cost': 'required' });
  });

  it('adds the parts up to the last unit, and asks for nothing until they are the whole', () => {
    expect(sharedOut([{ cost: '300000' }, { cost: '149999.99' }, { cost: null }], PROJECT.cost, 2)).toEqual({ sum: '449999.99', left: '0.01', isWhole: false });
    expect(sharedOut([{ cost: '450000.01' }], PROJECT.cost, 2)).toEqual({ sum: '450000.01', left: '-0.01', isWhole: false });
    expect(sharedOut([{ cost: '0.1' }, { cost: '0.2' }], '0.300', 3)).toMatchObject({ isWhole: true });
    expect(requestOf('asset-1', several(part({}), part({ key: 2, name: 'Lifts', cost: '1' })), PROJECT.cost, 2)).toBeNull();
    expect(requestOf('asset-1', EMPTY, PROJECT.cost, 2)).toBeNull();
  });

  it('gives a further part what is left, and the first what the others leave', () => {
    expect(withPart(several(part({}), part({ key: 4, cost: '100000' })), PROJECT.cost, 2).parts[2]).toMatchObject({ key: 5, cost: '50000.00', name: '' });
    expect(withPart(several(part({ cost: '450000' })), PROJECT.cost, 2).parts[1]).toMatchObject({ cost: '' });
    const free = { cost: PROJECT.cost, exponent: 2, isFirstFree: true };
    expect(changedPart(several(part({ cost: '450000' }), part({ key: 2, cost: '' })), 2, { cost: '150000' }, free).parts.map(({ cost }) => cost)).toEqual(['300000.00', '150000']);
    expect(changedPart(several(part({}), part({ key: 2, cost: '' })), 2, { cost: '1' }, { ...free, isFirstFree: false }).parts.map(({ cost }) => cost)).toEqual(['300000', '1']);
    expect(withRest([part({ cost: '7' }), part({ key: 2, cost: '450000' })], PROJECT.cost, 2)[0]?.cost).toBe('7');
  });

  it('is asked for as the contract takes it', () => {
    const one = requestOf('asset-1', { ...EMPTY, one: { categoryId: '3', lifeMonths: '480', residualValue: '10' }, memo: ' Handed over ' }, PROJECT.cost, 2);
    expect(one).toEqual({ assetId: 'asset-1', completionDate: '2026-03-20', inServiceDate: '2026-03-20', categoryId: 3, usefulLifeMonths: 480, residualValue: '10', memo: 'Handed over' });
    const parts = requestOf('asset-1', several(part({}), part({ key: 2, name: ' Lifts ', nameAr: 'مصاعد', categoryId: '5', cost: '150000' })), PROJECT.cost, 2);
    expect(parts).toEqual({ assetId: 'asset-1', completionDate: '2026-03-20', inServiceDate: '2026-03-20', categoryId: 3, parts: [{ name: 'Structure', categoryId: 3, cost: '300000' }, { name: 'Lifts', nameAr: 'مصاعد', categoryId: 5, cost: '150000' }] });
    for (const request of [one, parts]) expect(contract['assets.completeConstruction.preview'].input.safeParse(request).success).toBe(true);
  });
});

describe('the history of a project', () => {
  it.each([['en', 'Became FA-2026-000002, FA-2026-000003', 'From FA-2026-000001'], ['ar', 'آل إلى FA-2026-000002, FA-2026-000003', 'من FA-2026-000001']] as const)('says in %s what it became, and that of what became of it where it came from', (language, became, from) => {
    const book = memoryHost();
    const { id } = capitalized(book, { name: 'Hall', categoryCode: 'CIP', acquisitionDate: '2026-01-10', cost: '400.00' });
    const { made } = book.call('assets.completeConstruction', { assetId: id, categoryCode: 'BLDG', completionDate: '2026-01-20', inServiceDate: '2026-01-20', parts: [{ name: 'Structure', cost: '300.00' }, { name: 'Lifts', categoryCode: 'MACH', cost: '100.00' }] });
    const format = createFormat({ language, digits: 'latin', calendar: 'gregorian' });
    const wordsOf = (assetId: string, kind: string): string[] => {
      const act = book.call('assets.history', { assetId }).find((item) => item.kind === kind)?.act as Act;
      return actWords(act, i18next.getFixedT(language, 'asset'), format).map(stripIsolates);
    };
    expect(wordsOf(id, 'construction_completion')[0]).toBe(became);
    expect(wordsOf(made[1]?.assetId ?? '', 'construction_asset')[0]).toBe(from);
  });
});
