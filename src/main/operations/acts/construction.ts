import type { Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { assert, required } from '#shared/values/assert.ts';
import { parseDate, type DateString } from '#shared/values/calendar.ts';
import { minor, type Minor } from '#shared/values/money.ts';
import { divideBig } from '#shared/values/rounding.ts';
import type { AssetRow } from '../../book/tables/assets.ts';
import { findBalance } from '../../book/tables/balances.ts';
import type { CategoryRow } from '../../book/tables/categories.ts';
import { activeBooks, type DepreciationBookRow } from '../../book/tables/company.ts';
import { improvementLines, movedLines } from '../../engine/index.ts';
import { resolveAccount } from '../accounts.ts';
import { accountsOf } from '../assets/capitalize.ts';
import { residualOf, resolveAsset, type AssetRef } from '../assets/identity.ts';
import { categoryOf } from '../assets/write.ts';
import { isConstruction, resolveCategory } from '../categories.ts';
import { money, show, type Context } from '../context.ts';
import { restingEffect } from './effects.ts';
import { planNewcomers, type Newcomer } from './newcomers.ts';
import { asked, assertActable, journalOfLines, ledgerEffect, linesAbout, type ActPlan, type PlannedEffect, type Subject } from './plan.ts';

type Completion = Parsed<'assets.completeConstruction.preview'>;
type Part = NonNullable<Completion['parts']>[number];

/**
 * A project and the day and books of an act on it. It is capitalised and in no service until it is complete.
 * @throws ASSET_NOT_FOUND, ASSET_NOT_CAPITALIZED, ASSET_NOT_UNDER_CONSTRUCTION, ASSET_DISPOSED, ACT_NOT_LATEST, TRANSFER_STANDS, PERIOD_CLOSED, CASH_BASIS, INVALID_INPUT
 */
function projectOf(context: Context, ref: AssetRef, date: DateString, operation: string): Subject {
  const asset = resolveAsset(context, ref);
  const category = categoryOf(context, asset);
  if (asset.status === 'DRAFT') refuse('ASSET_NOT_CAPITALIZED', { asset: asset.number, status: asset.status });
  if (asset.status !== 'DISPOSED' && !(asset.status === 'CAPITALIZED' && isConstruction(context, category))) refuse('ASSET_NOT_UNDER_CONSTRUCTION', { asset: asset.number });
  assertActable(context, asset, date, ['CAPITALIZED']);
  if (asset.capitalization_date !== null && date < asset.capitalization_date) refuse('INVALID_INPUT', { field: 'date', reason: 'before_capitalization' });
  if (context.company.basis === 'cash') refuse('CASH_BASIS', { operation });
  const books = activeBooks(context.connection).filter(({ id }) => findBalance(context.connection, id, asset.id) !== undefined);
  return { asset, category, date, book: null, books: books.toSorted((a, b) => b.posts_to_ledger - a.posts_to_ledger) };
}

const byCost = (cost: number): PlannedEffect['change'] => ({ cost, accumulated: 0, impairment: 0, surplus: 0 });

/** What changes the cost of a project in one depreciation book, and nothing else. */
function costEffect(context: Context, { asset, category }: Pick<Subject, 'asset' | 'category'>, book: DepreciationBookRow, changeMinor: number): PlannedEffect {
  const resting = restingEffect(context, asset, book);
  const cost = resting.before.costMinor + changeMinor;
  const after = { ...resting.before, costMinor: minor(cost), carryingMinor: minor(resting.before.carryingMinor + changeMinor), residualMinor: residualOf(asset, category, cost) };
  return { ...resting, after, change: byCost(changeMinor), facts: {} };
}

/**
 * A further cost of what is being built (IAS 16.16–22): an invoice of a contractor, materials, wages.
 * @throws what projectOf throws; INVALID_AMOUNT, ACCOUNT_NOT_FOUND, ACCOUNT_INACTIVE
 */
export function planConstructionCost(context: Context, input: Parsed<'assets.addConstructionCost.preview'>): ActPlan {
  const date = parseDate(input.date, 'date');
  const amountMinor = money(context, input.amount, 'amount');
  if (amountMinor === 0) refuse('INVALID_AMOUNT', { field: 'amount', value: input.amount, reason: 'zero' });
  const subject = projectOf(context, input, date, 'assets.addConstructionCost');
  const { asset, category } = subject;
  const counter = resolveAccount(context, input.counterAccount ?? 'ASSET_CLEARING').id;
  const lines = linesAbout(asset, category, improvementLines(amountMinor, accountsOf(asset, category).costAccountId, counter));
  return {
    kind: 'construction_cost', asset, category, date, book: null, effects: subject.books.map((book) => costEffect(context, subject, book, amountMinor)),
    journal: journalOfLines(context, subject, 'construction_cost', 'construction', lines), statusAfter: asset.status, externalId: input.externalId ?? null, amountMinor, memo: input.memo ?? null, input: asked(input), outcome: {},
  };
}

/** What comes of a project: each asset with its cost in every depreciation book. */
export interface CompletionPlan {
  project: ActPlan;
  inServiceDate: DateString;
  made: { newcomer: Newcomer; act: ActPlan }[];
}

/** The first part is what the project becomes; the others are its components. @throws INVALID_AMOUNT, CATEGORY_NOT_FOUND, CATEGORY_INACTIVE, INVALID_INPUT */
function partsOf(context: Context, input: Completion, asset: AssetRow, costMinor: number): { part: Part; category: CategoryRow; costMinor: Minor }[] {
  const whole: Part = { name: asset.name, nameAr: asset.name_ar, categoryCode: input.categoryCode, categoryId: input.categoryId, cost: show(context, costMinor), usefulLifeMonths: input.usefulLifeMonths, residualValue: input.residualValue };
  const parts = (input.parts ?? [whole]).map((part, index) => {
    const category = resolveCategory(context, part.categoryCode === undefined && part.categoryId === undefined ? input : part, { forNewAsset: true });
    if (isConstruction(context, category)) refuse('INVALID_INPUT', { field: `parts.${index}.categoryCode`, reason: 'construction' });
    const cost = money(context, part.cost, `parts.${index}.cost`);
    if (cost === 0) refuse('INVALID_AMOUNT', { field: `parts.${index}.cost`, value: part.cost, reason: 'zero' });
    return { part, category, costMinor: cost };
  });
  const sum = parts.reduce((total, { costMinor: cost }) => total + cost, 0);
  if (sum !== costMinor) refuse('INVALID_AMOUNT', { field: 'parts', value: show(context, sum), reason: 'parts_sum' });
  return parts;
}

function rowOf(context: Context, project: AssetRow, { part, category, costMinor }: ReturnType<typeof partsOf>[number], date: DateString, place: { isFirst: boolean; parentId: number | null }): AssetRow {
  const residual = part.residualValue === undefined ? null : money(context, part.residualValue, 'residualValue');
  if (residual !== null && residual > costMinor) refuse('INVALID_AMOUNT', { field: 'residualValue', value: part.residualValue ?? '', reason: 'residual' });
  return {
    ...project, external_id: null, name: part.name, name_ar: part.nameAr ?? null, category_id: category.id, status: 'CAPITALIZED', capitalization_date: date, in_service_date: null, cost_minor: costMinor, residual_minor: residual,
    useful_life_months: part.usefulLifeMonths ?? null, depreciation_method: null, convention: null, day_count: null, basis: null, factor: null, annual_rate: null, rate_from_residual: null, total_units: null, manual_charges: null,
    quantity: place.isFirst ? project.quantity : '1', parent_id: place.parentId, replaces_id: place.isFirst ? project.replaces_id : null, serial_number: place.isFirst ? project.serial_number : null, tag: place.isFirst ? project.tag : null, accumulated_account_id: null, ledger_account_id: null,
    opening_through: null, opening_accumulated_minor: null, opening_impairment_minor: null, opening_surplus_minor: null, batch_id: null, deleted_at: null,
  };
}

/** Each part's cost in a depreciation book: its share of what stands there, the last one what is left. */
function costsIn(costs: readonly Minor[], ledgerCost: number, cost: number): number[] {
  let left = cost;
  return costs.map((part, index) => {
    const own = index === costs.length - 1 ? left : Number(divideBig(BigInt(cost) * BigInt(part), BigInt(ledgerCost), 'half_away_from_zero'));
    left -= own;
    return own;
  });
}

/**
 * Construction is complete: its cost goes over to the asset, or the assets, that came of it, each in the category it belongs to, which are in service from their
 * own day on (IAS 16.55: available for use). The project ends with nothing left; what was posted on it stays in its history.
 * @throws what projectOf throws; CATEGORY_NOT_FOUND, CATEGORY_INACTIVE, INVALID_AMOUNT, INVALID_INPUT
 */
export function planCompletion(context: Context, input: Completion): CompletionPlan {
  const date = parseDate(input.completionDate, 'completionDate');
  const inServiceDate = parseDate(input.inServiceDate, 'inServiceDate');
  const subject = projectOf(context, input, date, 'assets.completeConstruction');
  const { asset, category } = subject;
  if (inServiceDate < asset.acquisition_date) refuse('INVALID_INPUT', { field: 'inServiceDate', reason: 'before_acquisition' });
  const effects = subject.books.map((book) => costEffect(context, subject, book, -restingEffect(context, asset, book).before.costMinor));
  const ledger = required(ledgerEffect(effects), 'the ledger’s side of a project');
  if (effects.some(({ before }) => before.accumulatedMinor !== 0 || before.impairmentMinor !== 0)) refuse('INVALID_INPUT', { field: 'assetId', reason: 'not_at_cost' });
  const parts = partsOf(context, input, asset, ledger.before.costMinor);
  const made = newAssets(context, input, subject, effects, parts, date);
  const own = accountsOf(asset, category);
  const lines = made.flatMap(({ newcomer: { row, category: into }, act }) => {
    const moved = movedLines({ costMinor: minor(ledgerEffect(act.effects)?.change.cost ?? 0), accumulatedMinor: minor(0) }, own, accountsOf(row, into));
    return [...linesAbout(row, into, moved.to), ...linesAbout(asset, category, moved.from)];
  });
  return {
    project: {
      kind: 'construction_completion', asset, category, date, book: null, effects, journal: journalOfLines(context, subject, 'construction_completion', 'construction', lines), statusAfter: 'DISPOSED', externalId: null,
      amountMinor: ledger.before.costMinor, memo: input.memo ?? null, input: { ...(asked(input) as Record<string, never>), became: made.map(({ newcomer }) => newcomer.row.number).join(', ') }, outcome: {},
    },
    inServiceDate, made,
  };
}

function newAssets(context: Context, input: Completion, { asset, books }: Subject, effects: readonly PlannedEffect[], parts: ReturnType<typeof partsOf>, date: DateString): CompletionPlan['made'] {
  const rows = parts.map((part, index) => rowOf(context, asset, part, date, { isFirst: index === 0, parentId: asset.parent_id }));
  const newcomers = planNewcomers(context, rows);
  const main = required(newcomers[0], 'the asset that a project becomes').row.id;
  const costs = parts.map(({ costMinor }) => costMinor);
  const ledgerCost = costs.reduce((sum, cost) => sum + cost, 0);
  const inBooks = books.map((_, index) => costsIn(costs, ledgerCost, required(effects[index], 'a project in a depreciation book').before.costMinor));
  return newcomers.map(({ row, category, account }, index) => {
    const newcomer: Newcomer = { row: index === 0 ? row : { ...row, parent_id: main }, category, account };
    const own = books.map((_, at): PlannedEffect => {
      const project = required(effects[at], 'a project in a depreciation book');
      const cost = required(inBooks[at]?.[index], 'the cost of a part');
      const nothing = { ...project.balance, asset_id: row.id, cost_minor: 0, surplus_minor: 0, residual_minor: 0 };
      const after = { ...project.after, costMinor: minor(cost), carryingMinor: minor(cost), residualMinor: residualOf(newcomer.row, category, cost) };
      assert(project.after.costMinor === 0, 'nothing of a project is left');
      return { ...project, balance: nothing, before: project.after, after, change: byCost(cost) };
    });
    const act: ActPlan = {
      kind: 'construction_asset', asset: newcomer.row, category, date, book: null, effects: own, journal: null, statusAfter: newcomer.row.status, externalId: null, amountMinor: required(costs[index], 'the cost of a part'),
      memo: input.memo ?? null, input: { from: asset.number }, outcome: {},
    };
    return { newcomer, act };
  });
}
