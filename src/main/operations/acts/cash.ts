import type { Output, Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { required } from '#shared/values/assert.ts';
import { parseDate, periodOf, type DateString } from '#shared/values/calendar.ts';
import { minor, type Minor } from '#shared/values/money.ts';
import { canonical } from '../../book/hash.ts';
import { updateAsset, type AssetRow } from '../../book/tables/assets.ts';
import { createBalance, findBalance, type BalanceRow } from '../../book/tables/balances.ts';
import type { CategoryRow } from '../../book/tables/categories.ts';
import { activeBooks, type DepreciationBookRow } from '../../book/tables/company.ts';
import { insertEvent } from '../../book/tables/events.ts';
import { insertTerms } from '../../book/tables/terms.ts';
import { improvementLines, type Standing } from '../../engine/index.ts';
import { resolveAccount } from '../accounts.ts';
import { accountsOf } from '../assets/capitalize.ts';
import { resolveAsset } from '../assets/identity.ts';
import { categoryOf } from '../assets/write.ts';
import { seenBy } from '../books/seen.ts';
import { money, show, type Context } from '../context.ts';
import { showDraftJournal } from '../journals.ts';
import { stateOf, termsAtCost, termsOf } from '../terms.ts';
import { actJournal, asked, assertActable, fingerprintOf, type ActPlan, type PlannedEffect } from './plan.ts';

type Request = Parsed<'assets.recordCashActivity.preview'>;

const NOT_RECORDED: Omit<BalanceRow, 'book_id' | 'asset_id'> = { cost_minor: 0, accumulated_minor: 0, impairment_minor: 0, surplus_minor: 0, residual_minor: 0, posted_through: null };

const standingAt = (costMinor: number): Standing => ({ costMinor: minor(costMinor), accumulatedMinor: minor(0), impairmentMinor: minor(0), carryingMinor: minor(costMinor), residualMinor: minor(0) });

/** What an activity does in one depreciation book: the cost grows, nothing depreciates. */
function effectIn(context: Context, asset: AssetRow, book: DepreciationBookRow, amountMinor: Minor, date: DateString): PlannedEffect {
  const balance = findBalance(context.connection, book.id, asset.id) ?? { ...NOT_RECORDED, book_id: book.id, asset_id: asset.id };
  const after = balance.cost_minor + amountMinor;
  if (after < 0) refuse('INVALID_AMOUNT', { field: 'amount', value: show(context, amountMinor), reason: 'above_balance' });
  return {
    book, balance, terms: termsOf(context, asset, book), event: null, singles: [], state: stateOf(balance, periodOf(date)), events: [], before: standingAt(balance.cost_minor), after: standingAt(after),
    change: { cost: amountMinor, accumulated: 0, impairment: 0, surplus: 0 }, facts: {},
  };
}

/** The depreciation books that take the activity in: those the asset stands in, and for a draft those it is not kept out of. */
function booksOf({ connection }: Context, asset: AssetRow, category: CategoryRow): DepreciationBookRow[] {
  return activeBooks(connection).filter((book) => (asset.status === 'DRAFT' ? !seenBy(connection, book, asset, category).isExcluded : findBalance(connection, book.id, asset.id) !== undefined));
}

/**
 * What was paid for an asset, or came back, in a book on the cash basis: the asset starts at zero and its balance is what was paid. Debit the
 * asset's account, credit cash or whatever account paid. A draft is recorded at zero with its first payment.
 * @throws ASSET_NOT_FOUND, ACCOUNT_NOT_FOUND, what assertActable throws, ACCRUAL_BASIS, INVALID_AMOUNT, INVALID_INPUT
 */
export function planCashActivity(context: Context, input: Request): ActPlan {
  const date = parseDate(input.date, 'date');
  const amountMinor = money(context, input.amount, 'amount');
  if (amountMinor === 0) refuse('INVALID_AMOUNT', { field: 'amount', value: input.amount, reason: 'zero' });
  const asset = resolveAsset(context, input);
  const counter = resolveAccount(context, input.counterAccount ?? 'CASH').id;
  assertActable(context, asset, date, ['DRAFT', 'IN_SERVICE']);
  if (context.company.basis === 'accrual') refuse('ACCRUAL_BASIS', { operation: 'assets.recordCashActivity' });
  if (asset.status === 'DRAFT' && date < asset.acquisition_date) refuse('INVALID_INPUT', { field: 'date', reason: 'before_acquisition' });
  if (asset.opening_through !== null) refuse('INVALID_INPUT', { field: 'opening', reason: 'cash' });
  const category = categoryOf(context, asset);
  const books = booksOf(context, asset, category);
  const effects = books.map((book) => effectIn(context, asset, book, amountMinor, date));
  const lines = improvementLines(amountMinor, accountsOf(asset, category).costAccountId, counter);
  const journal = actJournal(context, { asset, category, date, books, book: null }, 'cash_activity', 'value_update', lines);
  return {
    kind: 'cash_activity', asset, category, date, book: null, effects, journal, statusAfter: 'IN_SERVICE', externalId: input.externalId ?? null, amountMinor, memo: input.memo ?? null, input: asked(input), outcome: {},
  };
}

/** A draft enters the books with a balance of zero and terms that charge nothing: under the cash basis nothing depreciates. */
function recordAtZero(context: Context, { asset, category, date, effects }: ActPlan): void {
  const { connection } = context;
  const entered: AssetRow = { ...asset, status: 'IN_SERVICE', capitalization_date: date, in_service_date: date, updated_at: context.now };
  const event = { assetId: asset.id, date, period: periodOf(date), actor: context.actor, at: context.now };
  updateAsset(connection, entered);
  insertEvent(connection, { ...event, kind: 'capitalization', details: canonical({ capitalizationDate: date, apInvoiceId: null, purchaseCost: asset.cost_minor, depreciatedThrough: null }) });
  insertEvent(connection, { ...event, kind: 'in_service' });
  for (const { book } of effects) {
    createBalance(connection, { ...NOT_RECORDED, book_id: book.id, asset_id: asset.id });
    const terms = termsAtCost({ asset: { ...entered, depreciation_method: 'none' }, category, recoveryYears: null, isExcluded: false }, book, 0);
    insertTerms(connection, { ...terms, residual_minor: 0 });
  }
}

/** The plan to post; what is still a draft is recorded first. @throws what planCashActivity throws; PREVIEW_STALE */
export function prepareCashActivity(context: Context, input: Request, fingerprint: string | undefined): ActPlan {
  const plan = planCashActivity(context, input);
  if (fingerprint !== undefined && fingerprint !== fingerprintOf(plan)) refuse('PREVIEW_STALE', {});
  if (plan.asset.status !== 'DRAFT') return plan;
  recordAtZero(context, plan);
  return planCashActivity(context, input);
}

export function previewCashActivity(context: Context, input: Request): Output<'assets.recordCashActivity.preview'> {
  const plan = planCashActivity(context, input);
  const { before, after } = required(plan.effects.find(({ book }) => book.posts_to_ledger === 1), 'the ledger’s side of a cash activity');
  return {
    journal: showDraftJournal(context, required(plan.journal, 'the journal of a cash activity')), balanceBefore: show(context, before.costMinor), balanceAfter: show(context, after.costMinor), fingerprint: fingerprintOf(plan),
  };
}
