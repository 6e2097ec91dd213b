/** What a person has entered of a project's completion, what it still lacks, and what is asked of the book for it. */
import type { Input } from '#shared/contract/index.ts';
import { lastDay, parsePeriod } from '#shared/values/calendar.ts';
import { difference, isNothing, sum } from '../../terms/amounts.ts';

/** '' when empty, null when what was typed has no meaning. */
type Typed = string | null;

export interface PartValues {
  /** Of the row on screen. */
  key: number;
  name: string;
  nameAr: string;
  /** Id of the category; '' while none is chosen. */
  categoryId: string;
  cost: Typed;
  lifeMonths: Typed;
  residualValue: Typed;
}

export interface CompletionValues {
  completionDate: Typed;
  inServiceDate: Typed;
  becomes: 'one' | 'several';
  /** One asset: of the project's name and cost. */
  one: Pick<PartValues, 'categoryId' | 'lifeMonths' | 'residualValue'>;
  /** Several: the first is the asset, the others its components. */
  parts: readonly PartValues[];
  memo: string;
}

interface Project {
  name: string;
  nameAr: string | null;
  cost: string;
  capitalizationDate: string | null;
}

const isGiven = (value: Typed): value is string => value !== null && value !== '';

/** Today in the open month, else its last day; never before the project was capitalised. */
export function usualDay(today: string, openPeriod: string | null, since: string | null): string {
  const day = openPeriod === null || today.startsWith(openPeriod) ? today : lastDay(parsePeriod(openPeriod));
  return since !== null && day < since ? since : day;
}

export function emptyCompletion(project: Project, day: string): CompletionValues {
  const part = { categoryId: '', lifeMonths: '', residualValue: '' };
  return {
    completionDate: day, inServiceDate: day, becomes: 'one', one: part, memo: '',
    parts: [{ ...part, key: 1, name: project.name, nameAr: project.nameAr ?? '', cost: project.cost }, { ...part, key: 2, name: '', nameAr: '', cost: '' }],
  };
}

/** What the parts come to, and what of the project's cost no part has taken: below zero where they take more. A cost without meaning counts as none. */
export function sharedOut(parts: readonly Pick<PartValues, 'cost'>[], cost: string, exponent: number): { sum: string; left: string; isWhole: boolean } {
  const together = sum(parts.flatMap((part) => (isGiven(part.cost) ? [part.cost] : [])), exponent);
  const left = difference(cost, together, exponent);
  return { sum: together, left, isWhole: isNothing(left) };
}

/** A further part; what is left goes into it. */
export function withPart(values: CompletionValues, cost: string, exponent: number): CompletionValues {
  const { left } = sharedOut(values.parts, cost, exponent);
  const key = Math.max(0, ...values.parts.map((part) => part.key)) + 1;
  const isOver = left.startsWith('-') || isNothing(left);
  return { ...values, parts: [...values.parts, { key, name: '', nameAr: '', categoryId: '', cost: isOver ? '' : left, lifeMonths: '', residualValue: '' }] };
}

/** Changes a part. The first takes what the others leave it, so that the sum holds while one shares out, unless it was itself changed. */
export function changedPart(values: CompletionValues, key: number, change: Partial<PartValues>, project: { cost: string; exponent: number; isFirstFree: boolean }): CompletionValues {
  const parts = values.parts.map((part) => (part.key === key ? { ...part, ...change } : part));
  return { ...values, parts: change.cost === undefined || !project.isFirstFree ? parts : withRest(parts, project.cost, project.exponent) };
}

/** The first part has what the others leave; where they leave nothing, it stays as it was. */
export function withRest(parts: readonly PartValues[], cost: string, exponent: number): readonly PartValues[] {
  const [first, ...others] = parts;
  if (first === undefined) return parts;
  const { left } = sharedOut(others, cost, exponent);
  return left.startsWith('-') || isNothing(left) ? parts : [{ ...first, cost: left }, ...others];
}

/** Field by name to what is wrong with it: nothing entered, or nothing meaningful. */
export type Problems = Readonly<Record<string, 'required' | 'meaningless'>>;

export function problemsOf(values: CompletionValues): Problems {
  const problems: Record<string, 'required' | 'meaningless'> = {};
  const check = (field: string, value: Typed, isRequired: boolean): void => {
    if (value === null) problems[field] = 'meaningless';
    else if (isRequired && value.trim() === '') problems[field] = 'required';
  };
  check('completionDate', values.completionDate, true);
  check('inServiceDate', values.inServiceDate, true);
  const terms = (prefix: string, part: CompletionValues['one']): void => {
    check(`${prefix}categoryId`, part.categoryId, true);
    check(`${prefix}lifeMonths`, part.lifeMonths, false);
    check(`${prefix}residualValue`, part.residualValue, false);
  };
  if (values.becomes === 'one') terms('', values.one);
  else {
    for (const part of values.parts) {
      terms(`${part.key} `, part);
      check(`${part.key} name`, part.name, true);
      check(`${part.key} cost`, part.cost, true);
    }
  }
  return problems;
}

const termsOf = ({ lifeMonths, residualValue }: CompletionValues['one']): { usefulLifeMonths?: number; residualValue?: string } => ({
  ...(isGiven(lifeMonths) ? { usefulLifeMonths: Number(lifeMonths) } : {}), ...(isGiven(residualValue) ? { residualValue } : {}),
});

/** The request; null while something is missing, or the parts do not come to the whole. */
export function requestOf(assetId: string, values: CompletionValues, cost: string, exponent: number): Input<'assets.completeConstruction.preview'> | null {
  const { completionDate, inServiceDate, becomes, one, parts } = values;
  if (Object.keys(problemsOf(values)).length > 0 || !isGiven(completionDate) || !isGiven(inServiceDate)) return null;
  const memo = values.memo.trim() === '' ? {} : { memo: values.memo.trim() };
  const common = { assetId, completionDate, inServiceDate, ...memo };
  if (becomes === 'one') return { ...common, categoryId: Number(one.categoryId), ...termsOf(one) };
  if (!sharedOut(parts, cost, exponent).isWhole) return null;
  return {
    ...common, categoryId: Number(parts[0]?.categoryId ?? ''),
    parts: parts.map((part) => ({ name: part.name.trim(), ...(part.nameAr.trim() === '' ? {} : { nameAr: part.nameAr.trim() }), categoryId: Number(part.categoryId), cost: part.cost ?? '', ...termsOf(part) })),
  };
}
