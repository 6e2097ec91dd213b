import { describe, expect, test } from 'vitest';
import type { Output } from '#shared/contract/index.ts';
import { countOf, destinationOf, emptyValues, isReady, NONE, usualDate, valuesOf, waitingOf } from '../../src/renderer/features/transfers/transfers.ts';
import { addPlaces, placed } from '../support/transfers.ts';
import { memoryHost } from '../support/book.ts';

type Transfer = Output<'transfers.get'>;

function draft(input: object): Transfer {
  const book = memoryHost();
  addPlaces(book);
  placed(book);
  return book.call('transfers.create', { assetId: 'asset-1', effectiveDate: '2026-01-20', ...input });
}

const empty = emptyValues('2026-01-20');

describe('what a transfer is filled in with', () => {
  test('is sent as far as it is named; nothing named is nothing to send', () => {
    expect(destinationOf({ ...empty, location: 'LOC-200', custodian: NONE, category: '7' })).toEqual({ toLocation: 'LOC-200', toCustodian: null, toCategory: 7 });
    expect([isReady(empty), isReady({ ...empty, costCenter: 'CC-200' }), isReady({ ...empty, costCenter: 'CC-200', effectiveDate: null }), isReady({ ...empty, costCenter: 'CC-200', effectiveDate: '' })]).toEqual([false, true, false, false]);
  });

  test('a draft shows what it moves, and only that', () => {
    const transfer = draft({ toLocation: 'LOC-200', toCustodian: null, reason: 'New desk' });
    expect(valuesOf(transfer)).toEqual({ location: 'LOC-200', custodian: NONE, costCenter: '', category: '', effectiveDate: '2026-01-20', reason: 'New desk' });
  });

  test('a draft that is changed leaves what was emptied as the asset has it', () => {
    const transfer = draft({ toLocation: 'LOC-200', toCustodian: null });
    const values = { ...valuesOf(transfer), location: '', costCenter: 'CC-200' };
    expect(destinationOf(values, transfer.from)).toEqual({ toLocation: 'LOC-100', toCustodian: null, toCostCenter: 'CC-200', toCategory: transfer.from.category.id });
  });

  test('is dated today, or on the first day that can be posted on', () => {
    expect([usualDate('2026-03-10', '2026-02'), usualDate('2026-02-10', '2026-02'), usualDate('2026-01-10', '2026-02'), usualDate('2026-01-10', null)]).toEqual(['2026-03-10', '2026-02-10', '2026-02-01', '2026-01-10']);
  });
});

describe('the parts of the list', () => {
  const byStatus = { DRAFT: 1, APPROVED: 2, POSTED: 4, REVERSED: 8, CANCELLED: 16 };

  test('count the statuses they show', () => {
    expect([countOf('all', byStatus), countOf('pending', byStatus), countOf('posted', byStatus), countOf('cancelled', byStatus)]).toEqual([31, 3, 4, 16]);
  });

  test('of a batch, those count that wait for the act', () => {
    const one = draft({ toLocation: 'LOC-200' });
    expect(waitingOf([one, { ...one, status: 'APPROVED' }, { ...one, status: 'CANCELLED' }], ['DRAFT', 'APPROVED'])).toBe(2);
  });
});
