import { describe, expect, test } from 'vitest';
import { addPeriods, lastDay, type Period } from '#shared/values/calendar.ts';
import { parseAmount } from '#shared/values/money.ts';
import { BLOCKS, MOVEMENTS } from '../../src/main/reports/movements.ts';
import type { StorySettings } from '../support/story.ts';
import { Storm } from '../support/storm.ts';
import { contentsOf, copyOf, exported, restored } from '../wholeBook/support.ts';

const SEED = Number(process.env.USOOL_SEED ?? 20_261_123);
const STEPS = Number(process.env.USOOL_STEPS ?? 250);
/** Verified after so many steps besides; 0: at the end alone. */
const VERIFIED_EVERY = Number(process.env.USOOL_VERIFY ?? 0);
const COMPANIES: readonly (StorySettings & { name: string })[] = [
  { name: 'in riyals, years from January' },
  { name: 'in dinars of three decimals, years from July', exponent: 3, company: { country: 'KW', currency: 'KWD', fiscalYearStartMonth: 7 } },
  { name: 'in yen, years from April', exponent: 0, company: { country: 'JP', currency: 'JPY', fiscalYearStartMonth: 4 } },
];
const AS_OF = ['asset-register', 'fully-depreciated', 'construction-ageing'];
const RANGES = ['roll-forward', 'ias16-note', 'additions', 'disposals', 'value-changes', 'transfers'];

describe.each(COMPANIES)('a storm $name', ({ name: _name, exponent = 2, ...settings }) => {
  const storm = new Storm(SEED, { exponent, ...settings });
  const { book } = storm;
  const rows = (report: string, parameters: Record<string, string>) => book.call('reports.run', { report, parameters, limit: 5000 }).rows;
  const verified = () => expect(book.call('book.verify').checks.filter(({ ok }) => !ok), `seed ${SEED}`).toEqual([]);
  const listed = book.call('reports.list').filter(({ id }) => [...AS_OF, ...RANGES].includes(id));
  /** What reports say of a closed month. */
  const tell = (period: string) => new Map(listed.map(({ id, parameters }): [string, unknown] => {
    const [first, last] = [`${period}-01`, lastDay(period as Period)];
    const given = Object.fromEntries(parameters.flatMap(({ id: key, type }): [string, string][] => (['from', 'to', 'asOf'].includes(key) ? [[key, type === 'period' ? period : key === 'from' ? first : last]] : [])));
    return [`${id} ${period}`, rows(id, given)];
  }));
  const told = new Map<string, ReturnType<typeof tell>>();
  const packs = new Map<string, string>();
  const packOf = (period: string) => {
    const pack = book.host.makePack({ period, form: 'xlsx', register: true });
    if (!pack.ok) throw new Error(`the pack of ${period}: ${JSON.stringify(pack.error)}`, { cause: book.lastFault() });
    return pack.value.checksum;
  };

  test('leaves a book that verifies', () => {
    for (let step = 0; step < STEPS; step += 1) {
      storm.step();
      if (VERIFIED_EVERY > 0 && step % VERIFIED_EVERY === 0) expect(book.call('book.verify').checks.filter(({ ok }) => !ok), `step ${step} of seed ${SEED}: ${JSON.stringify(storm.last)}`).toEqual([]);
      const { lastClosedPeriod } = book.call('book.info', {});
      for (const period of told.keys()) if (lastClosedPeriod === null || period > lastClosedPeriod) for (const kept of [told, packs]) kept.delete(period);
      if (lastClosedPeriod !== null && !told.has(lastClosedPeriod)) {
        told.set(lastClosedPeriod, tell(lastClosedPeriod));
        packs.set(lastClosedPeriod, packOf(lastClosedPeriod));
      }
    }
    verified();
  }, 240_000);

  test('its closed months are told and packed as when they were closed', () => {
    expect(told.size).toBeGreaterThan(0);
    for (const [period, before] of told) {
      const after = tell(period);
      for (const [report, was] of before) expect(after.get(report), report).toEqual(was);
      expect(packOf(period), period).toBe(packs.get(period));
    }
  }, 120_000);

  test('its months move together what a range over them moves', () => {
    const { firstPeriod } = book.call('book.info', {});
    const first = (firstPeriod ?? '2026-01') as Period;
    const minorOf = (value: unknown) => parseAmount(String(value), exponent);
    const totals = (from: string, to = from, bookId = 'IFRS') => {
      const report = book.call('reports.run', { report: 'roll-forward', parameters: { from, to, book: bookId } });
      const last = report.rows.at(-1)?.cells ?? [];
      return (id: string) => {
        const index = report.columns.findIndex((column) => column.id === id);
        return index < 0 ? 0 : minorOf(last[index]);
      };
    };
    const months: Period[] = [];
    for (let month = first; month <= storm.period; month = addPeriods(month, 1)) months.push(month);
    for (const bookId of ['IFRS', 'TAX']) {
      const single = months.map((month) => totals(month, month, bookId));
      for (let trial = 0; trial < 6; trial += 1) {
        const from = storm.random(months.length);
        const to = from + storm.random(months.length - from);
        const whole = totals(months[from]!, months[to], bookId);
        const parts = single.slice(from, to + 1);
        for (const block of BLOCKS) {
          const where = `${bookId} ${months[from]} to ${months[to]}: ${block}`;
          const sum = (of: (id: string) => number) => MOVEMENTS[block].reduce((all, name) => all + of(`${block}.${name}`), 0);
          expect(parts.reduce((all, of) => all + sum(of), 0), where).toBe(sum(whole));
          expect(whole(`${block}.opening`) + sum(whole), where).toBe(whole(`${block}.closing`));
          expect([parts[0]!(`${block}.opening`), parts.at(-1)!(`${block}.closing`)], where).toEqual([whole(`${block}.opening`), whole(`${block}.closing`)]);
        }
      }
    }
  }, 120_000);

  test('every report answers, of every asset and in every book', () => {
    for (const { id, parameters } of book.call('reports.list')) {
      for (const bookId of ['IFRS', 'TAX']) {
        const given = Object.fromEntries(parameters.flatMap(({ id: key, type, required }): [string, string][] => {
          if (type === 'book') return [[key, bookId]];
          if (!required || type === 'choice') return [];
          if (type === 'asset') return [[key, storm.assets[3] ?? 'asset-4']];
          if (type === 'date') return [[key, key === 'from' ? '2026-01-01' : lastDay(storm.period as Period)]];
          return type === 'period' ? [[key, key === 'from' ? '2026-01' : storm.period]] : [];
        }));
        const answer = book.host.dispatch('reports.run', { report: id, parameters: given });
        if (!answer.ok && answer.error.code === 'FAULT') throw new Error(`${id} ${JSON.stringify(given)}`, { cause: book.lastFault() });
      }
    }
    for (const assetId of new Set(storm.assets)) {
      if (!book.host.dispatch('assets.get', { assetId }).ok) continue;
      for (const [name, input] of [['assets.depreciationSchedule', { assetId }], ['assets.history', { assetId }], ['assets.lineage', { assetId }], ['assets.components', { assetId }], ['assets.explain', { assetId, period: storm.period }], ['reports.run', { report: 'asset-card', parameters: { asset: assetId } }], ['valueUpdates.limits', { assetId, date: lastDay(storm.period as Period) }]] as const) {
        const answer = book.host.dispatch(name, input);
        if (!answer.ok && answer.error.code === 'FAULT') throw new Error(`${name} ${assetId}${storm.told({ assetId })}`, { cause: book.lastFault() });
      }
    }
    book.call('home.outlook');
  }, 120_000);

  test('a plan ahead never charges less than nothing', () => {
    for (const assetId of new Set(storm.assets)) {
      const shown = book.host.dispatch('assets.depreciationSchedule', { assetId });
      if (!shown.ok) continue;
      const { rows: plan } = shown.value as { rows: { status: string; depreciation: string; period: string }[] };
      const below = plan.filter((row) => row.status === 'planned' && Number(row.depreciation) < 0);
      expect(below, below.length > 0 ? `${assetId}${storm.told({ assetId })}` : assetId).toEqual([]);
    }
  }, 60_000);

  test('goes out and comes back in equal', () => {
    const before = contentsOf(copyOf(book.host));
    const again = restored(exported(book.host).folder);
    again.book.host.close();
    const after = contentsOf(again.path);
    for (const [table, content] of Object.entries(before.rows)) expect(after.rows[table], table).toEqual(content);
  }, 120_000);
});
