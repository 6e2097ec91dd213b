import { refuse } from '#shared/errors.ts';
import { minor, type Minor } from '#shared/values/money.ts';
import { divideBig } from '#shared/values/rounding.ts';
import { formatUnits, parseUnits } from '../../engine/index.ts';
import { money, type Context } from '../context.ts';

/** A part as a fraction of the whole in whole numbers. */
export interface Share {
  numerator: bigint;
  denominator: bigint;
  /** The pieces that the part is, in millionths; null where it is not named by pieces. */
  pieces: bigint | null;
}

export interface NamedPart {
  quantity?: string | undefined;
  percent?: string | undefined;
  cost?: string | undefined;
}

const HUNDRED_PERCENT = 100n * 10n ** 12n;

function percentOf(text: string): bigint {
  const [whole = '0', decimals = ''] = text.split('.');
  return BigInt(whole + decimals.padEnd(12, '0'));
}

/**
 * What of an asset somebody named: so many of its pieces, so much of it in percent, or so much of its cost.
 * @throws INVALID_INPUT, INVALID_AMOUNT: not exactly one way of naming the part; nothing, or all of it
 */
export function shareNamed(context: Context, part: NamedPart, whole: { quantity: string; costMinor: number }, field: string): Share {
  const { quantity, percent, cost } = part;
  if ([quantity, percent, cost].filter((value) => value !== undefined).length !== 1) refuse('INVALID_INPUT', { field, reason: 'quantity, percent or cost: one of them' });
  const within = (share: Share, name: string, value: string): Share => {
    if (share.numerator <= 0n || share.numerator >= share.denominator) refuse('INVALID_AMOUNT', { field: `${field}.${name}`, value, reason: 'range' });
    return share;
  };
  if (percent !== undefined) return within({ numerator: percentOf(percent), denominator: HUNDRED_PERCENT, pieces: null }, 'percent', percent);
  if (cost !== undefined) return within({ numerator: BigInt(money(context, cost, `${field}.cost`)), denominator: BigInt(whole.costMinor), pieces: null }, 'cost', cost);
  const named = quantity ?? '0';
  const pieces = parseUnits(named, `${field}.quantity`);
  return within({ numerator: pieces, denominator: parseUnits(whole.quantity, 'quantity'), pieces }, 'quantity', named);
}

/** The cost of a part, rounded half away from zero. Minor units. */
export const costOfShare = (costMinor: number, { numerator, denominator }: Share): Minor => minor(Number(divideBig(BigInt(costMinor) * numerator, denominator, 'half_away_from_zero')));

/** What is left of so many pieces; null where no part was named by pieces. @throws INVALID_AMOUNT where nothing is left */
export function piecesLeft(quantity: string, shares: readonly Share[], field: string): string | null {
  if (shares.every(({ pieces }) => pieces === null)) return null;
  const left = shares.reduce((rest, { pieces }) => rest - (pieces ?? 0n), parseUnits(quantity, 'quantity'));
  if (left <= 0n) refuse('INVALID_AMOUNT', { field, value: quantity, reason: 'range' });
  return formatUnits(left);
}
