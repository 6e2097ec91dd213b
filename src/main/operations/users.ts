import type { Handlers, Output, Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { fold, matches, plainCode } from '#shared/values/fold.ts';
import { keepPassword } from '../book/passwords.ts';
import { findUser, findUserByLogin, insertUser, listUsers, updateUser, type UserRow } from '../book/tables/users.ts';
import type { Context } from './context.ts';
import { bit, requiredName } from './names.ts';
import { activeUsers, assertPasswords } from './people.ts';

type User = Output<'users.create'>;

const view = (user: UserRow): User => ({
  userId: user.id, login: user.login, name: user.name, role: user.role, isActive: user.is_active === 1, hasPassword: user.password !== null, createdAt: user.created_at, updatedAt: user.updated_at,
});

/** @throws USER_NOT_FOUND */
function resolveUser(context: Context, userId: number): UserRow {
  return findUser(context.connection, userId) ?? refuse('USER_NOT_FOUND', { user: String(userId) });
}

/** The log tells people apart by their names, and the door by their logins. @throws USER_EXISTS */
function assertFree(context: Context, { login, name }: Pick<UserRow, 'login' | 'name'>, ownId: number | null): void {
  const holder = findUserByLogin(context.connection, login);
  if (holder && holder.id !== ownId) refuse('USER_EXISTS', { name: login });
  if (listUsers(context.connection).some((user) => user.id !== ownId && fold(user.name) === fold(name))) refuse('USER_EXISTS', { name });
}

/** @throws LAST_OWNER where the change leaves the book without an active owner */
function assertOwnerStays(context: Context, before: UserRow, after: UserRow): void {
  const isOwner = (user: UserRow): boolean => user.role === 'owner' && user.is_active === 1;
  if (!isOwner(before) || isOwner(after)) return;
  if (!activeUsers(context.connection).some((user) => user.id !== before.id && isOwner(user))) refuse('LAST_OWNER', { user: before.name });
}

function save(context: Context, before: UserRow, change: Partial<UserRow>): UserRow {
  const after: UserRow = { ...before, ...change, updated_at: context.now };
  assertOwnerStays(context, before, after);
  updateUser(context.connection, after);
  assertPasswords(context.connection);
  return after;
}

function list(context: Context, input: Parsed<'users.list'>): Output<'users.list'> {
  const chosen = listUsers(context.connection).filter((user) => (input.activeOnly !== true || user.is_active === 1) && (input.search === undefined || matches(input.search, user.name, user.login)));
  return chosen.map(view);
}

/**
 * Another person of the book. The first other asks that the owner has a password already: from then on everybody signs in.
 * @throws USER_EXISTS, PASSWORD_NEEDED
 */
function create(context: Context, input: Parsed<'users.create'>): User {
  const named = { login: plainCode(input.login), name: requiredName(input.name) };
  assertFree(context, named, null);
  const user = insertUser(context.connection, { ...named, role: input.role, is_active: 1, password: keepPassword(input.password), created_at: context.now, updated_at: context.now });
  assertPasswords(context.connection);
  context.record(user.login, { user: user.id, name: user.name, role: user.role });
  return view(user);
}

/** @throws USER_NOT_FOUND, USER_EXISTS, LAST_OWNER, PASSWORD_NEEDED */
function update(context: Context, input: Parsed<'users.update'>): User {
  const before = resolveUser(context, input.userId);
  const named = { login: input.login === undefined ? before.login : plainCode(input.login), name: input.name === undefined ? before.name : requiredName(input.name) };
  assertFree(context, named, before.id);
  const after = save(context, before, { ...named, role: input.role ?? before.role, is_active: input.isActive === undefined ? before.is_active : bit(input.isActive) });
  context.record(after.login, {
    user: after.id, loginBefore: before.login, login: after.login, nameBefore: before.name, name: after.name, roleBefore: before.role, role: after.role, isActive: after.is_active === 1,
  });
  return view(after);
}

/** The log says that a password was set, and nothing of it. @throws USER_NOT_FOUND, PASSWORD_NEEDED */
function setPassword(context: Context, input: Parsed<'users.setPassword'>): User {
  const user = resolveUser(context, input.userId);
  const after = save(context, user, { password: input.password === null ? null : keepPassword(input.password) });
  context.record(user.login, { user: user.id, hasPassword: after.password !== null });
  return view(after);
}

/** @throws USER_NOT_FOUND, LAST_OWNER */
function deactivate(context: Context, input: Parsed<'users.deactivate'>): User {
  const user = resolveUser(context, input.userId);
  const after = user.is_active === 1 ? save(context, user, { is_active: 0 }) : user;
  context.record(user.login, { user: user.id, name: user.name });
  return view(after);
}

type Names = 'users.list' | 'users.create' | 'users.update' | 'users.setPassword' | 'users.deactivate';

export const userHandlers: Handlers<Context, Names> = {
  'users.list': list,
  'users.create': create,
  'users.update': update,
  'users.setPassword': setPassword,
  'users.deactivate': deactivate,
};
