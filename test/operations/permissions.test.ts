import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { required } from '#shared/values/assert.ts';
import { contract, type BookName, type OperationName } from '#shared/contract/index.ts';
import type { Permission } from '#shared/contract/define.ts';
import { HOLDERS, PERMISSIONS, ROLES, mayRole, type Role } from '#shared/roles.ts';
import type { TestBook } from '../support/book.ts';
import { inputsOf } from '../robustness/hostile.ts';
import { signIn, staffed } from '../support/people.ts';

const names = Object.keys(contract) as OperationName[];
const ofBook = names.filter((name): name is BookName => contract[name].kind !== 'shell');
const holding = (role: Role): Permission[] => PERMISSIONS.filter((permission) => mayRole(role, permission));

describe('permissions are data, and the router refuses without them', () => {
  test('who may only look is refused what changes the book, after the input was found right and before anything is looked for', () => {
    const book = staffed();
    signIn(book, 'viewer');
    expect(book.refusal('assets.capitalize', { assetId: 'asset-9', capitalizationDate: '2026-02-29' }).code).toBe('INVALID_DATE');
    expect(book.refusal('assets.capitalize', { assetId: 'asset-9', capitalizationDate: '2026-02-28' })).toEqual({ code: 'PERMISSION_DENIED', params: { permission: 'assets.capitalize' } });
    expect(book.refusal('assetCategories.delete', { categoryCode: 'NONE' })).toEqual({ code: 'PERMISSION_DENIED', params: { permission: 'accounting.asset-categories.delete' } });
    expect(book.call('assetCategories.list').total).toBeGreaterThan(0);
    expect(book.call('audit.verify').ok).toBe(true);
  });

  test('every command of the book asks for a permission that is not for looking; signing in and out asks for none', () => {
    const commands = ofBook.filter((name) => contract[name].kind === 'command');
    expect(commands.filter((name) => contract[name].permission === 'none' || contract[name].permission.endsWith('.view'))).toEqual(['session.login', 'session.logout']);
  });

  test('every permission belongs to an operation, and every operation to a permission of the table', () => {
    const asked = new Set(names.map((name) => contract[name].permission));
    expect(PERMISSIONS.filter((permission) => !asked.has(permission))).toEqual([]);
    expect([...asked].filter((permission) => !Object.hasOwn(HOLDERS, permission))).toEqual([]);
  });
});

describe('roles', () => {
  test('an owner may do everything', () => {
    expect(holding('owner')).toEqual(PERMISSIONS);
  });

  test('an accountant does all but take the whole book out, manage it and its people, and reopen a closed month', () => {
    expect(PERMISSIONS.filter((permission) => !mayRole('accountant', permission))).toEqual(['book.export', 'book.manage', 'users.manage', 'periods.reopen']);
  });

  test('a clerk prepares: drafts, places and readings; nothing that posts, and not the log', () => {
    expect(holding('clerk').filter((permission) => !permission.endsWith('.view'))).toEqual(['own-password.change', 'places.manage', 'assets.create', 'assets.update', 'assets.delete', 'usage.record', 'attachments.add', 'transfers.create', 'counts.create', 'counts.scan', 'counts.resolve', 'reconciliation.prepare']);
    expect(PERMISSIONS.filter((permission) => permission.endsWith('.view') && !mayRole('clerk', permission))).toEqual(['users.view', 'audit.view']);
  });

  test('a viewer sees everything, may take the close pack of a month along, and changes nothing but a password', () => {
    expect(holding('viewer')).toEqual(PERMISSIONS.filter((permission) => permission.endsWith('.view') || permission === 'own-password.change' || permission === 'periods.pack'));
  });
});

/** A request of the right shape; about somebody who is not there, where it would change who may do what. */
function wellFormed(book: TestBook, name: BookName, input: z.ZodType): unknown {
  if (name === 'pools.updateRegime') return { fromYear: 2026, reason: 'new rates', rules: book.call('pools.presets')[0]?.rules };
  if (name === 'close.packCheck') return { period: '2026-01', checksum: 'a'.repeat(64) };
  if (name === 'fiscalYears.change' || name === 'fiscalYears.preview') return { from: '2026-01', to: '2026-06' };
  if (name.startsWith('assets.merge')) return { into: 'asset-1', assets: ['asset-2'], date: '2026-01-31' };
  if (name.startsWith('users.') && name !== 'users.list') {
    const who = name === 'users.create' ? { login: 'owner', name: 'Noura', role: 'clerk' } : { userId: 99 };
    return name === 'users.create' || name === 'users.setPassword' ? { ...who, password: 'long-enough' } : who;
  }
  return required(fc.sample(inputsOf(input), { seed: 20_260_131, numRuns: 500 }).find((sent) => input.safeParse(sent).success), `a request for ${name}`);
}

/** Where the router asks for the permission; whatever it says after that, is about the request itself. */
describe.each(ROLES)('as %s, the router lets through what the table says and nothing else', (role) => {
  const book = staffed();
  signIn(book, role);

  test.each(ofBook.filter((name) => !name.startsWith('session.')))('%s', (name) => {
    const { permission, input } = contract[name];
    const sent = wellFormed(book, name, input);
    const result = book.host.dispatch(name, sent);
    const refused = !result.ok && result.error.code === 'PERMISSION_DENIED';
    expect(refused).toBe(!mayRole(role, permission));
    if (refused) expect(result).toEqual({ ok: false, error: { code: 'PERMISSION_DENIED', params: { permission } } });
  });

  test('the copies and files of the window', () => {
    expect(book.host.stageFile('a.csv', new Uint8Array()).ok).toBe(mayRole(role, 'assets.import') || mayRole(role, 'attachments.add'));
    const backup = book.host.backup('/nowhere/at/all.usool');
    expect(!backup.ok && backup.error.code === 'PERMISSION_DENIED').toBe(!mayRole(role, 'book.backup'));
    const everything = book.host.exportBook(import.meta.filename);
    expect(!everything.ok && everything.error.code).toBe(mayRole(role, 'book.export') ? 'FOLDER_NOT_EMPTY' : 'PERMISSION_DENIED');
    const report = book.host.renderReport({ report: 'no-such-report', parameters: {}, language: 'en', format: 'csv' });
    expect(!report.ok && report.error.code).toBe('REPORT_NOT_FOUND');
    const pack = book.host.makePack({ period: '1999-01' });
    expect(!pack.ok && pack.error.code).toBe(mayRole(role, 'periods.pack') ? 'NO_CLOSE_PACK' : 'PERMISSION_DENIED');
  });
});
