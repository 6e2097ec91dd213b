import type { Connection } from './connection.ts';

/** More answers than a person asks for between two changes of a book. */
const KEPT_AT_MOST = 200;

const memory = new WeakMap<Connection, { version: string; answers: Map<string, unknown> }>();

/**
 * An answer that stays true until the book changes is worked out once: counts, sums and forecasts over a hundred thousand assets, asked for again at
 * every scroll and every return to a screen. `key` names one question with its parameters; the answer must follow from the book alone.
 */
export function kept<T>(connection: Connection, key: string, answer: () => T): T {
  const version = connection.version();
  let known = memory.get(connection);
  if (known?.version !== version || known.answers.size >= KEPT_AT_MOST) {
    known = { version, answers: new Map() };
    memory.set(connection, known);
  }
  if (!known.answers.has(key)) known.answers.set(key, answer());
  return known.answers.get(key) as T;
}
