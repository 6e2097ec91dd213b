import { spawn } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import { largeBook, PERIOD } from '../bench/largeBook.ts';
import { inService } from '../support/assets.ts';
import { bookAt, RESOURCES, temporaryFolder, testHost } from '../support/book.ts';

const TABLES = ['journals', 'journal_lines', 'runs', 'entries', 'balances', 'closings', 'audit', 'sequences', 'company'] as const;

/** Everything a close writes, as it stands in the file. */
function contents(path: string): Record<string, unknown> {
  const database = new Database(path, { readonly: true });
  const rows = Object.fromEntries(TABLES.map((table) => [table, database.prepare(`SELECT * FROM ${table}`).all()]));
  database.close();
  return rows;
}

describe('a write that fails in the middle of a close leaves nothing behind', () => {
  // Each makes another step of the close fail, from the first to the last.
  const failures = ['journals', 'journal_lines', 'runs', 'entries', 'closings', 'audit'].map((table) => [table, `BEFORE INSERT ON ${table}`] as const);

  test.each([...failures, ['balances', 'BEFORE UPDATE ON balances'] as const])('at %s', (_table, event) => {
    const path = join(temporaryFolder(), 'Book.usool');
    const book = bookAt(path);
    inService(book);
    book.host.close();
    const sabotage = new Database(path);
    sabotage.exec(`CREATE TRIGGER sabotage ${event} BEGIN SELECT RAISE(ABORT, 'the disk is on fire'); END`);
    sabotage.close();
    const before = contents(path);
    book.host.open(path);
    expect(book.host.dispatch('close.run', { period: '2026-01' })).toMatchObject({ ok: false, error: { code: 'FAULT' } });
    expect(String(book.lastFault())).toContain('the disk is on fire');
    book.host.close();
    expect(contents(path)).toEqual(before);
    const repaired = new Database(path);
    repaired.exec('DROP TRIGGER sabotage');
    repaired.close();
    book.host.open(path);
    expect(book.call('close.run', { period: '2026-01' })).toMatchObject({ glJournalId: 'JE-2026-000002', totalDepreciation: '100.00' });
    expect(book.call('book.verify', {})).toMatchObject({ ok: true });
  });
});

describe('a process killed during a close has closed the month whole or not at all', () => {
  const folder = temporaryFolder();
  const original = join(folder, 'Original.usool');
  beforeAll(() => largeBook(original, 4_000, RESOURCES));

  /** Starts the close in another process, and kills it after so many milliseconds. */
  function killDuringClose(path: string, afterMilliseconds: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [join(import.meta.dirname, '../support/children/closeMonth.ts'), path, PERIOD], { stdio: ['ignore', 'pipe', 'inherit'] });
      let started = false;
      child.on('error', reject);
      child.on('exit', () => (started ? resolve() : reject(new Error('the other process never began'))));
      child.stdout.once('data', () => {
        started = true;
        setTimeout(() => child.kill('SIGKILL'), afterMilliseconds);
      });
    });
  }

  test.each([0, 10, 20, 40, 60, 80, 120, 200])('after %i ms', async (milliseconds) => {
    const path = join(folder, `Killed after ${milliseconds}.usool`);
    copyFileSync(original, path);
    await killDuringClose(path, milliseconds);
    const { host, call } = testHost();
    expect(host.open(path)).toMatchObject({ ok: true });
    expect(call('book.verify', {})).toMatchObject({ ok: true });
    const { lastClosedPeriod } = call('book.info', {});
    const runs = call('depreciationRuns.list', {});
    const charged = call('register.totals', {}).accumulatedDepreciation;
    if (lastClosedPeriod === null) expect([runs.total, charged]).toEqual([0, '0.00']);
    else expect([runs.total, runs.items[0]?.status, charged]).toEqual([1, 'POSTED', runs.items[0]?.totalDepreciation]);
    if (lastClosedPeriod === null) call('close.run', { period: PERIOD });
    expect(call('book.info', {}).lastClosedPeriod).toBe(PERIOD);
    host.close();
    rmSync(path);
  });
});
