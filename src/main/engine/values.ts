import { minor, ZERO, type Minor } from '#shared/values/money.ts';
import { mulDiv } from '#shared/values/rounding.ts';
import type { ValueEvent } from './terms.ts';
import type { Standing } from './walk.ts';

type Values = Pick<Standing, 'costMinor' | 'accumulatedMinor' | 'impairmentMinor' | 'carryingMinor'>;
type Parts = Omit<Values, 'carryingMinor'>;

/** Brings cost and accumulated amounts to a fair value by the method of the restatement; the three are never rounded apart. */
function restated(before: Values, { restatement }: ValueEvent, fairValue: Minor): Parts {
  if (restatement === 'elimination' || (restatement === 'gross' && before.carryingMinor === 0)) return { costMinor: fairValue, accumulatedMinor: ZERO, impairmentMinor: ZERO };
  if (restatement === 'gross') {
    const costMinor = mulDiv(before.costMinor, fairValue, before.carryingMinor, 'half_away_from_zero');
    return { costMinor, accumulatedMinor: minor(costMinor - fairValue), impairmentMinor: ZERO };
  }
  return { ...before, costMinor: minor(before.costMinor + fairValue - before.carryingMinor) };
}

function partsAfter(before: Values, event: ValueEvent): Parts | null {
  const amount = event.amountMinor;
  switch (event.type) {
    case 'improvement':
      return { ...before, costMinor: minor(before.costMinor + amount) };
    case 'revaluation_up':
      return restated(before, event, minor(before.carryingMinor + amount));
    case 'revaluation_down':
      return amount > before.carryingMinor ? null : restated(before, event, minor(before.carryingMinor - amount));
    case 'impairment':
      return { ...before, impairmentMinor: minor(before.impairmentMinor + amount) };
    case 'impairment_reversal':
      return amount > before.impairmentMinor ? null : { ...before, impairmentMinor: minor(before.impairmentMinor - amount) };
  }
}

/** What stands after a change of value; null where it takes more than there is. Minor units. */
export function valueAfter(before: Values, event: ValueEvent): Values | null {
  const parts = partsAfter(before, event);
  if (parts === null) return null;
  const { costMinor, accumulatedMinor, impairmentMinor } = parts;
  const carrying = costMinor - accumulatedMinor - impairmentMinor;
  return carrying < 0 ? null : { costMinor, accumulatedMinor, impairmentMinor, carryingMinor: minor(carrying) };
}
