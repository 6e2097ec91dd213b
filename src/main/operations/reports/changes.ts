import { iterateAudit } from '../../book/queries/listing.ts';
import { findCategoryById } from '../../book/tables/categories.ts';
import type { Days, LoggedChange } from '../../reports/records.ts';
import { show, type Context } from '../context.ts';

/** What a command wrote of itself: fields by name, and where it changed some, what they were and became. */
interface Detail {
  reason?: unknown;
  changed?: unknown;
  before?: unknown;
  after?: unknown;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
/** Kept in the log as whole minor units. */
const AMOUNTS: ReadonlySet<string> = new Set(['total', 'amount', 'gain', 'cost', 'accumulated', 'proceeds', 'repairs', 'opening']);

function textOf(context: Context, field: string, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' && (AMOUNTS.has(field) || field.endsWith('_minor'))) return show(context, value);
  if (field === 'category' && typeof value === 'number') return findCategoryById(context.connection, value)?.name ?? String(value);
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return value.map((one) => String(one).replace(/_id$/, '')).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Proofs of the program's own beside what was recorded: `book.verify` reads them, nobody else changes or checks them. */
const PROOFS: ReadonlySet<string> = new Set(['content', 'contentHash']);

type Change = Pick<LoggedChange, 'field' | 'before' | 'after'>;

/**
 * The fields of one row of the log. A command that says what was before and after has a line a field; one that names fields alone, those; any other, what it
 * recorded as what came of it. Of a reason there is one a command.
 */
function changesOf(context: Context, detail: Detail): Change[] {
  const { before, after } = detail;
  if (isRecord(before) && isRecord(after)) return Object.keys(after).map((field) => ({ field, before: textOf(context, field, before[field]), after: textOf(context, field, after[field]) }));
  if (Array.isArray(detail.changed)) return detail.changed.map((field) => ({ field: String(field), before: null, after: null }));
  return Object.entries(detail as Record<string, unknown>).filter(([field]) => field !== 'reason' && !PROOFS.has(field)).map(([field, value]) => ({ field, before: null, after: textOf(context, field, value) }));
}

/** The log of a range of days in UTC, a line for every field a command touched; one without fields is a line of its own. */
export function* changesForReport(context: Context, { from, to, by, subject }: Days & { by: string | null; subject: string | null }): Generator<LoggedChange> {
  for (const row of iterateAudit(context.connection, { from, to: `${to}T23:59:59.999Z`, actor: by, subject })) {
    const detail = JSON.parse(row.detail) as Detail;
    const told = { sequence: row.seq, at: row.at, by: row.actor, operation: row.operation, subject: row.subject, reason: textOf(context, 'reason', detail.reason) };
    const changes = isRecord(detail) ? changesOf(context, detail) : [];
    if (changes.length === 0) yield { ...told, field: null, before: null, after: null };
    for (const change of changes) yield { ...told, ...change };
  }
}
