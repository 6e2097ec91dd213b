import { z } from 'zod';
import { ROLES } from '../roles.ts';
import { command, query } from './define.ts';
import { name, nothing, rowId } from './shapes.ts';

/** Long enough that guessing takes years at the pace a book allows. */
export const PASSWORD_LENGTH = { least: 8, most: 200 } as const;

const role = z.enum(ROLES);
/** What somebody signs in with: one word, in either script. */
const login = z.string().trim().min(1).max(60).regex(/^[\p{L}\p{M}\p{N}._\-@]+$/u);
/** A password that is being chosen. Kept as typed: spaces count. */
const newPassword = z.string().min(PASSWORD_LENGTH.least).max(PASSWORD_LENGTH.most);
/** A password that is being tried. */
const triedPassword = z.string().max(PASSWORD_LENGTH.most);
const byId = z.strictObject({ userId: rowId });

/** No password, nor anything worked out from one, is in any output. */
export const user = z.strictObject({ userId: rowId, login: z.string(), name: z.string(), role, isActive: z.boolean(), hasPassword: z.boolean(), createdAt: z.string(), updatedAt: z.string() });

export const users = {
  'users.list': query('users.view', z.strictObject({ search: z.string().max(200).optional(), activeOnly: z.boolean().optional() }), z.array(user)),
  'users.create': command('users.manage', z.strictObject({ login, name, role, password: newPassword }), user),
  'users.update': command('users.manage', z.strictObject({ userId: rowId, login: login.optional(), name: name.optional(), role: role.optional(), isActive: z.boolean().optional() }), user),
  /** Null takes the password away, which only a book with one user can do without. */
  'users.setPassword': command('users.manage', z.strictObject({ userId: rowId, password: newPassword.nullable() }), user),
  'users.deactivate': command('users.manage', byId, user),
};

const current = z.strictObject({
  /** Of the book, for whoever is to sign in. */
  bookName: z.string(), bookNameAr: z.string().nullable(),
  /** True where the book asks who one is: as soon as it has a password or several users. */
  asksLogin: z.boolean(),
  /** Null until somebody has signed in. */
  user: z.strictObject({ userId: rowId, login: z.string(), name: z.string(), role }).nullable(),
});

export const session = {
  'session.current': query('none', nothing, current),
  'session.login': command('none', z.strictObject({ login: z.string().max(200), password: triedPassword }), current),
  'session.logout': command('none', nothing, current),
  'session.setPassword': command('own-password.change', z.strictObject({ current: triedPassword, password: newPassword }), current),
};
