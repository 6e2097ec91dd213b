import type { Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import type { AccountType } from '../../book/tables/accounts.ts';
import type { CategoryRow } from '../../book/tables/categories.ts';
import { resolveAccount, type AccountRef } from '../accounts.ts';
import { TAX_ONLY } from '../terms.ts';
import type { Context } from '../context.ts';

type Given = Partial<Parsed<'assetCategories.create'>>;
type Terms = Pick<CategoryRow, 'depreciation_method' | 'useful_life_months' | 'residual_percent' | 'convention' | 'day_count' | 'basis' | 'factor' | 'annual_rate' | 'rate_from_residual'>;
type Accounts = Pick<CategoryRow, 'asset_account_id' | 'depreciation_account_id' | 'accumulated_account_id'>;
type Method = Terms['depreciation_method'];

/** Methods whose charge is spread over a life. */
const BY_LIFE: ReadonlySet<Method> = new Set(['straight_line', 'declining_balance', 'accelerated', 'sum_of_years_digits']);
/** Methods that take a factor or a rate of the carrying amount. */
const BY_RATE: ReadonlySet<Method> = new Set(['declining_balance', 'accelerated']);
/** Twice the straight-line rate: the "double" of double declining balance, and what the source documents apply. */
const DEFAULT_FACTOR = '2';

/**
 * The default terms of a category: what is given, over what it had, over the usual: full months, the carrying amount of the month,
 * a factor of 2. A factor or rate is kept only where the method reads it.
 * @throws INVALID_INPUT for a missing life, a residual above 100 %, a factor of 0, a rate above 1, a rate from a residual value of nothing; METHOD_NOT_AVAILABLE for a method of tax law
 */
export function categoryTerms(given: Given, before: CategoryRow | null): Terms {
  const method = given.depreciationMethod ?? before?.depreciation_method ?? 'straight_line';
  const annualRate = given.annualRate === undefined ? (before?.annual_rate ?? null) : given.annualRate;
  const factor = given.factor === undefined ? (before?.factor ?? null) : given.factor;
  const fromResidual = BY_RATE.has(method) && (given.rateFromResidual ?? before?.rate_from_residual === 1);
  const terms: Terms = {
    depreciation_method: method,
    useful_life_months: given.usefulLifeMonths === undefined ? (before?.useful_life_months ?? null) : given.usefulLifeMonths,
    residual_percent: given.residualPercent ?? before?.residual_percent ?? '0',
    convention: given.convention ?? before?.convention ?? 'full_month',
    day_count: given.dayCount ?? before?.day_count ?? 'life_days',
    basis: given.basis ?? before?.basis ?? 'monthly',
    factor: BY_RATE.has(method) && !fromResidual ? (factor ?? (annualRate === null ? DEFAULT_FACTOR : null)) : null,
    annual_rate: BY_RATE.has(method) && !fromResidual ? annualRate : null,
    rate_from_residual: fromResidual ? 1 : 0,
  };
  checkTerms(terms);
  return terms;
}

function checkTerms(terms: Terms): void {
  if (TAX_ONLY.has(terms.depreciation_method)) refuse('METHOD_NOT_AVAILABLE', { what: 'macrs', reason: 'tax_only' });
  if (terms.rate_from_residual === 1 && Number(terms.residual_percent) === 0) refuse('INVALID_INPUT', { field: 'residualPercent', reason: 'residual_zero' });
  // A declining balance at a given rate can run without an end; the other methods need one.
  const endless = terms.depreciation_method === 'declining_balance' && terms.annual_rate !== null;
  if (BY_LIFE.has(terms.depreciation_method) && !endless && terms.useful_life_months === null) refuse('INVALID_INPUT', { field: 'usefulLifeMonths', reason: 'required' });
  if (Number(terms.residual_percent) > 100) refuse('INVALID_INPUT', { field: 'residualPercent', reason: 'above 100' });
  if (terms.factor !== null && Number(terms.factor) <= 0) refuse('INVALID_INPUT', { field: 'factor', reason: 'not above 0' });
  if (terms.annual_rate !== null && (Number(terms.annual_rate) <= 0 || Number(terms.annual_rate) > 1)) refuse('INVALID_INPUT', { field: 'annualRate', reason: 'not above 0 and at most 1' });
}

/** A charge may also be part of what is being produced or built, which is an asset. */
const EXPENSE_TYPES: readonly AccountType[] = ['expense', 'asset'];
/** Charts differ in how they class the credit beside the cost. */
const ACCUMULATED_TYPES: readonly AccountType[] = ['contra_asset', 'asset', 'liability'];

/**
 * The three accounts, each of a type that can carry what is posted to it, cost and accumulated depreciation apart.
 * @throws ACCOUNT_NOT_FOUND, ACCOUNT_INACTIVE, INVALID_INPUT
 */
export function categoryAccounts(context: Context, given: Given, before: CategoryRow | null): Accounts {
  const pick = (field: 'assetAccount' | 'depreciationAccount' | 'accumulatedDepreciationAccount', had: number | undefined, types: readonly AccountType[]): number => {
    const ref: AccountRef | undefined = given[field];
    if (ref === undefined) return had ?? refuse('INVALID_INPUT', { field, reason: 'required' });
    const account = resolveAccount(context, ref);
    if (!types.includes(account.type)) refuse('INVALID_INPUT', { field, reason: `account type ${account.type}` });
    return account.id;
  };
  const accounts: Accounts = {
    asset_account_id: pick('assetAccount', before?.asset_account_id, ['asset']),
    depreciation_account_id: pick('depreciationAccount', before?.depreciation_account_id, EXPENSE_TYPES),
    accumulated_account_id: pick('accumulatedDepreciationAccount', before?.accumulated_account_id, ACCUMULATED_TYPES),
  };
  const distinct = new Set(Object.values(accounts));
  if (distinct.size < 3) refuse('INVALID_INPUT', { field: 'accumulatedDepreciationAccount', reason: 'one account for two purposes' });
  return accounts;
}
