import { controlAccounts } from '../../book/queries/close.ts';
import { allClosings, iterateAssetFacts, iterateBalances, loggedCommands, type AssetToVerify, type ClosingToVerify, type LoggedCommand } from '../../book/queries/verify.ts';
import type { Connection } from '../../book/connection.ts';
import type { DepreciationBookRow } from '../../book/tables/company.ts';
import { eventHash, iterateEvents } from '../../book/tables/events.ts';
import { iterateTerms, termsHash } from '../../book/tables/terms.ts';
import { required } from '#shared/values/assert.ts';
import { happenedInBook } from '../../book/queries/happened.ts';
import { findAssetById } from '../../book/tables/assets.ts';
import { estimatesAfter } from '../../engine/index.ts';
import type { Context } from '../context.ts';
import { runIdOf } from '../posting.ts';
import { termsOf } from '../terms.ts';
import type { Expect } from './check.ts';

/** Events say what their hashes were made of. */
export function verifyEvents(connection: Connection, expect: Expect): number {
  let count = 0;
  for (const { content_hash, ...event } of iterateEvents(connection)) {
    expect.same('event_content', `asset-${event.asset_id} ${event.kind} ${event.date}`, eventHash(event), content_hash);
    count += 1;
  }
  return count;
}

/** Frozen terms say what their hashes were made of. */
export function verifyTerms(connection: Connection, expect: Expect): number {
  let count = 0;
  for (const { content_hash, ...terms } of iterateTerms(connection)) {
    expect.same('terms_content', `asset-${terms.asset_id}`, termsHash(terms), content_hash);
    count += 1;
  }
  return count;
}

/** What an asset says of its cost, its dates and its opening balance is what its events and terms say. */
export function verifyAssets(connection: Connection, expect: Expect): number {
  let count = 0;
  for (const asset of iterateAssetFacts(connection)) {
    count += 1;
    const where = asset.number;
    const capitalized = asset.status !== 'DRAFT';
    expect.same('asset_status', where, capitalized, asset.eventKind !== null);
    expect.same('asset_status', where, capitalized && asset.status !== 'CAPITALIZED' && asset.isCompleted === 0, asset.serviceDate !== null);
    if (!capitalized) continue;
    expect.amount('asset_cost', where, asset.eventCost, asset.cost);
    expect.same('asset_capitalization_date', where, asset.eventDate, asset.capitalizationDate);
    expect.same('asset_in_service_date', where, asset.serviceDate, asset.inServiceDate);
    expect.same('asset_in_service_date', where, asset.serviceDate, asset.termsDate);
    verifyOpening(asset, expect);
  }
  return count;
}

function verifyOpening(asset: AssetToVerify, expect: Expect): void {
  const where = asset.number;
  expect.same('asset_opening', where, asset.eventKind === 'opening', asset.openingThrough !== null);
  expect.same('asset_opening', where, asset.eventThrough, asset.openingThrough);
  expect.same('asset_opening', where, asset.eventAccumulated, asset.openingAccumulated ?? 0);
  expect.same('asset_opening', where, asset.eventImpairment, asset.openingImpairment ?? 0);
  expect.same('asset_opening', where, asset.eventSurplus, asset.openingSurplus ?? 0);
}

/** Each balance is the sum of its events and entries, and knows the last month charged and the residual value in force. */
export function verifyBalances(context: Context, books: readonly DepreciationBookRow[], expect: Expect): number {
  const { connection } = context;
  let count = 0;
  for (const book of books) {
    const touched = happenedInBook(connection, book.id);
    for (const balance of iterateBalances(connection, book.id)) {
      const where = `${balance.number} ${balance.book}`;
      expect.amount('balance_cost', where, balance.addedCost, balance.cost);
      expect.amount('balance_accumulated', where, balance.addedAccumulated, balance.accumulated);
      expect.amount('balance_impairment', where, balance.addedImpairment, balance.impairment);
      expect.amount('balance_surplus', where, balance.addedSurplus, balance.surplus);
      if (balance.termsResidual !== null) expect.amount('balance_residual', where, touched.has(balance.assetId) ? residualInForce(context, balance.assetId, book) : balance.termsResidual, balance.residual);
      expect.same('balance_posted_through', where, balance.factsThrough, balance.postedThrough);
      count += 1;
    }
  }
  return count;
}

function residualInForce(context: Context, assetId: number, book: DepreciationBookRow): number {
  const asset = required(findAssetById(context.connection, assetId), 'the asset of a balance');
  // A disposal does not reach a book that takes no more entries.
  return asset.status === 'DISPOSED' && book.status === 'active' ? 0 : estimatesAfter(termsOf(context, asset, book)).residualMinor;
}

/** The register agrees with the ledger in every control account. */
export function verifyControlAccounts(connection: Connection, books: readonly DepreciationBookRow[], expect: Expect): number {
  let count = 0;
  for (const book of books.filter(({ posts_to_ledger }) => posts_to_ledger === 1)) {
    for (const account of controlAccounts(connection, book.id)) {
      expect.amount('control_account', account.code, account.registerMinor, account.ledgerMinor);
      count += 1;
    }
  }
  return count;
}

const detailOf = (command: LoggedCommand): Record<string, unknown> => JSON.parse(command.detail) as Record<string, unknown>;

/** Every closing and reopening is the one the audit log tells of, in the same order, and no other. */
export function verifyClosings(connection: Connection, expect: Expect): number {
  const closings = allClosings(connection);
  const closed = loggedCommands(connection, 'close.run');
  expect.same('closing_count', 'close.run', closed.length, closings.length);
  closings.forEach((closing, index) => {
    const logged = closed[index];
    if (logged) verifyClosing(closing, logged, expect);
  });
  const reopened = loggedCommands(connection, 'close.reopen');
  const again = closings.filter((closing) => closing.reopenedAt !== null || closing.reopenedBy !== null || closing.reason !== null);
  expect.same('reopening_count', 'close.reopen', reopened.length, again.length);
  for (const logged of reopened) verifyReopening(again.find(({ id }) => id === detailOf(logged).closing), logged, expect);
  return closings.length;
}

function verifyClosing(closing: ClosingToVerify, logged: LoggedCommand, expect: Expect): void {
  const where = closing.period;
  const { run, backup, chainHead } = detailOf(logged) as { run: string | null; backup: string | null; chainHead: string };
  expect.same('closing_period', where, logged.subject, closing.period);
  expect.same('closing_time', where, logged.at, closing.closedAt);
  expect.same('closing_actor', where, logged.actor, closing.closedBy);
  expect.same('closing_run', where, run, closing.runId === null ? null : runIdOf(closing.runId));
  expect.same('closing_backup', where, backup, closing.backup);
  expect.same('closing_chain_head', where, chainHead, closing.chainHead);
  expect.same('closing_chain_head', where, logged.previousHash, closing.chainHead);
}

function verifyReopening(closing: ClosingToVerify | undefined, logged: LoggedCommand, expect: Expect): void {
  const where = logged.subject;
  expect.same('reopening_period', where, logged.subject, closing?.period);
  expect.same('reopening_time', where, logged.at, closing?.reopenedAt);
  expect.same('reopening_actor', where, logged.actor, closing?.reopenedBy);
  expect.same('reopening_reason', where, String(detailOf(logged).reason), closing?.reason);
}
