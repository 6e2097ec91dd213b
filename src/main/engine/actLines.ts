import { minor, ZERO, type Minor } from '#shared/values/money.ts';
import { mulDiv } from '#shared/values/rounding.ts';
import { balanced, type JournalLine } from './journal.ts';
import type { Standing } from './walk.ts';

const line = (accountId: number, amountMinor: number): JournalLine =>
  amountMinor >= 0 ? { accountId, debitMinor: minor(amountMinor), creditMinor: ZERO } : { accountId, debitMinor: ZERO, creditMinor: minor(-amountMinor) };

/** Accounts of one asset that its own values stand in. */
export interface ValueAccounts {
  costAccountId: number;
  accumulatedAccountId: number;
  impairmentAccountId: number;
}

/** Cost against whoever paid for it: an improvement (IAS 16.12–13). Debit the cost account, credit the counter account. */
export const improvementLines = (amountMinor: Minor, costAccountId: number, counterAccountId: number): JournalLine[] =>
  balanced([line(costAccountId, amountMinor), line(counterAccountId, -amountMinor)]);

/** Depreciation of one asset; a negative amount takes a charge back. */
export const chargeLines = (amountMinor: Minor, expenseAccountId: number, accumulatedAccountId: number): JournalLine[] =>
  balanced([line(expenseAccountId, amountMinor), line(accumulatedAccountId, -amountMinor)]);

export interface ImpairmentSplit {
  /** Taken from the asset's own revaluation surplus first (IAS 36.60). */
  fromSurplusMinor: Minor;
  toLossMinor: Minor;
}

/** What an impairment takes from the asset's revaluation surplus, and what goes to profit or loss (IAS 36.60–61). Minor units. */
export function splitImpairment(amountMinor: Minor, surplusMinor: Minor): ImpairmentSplit {
  const fromSurplusMinor = minor(Math.min(amountMinor, Math.max(0, surplusMinor)));
  return { fromSurplusMinor, toLossMinor: minor(amountMinor - fromSurplusMinor) };
}

/** Impairment: loss (and surplus, where there is one) against accumulated impairment. A reversal is the same with negative amounts. */
export function impairmentLines(split: ImpairmentSplit, accounts: { impairmentAccountId: number; surplusAccountId: number; lossAccountId: number }): JournalLine[] {
  return balanced([
    line(accounts.surplusAccountId, split.fromSurplusMinor),
    line(accounts.lossAccountId, split.toLossMinor),
    line(accounts.impairmentAccountId, -(split.fromSurplusMinor + split.toLossMinor)),
  ]);
}

export interface RevaluationSplit {
  /** What the surplus in equity gains (negative: loses). */
  surplusMinor: Minor;
  /** What profit or loss gains (negative: loses). */
  profitMinor: Minor;
}

/**
 * Where a revaluation goes (IAS 16.39–40): an increase first reverses an earlier loss of the same asset in profit or loss, the rest is surplus; a
 * decrease first uses the asset's surplus, the rest is a loss. Minor units; `changeMinor` is fair value less carrying amount.
 * @param lossMinor what earlier revaluations of the asset have charged to profit or loss and nothing has reversed.
 */
export function splitRevaluation(changeMinor: Minor, surplusMinor: Minor, lossMinor: Minor): RevaluationSplit {
  if (changeMinor >= 0) {
    const profit = Math.min(changeMinor, Math.max(0, lossMinor));
    return { profitMinor: minor(profit), surplusMinor: minor(changeMinor - profit) };
  }
  const fromSurplus = Math.min(-changeMinor, Math.max(0, surplusMinor));
  return { surplusMinor: minor(fromSurplus === 0 ? 0 : -fromSurplus), profitMinor: minor(changeMinor + fromSurplus) };
}

/**
 * Revaluation: accumulated amounts and cost from what stood to what stands, against surplus, gain or loss. Under elimination the accumulated
 * amounts go against the cost first; net of that the entry is the same for both restatements (IAS 16.35).
 */
export function revaluationLines(
  before: Standing,
  after: Standing,
  split: RevaluationSplit,
  accounts: ValueAccounts & { surplusAccountId: number; gainAccountId: number; lossAccountId: number },
): JournalLine[] {
  const accumulated = before.accumulatedMinor - after.accumulatedMinor;
  const impairment = before.impairmentMinor - after.impairmentMinor;
  const eliminated = after.accumulatedMinor === 0 && after.impairmentMinor === 0 ? accumulated + impairment : 0;
  const cost = after.costMinor - before.costMinor + eliminated;
  return balanced([
    line(accounts.accumulatedAccountId, accumulated),
    line(accounts.impairmentAccountId, impairment),
    line(accounts.costAccountId, -eliminated),
    line(accounts.costAccountId, cost),
    line(accounts.surplusAccountId, -split.surplusMinor),
    line(split.profitMinor >= 0 ? accounts.gainAccountId : accounts.lossAccountId, -split.profitMinor),
  ]);
}

/** Money around a disposal, all positive. The price is net of VAT. */
export interface DisposalMoney {
  proceedsMinor: Minor;
  vatMinor: Minor;
  sellingCostsMinor: Minor;
  sellingCostsVatMinor: Minor;
  /** VAT on a deemed supply, borne by who gives the asset away. */
  deemedVatMinor: Minor;
}

export interface DisposalAccounts extends ValueAccounts {
  /** Cash, bank or a receivable: what comes in, VAT included. */
  proceedsAccountId: number;
  outputVatAccountId: number;
  sellingCostsAccountId: number;
  inputVatAccountId: number;
  gainAccountId: number;
  lossAccountId: number;
  surplusAccountId: number;
  retainedEarningsAccountId: number;
  deemedVatAccountId: number;
}

/** Gain (positive) or loss: proceeds net of VAT less the costs of selling, less the carrying amount (IAS 16.71). Minor units. */
export const gainOnDisposal = (money: Pick<DisposalMoney, 'proceedsMinor' | 'sellingCostsMinor'>, carryingMinor: Minor): Minor =>
  minor(money.proceedsMinor - money.sellingCostsMinor - carryingMinor);

/**
 * Derecognition of the whole or a part (IAS 16.67–72): what leaves of cost, accumulated depreciation and impairment, what comes in, VAT, costs of
 * selling, and the gain or loss. The surplus of a revalued asset goes to retained earnings, never through profit or loss (IAS 16.41).
 */
export function disposalLines(leaves: Pick<Standing, 'costMinor' | 'accumulatedMinor' | 'impairmentMinor' | 'carryingMinor'>, surplusMinor: Minor, money: DisposalMoney, accounts: DisposalAccounts): JournalLine[] {
  const gain = gainOnDisposal(money, leaves.carryingMinor);
  return balanced([
    line(accounts.proceedsAccountId, money.proceedsMinor + money.vatMinor),
    line(accounts.accumulatedAccountId, leaves.accumulatedMinor),
    line(accounts.impairmentAccountId, leaves.impairmentMinor),
    line(accounts.inputVatAccountId, money.sellingCostsVatMinor),
    line(accounts.lossAccountId, Math.max(0, -gain)),
    line(accounts.deemedVatAccountId, money.deemedVatMinor),
    line(accounts.costAccountId, -leaves.costMinor),
    line(accounts.outputVatAccountId, -(money.vatMinor + money.deemedVatMinor)),
    line(accounts.sellingCostsAccountId, -(money.sellingCostsMinor + money.sellingCostsVatMinor)),
    line(accounts.gainAccountId, -Math.max(0, gain)),
    line(accounts.surplusAccountId, surplusMinor),
    line(accounts.retainedEarningsAccountId, -surplusMinor),
  ]);
}

/** The share of an amount that leaves with a part: rounded half away from zero; what stays is the difference, never rounded on its own. */
export const shareOf = (amountMinor: Minor, partCostMinor: Minor, costMinor: Minor): Minor =>
  costMinor === 0 ? ZERO : mulDiv(amountMinor, partCostMinor, costMinor, 'half_away_from_zero');
