import { z } from 'zod';
import { command, query, shell } from './define.ts';
import { assetId, chosen, date, decimal, fileId, name, nothing, optionalText, paged, paging, positiveAmount, reason, rowId, shortText, status, text } from './shapes.ts';
import { TRANSFER_STATUSES } from './transfers.ts';

export const COUNT_STATUSES = ['OPEN', 'POSTED', 'CANCELLED'] as const;
export const COUNT_OUTCOMES = ['FOUND', 'MOVED', 'NOT_FOUND', 'UNREGISTERED', 'DISPOSED'] as const;
export const COUNT_ACTIONS = ['accept', 'transfer', 'register', 'dispose', 'ignore'] as const;
export const CONDITIONS = ['GOOD', 'FAIR', 'DAMAGED', 'UNUSABLE'] as const;

const countStatus = z.enum(COUNT_STATUSES);
const outcome = z.enum(COUNT_OUTCOMES);
const action = z.enum(COUNT_ACTIONS);
const condition = z.enum(CONDITIONS);
/** By id ("cnt-3") or by number ("CNT-2026-000003"). */
const countId = z.string().regex(/^(cnt-\d{1,12}|CNT-\d{4}-\d{6,12})$/);
/** An asset, or a code that no asset is known by. */
const line = z.string().regex(/^(asset-\d{1,12}|code:.{1,120})$/u);
const code = text(120).min(1);
const placeCode = z.string().trim().min(1).max(200);

/** What is counted: everything, or what is at the places, of the categories and with the custodians named; an empty list asks nothing. */
const scope = z.strictObject({ locations: z.array(placeCode).max(500).default([]), categories: z.array(rowId).max(500).default([]), custodians: z.array(placeCode).max(500).default([]) });
const named = z.strictObject({ code: z.string().nullable(), name: z.string(), nameAr: z.string().nullable() });
const shownScope = z.strictObject({ locations: z.array(named), categories: z.array(named.extend({ id: rowId })), custodians: z.array(named) });
const progress = z.strictObject({ expected: z.int(), seen: z.int() });

const count = z.strictObject({
  countId: z.string(), number: z.string(), name: z.string(), date: z.string(), status: countStatus, scope: shownScope, progress,
  createdBy: z.string(), createdAt: z.string(), postedBy: z.string().nullable(), postedAt: z.string().nullable(), cancelledBy: z.string().nullable(), cancelledAt: z.string().nullable(), cancelReason: z.string().nullable(),
});
const whole = count.extend({
  /** How many lines there are of each outcome; what is expected and not seen yet is not found. */
  byOutcome: z.record(outcome, z.int()),
  /** Lines that differ from the register and are not decided. */
  open: z.int(),
});

const resolution = z.strictObject({
  action, reason: z.string().nullable(), by: z.string(), at: z.string(),
  transfer: z.strictObject({ transferId: z.string(), number: z.string(), status: z.enum(TRANSFER_STATUSES) }).nullable(), asset: z.strictObject({ assetId, assetNumber: z.string() }).nullable(),
});
const countLine = z.strictObject({
  line: z.string(), outcome, isExpected: z.boolean(), asset: z.strictObject({ assetId, assetNumber: z.string(), name: z.string(), nameAr: z.string().nullable(), status, tag: z.string().nullable(), serialNumber: z.string().nullable() }).nullable(),
  /** As it was read. */
  code: z.string().nullable(),
  bookLocation: named.nullable(), bookCustodian: named.nullable(), countedLocation: named.nullable(), countedCustodian: named.nullable(), condition: condition.nullable(), note: z.string().nullable(),
  /** In the depreciation book that posts, on the day of the count. */
  netBookValue: z.string().nullable(), countedBy: z.string().nullable(), countedAt: z.string().nullable(),
  /** The register has it elsewhere now, or no longer, than when the count began. */
  changedSince: z.boolean(), resolution: resolution.nullable(), actions: z.array(action),
});

/** What is left out stays as it was said of the same thing before. */
const sighting = { location: placeCode.optional(), custodian: placeCode.optional(), condition: condition.optional(), note: text(500).optional() };
const lineFilter = { outcome: z.array(outcome).optional(), openOnly: z.boolean().default(false), search: z.string().max(200).optional(), location: placeCode.optional() };

export const counts = {
  /** Writes down what should be there on the day. */
  'counts.create': command('counts.create', z.strictObject({ name, date, scope: scope.prefault({}) }), whole),
  /** One thing seen, and at once what it is. The same again changes nothing. */
  'counts.scan': command('counts.scan', z.strictObject({ countId, code, ...sighting }), z.strictObject({ line: countLine, isRepeat: z.boolean(), progress })),
  /** Several, of a file with a column of codes. Rows that cannot be read or understood are named; the others count. */
  'counts.importScans': command('counts.scan', z.strictObject({ countId, fileId, location: placeCode.optional() }), z.strictObject({
    rows: z.int(), recorded: z.int(), repeated: z.int(), byOutcome: z.record(outcome, z.int()), progress,
    problems: z.array(z.strictObject({ row: z.int(), code: z.string(), error: z.strictObject({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }) })), problemsTotal: z.int(),
  })),
  /** A file of scans, staged. */
  'counts.chooseFile': shell('counts.scan', nothing, chosen(z.strictObject({ fileId, fileName: z.string(), bytes: z.int() }))),
  /** What was scanned by mistake was not seen. */
  'counts.withdraw': command('counts.scan', z.strictObject({ countId, line }), whole),
  /** What is done about lines that differ: all of them or none. */
  'counts.resolve': command('counts.resolve', z.strictObject({
    countId, lines: z.array(line).min(1).max(500), action, reason: reason.optional(),
    /** Of the transfer or of the new asset; the day of the count where it is left out. */
    date: date.optional(),
    /** What the new asset is, where a code is registered. */
    asset: z.strictObject({ name, nameAr: shortText, categoryId: rowId.optional(), categoryCode: z.string().optional(), cost: positiveAmount, serialNumber: shortText, quantity: decimal.optional(), notes: optionalText }).optional(),
  }), whole),
  /** Closes the count: it is on record from now on as it is. Drafts that it made are posted by themselves. */
  'counts.post': command('counts.post', z.strictObject({ countId }), whole),
  'counts.cancel': command('counts.create', z.strictObject({ countId, reason }), whole),
  'counts.get': query('counts.view', z.strictObject({ countId }), whole),
  /** What differs first, then by asset number. */
  'counts.lines': query('counts.view', z.strictObject({ countId, ...lineFilter, ...paging }), paged(countLine)),
  /** The newest first. */
  'counts.list': query('counts.view', z.strictObject(paging), paged(count)),
  /** What a printed sheet holds: what is expected, by location. */
  'counts.sheet': query('counts.view', z.strictObject({ countId }), z.strictObject({ number: z.string(), name: z.string(), date: z.string(), lines: z.array(z.strictObject({ assetNumber: z.string(), tag: z.string().nullable(), serialNumber: z.string().nullable(), name: z.string(), nameAr: z.string().nullable(), location: named.nullable(), custodian: named.nullable() })) })),
  /** What labels say: of assets by id, or of everything that a count expects. */
  'counts.labels': query('counts.view', z.strictObject({ assetIds: z.array(assetId).min(1).max(1000).optional(), countId: countId.optional() }), z.strictObject({
    company: z.strictObject({ name: z.string(), nameAr: z.string().nullable() }),
    labels: z.array(z.strictObject({ assetId, code: z.string(), name: z.string(), nameAr: z.string().nullable(), location: named.nullable() })),
  })),
};
