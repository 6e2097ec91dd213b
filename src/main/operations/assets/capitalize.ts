import { addPeriods, firstDay, parseDate, periodOf, type DateString } from '#shared/values/calendar.ts';
import { minor, type Minor } from '#shared/values/money.ts';
import { required } from '#shared/values/assert.ts';
import type { Output, Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { canonical, hashOf } from '../../book/hash.ts';
import { updateAsset, type AssetRow } from '../../book/tables/assets.ts';
import type { CategoryRow } from '../../book/tables/categories.ts';
import { activeBooks, ledgerBook, type DepreciationBookRow } from '../../book/tables/company.ts';
import { insertEvent } from '../../book/tables/events.ts';
import { postJournal, type JournalLine, type NewJournal } from '../../book/tables/journals.ts';
import { capitalizationLines, openingLines, type JournalLine as LedgerLine } from '../../engine/index.ts';
import { resolveAccount } from '../accounts.ts';
import { enterBook } from '../books/entering.ts';
import { money, show, type Context } from '../context.ts';
import { showDraftJournal } from '../journals.ts';
import { narration } from '../narration.ts';
import { assertPostable, lastClosedPeriod } from '../periods.ts';
import { resolveAsset, residualOf } from './identity.ts';
import { showAsset } from './show.ts';
import { categoryOf } from './write.ts';

export interface Capitalization {
  asset: AssetRow;
  category: CategoryRow;
  costMinor: Minor;
  /** The date of the journal, which a late take-on moves to the open month. */
  postingDate: DateString;
  journal: Omit<NewJournal, 'actor' | 'at'>;
  capitalizationDate: DateString;
  apInvoiceId: string | null;
}

/** The account of the asset's cost and of its accumulated depreciation: its own where it has one, else the category's. */
export function accountsOf(asset: AssetRow, category: CategoryRow): { costAccountId: number; accumulatedAccountId: number } {
  return { costAccountId: asset.ledger_account_id ?? category.asset_account_id, accumulatedAccountId: asset.accumulated_account_id ?? category.accumulated_account_id };
}

/**
 * What capitalising would post. Preview and commit both come from here.
 * @throws CASH_BASIS, ASSET_DISPOSED, ASSET_ALREADY_CAPITALIZED, PERIOD_CLOSED, CAPITALIZATION_THRESHOLD_NOT_MET, INVALID_AMOUNT, INVALID_INPUT
 */
export function planCapitalization(context: Context, input: Parsed<'assets.capitalize.preview'>): Capitalization {
  const asset = resolveAsset(context, input);
  const creditAccountId = input.creditAccount === undefined ? resolveAccount(context, 'ASSET_CLEARING').id : resolveAccount(context, input.creditAccount).id;
  if (asset.status === 'DISPOSED') refuse('ASSET_DISPOSED', { asset: asset.number });
  if (asset.status !== 'DRAFT') refuse('ASSET_ALREADY_CAPITALIZED', { asset: asset.number });
  const capitalizationDate = parseDate(input.capitalizationDate, 'capitalizationDate');
  if (capitalizationDate < asset.acquisition_date) refuse('INVALID_INPUT', { field: 'capitalizationDate', reason: `before the acquisition date ${asset.acquisition_date}` });
  const isOpening = asset.opening_through !== null;
  if (!isOpening) assertPostable(context, capitalizationDate);
  if (context.company.basis === 'cash') refuse('CASH_BASIS', { operation: 'assets.capitalize' });
  const category = categoryOf(context, asset);
  const adjustmentMinor = input.costAdjustment === undefined ? minor(0) : money(context, input.costAdjustment, 'costAdjustment');
  if (isOpening && adjustmentMinor !== 0) refuse('INVALID_INPUT', { field: 'costAdjustment', reason: 'an opening balance has its cost already' });
  const costMinor = minor(asset.cost_minor + adjustmentMinor);
  checkCost(context, asset, category, costMinor);
  const lines = isOpening ? takeOnLines(context, asset, category) : purchaseLines(context, asset, category, adjustmentMinor, creditAccountId);
  const postingDate = isOpening ? openingDate(context, asset) : capitalizationDate;
  const name = { en: asset.name, ar: asset.name_ar ?? asset.name };
  const kind = isOpening ? ('opening' as const) : ('capitalization' as const);
  const journal = { bookId: ledgerBook(context.connection).id, date: postingDate, sourceType: kind, source: asset.number, lines, ...narration(kind, { asset: asset.number, name }) };
  return { asset, category, costMinor, postingDate, journal, capitalizationDate, apInvoiceId: input.apInvoiceId ?? null };
}

function checkCost(context: Context, asset: AssetRow, category: CategoryRow, costMinor: Minor): void {
  if (costMinor < category.capitalization_threshold_minor) {
    refuse('CAPITALIZATION_THRESHOLD_NOT_MET', { asset: asset.number, cost: show(context, costMinor), threshold: show(context, category.capitalization_threshold_minor), category: category.name });
  }
  if (costMinor <= 0) refuse('INVALID_AMOUNT', { field: 'cost', value: show(context, costMinor), reason: costMinor === 0 ? 'zero' : 'negative' });
  const residual = residualOf(asset, category, costMinor);
  if (residual > costMinor) refuse('INVALID_AMOUNT', { field: 'residualValue', value: show(context, residual), reason: 'residual' });
}

/** The engine's lines with the asset they are about. */
function lined(asset: AssetRow, category: CategoryRow, lines: readonly LedgerLine[]): JournalLine[] {
  return lines.map(({ accountId, debitMinor, creditMinor }) => ({ accountId, debitMinor, creditMinor, assetId: asset.id, categoryId: category.id, costCenterId: asset.cost_center_id }));
}

function purchaseLines(context: Context, asset: AssetRow, category: CategoryRow, adjustmentMinor: Minor, creditAccountId: number): JournalLine[] {
  const lines = capitalizationLines(
    {
      costMinor: minor(asset.cost_minor), adjustmentMinor, assetAccountId: accountsOf(asset, category).costAccountId, creditAccountId, costCenter: null,
      accruedExpensesAccountId: resolveAccount(context, 'ACCRUED_EXPENSES').id, otherExpenseAccountId: resolveAccount(context, 'OTHER_EXPENSE').id,
    },
    context.company.exponent,
  );
  return lined(asset, category, lines);
}

function takeOnLines(context: Context, asset: AssetRow, category: CategoryRow): JournalLine[] {
  const stable = (name: string) => resolveAccount(context, name).id;
  const { costAccountId, accumulatedAccountId } = accountsOf(asset, category);
  const lines = openingLines(
    {
      costMinor: minor(asset.cost_minor), accumulatedMinor: minor(asset.opening_accumulated_minor ?? 0), accumulatedImpairmentMinor: minor(asset.opening_impairment_minor ?? 0),
      revaluationSurplusMinor: minor(asset.opening_surplus_minor ?? 0), assetAccountId: costAccountId, accumulatedAccountId, accumulatedImpairmentAccountId: stable('ACCUMULATED_IMPAIRMENT'),
      revaluationSurplusAccountId: stable('REVALUATION_SURPLUS'), openingAccountId: stable('OPENING_BALANCE'), costCenter: null,
    },
    context.company.exponent,
  );
  return lined(asset, category, lines);
}

/** An opening balance stands at the day it was depreciated to; when that month is closed already, at the first day of the open month. */
export function openingDate(context: Context, asset: Pick<AssetRow, 'opening_through'>): DateString {
  const through = parseDate(required(asset.opening_through, 'the day an opening balance stands at'));
  const closed = lastClosedPeriod(context);
  return closed !== null && periodOf(through) <= closed ? firstDay(addPeriods(closed, 1)) : through;
}

/** Makes it so: status, event and balances. The journal is posted by the caller, alone or one for many assets. */
export function recordCapitalization(context: Context, plan: Capitalization, journalId: number): AssetRow {
  const { asset, category, costMinor } = plan;
  const next: AssetRow = { ...asset, status: 'CAPITALIZED', capitalization_date: plan.capitalizationDate, ap_invoice_id: plan.apInvoiceId ?? asset.ap_invoice_id, updated_at: context.now };
  updateAsset(context.connection, next);
  enterBooks(context, next, category, { costMinor, postingDate: plan.postingDate, apInvoiceId: plan.apInvoiceId, journalId }, activeBooks(context.connection));
  return next;
}

export interface Entry {
  costMinor: number;
  postingDate: DateString;
  apInvoiceId: string | null;
  journalId: number;
}

/** The event by which a capitalised asset comes into the books, and its balance in each. */
export function enterBooks(context: Context, asset: AssetRow, category: CategoryRow, entry: Entry, books: readonly DepreciationBookRow[]): void {
  const { costMinor, postingDate } = entry;
  const accumulated = asset.opening_accumulated_minor ?? 0;
  const impairment = asset.opening_impairment_minor ?? 0;
  const surplus = asset.opening_surplus_minor ?? 0;
  insertEvent(context.connection, {
    assetId: asset.id, kind: asset.opening_through === null ? 'capitalization' : 'opening', date: postingDate, period: periodOf(postingDate),
    costMinor, accumulatedMinor: accumulated, impairmentMinor: impairment, surplusMinor: surplus, journalId: entry.journalId,
    details: canonical({ capitalizationDate: asset.capitalization_date, apInvoiceId: entry.apInvoiceId, purchaseCost: asset.cost_minor, depreciatedThrough: asset.opening_through }),
    actor: context.actor, at: context.now,
  });
  for (const book of books) enterBook(context, asset, category, book, costMinor);
}

const fingerprintOf = (plan: Capitalization): string => hashOf({ asset: { ...plan.asset }, cost: plan.costMinor, date: plan.postingDate, lines: plan.journal.lines.map((line) => ({ ...line })) });

export function previewCapitalization(context: Context, input: Parsed<'assets.capitalize.preview'>): Output<'assets.capitalize.preview'> {
  const plan = planCapitalization(context, input);
  const carrying = plan.costMinor - (plan.asset.opening_accumulated_minor ?? 0) - (plan.asset.opening_impairment_minor ?? 0);
  return {
    journal: showDraftJournal(context, plan.journal),
    effect: { costBefore: show(context, 0), costAfter: show(context, plan.costMinor), carryingAmountBefore: show(context, 0), carryingAmountAfter: show(context, carrying) },
    fingerprint: fingerprintOf(plan),
  };
}

export function capitalizeAsset(context: Context, input: Parsed<'assets.capitalize'>): Output<'assets.capitalize'> {
  const { fingerprint, ...rest } = input;
  const plan = planCapitalization(context, rest);
  if (fingerprint !== undefined && fingerprint !== fingerprintOf(plan)) refuse('PREVIEW_STALE', {});
  const journal = postJournal(context.connection, { ...plan.journal, actor: context.actor, at: context.now });
  const asset = recordCapitalization(context, plan, journal.id);
  context.record(asset.number, { cost: plan.costMinor, journal: journal.number, date: plan.postingDate });
  return showAsset(context, asset);
}
