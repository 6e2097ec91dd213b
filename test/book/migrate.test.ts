import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createBookFile, openBookFile } from '../../src/main/book/open.ts';
import { temporaryFolder } from '../support/book.ts';
import { foundedBook } from '../support/ledger.ts';

type Step = { version: number; name: string; sql: string };
const program = vi.hoisted(() => ({ steps: [] as Step[] }));

/** The program's list of steps, which these tests lengthen as a later version of it would. */
vi.mock('../../src/main/book/migrations/index.ts', () => ({
  get MIGRATIONS() {
    return program.steps;
  },
  get SCHEMA_VERSION() {
    return program.steps.length;
  },
}));

/** All that the program's own tables need today, as one first step: these tests are about the steps that follow. */
const { MIGRATIONS: released } = await vi.importActual<{ MIGRATIONS: readonly Step[] }>('../../src/main/book/migrations/index.ts');
const FIRST: Step = { version: 1, name: 'first book', sql: released.map(({ sql }) => sql).join('\n') };
/** A later step that moves what people wrote: floors leave the names of places for a column of their own. */
const FLOORS: Step = {
  version: 2, name: 'floors',
  sql: `ALTER TABLE places ADD COLUMN floor TEXT;
        UPDATE places SET floor = SUBSTR(name, INSTR(name, ' / ') + 3), name = SUBSTR(name, 1, INSTR(name, ' / ') - 1) WHERE INSTR(name, ' / ') > 0;`,
};
const NOW = '2026-02-01T09:12:00.000Z';

/** A book as the first version of the program left it. */
function oldBook(): string {
  const path = join(temporaryFolder(), 'Al Noor.usool');
  const connection = foundedBook(path);
  connection.run("INSERT INTO places (kind, code, name, created_at, updated_at) VALUES ('location', 'A', 'Riyadh / Second floor', '', ''), ('location', 'B', 'Jeddah', '', '')");
  connection.database.close();
  return path;
}

const inFile = (path: string) => {
  const database = new Database(path, { readonly: true });
  const version = Number(database.pragma('user_version', { simple: true }));
  const places = database.prepare('SELECT * FROM places ORDER BY code').all() as { name: string; floor?: string | null }[];
  database.close();
  return { version, places: places.map(({ name, floor }) => ({ name, floor })) };
};

beforeEach(() => {
  program.steps = [FIRST];
});

describe('a book of an older program', () => {
  test('comes up to date with its data, once', () => {
    const path = oldBook();
    program.steps = [FIRST, FLOORS];
    openBookFile(path, NOW).connection.database.close();
    const migrated = { version: 2, places: [{ name: 'Riyadh', floor: 'Second floor' }, { name: 'Jeddah', floor: null }] };
    expect(inFile(path)).toEqual(migrated);
    openBookFile(path, NOW).connection.database.close();
    expect(inFile(path)).toEqual(migrated);
    expect(readdirSync(dirname(path)).sort()).toEqual(['Al Noor backups', 'Al Noor.usool']);
    expect(readdirSync(join(dirname(path), 'Al Noor backups'))).toHaveLength(1);
  });

  test('is copied first, as it was, and the copy is a book', () => {
    const path = oldBook();
    program.steps = [FIRST, FLOORS];
    openBookFile(path, NOW).connection.database.close();
    const [copy = ''] = readdirSync(join(dirname(path), 'Al Noor backups'));
    expect(copy).toBe('Al Noor before-schema-2 20260201-091200.usool');
    const copied = join(dirname(path), 'Al Noor backups', copy);
    expect(inFile(copied)).toEqual({ version: 1, places: [{ name: 'Riyadh / Second floor', floor: undefined }, { name: 'Jeddah', floor: undefined }] });
    program.steps = [FIRST];
    const { connection } = openBookFile(copied, NOW);
    expect(connection.get<{ name: string }>('SELECT name FROM company')?.name).toBe('Al Noor Trading');
    connection.database.close();
  });

  test('skips what it has: a book of version 2 takes version 3 only', () => {
    const path = oldBook();
    program.steps = [FIRST, FLOORS];
    openBookFile(path, NOW).connection.database.close();
    program.steps = [FIRST, FLOORS, { version: 3, name: 'rooms', sql: "ALTER TABLE places ADD COLUMN room TEXT; UPDATE places SET room = floor || '-1'" }];
    const { connection } = openBookFile(path, NOW);
    expect(connection.all('SELECT name, floor, room FROM places ORDER BY code')).toEqual([{ name: 'Riyadh', floor: 'Second floor', room: 'Second floor-1' }, { name: 'Jeddah', floor: null, room: null }]);
    connection.database.close();
    expect(readdirSync(join(dirname(path), 'Al Noor backups'))).toHaveLength(2);
  });
});

describe('a step that fails', () => {
  test.each([
    ['in its second statement', 'ALTER TABLE places ADD COLUMN room TEXT; UPDATE no_such_table SET a = 1'],
    ['by leaving a reference to nothing', 'ALTER TABLE places ADD COLUMN room TEXT; UPDATE categories SET asset_account_id = 99999'],
    ['by changing what is posted', "ALTER TABLE places ADD COLUMN room TEXT; UPDATE audit SET actor = 'x'"],
  ])('%s leaves the book as it was, the steps before it included', (_how, sql) => {
    const path = oldBook();
    const before = readFileSync(path);
    program.steps = [FIRST, FLOORS, { version: 3, name: 'broken', sql }];
    expect(() => openBookFile(path, NOW)).toThrow();
    expect(inFile(path)).toMatchObject({ version: 1, places: [{ name: 'Riyadh / Second floor' }, { name: 'Jeddah' }] });
    expect(readFileSync(path).equals(before)).toBe(true);
    program.steps = [FIRST, FLOORS];
    openBookFile(path, NOW).connection.database.close();
    expect(inFile(path).version).toBe(2);
  });
});

describe('no copy is made', () => {
  test('of a new book', () => {
    program.steps = [FIRST, FLOORS];
    const path = join(temporaryFolder(), 'New.usool');
    createBookFile(path).connection.database.close();
    expect(inFile(path).version).toBe(2);
    expect(readdirSync(dirname(path))).toEqual(['New.usool']);
  });

  test('of a book from a later program, which is refused untouched', () => {
    program.steps = [FIRST, FLOORS];
    const path = join(temporaryFolder(), 'Newer.usool');
    createBookFile(path).connection.database.close();
    const before = readFileSync(path);
    program.steps = [FIRST];
    expect(() => openBookFile(path, NOW)).toThrow('BOOK_NEWER');
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(dirname(path))).toEqual(['Newer.usool']);
  });
});

test('references hold again after a migration', () => {
  const path = oldBook();
  program.steps = [FIRST, FLOORS];
  const { connection } = openBookFile(path, NOW);
  expect(() => connection.run("UPDATE categories SET asset_account_id = 99999 WHERE code = 'VEH'")).toThrow('FOREIGN KEY');
  connection.database.close();
});

test('the steps of this program are numbered from 1 without a gap', async () => {
  const { MIGRATIONS, SCHEMA_VERSION } = await vi.importActual<{ MIGRATIONS: readonly Step[]; SCHEMA_VERSION: number }>('../../src/main/book/migrations/index.ts');
  expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_step, index) => index + 1));
  expect(SCHEMA_VERSION).toBe(MIGRATIONS.length);
});
