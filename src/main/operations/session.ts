import type { Output, Parsed } from '#shared/contract/index.ts';
import { required } from '#shared/values/assert.ts';
import { appendAudit } from '../book/audit.ts';
import type { Json } from '../book/hash.ts';
import { keepPassword, passwordFits } from '../book/passwords.ts';
import { failedLogins, findUserByLogin, setFailedLogins, updateUser, type FailedLogins, type UserRow } from '../book/tables/users.ts';
import { Refusal, type Context } from './context.ts';
import { unaskedUser } from './people.ts';

/** Who is signed in afterwards, or why not. A refusal comes as a value, because what it leaves in the book is to stay. */
export type Step = { user: UserRow | null } | { refusal: Refusal };

/** So many failures cost nothing: fingers slip. Each one more doubles the wait, up to the most. */
const FREE_FAILURES = 2;
const FIRST_WAIT_SECONDS = 5;
const MOST_WAIT_SECONDS = 300;

/** Seconds until the next attempt is heard. A clock that was set back makes nobody wait for the day it comes to again. */
export function secondsToWait({ count, last_at }: FailedLogins, now: string): number {
  if (last_at === null || count <= FREE_FAILURES) return 0;
  const wait = Math.min(MOST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** Math.min(20, count - FREE_FAILURES - 1));
  const elapsed = (Date.parse(now) - Date.parse(last_at)) / 1000;
  return elapsed < 0 ? 0 : Math.max(0, Math.ceil(wait - elapsed));
}

const log = (context: Context, operation: string, actor: string, subject: string, detail: Json): void => void appendAudit(context.connection, { at: context.now, actor, operation, subject, detail });

/**
 * A password that is tried: heard only after the wait, counted and written down where it does not fit. What was typed is kept nowhere, nor
 * is a name that nobody has: people type passwords into the wrong field. A book that cannot be written to counts nothing.
 */
function tried(context: Context, password: string, user: UserRow | undefined): Refusal | null {
  const { connection, now } = context;
  const failed = failedLogins(connection);
  const count = secondsToWait(failed, now);
  if (count > 0) return new Refusal('LOGIN_WAIT', { count });
  if (passwordFits(password, user?.is_active === 1 ? user : null)) {
    if (!context.readOnly && failed.count > 0) setFailedLogins(connection, { count: 0, last_at: null });
    return null;
  }
  if (!context.readOnly) {
    setFailedLogins(connection, { count: failed.count + 1, last_at: now });
    log(context, 'session.refused', context.actor, user?.login ?? '', { failures: failed.count + 1 });
  }
  return new Refusal('LOGIN_FAILED', {});
}

/** @throws nothing: refuses by value, with LOGIN_WAIT or LOGIN_FAILED */
function logIn(context: Context, input: Parsed<'session.login'>): Step {
  const user = findUserByLogin(context.connection, input.login);
  const refusal = tried(context, input.password, user);
  if (refusal) return { refusal };
  const known = required(user, 'the user whose password fits');
  if (!context.readOnly) log(context, 'session.login', known.name, known.login, { user: known.id, role: known.role });
  return { user: known };
}

/** In a book that asks nothing, whoever signs out is its owner again. */
function logOut(context: Context): Step {
  const { user } = context;
  if (user && !context.readOnly) log(context, 'session.logout', user.name, user.login, { user: user.id });
  return { user: unaskedUser(context.connection) };
}

/** A person's own password, against the one it replaces. Refuses by value, with LOGIN_WAIT or LOGIN_FAILED. */
function changePassword(context: Context, input: Parsed<'session.setPassword'>): Step {
  const user = required(context.user ?? undefined, 'somebody is signed in');
  const refusal = tried(context, input.current, user);
  if (refusal) return { refusal };
  updateUser(context.connection, { ...user, password: keepPassword(input.password), updated_at: context.now });
  log(context, 'session.setPassword', user.name, user.login, { user: user.id });
  return { user };
}

export const sessionSteps = { 'session.login': logIn, 'session.logout': logOut, 'session.setPassword': changePassword };

/** What concerns who is signed in: the router's own business, for it keeps that. */
export type SessionName = keyof typeof sessionSteps | 'session.current';

export const isSessionStep = (name: string): name is keyof typeof sessionSteps => Object.hasOwn(sessionSteps, name);

export function showSession(context: Context): Output<'session.current'> {
  const { company, user } = context;
  return {
    bookName: company.name, bookNameAr: company.name_ar, asksLogin: unaskedUser(context.connection) === null,
    user: user && { userId: user.id, login: user.login, name: user.name, role: user.role },
  };
}
