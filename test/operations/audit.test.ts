import { beforeEach, expect, test } from 'vitest';
import { closeMonths, inService, postMonth } from '../support/assets.ts';
import { memoryHost, type TestBook } from '../support/book.ts';
import { signIn, staff } from '../support/people.ts';

let book: TestBook;
beforeEach(() => {
  book = memoryHost();
});

test('every command leaves one row, with who, when and what; queries and refusals leave none', () => {
  inService(book);
  book.clock.now = '2026-02-01T09:00:00.000Z';
  const before = book.call('audit.list', {}).total;
  book.call('close.preview', { period: '2026-01' });
  book.refusal('close.run', { period: '2026-03' });
  expect(book.call('audit.list', {}).total).toBe(before);
  closeMonths(book, '2026-01');
  const [row] = book.call('audit.list', {}).items;
  expect(row).toMatchObject({ seq: before + 1, at: '2026-02-01T09:00:00.000Z', actor: 'Noura', operation: 'close.run', subject: '2026-01' });
  expect(JSON.parse(row?.detail ?? '')).toMatchObject({ run: 'dep-1', journal: 'JE-2026-000002', total: 10_000, backup: null });
});

test('a run’s row names its journal and its hash, a reversal’s row its reason', () => {
  inService(book);
  const { runId } = postMonth(book, '2026-01');
  book.call('depreciationRuns.reverse', { runId, reason: 'A wrong life' });
  const [reversal, post] = book.call('audit.list', {}).items.map(({ operation, subject, detail }) => ({ operation, subject, detail: JSON.parse(detail) as Record<string, unknown> }));
  expect(post).toMatchObject({ operation: 'depreciationRuns.post', subject: runId, detail: { journal: 'JE-2026-000002', total: 10_000, content: expect.stringMatching(/^[0-9a-f]{64}$/) } });
  expect(reversal).toMatchObject({ operation: 'depreciationRuns.reverse', subject: 'dep-2', detail: { reverses: runId, reason: 'A wrong life', total: -10_000 } });
});

test('rows are found by their words and given by page, newest first', () => {
  inService(book, { name: 'Server' });
  closeMonths(book, '2026-01');
  const operations = (input: object) => book.call('audit.list', input).items.map(({ operation }) => operation);
  expect(operations({})).toEqual(['close.run', 'assets.placeInService', 'assets.capitalize', 'assets.create', 'book.create']);
  expect(operations({ search: 'SERVER' })).toEqual(['assets.create']);
  expect(operations({ search: 'close 2026-01' })).toEqual(['close.run']);
  expect(operations({ page: 1, size: 2 })).toEqual(['assets.capitalize', 'assets.create']);
});

test('rows are narrowed to a person, an operation and days, all at once; the log says who and what there is', () => {
  staff(book);
  book.clock.now = '2026-01-16T23:59:59.999Z';
  signIn(book, 'accountant');
  book.call('locations.create', { code: 'A', name: 'A' });
  book.clock.now = '2026-01-17T00:00:00.000Z';
  book.call('locations.create', { code: 'B', name: 'B' });
  const subjects = (input: object) => book.call('audit.list', input).items.map(({ subject }) => subject);
  expect(subjects({ actor: 'Salem' })).toEqual(['B', 'A', 'accountant']);
  expect(subjects({ operation: 'locations.create' })).toEqual(['B', 'A']);
  expect(subjects({ from: '2026-01-17' })).toEqual(['B']);
  expect(subjects({ from: '2026-01-16', to: '2026-01-16' })).toEqual(['A', 'accountant']);
  expect(subjects({ from: '2026-01-16T21:00:00.000Z', to: '2026-01-17T00:00:00.000Z' })).toEqual(['B', 'A', 'accountant']);
  expect(subjects({ actor: 'Salem', operation: 'locations.create', to: '2026-01-16', search: 'a' })).toEqual(['A']);
  expect(subjects({ actor: 'Nobody' })).toEqual([]);
  expect(book.call('audit.facets')).toEqual({ actors: ['Noura', 'Salem'], operations: ['book.create', 'locations.create', 'session.login', 'users.create', 'users.setPassword'] });
  expect(book.refusal('audit.list', { from: '2026-02-30' }).code).toBe('INVALID_DATE');
});

test('the chain holds from its first row to its head', () => {
  inService(book);
  closeMonths(book, '2026-01');
  const { total, items } = book.call('audit.list', {});
  expect(book.call('audit.verify', {})).toEqual({ ok: true, rows: total, head: items[0]?.hash, firstBroken: null });
});
