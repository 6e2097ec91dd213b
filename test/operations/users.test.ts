import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { bookAt, memoryHost, temporaryFolder, testHost, type TestBook } from '../support/book.ts';
import { bookOfVersion1 } from '../support/oldBook.ts';
import { PASSWORDS, signIn, staff, staffed } from '../support/people.ts';

let book: TestBook;
const lastRow = (of = book) => {
  const [row] = of.call('audit.list', { size: 1 }).items;
  return row && { actor: row.actor, operation: row.operation, subject: row.subject, detail: JSON.parse(row.detail) as unknown };
};

describe('a book with one user and no password', () => {
  beforeEach(() => {
    book = memoryHost();
  });

  test('asks nothing: it opens as its founder, who owns it', () => {
    expect(book.call('session.current')).toEqual({ bookName: 'Al Noor Trading', bookNameAr: 'شركة النور للتجارة', asksLogin: false, user: { userId: 1, login: 'owner', name: 'Noura', role: 'owner' } });
    expect(book.call('users.list', {})).toMatchObject([{ userId: 1, login: 'owner', name: 'Noura', role: 'owner', isActive: true, hasPassword: false }]);
  });

  test('takes no second user before its owner has a password', () => {
    expect(book.refusal('users.create', { login: 'salem', name: 'Salem', role: 'clerk', password: 'long-enough' })).toEqual({ code: 'PASSWORD_NEEDED', params: { user: 'Noura' } });
    book.call('users.setPassword', { userId: 1, password: PASSWORDS.owner });
    expect(book.call('users.create', { login: 'salem', name: 'Salem', role: 'clerk', password: 'long-enough' })).toMatchObject({ userId: 2, role: 'clerk', hasPassword: true });
  });

  test('opens as before once its password is taken away again', () => {
    book.call('users.setPassword', { userId: 1, password: PASSWORDS.owner });
    expect(book.call('session.current').asksLogin).toBe(true);
    book.call('users.setPassword', { userId: 1, password: null });
    expect(book.call('session.current').asksLogin).toBe(false);
  });

  test('is its owner’s again after signing out', () => {
    expect(book.call('session.logout').user).toMatchObject({ name: 'Noura' });
  });

  test('signs its owner in with nothing typed, and nobody else', () => {
    expect(book.call('session.login', { login: 'OWNER', password: '' }).user).toMatchObject({ userId: 1 });
    expect(book.refusal('session.login', { login: 'owner', password: 'something' }).code).toBe('LOGIN_FAILED');
  });
});

describe('people of a book', () => {
  beforeEach(() => {
    book = staffed();
  });

  test('each change is in the log, with what was before', () => {
    book.call('users.update', { userId: 3, name: 'Layla', role: 'accountant' });
    expect(lastRow()).toEqual({
      actor: 'Noura', operation: 'users.update', subject: 'clerk',
      detail: { user: 3, login: 'clerk', loginBefore: 'clerk', nameBefore: 'ليلى', name: 'Layla', roleBefore: 'clerk', role: 'accountant', isActive: true },
    });
    book.call('users.deactivate', { userId: 4 });
    expect(lastRow()).toMatchObject({ operation: 'users.deactivate', subject: 'viewer' });
  });

  test('a login and a name belong to one person, in any spelling', () => {
    const create = (login: string, name: string) => book.refusal('users.create', { login, name, role: 'viewer', password: 'long-enough' });
    expect(create('Clerk', 'Somebody')).toEqual({ code: 'USER_EXISTS', params: { name: 'Clerk' } });
    expect(create('somebody', 'SALEM')).toEqual({ code: 'USER_EXISTS', params: { name: 'SALEM' } });
    expect(create('somebody', 'ليلي').code).toBe('USER_EXISTS');
    expect(book.refusal('users.update', { userId: 2, login: 'viewer' }).code).toBe('USER_EXISTS');
    expect(book.call('users.update', { userId: 2, login: 'Accountant', name: 'Salem' }).login).toBe('Accountant');
  });

  test('the last active owner is neither demoted nor deactivated, not even in the file', () => {
    const refused = { code: 'LAST_OWNER', params: { user: 'Noura' } };
    expect(book.refusal('users.update', { userId: 1, role: 'accountant' })).toEqual(refused);
    expect(book.refusal('users.update', { userId: 1, isActive: false })).toEqual(refused);
    expect(book.refusal('users.deactivate', { userId: 1 })).toEqual(refused);
    book.call('users.update', { userId: 2, role: 'owner' });
    expect(book.call('users.update', { userId: 1, role: 'clerk' }).role).toBe('clerk');
  });

  test('what was taken away is gone at once, not at the next opening', () => {
    book.call('users.update', { userId: 2, role: 'owner' });
    book.call('users.update', { userId: 1, role: 'viewer' });
    expect(book.refusal('users.update', { userId: 1, role: 'owner' })).toEqual({ code: 'PERMISSION_DENIED', params: { permission: 'users.manage' } });
    signIn(book, 'accountant');
    book.call('users.deactivate', { userId: 1 });
    expect(book.refusal('session.login', { login: 'owner', password: PASSWORDS.owner }).code).toBe('LOGIN_FAILED');
  });

  test('who deactivates himself is signed out', () => {
    book.call('users.update', { userId: 2, role: 'owner' });
    book.call('users.deactivate', { userId: 1 });
    expect(book.call('session.current').user).toBeNull();
    expect(book.refusal('book.info')).toEqual({ code: 'LOGIN_REQUIRED', params: {} });
  });

  test('with several active users nobody goes without a password', () => {
    expect(book.refusal('users.setPassword', { userId: 3, password: null })).toEqual({ code: 'PASSWORD_NEEDED', params: { user: 'ليلى' } });
    for (const userId of [2, 3, 4]) book.call('users.deactivate', { userId });
    book.call('users.setPassword', { userId: 1, password: null });
    expect(book.refusal('users.update', { userId: 2, isActive: true })).toEqual({ code: 'PASSWORD_NEEDED', params: { user: 'Noura' } });
  });

  test('are found by name and login, the deactivated ones too unless left out', () => {
    book.call('users.deactivate', { userId: 4 });
    const names = (input: object) => book.call('users.list', input).map(({ name }) => name);
    expect(names({})).toEqual(['Noura', 'Salem', 'ليلى', 'Auditor']);
    expect(names({ activeOnly: true })).toEqual(['Noura', 'Salem', 'ليلى']);
    expect(names({ search: 'ليلي' })).toEqual(['ليلى']);
    expect(names({ search: 'ACCOUNT' })).toEqual(['Salem']);
  });

  test('who is not there is refused by number; short passwords and logins of several words are refused as input', () => {
    expect(book.refusal('users.deactivate', { userId: 99 })).toEqual({ code: 'USER_NOT_FOUND', params: { user: '99' } });
    expect(book.refusal('users.setPassword', { userId: 2, password: 'short' })).toMatchObject({ code: 'INVALID_INPUT', params: { field: 'password' } });
    expect(book.refusal('users.create', { login: 'two words', name: 'X', role: 'clerk', password: 'long-enough' })).toMatchObject({ code: 'INVALID_INPUT', params: { field: 'login' } });
    expect(book.refusal('users.create', { login: 'x', name: '\u200f', role: 'clerk', password: 'long-enough' })).toMatchObject({ code: 'INVALID_INPUT', params: { field: 'name' } });
  });
});

describe('signing in', () => {
  beforeEach(() => {
    book = staffed();
    book.call('session.logout');
  });

  test('comes before everything else but asking who is signed in', () => {
    for (const name of ['book.info', 'assets.list', 'audit.list', 'users.list', 'book.verify']) expect(book.refusal(name).code).toBe('LOGIN_REQUIRED');
    expect(book.refusal('locations.create', { code: 'A', name: 'A' }).code).toBe('LOGIN_REQUIRED');
    expect(book.host.renderReport({ report: 'asset-register', parameters: {}, language: 'en', format: 'csv' })).toMatchObject({ error: { code: 'LOGIN_REQUIRED' } });
    expect(book.host.backup(join(temporaryFolder(), 'copy.usool'))).toMatchObject({ error: { code: 'LOGIN_REQUIRED' } });
    expect(book.host.stageFile('a.csv', new Uint8Array())).toMatchObject({ error: { code: 'LOGIN_REQUIRED' } });
    expect(book.call('session.current')).toMatchObject({ bookName: 'Al Noor Trading', asksLogin: true, user: null });
    expect(book.host.dispatch('schedule.compute', {})).not.toMatchObject({ error: { code: 'LOGIN_REQUIRED' } });
  });

  test('makes the person the one who acts', () => {
    signIn(book, 'clerk');
    book.call('locations.create', { code: 'A', name: 'A' });
    expect(book.refusal('audit.list', {}).code).toBe('PERMISSION_DENIED');
    signIn(book, 'accountant');
    expect(book.call('audit.list', { size: 3 }).items.map(({ actor, operation }) => [actor, operation])).toEqual([['Salem', 'session.login'], ['ليلى', 'locations.create'], ['ليلى', 'session.login']]);
    expect(book.events).toContainEqual({ type: 'changed', operation: 'session.login' });
  });

  test('a wrong password and an unknown login are refused alike, and written down without what was typed', () => {
    expect(book.refusal('session.login', { login: 'clerk', password: 'my secret guess' })).toEqual({ code: 'LOGIN_FAILED', params: {} });
    expect(book.refusal('session.login', { login: 'my-secret-guess', password: 'x' })).toEqual({ code: 'LOGIN_FAILED', params: {} });
    signIn(book, 'owner');
    const rows = book.call('audit.list', { operation: 'session.refused' }).items;
    expect(rows.map(({ actor, subject, detail }) => ({ actor, subject, detail }))).toEqual([{ actor: '', subject: '', detail: '{"failures":2}' }, { actor: '', subject: 'clerk', detail: '{"failures":1}' }]);
    expect(book.call('audit.verify').ok).toBe(true);
  });

  test('is slowed down after the third failure, longer each time, under whatever name; a success forgets them', () => {
    const wrong = () => book.refusal('session.login', { login: 'clerk', password: 'wrong' });
    const at = (seconds: number) => (book.clock.now = new Date(Date.parse('2026-01-15T08:00:00.000Z') + seconds * 1000).toISOString());
    expect([wrong(), wrong(), wrong()].map(({ code }) => code)).toEqual(['LOGIN_FAILED', 'LOGIN_FAILED', 'LOGIN_FAILED']);
    expect(book.refusal('session.login', { login: 'owner', password: PASSWORDS.owner })).toEqual({ code: 'LOGIN_WAIT', params: { count: 5 } });
    at(4);
    expect(wrong()).toEqual({ code: 'LOGIN_WAIT', params: { count: 1 } });
    at(5);
    expect(wrong().code).toBe('LOGIN_FAILED');
    expect(wrong()).toEqual({ code: 'LOGIN_WAIT', params: { count: 10 } });
    at(15);
    signIn(book, 'owner');
    expect(wrong().code).toBe('LOGIN_FAILED');
    expect(wrong().code).toBe('LOGIN_FAILED');
    signIn(book, 'owner');
    expect(book.call('audit.list', { operation: 'session.refused' }).total).toBe(6);
  });

  test('a clock that was set back keeps nobody out', () => {
    for (let attempt = 0; attempt < 3; attempt += 1) book.refusal('session.login', { login: 'clerk', password: 'wrong' });
    book.clock.now = '2020-01-01T00:00:00.000Z';
    signIn(book, 'clerk');
  });

  test('takes a password however the keyboard composes its letters', () => {
    signIn(book, 'owner');
    book.call('users.setPassword', { userId: 2, password: 'caf\u00e9 \u0622\u0645\u0627\u0644' });
    expect(book.call('session.login', { login: 'accountant', password: 'cafe\u0301 \u0627\u0653\u0645\u0627\u0644' }).user?.name).toBe('Salem');
  });
});

describe('one’s own password', () => {
  beforeEach(() => {
    book = staffed();
    signIn(book, 'clerk');
  });

  test('is changed against the one it replaces', () => {
    expect(book.refusal('session.setPassword', { current: 'wrong', password: 'another-one' }).code).toBe('LOGIN_FAILED');
    book.call('session.setPassword', { current: PASSWORDS.clerk, password: 'another-one' });
    expect(book.refusal('session.login', { login: 'clerk', password: PASSWORDS.clerk }).code).toBe('LOGIN_FAILED');
    expect(book.call('session.login', { login: 'clerk', password: 'another-one' }).user?.role).toBe('clerk');
  });

  test('is nobody else’s business', () => {
    expect(book.refusal('users.setPassword', { userId: 3, password: 'another-one' })).toEqual({ code: 'PERMISSION_DENIED', params: { permission: 'users.manage' } });
  });
});

test('no password, nor anything made of one, is in what the book answers', () => {
  book = staffed();
  const said = JSON.stringify([book.call('users.list', {}), book.call('audit.list', { size: 100 }), book.call('session.current'), book.call('users.setPassword', { userId: 2, password: 'very-hidden' }), book.call('audit.list', { size: 100 })]);
  expect(said).not.toMatch(/scrypt/);
  for (const secret of [...Object.values(PASSWORDS), 'very-hidden']) expect(said).not.toContain(secret);
});

test('a book asks again when it is opened again, whoever had it open', () => {
  const path = join(temporaryFolder(), 'Al Noor.usool');
  const first = bookAt(path);
  staff(first);
  first.host.close();
  const again = testHost({ actor: 'Somebody' });
  expect(again.host.open(path)).toEqual({ ok: true, value: { name: 'Al Noor Trading', nameAr: 'شركة النور للتجارة', fileName: 'Al Noor.usool', readOnly: false, needsLogin: true } });
  expect(again.refusal('book.info').code).toBe('LOGIN_REQUIRED');
  signIn(again, 'viewer');
  expect(again.call('book.verify').ok).toBe(true);
  again.host.close();
});

test('a book from before there were users belongs to who founded it, and asks nothing', () => {
  const path = join(temporaryFolder(), 'Old.usool');
  bookOfVersion1(path);
  const old = testHost({ actor: 'Somebody' });
  expect(old.host.open(path)).toMatchObject({ ok: true, value: { needsLogin: false } });
  const founder = old.call('audit.list', { operation: 'book.create' }).items[0]?.actor;
  expect(old.call('users.list', {})).toMatchObject([{ login: 'owner', name: founder, role: 'owner', hasPassword: false }]);
  expect(old.call('session.current').user?.name).toBe(founder);
  old.host.close();
});
