import type { Output, Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { required } from '#shared/values/assert.ts';
import { scannedCodes } from '#shared/values/scanCode.ts';
import { assetsByCode, type CodedAsset } from '../../book/queries/counts.ts';
import { findAssetById } from '../../book/tables/assets.ts';
import { findBalance } from '../../book/tables/balances.ts';
import { ledgerBook } from '../../book/tables/company.ts';
import { findExpected, insertScan, lastScan, scanHash, type CountRow, type ScanOutcome, type ScanRow } from '../../book/tables/counts.ts';
import { assetIdOf } from '../assets/identity.ts';
import type { Context } from '../context.ts';
import { existingPlace } from '../places.ts';
import { assertOpen, progressOf, resolveCount, scopeOf, showWhole, type WholeCount } from './identity.ts';
import { lineOf, showLine } from './lines.ts';

export type Sighting = Pick<Parsed<'counts.scan'>, 'code' | 'location' | 'custodian' | 'condition' | 'note'>;
type Facts = Omit<ScanRow, 'id' | 'content_hash'>;

/**
 * The asset that a code means: by its number, else its tag, else its serial number; one that is still held before one that is gone, one the count expects
 * before another. Null where no asset is known by it.
 * @throws COUNT_CODE_AMBIGUOUS where that leaves several
 */
function assetOfCode(context: Context, count: CountRow, code: string): CodedAsset | null {
  const found = assetsByCode(context.connection, code);
  const closest = found.filter(({ by }) => by === found[0]?.by);
  const held = closest.filter(({ status }) => status !== 'DISPOSED');
  const some = held.length > 0 ? held : closest;
  const expected = some.filter(({ id }) => findExpected(context.connection, count.id, id) !== undefined);
  const [only, another] = expected.length > 0 ? expected : some;
  if (only !== undefined && another !== undefined) refuse('COUNT_CODE_AMBIGUOUS', { code, assets: (expected.length > 0 ? expected : some).map(({ number }) => number).join(', ') });
  return only ?? null;
}

/** The code that something is known by and what that is; the code as it was typed where nothing is. @throws INVALID_INPUT, COUNT_CODE_AMBIGUOUS */
function identify(context: Context, count: CountRow, typed: string): { subject: string; code: string; assetId: number | null } {
  const codes = scannedCodes(typed);
  const first = codes[0] ?? refuse('INVALID_INPUT', { field: 'code', reason: 'required' });
  // Something unknown that was written down under its code stays that, even once it is registered.
  const known = codes.find((code) => lastScan(context.connection, count.id, `code:${code.toUpperCase()}`)?.is_withdrawn === 0);
  if (known !== undefined) return { subject: `code:${known.toUpperCase()}`, code: known, assetId: null };
  for (const code of codes) {
    const asset = assetOfCode(context, count, code);
    if (asset !== null) return { subject: assetIdOf(asset.id), code, assetId: asset.id };
  }
  return { subject: `code:${first.toUpperCase()}`, code: first, assetId: null };
}

type InBook = Pick<Facts, 'is_expected' | 'book_location_id' | 'book_custodian_id' | 'net_book_value_minor'> & { isDisposed: boolean };

/** Where the register has an asset: by the snapshot, or as it stands now where that does not have it. */
function inBook(context: Context, count: CountRow, assetId: number | null): InBook {
  const { connection } = context;
  if (assetId === null) return { is_expected: 0, book_location_id: null, book_custodian_id: null, net_book_value_minor: null, isDisposed: false };
  const expected = findExpected(connection, count.id, assetId);
  if (expected) return { is_expected: 1, book_location_id: expected.location_id, book_custodian_id: expected.custodian_id, net_book_value_minor: expected.net_book_value_minor, isDisposed: false };
  const asset = required(findAssetById(connection, assetId), 'the asset of a scan');
  const balance = findBalance(connection, ledgerBook(connection).id, assetId);
  return {
    is_expected: 0, book_location_id: asset.location_id, book_custodian_id: asset.custodian_id, isDisposed: asset.status === 'DISPOSED',
    net_book_value_minor: balance ? balance.cost_minor - balance.accumulated_minor - balance.impairment_minor : null,
  };
}

function outcomeOf(assetId: number | null, book: InBook, locationId: number | null, custodianId: number | null): ScanOutcome {
  if (assetId === null) return 'UNREGISTERED';
  if (book.isDisposed) return 'DISPOSED';
  const differs = (counted: number | null, inRegister: number | null): boolean => counted !== null && counted !== inRegister;
  return differs(locationId, book.book_location_id) || differs(custodianId, book.book_custodian_id) ? 'MOVED' : 'FOUND';
}

function placesOf(context: Context, { location, custodian }: Sighting): { location: number | undefined; custodian: number | undefined } {
  const id = (kind: 'location' | 'custodian', code: string | undefined): number | undefined => (code === undefined ? undefined : existingPlace(context, kind, code).id);
  return { location: id('location', location), custodian: id('custodian', custodian) };
}

const SAID = ['outcome', 'location_id', 'custodian_id', 'condition', 'note'] as const satisfies readonly (keyof Facts)[];

/**
 * Writes down what was seen. In a count of one location whatever is seen is there, unless somebody says otherwise. What is left out stays as it was said
 * before; what says nothing new is not written again.
 * @throws PLACE_NOT_FOUND, COUNT_NOT_OPEN, COUNT_CODE_AMBIGUOUS, INVALID_INPUT
 */
export function see(context: Context, count: CountRow, sighting: Sighting, source: Facts['source']): { subject: string; outcome: ScanOutcome; isRepeat: boolean } {
  const { connection } = context;
  const { location, custodian } = placesOf(context, sighting);
  assertOpen(count);
  const { subject, code, assetId } = identify(context, count, sighting.code);
  const last = lastScan(connection, count.id, subject);
  const before = last?.is_withdrawn === 0 ? last : undefined;
  const { locationIds } = scopeOf(count);
  const usual = locationIds.length === 1 ? (locationIds[0] ?? null) : null;
  const [location_id, custodian_id] = [location ?? (before ? before.location_id : usual), custodian ?? before?.custodian_id ?? null];
  const { isDisposed, ...book } = inBook(context, count, assetId);
  const facts: Facts = {
    count_id: count.id, subject, code, asset_id: assetId, ...book, outcome: outcomeOf(assetId, { ...book, isDisposed }, location_id, custodian_id), location_id, custodian_id,
    condition: sighting.condition ?? before?.condition ?? null, note: sighting.note === undefined ? (before?.note ?? null) : sighting.note || null, source, is_withdrawn: 0, actor: context.actor, at: context.now,
  };
  const isRepeat = before !== undefined && SAID.every((field) => before[field] === facts[field]);
  if (!isRepeat) insertScan(connection, { ...facts, content_hash: scanHash(facts) });
  return { subject, outcome: facts.outcome, isRepeat };
}

/** @throws COUNT_NOT_FOUND, COUNT_NOT_OPEN, and what seeing throws */
export function scan(context: Context, { countId, ...sighting }: Parsed<'counts.scan'>): Output<'counts.scan'> {
  const count = resolveCount(context, countId);
  const { subject, outcome, isRepeat } = see(context, count, sighting, 'hand');
  const line = showLine(context, lineOf(context, count, subject));
  context.record(count.number, { code: line.code, outcome, ...(line.asset === null ? {} : { asset: line.asset.assetNumber }), ...(isRepeat ? { repeat: true } : {}) });
  return { line, isRepeat, progress: progressOf(context, count) };
}

/** @throws COUNT_NOT_FOUND, COUNT_LINE_NOT_FOUND (it was not seen), COUNT_NOT_OPEN */
export function withdraw(context: Context, input: Parsed<'counts.withdraw'>): WholeCount {
  const count = resolveCount(context, input.countId);
  const last = lastScan(context.connection, count.id, input.line);
  if (last?.is_withdrawn !== 0) return refuse('COUNT_LINE_NOT_FOUND', { count: count.number, line: input.line.replace(/^code:/, '') });
  assertOpen(count);
  const { id: _of, content_hash: _old, ...facts } = { ...last, is_withdrawn: 1 as const, actor: context.actor, at: context.now };
  insertScan(context.connection, { ...facts, content_hash: scanHash(facts) });
  context.record(count.number, { code: last.code, withdrawn: true });
  return showWhole(context, count);
}
