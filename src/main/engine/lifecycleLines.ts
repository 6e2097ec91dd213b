import { minor, ZERO, type Minor } from '#shared/values/money.ts';
import type { ValueAccounts } from './actLines.ts';
import { balanced, type JournalLine } from './journal.ts';
import type { Standing } from './walk.ts';

const line = (accountId: number, amountMinor: number): JournalLine =>
  amountMinor >= 0 ? { accountId, debitMinor: minor(amountMinor), creditMinor: ZERO } : { accountId, debitMinor: ZERO, creditMinor: minor(-amountMinor) };

type Values = Pick<Standing, 'costMinor' | 'accumulatedMinor' | 'impairmentMinor' | 'carryingMinor'>;

export interface HeldAccounts extends ValueAccounts {
  heldAccountId: number;
  /** Remeasurement of what is held for sale, in profit or loss. */
  remeasurementAccountId: number;
}

/** Classification as held for sale: the carrying amount leaves the asset's accounts as one figure, which is then written down to what it will bring (IFRS 5.15, 5.20). */
export function holdLines(before: Values, writeDownMinor: Minor, accounts: HeldAccounts): JournalLine[] {
  return balanced([
    line(accounts.heldAccountId, before.carryingMinor),
    line(accounts.accumulatedAccountId, before.accumulatedMinor),
    line(accounts.impairmentAccountId, before.impairmentMinor),
    line(accounts.costAccountId, -before.costMinor),
    line(accounts.remeasurementAccountId, writeDownMinor),
    line(accounts.heldAccountId, -writeDownMinor),
  ]);
}

/**
 * Remeasurement of what is held for sale (IFRS 5.20–21): a fall of its carrying amount is a loss, a rise an income of the same account.
 * @param changeMinor what the carrying amount changes by; negative for a fall
 */
export function remeasureLines(changeMinor: Minor, { heldAccountId, remeasurementAccountId }: Pick<HeldAccounts, 'heldAccountId' | 'remeasurementAccountId'>): JournalLine[] {
  const [held, result] = [line(heldAccountId, changeMinor), line(remeasurementAccountId, -changeMinor)];
  return balanced(changeMinor < 0 ? [result, held] : [held, result]);
}

/**
 * No longer held for sale (IFRS 5.27): cost and accumulated amounts stand again, the write-down is reversed as far as the new impairment lets it be; the
 * difference is profit or loss. Depreciation missed meanwhile is charged beside it.
 * @param held what stood while it was held, before that depreciation
 */
export function releaseLines(held: Values, impairmentAfterMinor: Minor, accounts: HeldAccounts): JournalLine[] {
  return balanced([
    line(accounts.costAccountId, held.costMinor),
    line(accounts.remeasurementAccountId, impairmentAfterMinor - held.impairmentMinor),
    line(accounts.accumulatedAccountId, -held.accumulatedMinor),
    line(accounts.impairmentAccountId, -impairmentAfterMinor),
    line(accounts.heldAccountId, -held.carryingMinor),
  ]);
}

/** Values from the accounts of one asset to those of another: nothing where they are the same accounts. */
export function movedLines(moved: Pick<Values, 'costMinor' | 'accumulatedMinor'>, from: Pick<ValueAccounts, 'costAccountId' | 'accumulatedAccountId'>, to: Pick<ValueAccounts, 'costAccountId' | 'accumulatedAccountId'>): { from: JournalLine[]; to: JournalLine[] } {
  const cost = from.costAccountId === to.costAccountId ? 0 : moved.costMinor;
  const accumulated = from.accumulatedAccountId === to.accumulatedAccountId ? 0 : moved.accumulatedMinor;
  const lines = (sign: 1 | -1, accounts: typeof from): JournalLine[] =>
    [line(accounts.costAccountId, sign * cost), line(accounts.accumulatedAccountId, -sign * accumulated)].filter(({ debitMinor, creditMinor }) => debitMinor !== 0 || creditMinor !== 0);
  return { from: lines(-1, from), to: lines(1, to) };
}
