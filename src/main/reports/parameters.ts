import { STATUSES } from '#shared/contract/shapes.ts';
import { refuse } from '#shared/errors.ts';
import { parseDate, parsePeriod } from '#shared/values/calendar.ts';
import type { ParameterSpec, ParameterValues, ReportDefinition } from './definition.ts';
import type { ReportSource } from './source.ts';
import { enumText, text } from './texts.ts';

type ParameterName = Parameters<typeof text<'parameter'>>[1];
type ChoiceName = Parameters<typeof text<'choice'>>[1];

/** A parameter under its label in the texts; without a default it is optional unless `required` is said. */
export function parameter(id: ParameterName, type: ParameterSpec['type'], options: { required?: boolean; defaultValue?: ParameterSpec['defaultValue']; choices?: readonly ChoiceName[] } = {}): ParameterSpec {
  const choices = type === 'status' ? reportableStatuses() : (options.choices ?? []).map((value) => ({ value, label: text('choice', value) }));
  return { id, type, required: options.required ?? false, label: text('parameter', id), choices, defaultValue: options.defaultValue ?? null };
}

/** A draft is not in any report on assets: it is not an asset of the ledger yet. */
function reportableStatuses(): { value: string; label: ReturnType<typeof enumText> }[] {
  return STATUSES.filter((status) => status !== 'DRAFT').map((value) => ({ value, label: enumText('status', value) }));
}

export function defaultOf(spec: ParameterSpec, source: ReportSource): string | null {
  return typeof spec.defaultValue === 'function' ? spec.defaultValue(source) : spec.defaultValue;
}

function read(spec: ParameterSpec, value: string): string {
  switch (spec.type) {
    case 'date':
      return parseDate(value, spec.id);
    case 'period':
      return parsePeriod(value, spec.id);
    case 'choice':
    case 'status':
      if (!spec.choices.some((choice) => choice.value === value)) refuse('INVALID_INPUT', { field: spec.id, reason: `one of ${spec.choices.map((choice) => choice.value).join(', ')}` });
      return value;
    default:
      return value;
  }
}

/**
 * The parameters a report was given, checked, with defaults filled in; an empty text is none.
 * @throws INVALID_INPUT for one that the report does not have, or lacks; INVALID_DATE
 */
export function readParameters(definition: ReportDefinition, given: Readonly<Record<string, string>>, source: ReportSource): ParameterValues {
  const known = new Set(definition.parameters.map((spec) => spec.id));
  for (const id of Object.keys(given)) if (!known.has(id)) refuse('INVALID_INPUT', { field: id, reason: `not a parameter of ${definition.id}` });
  const values: Record<string, string> = {};
  for (const spec of definition.parameters) {
    const value = given[spec.id]?.trim() || defaultOf(spec, source);
    if (value) values[spec.id] = read(spec, value);
    else if (spec.required) refuse('INVALID_INPUT', { field: spec.id, reason: 'required' });
  }
  return values;
}
