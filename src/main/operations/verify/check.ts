import type { Output } from '#shared/contract/index.ts';

export type Check = Output<'book.verify'>['checks'][number];

/** The first thing of a check that does not hold, in words that a message can be made of. */
class Mismatch {
  readonly problem: NonNullable<Check['problem']>;

  constructor(problem: NonNullable<Check['problem']>) {
    this.problem = problem;
  }
}

type Value = string | number | boolean | null | undefined;
const text = (value: Value): string => (value === null || value === undefined ? '—' : String(value));

/** Says that two values agree, or ends the check naming where they do not. */
export interface Expect {
  same: (what: string, where: string, expected: Value, found: Value) => void;
  /** The same of minor units, which a person reads as amounts. */
  amount: (what: string, where: string, expected: number | null | undefined, found: number | null | undefined) => void;
}

/** Runs one check to its first problem. `work` answers how many things it looked at. */
export function check(name: string, format: (amountMinor: number) => string, work: (expect: Expect) => number): Check {
  const differ = (what: string, where: string, expected: string, found: string): never => {
    throw new Mismatch({ what, where, expected, found });
  };
  const amount = (value: number | null | undefined): string => (typeof value === 'number' ? format(value) : text(value));
  try {
    const count = work({
      same: (what, where, expected, found) => (expected === found ? undefined : differ(what, where, text(expected), text(found))),
      amount: (what, where, expected, found) => (expected === found ? undefined : differ(what, where, amount(expected), amount(found))),
    });
    return { check: name, ok: true, count, problem: null };
  } catch (error) {
    if (error instanceof Mismatch) return { check: name, ok: false, count: 0, problem: error.problem };
    // A value that nothing can be made of ends the check where it stands: a damaged book is reported, it does not stop the report.
    return { check: name, ok: false, count: 0, problem: { what: 'unreadable', where: name, expected: text(null), found: error instanceof Error ? error.message : String(error) } };
  }
}
