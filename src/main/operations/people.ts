import { refuse } from '#shared/errors.ts';
import { mayRole } from '#shared/roles.ts';
import { listUsers, type UserRow } from '../book/tables/users.ts';
import type { Connection } from '../book/connection.ts';
import type { Context } from './context.ts';

export const activeUsers = (connection: Connection): UserRow[] => listUsers(connection).filter((user) => user.is_active === 1);

/** The one who works in a book that asks nothing: its only active user, as long as that one has no password. */
export function unaskedUser(connection: Connection): UserRow | null {
  const [only, ...others] = activeUsers(connection);
  return only && others.length === 0 && only.password === null ? only : null;
}

/** With several users everybody has a password, or anybody could act in another's name. @throws PASSWORD_NEEDED */
export function assertPasswords(connection: Connection): void {
  const active = activeUsers(connection);
  const without = active.find((user) => user.password === null);
  if (without && active.length > 1) refuse('PASSWORD_NEEDED', { user: without.name });
}

/** Whether somebody besides the one who prepares may post. */
export function hasAnotherApprover(connection: Connection): boolean {
  return activeUsers(connection).filter(({ role }) => mayRole(role, 'depreciation.post')).length > 1;
}

/**
 * Where the book asks that who prepares does not approve: whoever acts now is not whoever prepared.
 * @param preparedBy the actor of the draft, as it was recorded
 * @param preparedById the user, where the draft keeps it: a person who goes by another name since is the same
 * @throws SAME_PERSON
 */
export function assertAnother(context: Context, preparedBy: string, preparedById: number | null = null): void {
  if (context.company.four_eyes === 1 && isActing(context, preparedBy, preparedById)) refuse('SAME_PERSON', { person: preparedBy });
}

/** Whether whoever acts now is whoever is named: by the number where it is known, for names change. */
export function isActing(context: Context, name: string, userId: number | null): boolean {
  return userId === null || context.user === null ? name === context.actor : userId === context.user.id;
}
