import type { IpcMainInvokeEvent } from 'electron';
import { describe, expect, test } from 'vitest';
import type { ShellHandlers } from '#shared/contract/index.ts';
import { refuse, succeed } from '#shared/errors.ts';
import { createGate, type GateOptions } from '../../src/main/ipc/gate.ts';

const event = (url = 'app://usool/index.html'): IpcMainInvokeEvent => ({ senderFrame: { url } }) as unknown as IpcMainInvokeEvent;

function gate(overrides: Partial<GateOptions> = {}): { call: (name: unknown, input?: unknown, from?: IpcMainInvokeEvent) => Promise<unknown>; forwarded: string[]; warnings: string[] } {
  const forwarded: string[] = [];
  const warnings: string[] = [];
  const shell = {
    'app.preferences': () => Promise.resolve({ language: 'en', digits: 'latin', calendar: 'gregorian', theme: 'light', density: 'compact' }),
    'app.openRecent': () => Promise.resolve().then(() => refuse('FILE_NOT_FOUND', { file: 'noor.usool' })),
    'app.closeBook': () => Promise.reject(new Error('disk on fire at /home/noor/secret')),
    'app.info': () => Promise.resolve({ version: '1', secret: true }),
  } as unknown as ShellHandlers;
  const answer = createGate({
    isTrusted: () => true,
    shell,
    forward: (name) => {
      forwarded.push(name);
      return Promise.resolve(succeed('from the book'));
    },
    fault: () => 'REF-1',
    warn: (message) => void warnings.push(message),
    ...overrides,
  });
  return { call: (name, input, from = event()) => answer(from, name, input), forwarded, warnings };
}

describe('the gate', () => {
  test('answers nobody but our own page', async () => {
    const { call, forwarded, warnings } = gate({ isTrusted: () => false });
    expect(await call('app.preferences', {}, event('https://evil.example/'))).toEqual({ ok: false, error: { code: 'PERMISSION_DENIED', params: { permission: 'window' } } });
    expect(await call('book.info', {})).toMatchObject({ ok: false });
    expect(forwarded).toEqual([]);
    expect(warnings[0]).toContain('evil.example');
  });

  test.each([['__proto__'], ['constructor'], ['toString'], ['hasOwnProperty'], ['app'], [''], ['book.info '], ['BOOK.INFO'], ['../book.info'], ['x'.repeat(5000)]])('knows no operation %j', async (name) => {
    const { call, forwarded } = gate();
    expect(await call(name)).toMatchObject({ ok: false, error: { code: 'UNKNOWN_OPERATION' } });
    expect(forwarded).toEqual([]);
  });

  test.each([[null], [undefined], [7], [{ toString: () => 'book.info' }], [['book.info']]])('takes no name that is not text: %j', async (name) => {
    const { call, forwarded } = gate();
    expect(await call(name)).toMatchObject({ ok: false, error: { code: 'UNKNOWN_OPERATION' } });
    expect(forwarded).toEqual([]);
  });

  test('refuses a field that an operation does not have', async () => {
    expect(await gate().call('app.setPreferences', { path: '/etc/passwd' })).toEqual({ ok: false, error: { code: 'INVALID_INPUT', params: { field: 'path', reason: 'unknown field' } } });
  });

  test.each([['a text'], [[]], [7], [true]])('refuses an input that is not an object: %j', async (input) => {
    expect(await gate().call('app.preferences', input)).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
  });

  test('does not let an input reach the prototype of anything', async () => {
    const input: unknown = JSON.parse('{"__proto__":{"polluted":true},"language":"en"}');
    await gate().call('app.setPreferences', input);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('sends what is the book’s to the book and keeps what is the window’s', async () => {
    const { call, forwarded } = gate();
    expect(await call('book.info')).toEqual({ ok: true, value: 'from the book' });
    expect(await call('app.preferences')).toMatchObject({ ok: true, value: { language: 'en' } });
    expect(forwarded).toEqual(['book.info']);
  });

  test('passes a refusal on as data', async () => {
    expect(await gate().call('app.openRecent', { recentId: 'x' })).toEqual({ ok: false, error: { code: 'FILE_NOT_FOUND', params: { file: 'noor.usool' } } });
  });

  test('tells the page a reference and nothing of what went wrong inside', async () => {
    const answer = await gate().call('app.closeBook');
    expect(answer).toEqual({ ok: false, error: { code: 'FAULT', params: { reference: 'REF-1' } } });
  });

  test('lets no field out that the contract does not name', async () => {
    expect(await gate().call('app.info')).toMatchObject({ ok: false, error: { code: 'FAULT' } });
  });
});
