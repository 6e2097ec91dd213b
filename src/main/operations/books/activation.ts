import type { Output, Parsed } from '#shared/contract/index.ts';
import { Refusal, refuse } from '#shared/errors.ts';
import { required } from '#shared/values/assert.ts';
import { addPeriods, lastDay, parseDate, type DateString, type Period } from '#shared/values/calendar.ts';
import { minor, type Minor } from '#shared/values/money.ts';
import { hashOf } from '../../book/hash.ts';
import { costOfActs, costsInBook, earlierActs, heldAssetIds, type EarlierActs } from '../../book/queries/books.ts';
import { findAssetById, type AssetRow } from '../../book/tables/assets.ts';
import { findCategoryById, type CategoryRow } from '../../book/tables/categories.ts';
import { updateDepreciationBook, type DepreciationBookRow } from '../../book/tables/depreciationBooks.ts';
import { usageOfAsset } from '../../book/tables/usage.ts';
import { chargeForPeriod, type Terms } from '../../engine/index.ts';
import { assetIdOf } from '../assets/identity.ts';
import { show, type Context } from '../context.ts';
import { openPeriod } from '../periods.ts';
import { checkRow, engineTerms, stateOf, termsAtCost } from '../terms.ts';
import { enterBook, freezeTerms, obstacleOf, reasonOf, throughPeriod } from './entering.ts';
import { seenBy } from './seen.ts';
import { memorandum, showBookAgain } from './view.ts';

type Preview = Output<'depreciationBooks.activate.preview'>;

/** What taking in one asset comes to. Minor units. */
interface Entering {
  asset: AssetRow;
  category: CategoryRow;
  costMinor: number;
  openingMinor: number;
  catchUpMinor: number;
  firstChargeMinor: number;
  waitsForUsage: boolean;
  problem: string | null;
}

interface ActivationPlan {
  book: DepreciationBookRow;
  period: Period | null;
  entering: Entering[];
  excluded: number;
  fingerprint: string;
}

/** Problems that a screen lists. */
const LISTED = 50;

/** The last day before the book's first month; null where there is no month yet. */
const dayBefore = (period: Period | null): DateString | null => (period === null ? null : lastDay(addPeriods(period, -1)));

/**
 * Every asset that is capitalised and not disposed of, with what the book's terms come to: an opening balance, what earlier months owe, the first month's
 * charge. Preview and activation both come from here.
 * @throws DEPRECIATION_BOOK_NOT_FOUND, DEPRECIATION_BOOK_POSTS, ALREADY_POSTED for a book that is active or was
 */
function planActivation(context: Context, input: Parsed<'depreciationBooks.activate.preview'>): ActivationPlan {
  const { connection } = context;
  const found = memorandum(context, input.bookId);
  if (found.status !== 'setup') refuse('ALREADY_POSTED', { subject: found.code });
  const book: DepreciationBookRow = { ...found, earlier: input.earlier };
  const period = openPeriod(context);
  const costs = costsInBook(connection, book.id);
  const acts = earlierActs(connection);
  const categories = new Map<number, CategoryRow>();
  const entering: Entering[] = [];
  let excluded = 0;
  for (const id of heldAssetIds(connection)) {
    const asset = required(findAssetById(connection, id), 'a capitalised asset');
    const category = categories.get(asset.category_id) ?? required(findCategoryById(connection, asset.category_id), 'the category of an asset');
    categories.set(category.id, category);
    const one = planEntering(context, book, asset, category, costs.get(id) ?? 0, acts.get(id), period);
    if (one) entering.push(one);
    else excluded += 1;
  }
  const facts = entering.map(({ asset, costMinor, openingMinor, catchUpMinor, firstChargeMinor, problem }) => [asset.id, costMinor, openingMinor, catchUpMinor, firstChargeMinor, problem]);
  return { book, period, entering, excluded, fingerprint: hashOf({ book: book.code, earlier: input.earlier, period, excluded, facts }) };
}

/** Null: the book excludes it. */
function planEntering(context: Context, book: DepreciationBookRow, asset: AssetRow, category: CategoryRow, ownCostMinor: number, earlier: EarlierActs | undefined, period: Period | null): Entering | null {
  const seen = seenBy(context.connection, book, asset, category);
  if (seen.isExcluded) return null;
  const costMinor = ownCostMinor + (earlier ? costOfActs(context.connection, book.id, asset.id) : 0);
  const entering: Entering = { asset, category, costMinor, openingMinor: 0, catchUpMinor: 0, firstChargeMinor: 0, waitsForUsage: false, problem: null };
  // One that is not in service yet has its terms frozen when it goes into service.
  if (asset.status === 'CAPITALIZED') return entering;
  const obstacle = obstacleOf(earlier, seen.asset.opening_through, period);
  if (obstacle !== null) return { ...entering, problem: obstacle };
  try {
    const row = termsAtCost(seen, book, costMinor);
    checkRow(row, book);
    const { opening_through, opening_accumulated_minor, opening_impairment_minor } = seen.asset;
    const usage = row.method === 'units_of_production' ? usageOfAsset(context.connection, asset.id) : null;
    const terms = engineTerms({ ...row, opening_through, opening_accumulated_minor, opening_impairment_minor, usage, cost_minor: costMinor }, context.company);
    return { ...entering, ...chargesOf(terms, book, period, asset.status === 'IN_SERVICE') };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ...entering, problem: reasonOf(error) };
  }
}

const NOTHING = { cost_minor: 0, accumulated_minor: 0, impairment_minor: 0, posted_through: null };

/** What terms come to by the book's first month. */
function chargesOf(terms: Terms, book: DepreciationBookRow, period: Period | null, depreciates: boolean): Partial<Entering> {
  if (period === null) return {};
  const opening = terms.opening ?? (book.earlier === 'opening' ? workedOut(terms, period) : undefined);
  const openingMinor = opening?.accumulatedMinor ?? 0;
  const posted = opening === undefined ? null : throughPeriod({ opening_through: opening.depreciatedThrough });
  const charge = chargeForPeriod(opening ? { ...terms, opening } : terms, stateOf({ ...NOTHING, accumulated_minor: openingMinor, posted_through: posted }, period));
  return { openingMinor, catchUpMinor: depreciates ? charge.catchUpMinor : 0, firstChargeMinor: depreciates ? charge.currentMinor : 0, waitsForUsage: charge.reason === 'usage_missing' };
}

/** @throws INVALID_INPUT where the months before have no readings */
function workedOut(terms: Terms, period: Period): Terms['opening'] {
  const before = addPeriods(period, -1);
  const { amountMinor, reason } = chargeForPeriod(terms, stateOf(NOTHING, before));
  if (reason === 'usage_missing') refuse('INVALID_INPUT', { field: 'usage', reason: 'required' });
  return amountMinor === 0 ? undefined : { depreciatedThrough: lastDay(before), accumulatedMinor: amountMinor };
}

const sum = (items: readonly Entering[], of: (item: Entering) => number): Minor => minor(items.reduce((total, item) => total + of(item), 0));

function amountsOf(context: Context, items: readonly Entering[]) {
  return {
    assets: items.length, cost: show(context, sum(items, (item) => item.costMinor)), opening: show(context, sum(items, (item) => item.openingMinor)),
    catchUp: show(context, sum(items, (item) => item.catchUpMinor)), firstCharge: show(context, sum(items, (item) => item.firstChargeMinor)),
  };
}

export function previewActivation(context: Context, input: Parsed<'depreciationBooks.activate.preview'>): Preview {
  const { book, period, entering, excluded, fingerprint } = planActivation(context, input);
  const ids = [...new Set(entering.map(({ category }) => category.id))].sort((a, b) => a - b);
  const problems = entering.filter(({ problem }) => problem !== null);
  return {
    bookId: book.code, period, excluded, ...amountsOf(context, entering),
    byCategory: ids.map((categoryId) => {
      const items = entering.filter(({ category }) => category.id === categoryId);
      const { category } = required(items[0], 'an asset of the category');
      return { categoryId, category: category.name, categoryAr: category.name_ar, ...amountsOf(context, items) };
    }),
    problems: problems.slice(0, LISTED).map(({ asset, problem }) => ({ assetId: assetIdOf(asset.id), assetNumber: asset.number, name: asset.name, nameAr: asset.name_ar, reason: problem ?? '' })),
    problemsTotal: problems.length, withoutUsage: entering.filter(({ waitsForUsage }) => waitsForUsage).length, fingerprint,
  };
}

/**
 * Takes every asset into the book: balances, terms frozen by the book's rules, opening balances. Nothing is posted.
 * @throws DEPRECIATION_BOOK_NOT_FOUND, DEPRECIATION_BOOK_POSTS, ALREADY_POSTED, ACTIVATION_BLOCKED, PREVIEW_STALE
 */
export function activate(context: Context, input: Parsed<'depreciationBooks.activate'>): Output<'depreciationBooks.activate'> {
  const { fingerprint, ...rest } = input;
  const plan = planActivation(context, rest);
  const problems = plan.entering.filter(({ problem }) => problem !== null).length;
  if (problems > 0) refuse('ACTIVATION_BLOCKED', { bookId: plan.book.code, count: problems });
  if (fingerprint !== undefined && fingerprint !== plan.fingerprint) refuse('PREVIEW_STALE', {});
  const book: DepreciationBookRow = { ...plan.book, status: 'active', activated_at: context.now };
  updateDepreciationBook(context.connection, book);
  const costs = costsInBook(context.connection, book.id);
  for (const { asset, category } of plan.entering) takeIn(context, asset, category, book, costs.get(asset.id) ?? 0, plan.period);
  const totals = { assets: plan.entering.length, excluded: plan.excluded, opening: sum(plan.entering, (one) => one.openingMinor), catchUp: sum(plan.entering, (one) => one.catchUpMinor) };
  context.record(book.code, { earlier: book.earlier, period: plan.period, ...totals });
  return showBookAgain(context, book.id);
}

/** One asset into an active book, as it stands, at the cost of its own events there; what was charged before comes in as the book has chosen. */
export function takeIn(context: Context, asset: AssetRow, category: CategoryRow, book: DepreciationBookRow, costMinor: number, period: Period | null): void {
  if (!enterBook(context, asset, category, book, costMinor) || asset.status === 'CAPITALIZED') return;
  const before = dayBefore(period);
  freezeTerms(context, asset, category, book, book.earlier === 'opening' && before !== null ? parseDate(before) : null);
}
