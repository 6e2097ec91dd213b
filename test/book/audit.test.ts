import { describe, expect, test } from 'vitest';
import { appendAudit, chainHead, verifyChain } from '../../src/main/book/audit.ts';
import type { Connection } from '../../src/main/book/connection.ts';
import { canonical } from '../../src/main/book/hash.ts';
import { foundedBook } from '../support/ledger.ts';

/** A log of twelve rows. */
function loggedBook(): Connection {
  const connection = foundedBook();
  for (let index = 1; index <= 11; index += 1) {
    appendAudit(connection, { at: `2026-01-${String(index + 10)}T09:00:00.000Z`, actor: 'Noura', operation: 'assets.create', subject: `FA-2026-${String(index).padStart(6, '0')}`, detail: { name: `آلة ${index}`, cost: index * 1000 } });
  }
  return connection;
}

/** As one would who has the file and SQLite, but not the program's rules. */
function tamper(connection: Connection, sql: string): void {
  connection.database.exec(`DROP TRIGGER IF EXISTS audit_is_fixed; DROP TRIGGER IF EXISTS audit_is_kept; ${sql}`);
}

describe('the log', () => {
  test('of an untouched book holds from its first row to its head', () => {
    const connection = loggedBook();
    expect(verifyChain(connection)).toEqual({ ok: true, rows: 12, head: chainHead(connection).hash, firstBroken: null });
  });

  test.each(['at', 'actor', 'operation', 'subject', 'detail', 'previous_hash', 'hash'])('shows a single changed character of %s, wherever it is', (column) => {
    for (const seq of [1, 6, 12]) {
      const connection = loggedBook();
      const text = connection.get<{ value: string }>(`SELECT ${column} AS value FROM audit WHERE seq = ?`, [seq])?.value ?? '';
      for (const position of [0, Math.floor(text.length / 2), text.length - 1]) {
        const other = text[position] === '0' ? '1' : '0';
        const changed = text.slice(0, position) + other + text.slice(position + 1);
        connection.database.exec('SAVEPOINT untouched');
        tamper(connection, `UPDATE audit SET ${column} = '${changed.replaceAll("'", "''")}' WHERE seq = ${seq}`);
        expect([column, seq, position, verifyChain(connection)]).toMatchObject([column, seq, position, { ok: false, firstBroken: seq }]);
        connection.database.exec('ROLLBACK TO untouched; RELEASE untouched');
      }
      expect(verifyChain(connection).ok).toBe(true);
    }
  });

  test('shows a row taken out of the middle, put in, or moved', () => {
    const out = loggedBook();
    tamper(out, 'DELETE FROM audit WHERE seq = 5');
    expect(verifyChain(out)).toMatchObject({ ok: false, firstBroken: 6 });
    const closedUp = loggedBook();
    tamper(closedUp, 'DELETE FROM audit WHERE seq = 5; UPDATE audit SET seq = seq - 1 WHERE seq > 5');
    expect(verifyChain(closedUp)).toMatchObject({ ok: false, firstBroken: 5 });
    const moved = loggedBook();
    tamper(moved, 'UPDATE audit SET seq = 100 WHERE seq = 3; UPDATE audit SET seq = 3 WHERE seq = 4; UPDATE audit SET seq = 4 WHERE seq = 100');
    expect(verifyChain(moved)).toMatchObject({ ok: false, firstBroken: 3 });
    const first = loggedBook();
    tamper(first, 'DELETE FROM audit WHERE seq = 1');
    expect(verifyChain(first)).toMatchObject({ ok: false, firstBroken: 2 });
  });

  test('cut off at its end still holds: the head noted at the last close is what shows it', () => {
    const connection = loggedBook();
    const { hash } = chainHead(connection);
    tamper(connection, 'DELETE FROM audit WHERE seq > 10');
    const { ok, head } = verifyChain(connection);
    expect(ok).toBe(true);
    expect(head).not.toBe(hash);
  });

  test('goes on from where it stood', () => {
    const connection = foundedBook();
    const before = chainHead(connection);
    const row = appendAudit(connection, { at: '2026-02-01T09:00:00.000Z', actor: 'Noura', operation: 'x', subject: '', detail: null });
    expect(row.seq).toBe(before.seq + 1);
    expect(connection.get<{ previous_hash: string }>('SELECT previous_hash FROM audit WHERE seq = ?', [row.seq])?.previous_hash).toBe(before.hash);
  });
});

describe('the text that is hashed', () => {
  test('is one for one content, whatever the order of keys and the form of letters', () => {
    expect(canonical({ b: 1, a: ['x', null, true] })).toBe('{"a":["x",null,true],"b":1}');
    expect(canonical({ a: ['x', null, true], b: 1, c: undefined })).toBe('{"a":["x",null,true],"b":1}');
    expect(canonical('e\u0301')).toBe(canonical('\u00e9'));
    expect(canonical('أ')).toBe(canonical('\u0627\u0654'));
  });

  test('takes no fraction, whose spelling could differ', () => {
    expect(() => canonical({ amount: 0.1 })).toThrow('whole number');
    expect(() => canonical(Number.NaN)).toThrow();
  });
});
