import type { Role } from '#shared/roles.ts';
import { memoryHost, type HostSettings, type TestBook } from './book.ts';

export const PASSWORDS = { owner: 'owner-of-the-book', accountant: 'sums-and-balances', clerk: 'paper-and-stamps', viewer: 'looks-and-leaves' } as const satisfies Record<Role, string>;

/** A book with one person of each role, who sign in with the name of their role. Its founder Noura is signed in. */
export function staffed(settings: HostSettings = {}): TestBook {
  const book = memoryHost(settings);
  staff(book);
  return book;
}

/** The founder Noura and an accountant, for what two people do to each other's work. Noura is signed in. */
export function paired(settings: HostSettings = {}): TestBook {
  const book = memoryHost(settings);
  book.call('users.setPassword', { userId: 1, password: PASSWORDS.owner });
  book.call('users.create', { login: 'accountant', name: 'Salem', role: 'accountant', password: PASSWORDS.accountant });
  return book;
}

export function staff(book: TestBook): void {
  book.call('users.setPassword', { userId: 1, password: PASSWORDS.owner });
  book.call('users.create', { login: 'accountant', name: 'Salem', role: 'accountant', password: PASSWORDS.accountant });
  book.call('users.create', { login: 'clerk', name: 'ليلى', role: 'clerk', password: PASSWORDS.clerk });
  book.call('users.create', { login: 'viewer', name: 'Auditor', role: 'viewer', password: PASSWORDS.viewer });
}

export function signIn(book: TestBook, role: Role): void {
  book.call('session.login', { login: role, password: PASSWORDS[role] });
}
