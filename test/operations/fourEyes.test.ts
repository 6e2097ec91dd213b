import { describe, expect, test } from 'vitest';
import { inService } from '../support/assets.ts';
import { memoryHost } from '../support/book.ts';
import { signIn, staffed } from '../support/people.ts';
import { addPlaces } from '../support/transfers.ts';

/** Noura owns the book, Salem keeps it; January is due. */
function watched() {
  const book = staffed();
  inService(book);
  book.call('book.updateSettings', { fourEyes: true });
  return book;
}

describe('who prepares does not approve, where the book says so', () => {
  test('a draft is posted by another than the one who made it', () => {
    const book = watched();
    const { runId } = book.call('depreciationRuns.create', { period: '2026-01' });
    expect(book.call('depreciationRuns.post.preview', { runId }).effect.totalAssets).toBe(1);
    expect(book.refusal('depreciationRuns.post', { runId })).toEqual({ code: 'SAME_PERSON', params: { person: 'Noura' } });
    signIn(book, 'accountant');
    expect(book.call('depreciationRuns.post', { runId }).status).toBe('POSTED');
  });

  test('a transfer is approved by another than whoever prepared or last changed it, and posted by anybody who may', () => {
    const book = watched();
    addPlaces(book);
    const { transferId } = book.call('transfers.create', { assetId: 'asset-1', toLocation: 'LOC-200', effectiveDate: '2026-01-20' });
    expect(book.refusal('transfers.approve', { transferId })).toEqual({ code: 'SAME_PERSON', params: { person: 'Noura' } });
    signIn(book, 'accountant');
    book.call('transfers.update', { transferId, toCustodian: 'EMP-2' });
    expect(book.refusal('transfers.approve', { transferId })).toEqual({ code: 'SAME_PERSON', params: { person: 'Salem' } });
    signIn(book, 'owner');
    expect(book.call('transfers.approve', { transferId }).status).toBe('APPROVED');
    expect(book.call('transfers.post', { transferId }).transfers).toMatchObject([{ preparedBy: 'Salem', approvedBy: 'Noura', postedBy: 'Noura' }]);
    expect(book.call('book.verify').ok).toBe(true);
  });

  test('a close posts only what another prepared', () => {
    const book = watched();
    expect(book.refusal('close.run', { period: '2026-01' })).toEqual({ code: 'SAME_PERSON', params: { person: 'Noura' } });
    book.call('depreciationRuns.create', { period: '2026-01' });
    expect(book.refusal('close.run', { period: '2026-01' }).code).toBe('SAME_PERSON');
    signIn(book, 'accountant');
    expect(book.call('close.run', { period: '2026-01' }).runId).toBe('dep-1');
  });

  test('a month whose run is posted is closed by anybody who may', () => {
    const book = watched();
    const { runId } = book.call('depreciationRuns.create', { period: '2026-01' });
    signIn(book, 'accountant');
    book.call('depreciationRuns.post', { runId });
    expect(book.call('close.run', { period: '2026-01' }).runId).toBe('dep-1');
  });

  test('is a setting of the book, off at first, and in the log', () => {
    const book = watched();
    expect(book.call('book.info').fourEyes).toBe(true);
    expect(book.call('audit.list', { operation: 'book.updateSettings' }).items[0]?.detail).toBe('{"fourEyes":true}');
    book.call('book.updateSettings', { fourEyes: false });
    expect(book.call('close.run', { period: '2026-01' }).runId).toBe('dep-1');
  });

  test('is refused where nobody else may approve', () => {
    const alone = memoryHost();
    expect(alone.call('book.info').fourEyes).toBe(false);
    expect(alone.refusal('book.updateSettings', { fourEyes: true })).toEqual({ code: 'ANOTHER_PERSON_NEEDED', params: {} });
    const book = staffed();
    book.call('users.deactivate', { userId: 2 });
    expect(book.refusal('book.updateSettings', { fourEyes: true }).code).toBe('ANOTHER_PERSON_NEEDED');
  });

  test('period comes before it, a stale preview after', () => {
    const book = watched();
    expect(book.refusal('close.run', { period: '2026-02', fingerprint: 'stale' }).code).toBe('PERIOD_NOT_NEXT');
    expect(book.refusal('close.run', { period: '2026-01', fingerprint: 'stale' }).code).toBe('SAME_PERSON');
  });
});
