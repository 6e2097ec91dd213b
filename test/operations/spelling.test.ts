import { expect, test } from 'vitest';
import { closeMonths, inService } from '../support/assets.ts';
import { memoryHost } from '../support/book.ts';

/** "é" as two characters, an Arabic alef with its hamza apart, and half of an emoji: what a keyboard or a paste may bring. */
const TYPED = 'Cafe\u0301 \u0627\u0654\u062d\u0645\u062f \ud83d';

test('a text has one spelling in the book, in its log and in its hashes', () => {
  const book = memoryHost();
  const { id } = inService(book, { name: TYPED, description: TYPED });
  closeMonths(book, '2026-01');
  book.call('close.reopen', { period: '2026-01', reason: TYPED });
  const { runId } = book.call('depreciationRuns.list', {}).items[0] ?? { runId: '' };
  book.call('depreciationRuns.reverse', { runId, reason: TYPED });
  const act = book.call('valueUpdates.create', { assetId: id, updateType: 'IMPROVEMENT', date: '2026-01-20', amount: '10.00', memo: TYPED });
  book.call('acts.reverse', { id: act.id, reason: TYPED });
  const spelled = 'Café \u0623حمد \ufffd';
  expect(book.call('assets.get', { assetId: id }).name).toBe(spelled);
  expect(book.call('depreciationRuns.get', { runId }).reversedBy).not.toBeNull();
  expect(book.call('audit.list', { operation: 'close.reopen' }).items[0]?.detail).toContain(spelled);
  expect(book.call('book.verify').checks.filter(({ ok }) => !ok)).toEqual([]);
});
