import type Database from 'better-sqlite3';
import { assert } from '#shared/values/assert.ts';

export type SqlValue = string | number | bigint | Uint8Array | null;
type Parameters = readonly SqlValue[] | Readonly<Record<string, SqlValue>>;

/** One open file, its prepared statements kept by their text. All SQL of Usool passes through here. */
export class Connection {
  readonly database: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();
  #writes = 0;

  constructor(database: Database.Database) {
    this.database = database;
  }

  #prepare(sql: string): Database.Statement {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  all<Row>(sql: string, parameters: Parameters = []): Row[] {
    return this.#prepare(sql).all(parameters) as Row[];
  }

  get<Row>(sql: string, parameters: Parameters = []): Row | undefined {
    return this.#prepare(sql).get(parameters) as Row | undefined;
  }

  /** Rows one at a time, for what is too long to hold. */
  iterate<Row>(sql: string, parameters: Parameters = []): IterableIterator<Row> {
    // A statement in use cannot be shared, so an iteration has one of its own.
    return this.database.prepare(sql).iterate(parameters) as IterableIterator<Row>;
  }

  run(sql: string, parameters: Parameters = []): { changes: number; id: number } {
    const result = this.#prepare(sql).run(parameters);
    return { changes: result.changes, id: Number(result.lastInsertRowid) };
  }

  /** For loops of a hundred thousand rows: the statement itself, without the look-up by text. */
  prepared(sql: string): Database.Statement {
    return this.#prepare(sql);
  }

  /** All or nothing. Not nested: one command is one transaction. */
  write<T>(work: () => T): T {
    assert(!this.database.inTransaction, 'a command is one transaction');
    try {
      return this.database.transaction(work).immediate();
    } finally {
      this.#writes += 1;
    }
  }

  /**
   * Another text after every change of the book, by us or by another process. What a transaction changed and then took back counts too, so that nothing
   * read in between is taken for true afterwards.
   */
  version(): string {
    const { changes } = this.get<{ changes: number }>('SELECT total_changes() AS changes') ?? { changes: 0 };
    return `${this.#writes} ${changes} ${String(this.database.pragma('data_version', { simple: true }))}`;
  }

  /** Reads that belong together see the same book. */
  read<T>(work: () => T): T {
    if (this.database.inTransaction) return work();
    return this.database.transaction(work).deferred();
  }
}
