import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Input } from '#shared/contract/index.ts';
import { addPeriods, type Period } from '#shared/values/calendar.ts';
import { closeMonths, draft, postMonth } from '../support/assets.ts';
import { memoryHost, type TestBook } from '../support/book.ts';

const FIRST = '2026-01' as Period;

const asset = fc.record({
  cost: fc.integer({ min: 100, max: 9_999_999 }),
  residualShare: fc.integer({ min: 0, max: 100 }),
  usefulLifeMonths: fc.integer({ min: 1, max: 12 }),
  method: fc.constantFrom('straight_line', 'declining_balance', 'accelerated', 'sum_of_years_digits'),
  basis: fc.constantFrom('monthly', 'annual'),
  convention: fc.constantFrom('full_month', 'following_month', 'actual_days'),
  day: fc.integer({ min: 1, max: 28 }),
});
type AssetFacts = typeof asset extends fc.Arbitrary<infer T> ? T : never;

const step = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ kind: 'close' as const }) },
  { weight: 2, arbitrary: asset.map((facts) => ({ kind: 'buy' as const, facts })) },
  { weight: 2, arbitrary: fc.constant({ kind: 'post' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'reverse' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'reopen' as const }) },
);

const decimals = (minor: number): string => `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;
const openOf = (book: TestBook): Period => (book.call('book.info', {}).openPeriod ?? FIRST) as Period;

function buy(book: TestBook, facts: AssetFacts, period: Period): void {
  const date = `${period}-${String(facts.day).padStart(2, '0')}`;
  const input: Partial<Input<'assets.create'>> = {
    acquisitionDate: date, cost: decimals(facts.cost), residualValue: decimals(Math.floor((facts.cost * facts.residualShare) / 100)), usefulLifeMonths: facts.usefulLifeMonths,
    depreciationMethod: facts.method as Input<'assets.create'>['depreciationMethod'], basis: facts.basis as Input<'assets.create'>['basis'], convention: facts.convention as Input<'assets.create'>['convention'],
  };
  const { id } = draft(book, input);
  book.call('assets.capitalize', { assetId: id, capitalizationDate: date });
  book.call('assets.placeInService', { assetId: id, inServiceDate: date });
}

/** What a person does in any order; what the rules refuse is simply not done. */
function perform(book: TestBook, action: typeof step extends fc.Arbitrary<infer T> ? T : never): void {
  const open = openOf(book);
  if (action.kind === 'buy') buy(book, action.facts, open);
  else if (action.kind === 'close') closeMonths(book, open);
  else if (action.kind === 'post') {
    if (book.host.dispatch('depreciationRuns.create', { period: open }).ok) {
      const [run] = book.call('depreciationRuns.list', { status: 'DRAFT' }).items;
      book.call('depreciationRuns.post', { runId: run?.runId ?? '' });
    }
  } else if (action.kind === 'reverse') {
    const latest = book.call('depreciationRuns.list', { status: 'POSTED', period: open, size: 100 }).items.find(({ kind }) => kind !== 'reversal');
    if (latest) book.host.dispatch('depreciationRuns.reverse', { runId: latest.runId, reason: 'by chance' });
  } else {
    book.host.dispatch('close.reopen', { period: addPeriods(open, -1), reason: 'by chance' });
  }
}

test('whatever is bought, posted, reversed, closed and reopened in whatever order: the book holds, and every asset ends at its residual value', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(fc.array(asset, { minLength: 1, maxLength: 4 }), fc.array(step, { minLength: 4, maxLength: 14 }), (assets, steps) => {
      const book = memoryHost();
      assets.forEach((facts) => buy(book, facts, FIRST));
      for (const action of steps) perform(book, action);
      expect(book.call('book.verify', {}).checks.filter(({ ok }) => !ok)).toEqual([]);
      for (let month = 0; month < 26; month += 1) closeMonths(book, openOf(book));
      expect(book.call('book.verify', {}).checks.filter(({ ok }) => !ok)).toEqual([]);
      for (const row of book.call('assets.list', { size: 100 }).items) expect(row.netBookValue).toBe(row.residualValue);
      book.host.close();
    }),
    { numRuns: 40 },
  );
});

test('a month posted in one run, or in a run and its supplement, comes to the same', () => {
  fc.assert(
    fc.property(fc.array(asset, { minLength: 2, maxLength: 5 }), (assets) => {
      const [whole, parts] = [memoryHost(), memoryHost()];
      assets.forEach((facts) => buy(whole, facts, FIRST));
      const [first, ...rest] = assets;
      if (first) buy(parts, first, FIRST);
      postMonth(parts, FIRST);
      rest.forEach((facts) => buy(parts, facts, FIRST));
      expect(closeMonths(parts, FIRST)[0]?.totalDepreciation).toBe(closeMonths(whole, FIRST)[0]?.totalDepreciation);
      for (const book of [whole, parts]) book.host.close();
    }),
    { numRuns: 20 },
  );
});
