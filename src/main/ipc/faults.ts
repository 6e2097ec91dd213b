import type { z } from 'zod';
import { Refusal, type ErrorCode, type UsoolError } from '#shared/errors.ts';

interface CodedIssue {
  params?: { code?: ErrorCode };
}

/**
 * What a schema found, as one refusal: the first problem in the order of the fields. A date or amount that cannot be
 * has a code of its own; everything else is INVALID_INPUT with the path.
 */
export function inputRefusal(error: z.ZodError, input: unknown): UsoolError {
  const issue = error.issues[0];
  if (!issue) return { code: 'INVALID_INPUT', params: { field: '', reason: 'invalid' } };
  const unknownKey = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const field = [...issue.path, ...(unknownKey === undefined ? [] : [unknownKey])].map(String).join('.');
  const { code } = (issue as CodedIssue).params ?? {};
  const found = valueAt(input, issue.path);
  // Only a text has a code of its own, and not everything that is sent can be made one.
  const value = typeof found === 'string' ? found.slice(0, 100) : '';
  if (code === 'INVALID_DATE') return { code, params: { field, value } };
  if (code === 'INVALID_AMOUNT') return { code, params: { field, value, reason: value.startsWith('-') ? 'negative' : 'format' } };
  return { code: 'INVALID_INPUT', params: { field, reason: unknownKey === undefined ? issue.message : 'unknown field' } };
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

/** What a caller sent, checked and with its defaults, or the refusal of what is wrong with it. */
export function checked<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const { code, params } = inputRefusal(parsed.error, input);
  throw new Refusal(code, params);
}
