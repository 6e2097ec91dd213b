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

  test('refuses a wrong password and what the role does not hold', async () => {
    expect((await usool(['verify', path, '--user', 'viewer'], { password: 'wrong' })).error().errorCode).toBe('LOGIN_FAILED');
    expect((await usool(['close', path, '2026-01', '--user', 'clerk'], { password: PASSWORDS.clerk })).error()).toMatchObject({ errorCode: 'PERMISSION_DENIED', details: { permission: 'periods.close' } });
  });

  test('exports its people without their passwords', async () => {
    const folder = join(temporaryFolder(), 'all');
    expect((await usool(['export', path, folder, '--user', 'owner'], { password: PASSWORDS.owner })).exit).toBe(0);
    const people = readFileSync(join(folder, 'users.json'), 'utf8');
    expect((JSON.parse(people) as { login: string }[]).map(({ login }) => login)).toEqual(['owner', 'accountant', 'clerk', 'viewer']);
    expect(people + readFileSync(join(folder, 'audit.json'), 'utf8')).not.toMatch(/scrypt|owner-of-the-book/);
  });
});

test('a book that asks nothing takes no --user but its own', async () => {
  const free = join(temporaryFolder(), 'Free.usool');
  bookAt(free).host.close();
  expect((await usool(['verify', free])).exit).toBe(0);
  expect((await usool(['verify', free, '--user', 'owner'])).exit).toBe(0);
  expect((await usool(['verify', free, '--user', 'somebody'])).error().errorCode).toBe('LOGIN_FAILED');
});
