import { useTranslation } from 'react-i18next';
import type { UsoolError } from '#shared/errors.ts';
import type { OperationError } from '../api/client.ts';
import { errorText } from '../i18n/errorText.ts';
import { useFormat } from '../i18n/useFormat.ts';

/** Refusals that speak of a field without naming it. */
const FIELD_OF: Readonly<Record<string, string>> = { DUPLICATE_CODE: 'code', DUPLICATE_NUMBER: 'assetNumber', METHOD_NOT_AVAILABLE: 'depreciationMethod' };

interface FieldErrors {
  /** The sentence to show beside this field; null when the refusal is about something else. */
  of: (field: string) => string | null;
  /** The refusal that belongs to no field of the form, for an ErrorPanel. */
  rest: UsoolError | null;
}

/** Puts a refusal where it belongs: beside its field when the form has it, above the form when not. */
export function useFieldErrors(error: OperationError | null, fields: readonly string[]): FieldErrors {
  const { t } = useTranslation();
  const format = useFormat();
  if (error === null) return { of: () => null, rest: null };
  const named = 'field' in error.error.params ? error.error.params.field : FIELD_OF[error.error.code];
  const field = fields.find((candidate) => candidate === named);
  if (field === undefined) return { of: () => null, rest: error.error };
  const { what, next } = errorText(t, format, error.error);
  return { of: (asked) => (asked === field ? `${what} ${next ?? ''}`.trim() : null), rest: null };
}
