import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { Connection } from '../../src/main/book/connection.ts';
import { kept } from '../../src/main/book/kept.ts';

const folder = mkdtempSync(join(tmpdir(), 'usool-kept-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function table(path = ':memory:'): Connection {
  const connection = new Connection(new Database(path));
  connection.database.exec('CREATE TABLE things (name TEXT NOT NULL) STRICT');
  return connection;
}

const add = (connection: Connection) => connection.run("INSERT INTO things VALUES ('one')");
const count = (connection: Connection, key = 'things') => kept(connection, key, () => connection.get<{ n: number }>('SELECT COUNT(*) AS n FROM things')?.n ?? 0);

test('an answer is worked out once while nothing changes, each question by itself', () => {
  const connection = table();
  let asked = 0;
  const answer = () => (asked += 1);
  expect([kept(connection, 'a', answer), kept(connection, 'a', answer), kept(connection, 'b', answer), kept(connection, 'a', answer)]).toEqual([1, 1, 2, 1]);
});

test('nothing is an answer too', () => {
  const connection = table();
  let asked = 0;
  const answer = () => void (asked += 1);
  kept(connection, 'a', answer);
  kept(connection, 'a', answer);
  expect(asked).toBe(1);
});

test('a change of the book is seen at once, within its transaction and after', () => {
  const connection = table();
  expect(count(connection)).toBe(0);
  connection.write(() => {
    add(connection);
    expect(count(connection)).toBe(1);
    add(connection);
    expect(count(connection)).toBe(2);
  });
  expect(count(connection)).toBe(2);
});

test('what was read in a transaction that was taken back is forgotten', () => {
  const connection = table();
  const failing = () =>
    connection.write(() => {
      add(connection);
      expect(count(connection)).toBe(1);
      throw new Error('taken back');
    });
  expect(failing).toThrow('taken back');
  expect(count(connection)).toBe(0);
});

test('another process’s change is seen by a book that is open to read', () => {
  const path = join(folder, 'shared.db');
  const writer = table(path);
  const reader = new Connection(new Database(path, { readonly: true }));
  expect(count(reader)).toBe(0);
  add(writer);
  expect(count(reader)).toBe(1);
});

test('two books that are open keep to themselves', () => {
  const [one, other] = [table(), table()];
  add(one);
  expect([count(one), count(other)]).toEqual([1, 0]);
});
