/** What a report is asked for, while it is being chosen: every value a text, '' for none, null for what was typed and means nothing. */
import type { ReportSummary } from './Gallery.tsx';

export type ParameterSpec = ReportSummary['parameters'][number];
export type Values = Readonly<Record<string, string | null>>;

/** The values given, else the report's own defaults. What the report does not know is left out. */
export function initialValues(specs: readonly ParameterSpec[], given: Readonly<Record<string, string>>): Values {
  const hasRun = specs.some((spec) => spec.type === 'run' && (given[spec.id] ?? '') !== '');
  return Object.fromEntries(
    specs.map((spec) => {
      // A run names its own month; the usual month beside it would say something else.
      const usual = hasRun && spec.type === 'period' ? '' : (spec.defaultValue ?? '');
      return [spec.id, given[spec.id] ?? usual];
    }),
  );
}

/** One value changed, and those that hang on it: a run belongs to a month. */
export function withValue(specs: readonly ParameterSpec[], values: Values, id: string, value: string | null): Values {
  const changed = specs.find((spec) => spec.id === id);
  const cleared = changed?.type === 'period' ? specs.filter((spec) => spec.type === 'run').map((spec) => [spec.id, ''] as const) : [];
  return { ...values, ...Object.fromEntries(cleared), [id]: value };
}

export interface Asked {
  /** What the contract is asked with; null while something is missing or means nothing. */
  parameters: Record<string, string> | null;
  /** Required ones that have no value yet. */
  missing: readonly string[];
}

export function askedFor(specs: readonly ParameterSpec[], values: Values): Asked {
  const missing = specs.filter((spec) => spec.required && values[spec.id] === '').map((spec) => spec.id);
  const isWrong = specs.some((spec) => values[spec.id] === null);
  if (missing.length > 0 || isWrong) return { parameters: null, missing };
  return { parameters: Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== '')), missing };
}
