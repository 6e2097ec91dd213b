import type { Output, Parsed } from '#shared/contract/index.ts';
import { Refusal, refuse } from '#shared/errors.ts';
import { fold } from '#shared/values/fold.ts';
import type { Condition, CountRow } from '../../book/tables/counts.ts';
import { findPlace, listPlaces, type PlaceKind } from '../../book/tables/places.ts';
import { readScans, type ReadScan } from '../../exchange/import/scans.ts';
import type { Context } from '../context.ts';
import { stagedFile } from '../imports/reading.ts';
import { openCount, progressOf } from './identity.ts';
import { see, type Sighting } from './scan.ts';

type Imported = Output<'counts.importScans'>;

const CONDITION_WORDS: Readonly<Record<Condition, readonly string[]>> = {
  GOOD: ['good', 'ok', 'جيد', 'جيدة', 'سليم', 'سليمة'],
  FAIR: ['fair', 'acceptable', 'مقبول', 'مقبولة'],
  DAMAGED: ['damaged', 'broken', 'تالف', 'تالفة'],
  UNUSABLE: ['unusable', 'scrap', 'غير صالح', 'غير صالحة'],
};
const CONDITION_OF = new Map(Object.entries(CONDITION_WORDS).flatMap(([condition, words]) => words.map((word) => [fold(word), condition as Condition] as const)));

/** Problems that are named; there may be as many as rows. */
const SHOWN = 200;
const LONGEST = 120;
const LONGEST_NOTE = 500;

/** A place by its code or by its name in either language, where only one has it; left as it is written otherwise, for the refusal to name. */
function placeCode(context: Context, kind: PlaceKind, written: string | null): string | undefined {
  if (written === null) return undefined;
  if (findPlace(context.connection, kind, written)) return written;
  const alike = listPlaces(context.connection, kind).filter(({ name, name_ar }) => fold(name) === fold(written) || (name_ar !== null && fold(name_ar) === fold(written)));
  return alike.length === 1 ? alike[0]?.code : written;
}

/** @throws INVALID_INPUT (a condition that is none, a text that is too long) */
function sightingOf(context: Context, scan: ReadScan, usualLocation: string | undefined): Sighting {
  const condition = scan.condition === null ? undefined : (CONDITION_OF.get(fold(scan.condition)) ?? refuse('INVALID_INPUT', { field: 'condition', reason: scan.condition.slice(0, LONGEST) }));
  if (scan.code.length > LONGEST) refuse('INVALID_INPUT', { field: 'code', reason: `${scan.code.slice(0, LONGEST)}…` });
  return {
    code: scan.code, location: placeCode(context, 'location', scan.location) ?? usualLocation, custodian: placeCode(context, 'custodian', scan.custodian), condition,
    note: scan.note?.slice(0, LONGEST_NOTE) ?? undefined,
  };
}

/**
 * What a phone or a terminal has scanned. Each row counts by itself: one that says something unknown is named with what is wrong, and the rest is recorded.
 * The same file twice changes nothing.
 * @throws COUNT_NOT_FOUND, FILE_NOT_FOUND, FILE_UNREADABLE, FILE_TOO_LARGE, COUNT_NOT_OPEN
 */
export function importScans(context: Context, input: Parsed<'counts.importScans'>): Imported {
  const count = openCount(context, input.countId);
  const file = stagedFile(context, input.fileId);
  const scans = readScans({ fileName: file.name, bytes: file.bytes });
  if (scans.length === 0) refuse('FILE_UNREADABLE', { file: file.name, reason: 'empty' });
  const seen = { recorded: 0, repeated: 0, byOutcome: { FOUND: 0, MOVED: 0, NOT_FOUND: 0, UNREGISTERED: 0, DISPOSED: 0 } satisfies Imported['byOutcome'] };
  const problems: Imported['problems'] = [];
  for (const scan of scans) recordOne(context, count, scan, input.location, seen, problems);
  context.record(count.number, { file: file.name, rows: scans.length, recorded: seen.recorded, repeated: seen.repeated, problems: problems.length });
  return { rows: scans.length, ...seen, progress: progressOf(context, count), problems: problems.slice(0, SHOWN), problemsTotal: problems.length };
}

function recordOne(context: Context, count: CountRow, scan: ReadScan, usualLocation: string | undefined, seen: Pick<Imported, 'recorded' | 'repeated' | 'byOutcome'>, problems: Imported['problems']): void {
  try {
    const { outcome, isRepeat } = see(context, count, sightingOf(context, scan, usualLocation), 'file');
    if (isRepeat) seen.repeated += 1;
    else seen.recorded += 1;
    seen.byOutcome[outcome] += 1;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    problems.push({ row: scan.row, code: scan.code.slice(0, LONGEST), error: { code: error.code, params: { ...error.params } } });
  }
}
