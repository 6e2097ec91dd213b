import type { Connection } from '../../book/connection.ts';
import { loggedCommands } from '../../book/queries/verify.ts';
import { allSignOffs, allStatements, endHash, itemHash, listItems, signOffHash, statedBalances, statementHash } from '../../book/tables/reconciliation.ts';
import type { Expect } from '../verify/check.ts';
import { itemIdOf } from './show.ts';

type Logged = ReturnType<typeof loggedCommands>[number];

const detailOf = (command: Logged): Record<string, unknown> => JSON.parse(command.detail) as Record<string, unknown>;
const signature = ({ at, actor }: { at: string; actor: string }): string => `${at} ${actor}`;

/** What the log tells of each, by the number it has there. */
function told(connection: Connection, commands: Parameters<typeof loggedCommands>[1][], name: string): Map<unknown, Logged> {
  return new Map(commands.flatMap((command) => loggedCommands(connection, command)).flatMap((command) => {
    const id = detailOf(command)[name];
    return typeof id === 'number' ? [[id, command] as const] : [];
  }));
}

/** Entered balances, explanations, their ends and signatures say what their hashes were made of, and the log tells of each at its time. */
export function verifyReconciliations(connection: Connection, expect: Expect): number {
  const statements = verifyStatements(connection, expect);
  const items = verifyItems(connection, expect);
  return statements + items + verifySignOffs(connection, expect);
}

function verifyStatements(connection: Connection, expect: Expect): number {
  const logged = told(connection, ['reconciliation.enterBalances', 'reconciliation.importBalances'], 'statement');
  const statements = allStatements(connection);
  expect.same('statement_logged', 'reconciliation.enterBalances', logged.size, statements.length);
  for (const { content_hash, ...statement } of statements) {
    const where = `${statement.period} (${statement.version})`;
    const balances = statedBalances(connection, statement.id);
    expect.same('statement_content', where, content_hash, statementHash(statement, balances));
    expect.same('statement_content', where, statement.balance_count, balances.length);
    const command = logged.get(statement.id);
    expect.same('statement_logged', where, signature(statement), command && signature(command));
  }
  return statements.length;
}

function verifyItems(connection: Connection, expect: Expect): number {
  const given = told(connection, ['reconciliation.explain'], 'item');
  const ended = told(connection, ['reconciliation.clear', 'reconciliation.withdraw'], 'item');
  const items = listItems(connection);
  expect.same('reconciling_item_logged', 'reconciliation.explain', given.size, items.length);
  expect.same('reconciling_item_logged', 'reconciliation.clear', ended.size, items.filter(({ end }) => end !== null).length);
  for (const { content_hash, end, id, ...item } of items) {
    const where = itemIdOf(id);
    expect.same('reconciling_item_content', where, content_hash, itemHash(item));
    const command = given.get(id);
    expect.same('reconciling_item_logged', where, signature(item), command && signature(command));
    if (end === null) continue;
    expect.same('reconciling_item_content', where, end.content_hash, endHash(end));
    const ending = ended.get(id);
    expect.same('reconciling_item_logged', where, signature(end), ending && signature(ending));
  }
  return items.length;
}

function verifySignOffs(connection: Connection, expect: Expect): number {
  const logged = loggedCommands(connection, 'reconciliation.signOff');
  const signOffs = allSignOffs(connection);
  expect.same('sign_off_logged', 'reconciliation.signOff', logged.length, signOffs.length);
  signOffs.forEach(({ content_hash, ...signOff }, index) => {
    expect.same('sign_off_content', signOff.period, content_hash, signOffHash(signOff));
    const command = logged[index];
    expect.same('sign_off_logged', signOff.period, signature(signOff), command && signature(command));
  });
  return signOffs.length;
}
