import type { Handlers, Output, Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { parsePeriod, periodOf, type DateString, type Period } from '#shared/values/calendar.ts';
import { required } from '#shared/values/assert.ts';
import type { AssetRow } from '../book/tables/assets.ts';
import { findBalance } from '../book/tables/balances.ts';
import { activeBooks } from '../book/tables/company.ts';
import { assetsByUnits, insertReading, lastChargedMonth, listReadings, standingReading, usageOfAsset, type CountedAsset } from '../book/tables/usage.ts';
import { formatUnits, parseUnits, type UsageOfPeriod } from '../engine/index.ts';
import { assetIdOf, resolveAsset } from './assets/identity.ts';
import type { Context } from './context.ts';
import { isClosed, openPeriod } from './periods.ts';
import { termsOf } from './terms.ts';

type Item = Output<'usage.list'>['items'][number];
type History = Output<'usage.history'>;

const plain = (units: string, field: string): string => formatUnits(parseUnits(units, field));
const sum = (readings: readonly { units: string }[]): bigint => readings.reduce((total, { units }) => total + parseUnits(units, 'units'), 0n);

/** The terms of an asset that is depreciated by units, in the first depreciation book that does so. @throws USAGE_NOT_COUNTED, ASSET_NOT_CAPITALIZED, ASSET_DISPOSED */
function countedTerms(context: Context, asset: AssetRow): { totalUnits: string | null; since: Period } {
  const held = activeBooks(context.connection).filter((book) => book.posts_to_ledger === 1 || findBalance(context.connection, book.id, asset.id) !== undefined);
  const terms = held.map((book) => termsOf(context, asset, book)).find(({ method }) => method === 'units_of_production') ?? refuse('USAGE_NOT_COUNTED', { asset: asset.number });
  return { totalUnits: terms.totalUnits ?? null, since: periodOf(terms.inServiceDate) };
}

const head = (asset: { id: number; number: string; name: string; name_ar: string | null; status: string }, totalUnits: string | null) =>
  ({ assetId: assetIdOf(asset.id), assetNumber: asset.number, name: asset.name, nameAr: asset.name_ar, status: asset.status as Item['status'], totalUnits });

/**
 * Writes down what an asset did in a month, in units with up to six decimals. A second reading replaces the first, which stays on record, until a run has
 * charged the month or a later one, or the month is closed on it. A closed month that was never read takes its first reading: it is caught up.
 * @throws ASSET_NOT_FOUND, ASSET_NOT_CAPITALIZED, ASSET_DISPOSED, USAGE_NOT_COUNTED, ALREADY_POSTED, INVALID_INPUT (units; a month before service or after the open one)
 */
function record(context: Context, input: Parsed<'usage.record'>): Output<'usage.record'> {
  const { connection } = context;
  const asset = resolveAsset(context, input);
  const period = parsePeriod(input.period);
  if (asset.status === 'DISPOSED') refuse('ASSET_DISPOSED', { asset: asset.number });
  if (asset.status === 'DRAFT') refuse('ASSET_NOT_CAPITALIZED', { asset: asset.number, status: asset.status });
  const { since } = countedTerms(context, asset);
  const units = plain(input.units, 'units');
  const open = openPeriod(context);
  if (open !== null && period > open) refuse('INVALID_INPUT', { field: 'period', reason: 'after_open' });
  if (period < since) refuse('INVALID_INPUT', { field: 'period', reason: 'before_service' });
  const standing = standingReading(connection, asset.id, period);
  if (isFixed(context, asset.id, period, standing !== undefined)) refuse('ALREADY_POSTED', { subject: `${asset.number} ${period}` });
  if (standing?.units !== units) insertReading(connection, { asset_id: asset.id, period, units, replaces_id: standing?.id ?? null, actor: context.actor, at: context.now });
  context.record(asset.number, { period, units, before: standing?.units ?? null });
  const { readings, remainingUnits: _left, ...shown } = historyOf(context, asset);
  return { ...shown, reading: required(readings.find((reading) => reading.period === period), 'the reading just written') };
}

function isFixed(context: Context, assetId: number, period: Period, isRead: boolean): boolean {
  const charged = lastChargedMonth(context.connection, assetId);
  return (charged !== null && period <= charged) || (isRead && isClosed(context, period));
}

function historyOf(context: Context, asset: AssetRow): History {
  const { totalUnits } = countedTerms(context, asset);
  const rows = listReadings(context.connection, asset.id);
  const used = sum(rows);
  const total = totalUnits === null ? null : parseUnits(totalUnits, 'totalUnits');
  return {
    ...head(asset, totalUnits), usedUnits: formatUnits(used), remainingUnits: total === null ? null : formatUnits(used >= total ? 0n : total - used),
    readings: rows.map(({ period, units, at, actor, corrections }) => ({ period, units, at, actor, corrections, isFixed: isFixed(context, asset.id, period as Period, true) })),
  };
}

function item(context: Context, asset: CountedAsset, period: Period): Item {
  const readings = (JSON.parse(usageOfAsset(context.connection, asset.id)) as UsageOfPeriod[]).sort((a, b) => (a.period < b.period ? -1 : 1));
  const before = readings.filter((reading) => reading.period < period);
  const own = readings.find((reading) => reading.period === period);
  const previous = before.at(-1);
  return {
    ...head(asset, asset.total_units), usedBefore: formatUnits(sum(before)), previous: previous ? { period: previous.period, units: previous.units } : null,
    units: own?.units ?? null, isFixed: isFixed(context, asset.id, period, own !== undefined),
  };
}

/** Assets in service by the end of the month, in the order of their numbers. */
function list(context: Context, input: Parsed<'usage.list'>): Output<'usage.list'> {
  const open = openPeriod(context);
  const period = input.period === undefined ? open : parsePeriod(input.period);
  if (period === null) return { period, openPeriod: open, missing: 0, items: [] };
  const counted = new Map(activeBooks(context.connection).toReversed().flatMap((book) => assetsByUnits(context.connection, book.id).map((asset) => [asset.number, asset] as const)));
  const items = [...counted.values()].sort((a, b) => (a.number < b.number ? -1 : 1)).filter((asset) => asset.in_service_date === null || periodOf(asset.in_service_date as DateString) <= period).map((asset) => item(context, asset, period));
  return { period, openPeriod: open, missing: items.filter((asset) => asset.units === null && asset.status === 'IN_SERVICE').length, items };
}

export const usageHandlers: Pick<Handlers<Context>, 'usage.record' | 'usage.list' | 'usage.history'> = {
  'usage.record': record,
  'usage.list': list,
  'usage.history': (context, input) => historyOf(context, resolveAsset(context, input)),
};
