import { refuse } from '#shared/errors.ts';
import { assert } from '#shared/values/assert.ts';
import { formatAmount, minor, sumMinor, ZERO, type Minor } from '#shared/values/money.ts';

/** One side of a journal entry: at most one of the two amounts is not zero. */
export interface JournalLine {
  accountId: number;
  debitMinor: Minor;
  creditMinor: Minor;
}

const debit = (accountId: number, amountMinor: Minor): JournalLine => ({ accountId, debitMinor: amountMinor, creditMinor: ZERO });
const credit = (accountId: number, amountMinor: Minor): JournalLine => ({ accountId, debitMinor: ZERO, creditMinor: amountMinor });
/** The amount to the side its sign says: a positive one is debited. */
const signed = (accountId: number, amount: number): JournalLine => (amount >= 0 ? debit(accountId, minor(amount)) : credit(accountId, minor(-amount)));

/** The lines without those of zero. Lines that do not balance, or are negative, are a bug of ours and stop everything. */
export function balanced<Line extends JournalLine>(lines: readonly Line[]): Line[] {
  const kept = lines.filter(({ debitMinor, creditMinor }) => debitMinor !== 0 || creditMinor !== 0);
  for (const { debitMinor, creditMinor } of kept) assert(debitMinor >= 0 && creditMinor >= 0, 'a journal line is not negative');
  const [debits, credits] = [sumMinor(kept.map((line) => line.debitMinor)), sumMinor(kept.map((line) => line.creditMinor))];
  assert(debits === credits, `journal lines balance: ${debits} = ${credits}`);
  return kept;
}

type Key = number | string | null;

export interface RunAmount<Category extends Key = Key, CostCenter extends Key = Key> {
  categoryKey: Category;
  costCenter: CostCenter;
  expenseAccountId: number;
  accumulatedAccountId: number;
  amountMinor: Minor;
}

export interface RunLine<Category extends Key = Key, CostCenter extends Key = Key> extends JournalLine {
  categoryKey: Category;
  costCenter: CostCenter;
}

/**
 * One journal for a whole run: depreciation expense is debited and accumulated depreciation credited for each category and cost centre (and
 * pair of accounts, where assets have their own), in the order in which they first appear. Lines of zero are dropped; a group that takes more back than it
 * charges is posted the other way round.
 */
export function runJournalLines<Category extends Key, CostCenter extends Key>(amounts: Iterable<RunAmount<Category, CostCenter>>): RunLine<Category, CostCenter>[] {
  const groups = new Map<string, { first: RunAmount<Category, CostCenter>; total: number }>();
  for (const amount of amounts) {
    const { categoryKey, costCenter, expenseAccountId, accumulatedAccountId, amountMinor } = amount;
    const key = JSON.stringify([categoryKey, costCenter, expenseAccountId, accumulatedAccountId]);
    const group = groups.get(key);
    if (group) group.total += amountMinor;
    else groups.set(key, { first: amount, total: amountMinor });
  }
  const lines: RunLine<Category, CostCenter>[] = [];
  for (const { first, total } of groups.values()) {
    const { categoryKey, costCenter } = first;
    lines.push({ ...signed(first.expenseAccountId, total), categoryKey, costCenter });
    lines.push({ ...signed(first.accumulatedAccountId, -total), categoryKey, costCenter });
  }
  return balanced(lines);
}

export interface CapitalizationFacts {
  /** What stands in clearing, or wherever the purchase was booked. */
  costMinor: Minor;
  /** Signed: the capitalized cost is costMinor + adjustmentMinor. */
  adjustmentMinor: Minor;
  assetAccountId: number;
  /** Asset clearing, unless the person names another account. */
  creditAccountId: number;
  /** Credited with an upward adjustment: costs not invoiced yet. */
  accruedExpensesAccountId: number;
  /** Debited with a downward adjustment: what the invoice holds that is no cost of the asset (IAS 16.19). */
  otherExpenseAccountId: number;
  costCenter: string | null;
}

export interface PlacedLine extends JournalLine {
  costCenter: string | null;
}

/**
 * Capitalization from clearing, with a cost adjustment up or down; the credit is always the amount that stands in clearing.
 * @param exponent decimals of the currency, for the text of a refusal.
 * @throws INVALID_AMOUNT where the adjustment leaves no cost.
 */
export function capitalizationLines(facts: CapitalizationFacts, exponent: number): PlacedLine[] {
  const { costMinor, adjustmentMinor, costCenter } = facts;
  const capitalized = minor(costMinor + adjustmentMinor);
  if (capitalized <= 0) {
    refuse('INVALID_AMOUNT', { field: 'costAdjustment', value: formatAmount(adjustmentMinor, exponent), reason: capitalized === 0 ? 'zero' : 'negative' });
  }
  return balanced([
    { ...debit(facts.assetAccountId, capitalized), costCenter },
    { ...debit(facts.otherExpenseAccountId, minor(Math.max(0, -adjustmentMinor))), costCenter },
    { ...credit(facts.creditAccountId, costMinor), costCenter },
    { ...credit(facts.accruedExpensesAccountId, minor(Math.max(0, adjustmentMinor))), costCenter },
  ]);
}

export interface OpeningFacts {
  costMinor: Minor;
  accumulatedMinor: Minor;
  accumulatedImpairmentMinor: Minor;
  revaluationSurplusMinor: Minor;
  assetAccountId: number;
  accumulatedAccountId: number;
  accumulatedImpairmentAccountId: number;
  revaluationSurplusAccountId: number;
  /** Nets to zero once all opening balances are in. */
  openingAccountId: number;
  costCenter: string | null;
}

/**
 * Take-on of an asset part-depreciated elsewhere: cost against the accumulated amounts, the difference against opening balances.
 * @throws INVALID_AMOUNT where the accumulated amounts exceed the cost.
 */
export function openingLines(facts: OpeningFacts, exponent: number): PlacedLine[] {
  const { costMinor, accumulatedMinor, accumulatedImpairmentMinor, revaluationSurplusMinor, openingAccountId, costCenter } = facts;
  if (accumulatedMinor + accumulatedImpairmentMinor > costMinor) {
    refuse('INVALID_AMOUNT', { field: 'opening.accumulatedDepreciation', value: formatAmount(accumulatedMinor, exponent), reason: 'range' });
  }
  const difference = minor(costMinor - accumulatedMinor - accumulatedImpairmentMinor - revaluationSurplusMinor);
  const lines = [
    debit(facts.assetAccountId, costMinor),
    credit(facts.accumulatedAccountId, accumulatedMinor),
    credit(facts.accumulatedImpairmentAccountId, accumulatedImpairmentMinor),
    credit(facts.revaluationSurplusAccountId, revaluationSurplusMinor),
    difference >= 0 ? credit(openingAccountId, difference) : debit(openingAccountId, minor(-difference)),
  ];
  return balanced(lines.map((line) => ({ ...line, costCenter })));
}

export interface ReclassificationFacts {
  costMinor: Minor;
  accumulatedMinor: Minor;
  fromCostAccountId: number;
  toCostAccountId: number;
  fromAccumulatedAccountId: number;
  toAccumulatedAccountId: number;
}

export interface ReclassificationLine extends JournalLine {
  /** The class that the line is of. */
  side: 'from' | 'to';
}

/**
 * An asset moves to another class (roll-forward row "reclassifications between classes"): its cost and its accumulated depreciation leave the accounts of
 * the one and enter those of the other, minor units, nothing in profit or loss. What stays in the same account has no line; empty where all does.
 * Accumulated impairment and revaluation surplus stand in one account whatever the class, and stay.
 */
export function reclassificationLines(facts: ReclassificationFacts): ReclassificationLine[] {
  const { costMinor, accumulatedMinor } = facts;
  const cost: ReclassificationLine[] = facts.fromCostAccountId === facts.toCostAccountId ? [] : [{ ...debit(facts.toCostAccountId, costMinor), side: 'to' }, { ...credit(facts.fromCostAccountId, costMinor), side: 'from' }];
  const accumulated: ReclassificationLine[] = facts.fromAccumulatedAccountId === facts.toAccumulatedAccountId ? [] : [{ ...debit(facts.fromAccumulatedAccountId, accumulatedMinor), side: 'from' }, { ...credit(facts.toAccumulatedAccountId, accumulatedMinor), side: 'to' }];
  return balanced([...cost, ...accumulated]);
}
