import { required } from '#shared/values/assert.ts';
import type { Connection } from '../../book/connection.ts';
import type { DepreciationBookRow } from '../../book/tables/company.ts';
import { entriesDigest, entryTotals, iterateEntries, runContentHash, strayEntries } from '../../book/tables/entries.ts';
import { findJournalById, journalLines } from '../../book/tables/journals.ts';
import { allRuns, type RunRow } from '../../book/tables/runs.ts';
import { chargedByJournal, runHeader, runIdOf } from '../posting.ts';
import type { Expect } from './check.ts';

/** A posted run says what its hash was made of; its entries, journal and reversal agree with it. A draft has posted nothing. */
export function verifyRuns(connection: Connection, books: readonly DepreciationBookRow[], expect: Expect): number {
  const runs = allRuns(connection);
  const byId = new Map(runs.map((run) => [run.id, run]));
  for (const run of runs) {
    const where = runIdOf(run.id);
    const totals = entryTotals(connection, run.id);
    if (run.status === 'DRAFT' || run.status === 'DISCARDED') {
      expect.same('run_draft_with_entries', where, 0, totals.assets);
      expect.same('run_draft_posted', where, null, run.content_hash ?? run.posted_at ?? run.journal_id);
      continue;
    }
    expect.same('run_assets', where, totals.assets, run.total_assets);
    expect.amount('run_total', where, totals.depreciationMinor, run.total_minor);
    const stray = strayEntries(connection, run);
    expect.same('run_entry_misplaced', where, null, stray === undefined ? null : `asset-${stray}`);
    const journal = run.journal_id === null ? null : (findJournalById(connection, run.journal_id) ?? null);
    expect.same('run_content', where, runContentHash(runHeader(run, journal?.number ?? null), entriesDigest(iterateEntries(connection, run.id))), run.content_hash);
    const posts = required(books.find((book) => book.id === run.book_id), 'the depreciation book of a run').posts_to_ledger === 1 && run.total_minor !== 0;
    expect.same('run_journal', where, posts, journal !== null);
    if (journal) {
      expect.amount('run_journal_total', where, run.total_minor, chargedByJournal(journalLines(connection, journal.id)));
      expect.same('run_journal_source', where, where, journal.source);
      expect.same('run_journal_date', where, run.posting_date, journal.date);
    }
    verifyReversal(byId, run, expect);
  }
  return runs.length;
}

/** What is marked as reversed has its mirror, and the mirror names it. */
function verifyReversal(byId: ReadonlyMap<number, RunRow>, run: RunRow, expect: Expect): void {
  const where = runIdOf(run.id);
  expect.same('run_reversed_by', where, run.status === 'REVERSED', run.reversed_by !== null);
  if (run.reversed_by !== null) expect.same('run_reversed_by', where, run.id, byId.get(run.reversed_by)?.reverses_id);
  expect.same('run_reverses', where, run.kind === 'reversal', run.reverses_id !== null);
  if (run.reverses_id === null) return;
  const original = byId.get(run.reverses_id);
  expect.same('run_reverses', where, run.id, original?.reversed_by);
  expect.amount('run_reversal_total', where, original && original.total_minor === 0 ? 0 : -(original?.total_minor ?? 0), run.total_minor);
}
