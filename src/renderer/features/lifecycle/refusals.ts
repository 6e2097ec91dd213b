/** Where a refusal belongs: beside the field of the form that it is about. */
import type { UsoolError } from '#shared/errors.ts';

const DATES: ReadonlySet<string> = new Set(['PERIOD_CLOSED', 'INVALID_DATE']);

/** The path of the field as the request has it; `date` for what speaks of the day; null for what is about the whole. */
export function fieldOf(error: UsoolError): string | null {
  if (DATES.has(error.code)) return 'date';
  return 'field' in error.params ? String(error.params.field) : null;
}
