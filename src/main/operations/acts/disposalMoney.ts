import type { Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { minor, parseAmount, ZERO, type Minor } from '#shared/values/money.ts';
import { divideBig } from '#shared/values/rounding.ts';
import { resolveAccount } from '../accounts.ts';
import type { DisposalAccounts, DisposalMoney } from '../../engine/index.ts';
import { money, type Context } from '../context.ts';

export type DisposalTerms = Pick<Parsed<'disposals.preview'>, 'disposalType' | 'proceeds' | 'vatRate' | 'proceedsIncludeVat' | 'sellingCosts' | 'sellingCostsVatRate' | 'deemedVat' | 'disposalAccount' | 'gainLossAccount' | 'sellingCostsAccount'>;

/** A percentage as a whole number over a power of ten, so that no float comes near an amount. */
function rateOf(text: string, field: string): { digits: bigint; scale: bigint } {
  const decimals = text.split('.')[1]?.length ?? 0;
  return { digits: BigInt(parseAmount(text, decimals, field)), scale: 10n ** BigInt(decimals) };
}

const quotient = (numerator: bigint, denominator: bigint): Minor => minor(Number(divideBig(numerator, denominator, 'half_away_from_zero')));

/** VAT on a net amount: rounded half away from zero. */
function vatOn(amount: Minor, rate: string | undefined, field: string): Minor {
  if (rate === undefined) return ZERO;
  const { digits, scale } = rateOf(rate, field);
  return quotient(BigInt(amount) * digits, 100n * scale);
}

/** VAT within a gross amount: gross × rate / (100 + rate), rounded half away from zero. */
function vatWithin(amount: Minor, rate: string | undefined, field: string): Minor {
  if (rate === undefined) return ZERO;
  const { digits, scale } = rateOf(rate, field);
  return quotient(BigInt(amount) * digits, 100n * scale + digits);
}

/**
 * What comes in and what selling costs. A gain is net of VAT; what was stolen or lost brings no price: its insurance is an event of its own.
 * @throws INVALID_AMOUNT, INVALID_INPUT
 */
export function moneyOf(context: Context, input: DisposalTerms): DisposalMoney {
  const stated = input.proceeds === undefined ? ZERO : money(context, input.proceeds, 'proceeds');
  if (stated > 0 && input.disposalType === 'THEFT') refuse('INVALID_INPUT', { field: 'proceeds', reason: 'insurance_is_apart' });
  if (stated > 0 && input.disposalType === 'DONATION') refuse('INVALID_INPUT', { field: 'proceeds', reason: 'donation_without_price' });
  const vatMinor = input.proceedsIncludeVat === true ? vatWithin(stated, input.vatRate, 'vatRate') : vatOn(stated, input.vatRate, 'vatRate');
  const sellingCostsMinor = input.sellingCosts === undefined ? ZERO : money(context, input.sellingCosts, 'sellingCosts');
  return {
    proceedsMinor: input.proceedsIncludeVat === true ? minor(stated - vatMinor) : stated, vatMinor, sellingCostsMinor,
    sellingCostsVatMinor: vatOn(sellingCostsMinor, input.sellingCostsVatRate, 'sellingCostsVatRate'),
    deemedVatMinor: input.deemedVat === undefined ? ZERO : money(context, input.deemedVat, 'deemedVat'),
  };
}

/** Where what comes in goes when nobody says: to the bank; with a trade-in, against what the new asset costs. */
const PROCEEDS: Record<DisposalTerms['disposalType'], string> = { SALE: 'BANK', SCRAP: 'BANK', DONATION: 'BANK', THEFT: 'BANK', TRADE_IN: 'ASSET_CLEARING' };
const LOSS: Record<DisposalTerms['disposalType'], string> = { SALE: 'LOSS_ON_DISPOSAL', SCRAP: 'LOSS_ON_DISPOSAL', DONATION: 'DONATIONS', THEFT: 'CASUALTY_LOSS', TRADE_IN: 'LOSS_ON_DISPOSAL' };

/** @throws ACCOUNT_NOT_FOUND, ACCOUNT_INACTIVE */
export function disposalAccounts(context: Context, input: DisposalTerms, own: { costAccountId: number; accumulatedAccountId: number }): DisposalAccounts {
  const account = (ref: string | number): number => resolveAccount(context, ref).id;
  const gainLoss = input.gainLossAccount === undefined ? null : account(input.gainLossAccount);
  return {
    ...own, impairmentAccountId: account('ACCUMULATED_IMPAIRMENT'), proceedsAccountId: account(input.disposalAccount ?? PROCEEDS[input.disposalType]), outputVatAccountId: account('OUTPUT_VAT'),
    sellingCostsAccountId: account(input.sellingCostsAccount ?? 'ACCOUNTS_PAYABLE'), inputVatAccountId: account('INPUT_VAT'), gainAccountId: gainLoss ?? account('GAIN_ON_DISPOSAL'),
    lossAccountId: gainLoss ?? account(LOSS[input.disposalType]), surplusAccountId: account('REVALUATION_SURPLUS'), retainedEarningsAccountId: account('RETAINED_EARNINGS'), deemedVatAccountId: account('IRRECOVERABLE_VAT'),
  };
}
