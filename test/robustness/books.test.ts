import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BookName, Input } from '#shared/contract/index.ts';
import { addPeriods, lastDay, type Period } from '#shared/values/calendar.ts';
import { formatAmount, minor, parseAmount } from '#shared/values/money.ts';
import { capitalized, closeMonths, inService } from '../support/assets.ts';
import { memoryHost, type TestBook } from '../support/book.ts';

const SEED = 20_260_401;
const FIRST = '2026-01' as Period;

const company = fc.record({ currency: fc.constantFrom('SAR', 'KWD', 'JPY'), fiscalYearStartMonth: fc.constantFrom(1, 4, 7) });
const facts = fc.record({
  costMinor: fc.oneof({ weight: 1, arbitrary: fc.constant(1) }, { weight: 2, arbitrary: fc.integer({ min: 2, max: 500 }) }, { weight: 4, arbitrary: fc.integer({ min: 501, max: 999_999_999 }) }),
  residualPercent: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(100) }, { weight: 3, arbitrary: fc.integer({ min: 1, max: 99 }) }),
  life: fc.oneof({ weight: 1, arbitrary: fc.constant(1) }, { weight: 5, arbitrary: fc.integer({ min: 2, max: 40 }) }),
  method: fc.constantFrom('straight_line', 'straight_line', 'declining_balance', 'accelerated', 'sum_of_years_digits', 'none'),
  convention: fc.constantFrom('full_month', 'following_month', 'fifteenth', 'mid_month', 'half_year', 'full_year', 'actual_days'),
  basis: fc.constantFrom('monthly', 'annual'),
  monthsOff: fc.integer({ min: -3, max: 1 }),
  day: fc.integer({ min: 1, max: 28 }),
});
type AssetFacts = typeof facts extends fc.Arbitrary<infer T> ? T : never;

const act = (kind: 'capitalize' | 'service' | 'draftRun' | 'post' | 'reverse' | 'close' | 'reopen' | 'transfer' | 'transferBack') => fc.record({ kind: fc.constant(kind), pick: fc.nat({ max: 9 }) });
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('create' as const), facts }) },
  { weight: 7, arbitrary: act('capitalize') }, { weight: 8, arbitrary: act('service') }, { weight: 3, arbitrary: act('draftRun') }, { weight: 3, arbitrary: act('post') },
  { weight: 3, arbitrary: act('reverse') }, { weight: 8, arbitrary: act('close') }, { weight: 1, arbitrary: act('reopen') },
  { weight: 6, arbitrary: act('transfer') }, { weight: 4, arbitrary: act('transferBack') },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** A book with what the test knows of it: months closed, and what the register said at the end of each. */
interface Story {
  book: TestBook;
  exponent: number;
  closed: { period: Period; totals: unknown }[];
  done: Map<string, number>;
}

/** Does it where the rules allow; whether they did. A bug of ours is thrown. */
function tryTo(story: Story, name: BookName, input: unknown): boolean {
  const result = story.book.host.dispatch(name, input);
  if (!result.ok && result.error.code === 'FAULT') throw new Error(`${name} broke`, { cause: story.book.lastFault() });
  if (result.ok) story.done.set(name, (story.done.get(name) ?? 0) + 1);
  return result.ok;
}

const openOf = ({ book }: Story): Period => (book.call('book.info').openPeriod ?? FIRST) as Period;
const pickOf = <T>(items: readonly T[], pick: number): T | undefined => items[pick % Math.max(items.length, 1)];
const withStatus = ({ book }: Story, status: 'DRAFT' | 'CAPITALIZED') => book.call('assets.list', { status, size: 100 }).items;

function create(story: Story, { costMinor, residualPercent, life, method, convention, basis, monthsOff, day }: AssetFacts): void {
  const show = (amount: number) => formatAmount(minor(amount), story.exponent);
  const land = method === 'none';
  const input: Input<'assets.create'> = {
    name: `${method} ${costMinor}`, categoryCode: land ? 'LAND' : 'MACH', acquisitionDate: `${addPeriods(openOf(story), monthsOff)}-${String(day).padStart(2, '0')}`, cost: show(costMinor),
    ...(!land && {
      residualValue: show(Math.floor((costMinor * residualPercent) / 100)), usefulLifeMonths: life, convention: convention as Input<'assets.create'>['convention'], basis: basis as Input<'assets.create'>['basis'],
      depreciationMethod: method as Input<'assets.create'>['depreciationMethod'], ...(method === 'declining_balance' && { factor: '1.5' }),
    }),
  };
  tryTo(story, 'assets.create', input);
}

const registerAt = ({ book }: Story, period: Period): unknown =>
  book.call('reports.run', { report: 'asset-register', parameters: { asOf: lastDay(period), group: 'none' } }).rows.at(-1);

/** Only the next month closes, and nothing else moves the end of what is closed. */
function close(story: Story, pick: number): void {
  const { openPeriod } = story.book.call('book.info');
  const period = addPeriods(openOf(story), pick === 0 ? -1 : pick === 1 ? 1 : 0);
  if (!tryTo(story, 'close.run', { period })) return;
  // A book without assets has no order yet: the first month closed gives it one.
  expect(period).toBe(openPeriod ?? period);
  story.closed.push({ period, totals: registerAt(story, period) });
}

function reopen(story: Story, pick: number): void {
  const period = addPeriods(openOf(story), pick < 7 ? -1 : -2);
  if (!tryTo(story, 'close.reopen', { period, reason: 'by chance' })) return;
  expect(story.closed.pop()?.period).toBe(period);
}

const MOVES = [{ toCategory: 'MACH' }, { toCategory: 'VEH' }, { toCategory: 'COMP', toCostCenter: 'CC-2' }, { toCostCenter: 'CC-1' }, { toCostCenter: null }] as const;

/** Prepared, approved and posted in one go, on a day of the open month or the next. */
function transfer(story: Story, pick: number): void {
  const asset = pickOf(story.book.call('assets.list', { size: 100 }).items.filter(({ status }) => status !== 'DRAFT'), pick);
  const effectiveDate = `${addPeriods(openOf(story), pick === 9 ? 1 : 0)}-${String(10 + pick).padStart(2, '0')}`;
  if (!asset || !tryTo(story, 'transfers.create', { assetId: asset.id, effectiveDate, ...pickOf(MOVES, pick) })) return;
  const transferId = story.book.call('transfers.list', { size: 1 }).items[0]?.transferId ?? '';
  expect([tryTo(story, 'transfers.approve', { transferId }), tryTo(story, 'transfers.post', { transferId })]).toEqual([true, true]);
}

function perform(story: Story, action: Step): void {
  const { book } = story;
  switch (action.kind) {
    case 'create': return create(story, action.facts);
    case 'close': return close(story, action.pick);
    case 'reopen': return reopen(story, action.pick);
    case 'draftRun': return void tryTo(story, 'depreciationRuns.create', { period: openOf(story) });
    case 'post': {
      const run = book.call('depreciationRuns.list', { status: 'DRAFT' }).items[0];
      return void (run && tryTo(story, 'depreciationRuns.post', { runId: run.runId }));
    }
    case 'reverse': {
      const run = pickOf(book.call('depreciationRuns.list', { status: 'POSTED', period: openOf(story) }).items, action.pick);
      return void (run && tryTo(story, 'depreciationRuns.reverse', { runId: run.runId, reason: 'by chance' }));
    }
    case 'transfer': return transfer(story, action.pick);
    case 'transferBack': {
      const last = pickOf(book.call('transfers.list', { status: ['POSTED'] }).items, action.pick % 3);
      return void (last && tryTo(story, 'transfers.reverse', { transferId: last.transferId, reason: 'by chance' }));
    }
    case 'capitalize': {
      const asset = pickOf(withStatus(story, 'DRAFT'), action.pick);
      const open = `${openOf(story)}-28`;
      return void (asset && tryTo(story, 'assets.capitalize', { assetId: asset.id, capitalizationDate: asset.acquisitionDate > open || action.pick < 4 ? asset.acquisitionDate : open }));
    }
    case 'service': {
      const asset = pickOf(withStatus(story, 'CAPITALIZED'), action.pick);
      return void (asset && tryTo(story, 'assets.placeInService', { assetId: asset.id, inServiceDate: asset.acquisitionDate }));
    }
  }
}

const acts = (done: ReadonlyMap<string, number>): number => [...done.values()].reduce((sum, count) => sum + count, 0);
const failedChecks = ({ book }: Story) => book.call('book.verify').checks.filter(({ ok }) => !ok);

function checkClosedMonths(story: Story): void {
  expect(story.book.call('book.info').lastClosedPeriod).toBe(story.closed.at(-1)?.period ?? null);
  for (const [index, { period, totals }] of story.closed.entries()) {
    const before = story.closed[index - 1];
    if (before) expect(period).toBe(addPeriods(before.period, 1));
    expect(registerAt(story, period)).toEqual(totals);
  }
}

/** What was charged and what is planned leave the residual value, no more and no less. */
function checkSchedules({ book, exponent }: Story): number {
  const items = book.call('assets.list', { size: 100 }).items.filter(({ inServiceDate }) => inServiceDate !== null);
  for (const { id, cost, residualValue } of items) {
    const { total } = book.call('assets.depreciationSchedule', { assetId: id });
    const isKept = book.call('assets.get', { assetId: id }).books[0]?.method === 'none';
    const left = isKept ? parseAmount(cost, exponent) : parseAmount(residualValue, exponent);
    expect(parseAmount(total, exponent) + left).toBe(parseAmount(cost, exponent));
  }
  return items.length;
}

test('whatever is done in whatever order: the book holds, closed months stay as they were, and every asset comes to its residual value', () => {
  const done = new Map<string, number>();
  let assets = 0;
  fc.assert(
    fc.property(company, fc.array(step, { minLength: 60, maxLength: 60 }), (settings, steps) => {
      const book = memoryHost({ company: settings });
      const story: Story = { book, exponent: book.call('book.info').exponent, closed: [], done };
      for (const action of steps) {
        const before = acts(done);
        perform(story, action);
        if (acts(done) === before) continue;
        expect(failedChecks(story)).toEqual([]);
        checkClosedMonths(story);
      }
      assets += checkSchedules(story);
      book.host.close();
    }),
    { seed: SEED, numRuns: 30, endOnFailure: true },
  );
  // The rules must not have refused so much that nothing was tried.
  expect(assets).toBeGreaterThan(100);
  for (const name of ['close.run', 'close.reopen', 'depreciationRuns.post', 'depreciationRuns.reverse', 'transfers.post']) expect(done.get(name), name).toBeGreaterThan(5);
  expect(done.get('transfers.reverse')).toBeGreaterThan(1);
});

test('a draft that stood while earlier months were posted is posted after them: the book holds', () => {
  const book = memoryHost();
  inService(book);
  closeMonths(book, '2026-01');
  const { runId } = book.call('depreciationRuns.create', { period: '2026-02' });
  book.call('close.reopen', { period: '2026-01', reason: 'late invoice' });
  const late = capitalized(book, { name: 'Server', cost: '9600.00', depreciationMethod: 'sum_of_years_digits' });
  book.call('assets.placeInService', { assetId: late.id, inServiceDate: '2026-01-10' });
  const [january, february] = closeMonths(book, '2026-01', '2026-02');
  expect([january?.runId, february?.runId]).toEqual(['dep-3', runId]);
  expect(book.call('book.verify').checks.filter(({ ok }) => !ok)).toEqual([]);
  expect(book.refusal('depreciationRuns.reverse', { runId, reason: 'wrong' }).code).toBe('PERIOD_CLOSED');
});
