import { refuse } from '#shared/errors.ts';
import { largestTotalCost } from '../book/tables/balances.ts';
import type { Context } from './context.ts';

/**
 * Amounts are exact within ±2^53 minor units, and so must be their sums: every report adds up what stands. Asked after a command that moved amounts, within its
 * transaction, so that what would go beyond is not done.
 * @throws INVALID_AMOUNT (range)
 */
export function assertCountable({ connection, company }: Context): void {
  const total = largestTotalCost(connection);
  if (!Number.isSafeInteger(total)) refuse('INVALID_AMOUNT', { field: 'cost', value: (total / 10 ** company.exponent).toFixed(company.exponent), reason: 'range' });
}
