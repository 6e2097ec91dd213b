import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { createHost } from '../../src/main/ipc/router.ts';
import { largeBook, PERIOD } from './largeBook.ts';

const RESOURCES = resolve(import.meta.dirname, '../../resources');
const NOW = '2026-01-31T20:00:00.000Z';

function seconds<T>(work: () => T): { took: number; value: T } {
  const start = process.hrtime.bigint();
  const value = work();
  return { took: Number(process.hrtime.bigint() - start) / 1e9, value };
}

interface Row {
  assets: number;
  post: number;
  raw: number;
  rawWithBalances: number;
  closeWithBackup: number;
  megabytes: number;
}

/** The rows that the close wrote, put into an empty book of the same schema, statement by statement, in one transaction. */
function rawInserts(source: string, target: string, withBalances: boolean): number {
  const written = new Database(source, { readonly: true });
  const tables = ['journals', 'journal_lines', 'runs', 'entries', 'audit', ...(withBalances ? ['balances'] : [])];
  const rows = tables.map((table) => ({ table, rows: written.prepare(`SELECT * FROM ${table}`).raw().all() as unknown[][] }));
  const schema = written.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND type <> 'trigger' ORDER BY type = 'table' DESC").pluck().all() as string[];
  written.close();
  const raw = new Database(target);
  raw.pragma('synchronous = FULL');
  raw.pragma('foreign_keys = OFF');
  for (const statement of schema) raw.exec(statement);
  const inserts = rows.map((part) => ({ ...part, statement: raw.prepare(`INSERT INTO ${part.table} VALUES (${(part.rows[0] ?? []).map(() => '?').join(', ')})`) }));
  const { took } = seconds(() => raw.transaction(() => inserts.forEach((part) => part.rows.forEach((row) => part.statement.run(row))))());
  raw.close();
  return took;
}

/** One month of so many assets through the router on a file, beside raw inserts of the same rows. */
export function closeMonth(assets: number): Row {
  const folder = mkdtempSync(join(tmpdir(), 'usool-bench-'));
  try {
    const path = join(folder, 'large.usool');
    largeBook(path, assets, RESOURCES);
    const host = createHost({ now: () => NOW, actor: 'bench', resources: RESOURCES, announce: () => undefined, log: (_reference, error) => console.error(error) });
    const must = <T extends { ok: boolean }>(result: T): T => {
      if (!result.ok) throw new Error(JSON.stringify(result));
      return result;
    };
    must(host.open(path));
    const draft = must(host.dispatch('depreciationRuns.create', { period: PERIOD }));
    const { runId } = (draft as { value: { runId: string } }).value;
    const { took: post } = seconds(() => must(host.dispatch('depreciationRuns.post', { runId })));
    const { took: closeWithBackup } = seconds(() => must(host.dispatch('close.run', { period: PERIOD })));
    host.close();
    const raw = rawInserts(path, join(folder, 'raw.db'), false);
    const rawWithBalances = rawInserts(path, join(folder, 'raw-balances.db'), true);
    return { assets, post, raw, rawWithBalances, closeWithBackup, megabytes: process.memoryUsage().rss / 2 ** 20 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function benchClose(sizes: readonly number[] = [1_000, 10_000, 100_000]): void {
  console.log('One month posted: facts, plan, entries, journal, balances, audit, sums read back (seconds)');
  console.log('  assets      post   raw inserts   ratio   raw + balances   ratio   then close (with backup)   RSS MiB');
  for (const size of sizes) {
    const row = closeMonth(size);
    const cell = (value: number, width: number, digits = 3) => value.toFixed(digits).padStart(width);
    console.log(
      `${String(row.assets).padStart(8)}${cell(row.post, 10)}${cell(row.raw, 14)}${cell(row.post / row.raw, 8, 1)}${cell(row.rawWithBalances, 17)}${cell(row.post / row.rawWithBalances, 8, 1)}${cell(row.closeWithBackup, 27)}${cell(row.megabytes, 10, 0)}`,
    );
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) benchClose(process.argv.slice(2).length > 0 ? process.argv.slice(2).map(Number) : undefined);
