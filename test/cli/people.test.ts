import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { inService } from '../support/assets.ts';
import { bookAt, temporaryFolder } from '../support/book.ts';
import { usool } from '../support/commandLine.ts';
import { PASSWORDS, staff } from '../support/people.ts';

let path: string;
beforeEach(() => {
  path = join(temporaryFolder(), 'Al Noor.usool');
  const book = bookAt(path);
  inService(book);
  staff(book);
  book.host.close();
});

describe('a book that asks who one is', () => {
  test('refuses every command without a user', async () => {
    for (const line of [['call', path, 'book.info'], ['verify', path], ['close', path, '2026-01'], ['batch', path], ['backup', path, `${path}.copy`], ['export', path, `${path}.d`]]) {
      const said = await usool(line, { password: PASSWORDS.owner });
      expect({ exit: said.exit, out: said.out, code: said.error().errorCode }).toEqual({ exit: 1, out: '', code: 'LOGIN_REQUIRED' });
    }
  });

  test('takes --user with the password of the environment, and the person acts in their own name', async () => {
    expect((await usool(['call', path, 'locations.create', '{"code":"A","name":"A"}', '--user', 'clerk'], { password: PASSWORDS.clerk })).exit).toBe(0);
    const log = await usool(['call', path, 'audit.list', '{"size":2}', '--user=viewer'], { password: PASSWORDS.viewer });
    expect(log.json<{ items: { actor: string; operation: string }[] }>().items.map(({ actor, operation }) => [actor, operation])).toEqual([['Auditor', 'session.login'], ['ليلى', 'locations.create']]);
  });

  test('asks at the terminal where the environment has none, in the language of the line', async () => {
    const asked: string[] = [];
    const askPassword = async (question: string) => {
      asked.push(question);
      return PASSWORDS.viewer;
    };
    expect((await usool(['verify', path, '--user', 'viewer', '--lang', 'ar'], { askPassword })).json()).toMatchObject({ ok: true });
    expect(asked).toEqual(['كلمة المرور: ']);
    expect((await usool(['verify', path, '--user', 'viewer'], { askPassword: async () => null })).error().errorCode).toBe('LOGIN_REQUIRED');
  });

  test('keeps the rule that who prepares does not approve', async () => {
    const as = (user: 'owner' | 'accountant', operation: string, input: object) => usool(['call', path, operation, JSON.stringify(input), '--user', user], { password: PASSWORDS[user] });
    const suspended = { assetId: 'asset-1', date: '2026-02-01' };
    await as('owner', 'book.updateSettings', { fourEyes: true });
    expect((await as('owner', 'assets.suspend', suspended)).error()).toMatchObject({ errorCode: 'APPROVAL_REQUIRED' });
    expect((await as('owner', 'approvals.prepare', { operation: 'assets.suspend', input: suspended })).json()).toMatchObject({ approvalId: 'apv-1', status: 'PREPARED' });
    expect((await as('owner', 'approvals.approve', { approvalId: 'apv-1' })).error()).toMatchObject({ errorCode: 'SAME_PERSON' });
    expect((await as('accountant', 'approvals.approve', { approvalId: 'apv-1' })).json()).toMatchObject({ status: 'APPROVED', acts: ['act-1'], preparedBy: 'Noura', decidedBy: 'Salem' });
  });

  test('refuses a wrong password and what the role does not hold', async () => {
    expect((await usool(['verify', path, '--user', 'viewer'], { password: 'wrong' })).error().errorCode).toBe('LOGIN_FAILED');
    expect((await usool(['close', path, '2026-01', '--user', 'clerk'], { password: PASSWORDS.clerk })).error()).toMatchObject({ errorCode: 'PERMISSION_DENIED', details: { permission: 'periods.close' } });
  });

  test('goes out by its owner alone: the hashes of passwords go along, and say so; passwords stand nowhere', async () => {
    const folder = join(temporaryFolder(), 'all');
    expect((await usool(['export', path, folder, '--user', 'accountant'], { password: PASSWORDS.accountant })).error()).toMatchObject({ errorCode: 'PERMISSION_DENIED', details: { permission: 'book.export' } });
    expect((await usool(['export', path, folder, '--user', 'owner'], { password: PASSWORDS.owner })).exit).toBe(0);
    const read = (file: string) => readFileSync(join(folder, file), 'utf8');
    const people = JSON.parse(read('tables/users.json')) as { login: string; password: string }[];
    expect(people.map(({ login }) => login)).toEqual(['owner', 'accountant', 'clerk', 'viewer']);
    for (const { password } of people) expect(password).toMatch(/^scrypt\$/);
    expect(read('tables/audit.json')).not.toContain('scrypt');
    expect(read('tables/users.json') + read('tables/audit.json')).not.toContain(PASSWORDS.owner);
    const again = `${path}.again.usool`;
    expect((await usool(['restore', folder, again])).json()).toMatchObject({ needsLogin: true });
    expect((await usool(['verify', again])).error().errorCode).toBe('LOGIN_REQUIRED');
    expect((await usool(['verify', again, '--user', 'clerk'], { password: PASSWORDS.clerk })).json()).toMatchObject({ ok: true });
  });
});

test('a book that asks nothing takes no --user but its own', async () => {
  const free = join(temporaryFolder(), 'Free.usool');
  bookAt(free).host.close();
  expect((await usool(['verify', free])).exit).toBe(0);
  expect((await usool(['verify', free, '--user', 'owner'])).exit).toBe(0);
  expect((await usool(['verify', free, '--user', 'somebody'])).error().errorCode).toBe('LOGIN_FAILED');
});
