/** Tax rates as they are typed: percent and days, before the contract has them. */
import { shiftPoint } from '../../terms/rates.ts';

export interface RateDraft {
  id: number;
  validFrom: string | null;
  /** In percent. */
  percent: string | null;
}

export const toPercent = (rate: string): string => shiftPoint(rate, 2);

export const draftsOf = (rates: readonly { validFrom: string; rate: string }[]): RateDraft[] => rates.map(({ validFrom, rate }, id) => ({ id, validFrom, percent: toPercent(rate) }));

/** What the contract takes; null while a day or a rate is missing. */
export function ratesFrom(drafts: readonly RateDraft[]): { validFrom: string; rate: string }[] | null {
  const rates = drafts.flatMap(({ validFrom, percent }) => (validFrom && percent ? [{ validFrom, rate: shiftPoint(percent, -2) }] : []));
  return rates.length === drafts.length ? rates : null;
}

export const nextId = (drafts: readonly RateDraft[]): number => Math.max(-1, ...drafts.map(({ id }) => id)) + 1;
