import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addPeriods, type Period } from '#shared/values/calendar.ts';
import { temporaryFolder, testHost } from '../support/book.ts';

test('in a book with transfers, disposals, revaluations and assets held for sale, the register of every month-end is what the journals say', () => {
  const book = testHost({ clock: '2026-03-10T08:00:00.000Z' });
  expect(book.host.createSample(join(temporaryFolder(), 'sample.usool')).ok).toBe(true);
  const { firstPeriod, lastPeriod } = book.call('reconciliation.compare');
  let months = 0;
  for (let period = firstPeriod as Period; period <= lastPeriod; period = addPeriods(period, 1)) {
    const { accounts } = book.call('reconciliation.compare', { period });
    expect(accounts.filter(({ registerClosing, ownJournals }) => registerClosing !== ownJournals).map(({ code, registerClosing, ownJournals }) => [period, code, registerClosing, ownJournals])).toEqual([]);
    expect(accounts.some(({ isUsed }) => isUsed)).toBe(true);
    months += 1;
  }
  expect(months).toBeGreaterThan(13);
  book.host.close();
});
