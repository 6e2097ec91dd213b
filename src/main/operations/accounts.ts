import type { Handlers, Output, Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { required } from '#shared/values/assert.ts';
import { matches, plainCode } from '#shared/values/fold.ts';
import { accountMovement, accountMovements, accountUses, findAccountByCode, findAccountById, findAccountByStableName, insertAccount, listAccounts, updateAccount, type AccountRow, type AccountType } from '../book/tables/accounts.ts';
import { show, type Context } from './context.ts';
import { bit, optionalName, requiredName } from './names.ts';
import { pageOf } from './paging.ts';

export type AccountRef = number | string;

/** Debit is the natural side of these; of the others credit is, and their balance is shown positive when it stands there. */
const DEBIT_TYPES: ReadonlySet<AccountType> = new Set(['asset', 'expense']);

/**
 * An account by its id, its stable name (`DEPRECIATION`) or its code.
 * @throws ACCOUNT_NOT_FOUND; ACCOUNT_INACTIVE unless `allowInactive`
 */
export function resolveAccount(context: Context, ref: AccountRef, { allowInactive = false }: { allowInactive?: boolean } = {}): AccountRow {
  const { connection } = context;
  const account =
    typeof ref === 'number' ? findAccountById(connection, ref) : (findAccountByStableName(connection, plainCode(ref)) ?? findAccountByCode(connection, plainCode(ref)));
  if (!account) refuse('ACCOUNT_NOT_FOUND', { account: String(ref) });
  if (account.is_active === 0 && !allowInactive) refuse('ACCOUNT_INACTIVE', { account: account.code });
  return account;
}

function view(context: Context, account: AccountRow, movementMinor: number): Output<'accounts.get'> {
  return {
    id: account.id, code: account.code, name: account.name, nameAr: account.name_ar, type: account.type, stableName: account.stable_name, isActive: account.is_active === 1,
    balance: show(context, DEBIT_TYPES.has(account.type) || movementMinor === 0 ? movementMinor : -movementMinor), createdAt: account.created_at, updatedAt: account.updated_at,
  };
}

function viewById(context: Context, id: number): Output<'accounts.get'> {
  return view(context, required(findAccountById(context.connection, id), 'the account just written'), accountMovement(context.connection, id));
}

/** A code names one account; nor may it be another's stable name, for both are looked up by the same word. */
function freeCode(context: Context, code: string, own: AccountRow | null): string {
  const plain = plainCode(code);
  const holder = findAccountByCode(context.connection, plain) ?? findAccountByStableName(context.connection, plain);
  if (holder && holder.id !== own?.id) refuse('DUPLICATE_CODE', { code: plain });
  return plain;
}

/** @throws ACCOUNT_IN_USE while categories or assets post to the account, or Usool finds it by a stable name */
function assertUnused(context: Context, account: AccountRow): void {
  const count = accountUses(context.connection, account.id) + (account.stable_name === null ? 0 : 1);
  if (count > 0) refuse('ACCOUNT_IN_USE', { account: account.code, count });
}

function list(context: Context, input: Parsed<'accounts.list'>): Output<'accounts.list'> {
  const movements = accountMovements(context.connection);
  const chosen = listAccounts(context.connection).filter(
    (account) =>
      (input.type === undefined || account.type === input.type) &&
      (input.activeOnly !== true || account.is_active === 1) &&
      (input.search === undefined || matches(input.search, account.code, account.name, account.name_ar, account.stable_name)),
  );
  return pageOf(chosen, input, (account) => view(context, account, movements.get(account.id) ?? 0));
}

function create(context: Context, input: Parsed<'accounts.create'>): Output<'accounts.create'> {
  const code = freeCode(context, input.code, null);
  const name = requiredName(input.name);
  const nameAr = optionalName(input.nameAr, null);
  const id = insertAccount(context.connection, { code, name, name_ar: nameAr, type: input.type, stable_name: null, is_active: 1, created_at: context.now, updated_at: context.now });
  context.record(code, { name, nameAr, type: input.type });
  return viewById(context, id);
}

function update(context: Context, input: Parsed<'accounts.update'>): Output<'accounts.update'> {
  const account = resolveAccount(context, input.account, { allowInactive: true });
  const isActive = input.isActive ?? account.is_active === 1;
  if (account.is_active === 1 && !isActive) assertUnused(context, account);
  const changed: AccountRow = {
    ...account,
    code: input.code === undefined ? account.code : freeCode(context, input.code, account),
    name: input.name === undefined ? account.name : requiredName(input.name),
    name_ar: optionalName(input.nameAr, account.name_ar),
    is_active: bit(isActive),
    updated_at: context.now,
  };
  updateAccount(context.connection, changed);
  context.record(changed.code, { account: account.id, codeBefore: account.code, code: changed.code, name: changed.name, nameAr: changed.name_ar, isActive });
  return viewById(context, account.id);
}

function deactivate(context: Context, input: Parsed<'accounts.deactivate'>): Output<'accounts.deactivate'> {
  const account = resolveAccount(context, input.account, { allowInactive: true });
  if (account.is_active === 1) {
    assertUnused(context, account);
    updateAccount(context.connection, { ...account, is_active: 0, updated_at: context.now });
  }
  context.record(account.code, { account: account.id });
  return viewById(context, account.id);
}

type Names = 'accounts.list' | 'accounts.get' | 'accounts.create' | 'accounts.update' | 'accounts.deactivate';

export const accountHandlers: Handlers<Context, Names> = {
  'accounts.list': list,
  'accounts.get': (context, input) => {
    const account = resolveAccount(context, input.account, { allowInactive: true });
    return view(context, account, accountMovement(context.connection, account.id));
  },
  'accounts.create': create,
  'accounts.update': update,
  'accounts.deactivate': deactivate,
};
