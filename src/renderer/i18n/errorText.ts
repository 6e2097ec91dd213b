/** The sentence of a refusal, in the person's language: what happened and why, then what to do. */
import type { TFunction } from 'i18next';
import type { UsoolError } from '#shared/errors.ts';
import { isDate, isPeriod } from '#shared/values/calendar.ts';
import type { Format } from './format.ts';
import { textOr } from './textOr.ts';

export type ShownError = UsoolError;

export interface ErrorText {
  what: string;
  next: string | null;
}

const AMOUNTS = new Set(['cost', 'threshold', 'difference', 'carryingAmount', 'residualValue', 'amount', 'cap']);

function shown(t: TFunction, format: Format, name: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if ((name === 'field' || name === 'setting') && value !== '') {
    const last = value.split('.').findLast((step) => !/^\d+$/.test(step)) ?? value;
    return t(`enums:field.${last}`, { defaultValue: last });
  }
  if (name === 'status') return t([`enums:status.${value}`, `enums:runStatus.${value}`, `enums:transferStatus.${value}`, `enums:countStatus.${value}`, `enums:approvalStatus.${value}`], { defaultValue: value });
  if (name === 'outcome' || name === 'action') return t([`enums:countOutcome.${value}`, `enums:countAction.${value}`], { defaultValue: value });
  if (name === 'permission') return textOr(t, [`people:permission.${value}`], value);
  if (name === 'kind') return t(`enums:placeKind.${value}`, { defaultValue: value });
  if (AMOUNTS.has(name) && /^-?\d+(\.\d+)?$/.test(value)) return format.amount(value);
  if (isPeriod(value)) return format.period(value);
  return isDate(value) ? format.gregorianDate(value) : value;
}

export function errorText(t: TFunction, format: Format, error: ShownError): ErrorText {
  const params: Record<string, unknown> = { ...error.params };
  const context = typeof params['reason'] === 'string' && /^[a-z_]+$/.test(params['reason']) ? params['reason'] : undefined;
  const values = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, shown(t, format, name, value)]));
  return {
    what: t(`errors:${error.code}`, { ...values, context }),
    next: t(`errors:next.${error.code}`, { ...values, defaultValue: '' }) || null,
  };
}
