/** What an act of an asset asked for and came to, in short lines. Nothing is calculated here. */
import type { TFunction } from 'i18next';
import type { Output } from '#shared/contract/index.ts';
import type { Format } from '../../../i18n/format.ts';
import { shiftPoint } from '../../../terms/rates.ts';

export type Act = NonNullable<Output<'assets.history'>[number]['act']>;

/** Kinds that leave the carrying amount as it stands, so that nothing is said of it. */
const WITHOUT_VALUE: ReadonlySet<string> = new Set(['estimate', 'suspend', 'resume', 'insurance_claim', 'hold_for_sale', 'release_from_sale', 'surplus_transfer']);

const textOf = (act: Act, name: string): string | null => {
  const value = act.details[name];
  return value === undefined || value === null || value === '' ? null : String(value);
};

/** What a change of estimate named: the rest stays as it was. */
function estimated(act: Act, t: TFunction<'asset'>, format: Format): string[] {
  const said = (name: string, shown: (value: string) => string): string[] => {
    const value = textOf(act, name);
    return value === null ? [] : [`${t(name === 'usefulLifeMonths' ? 'fields.remainingLife' : `enums:field.${name}`)}: ${shown(value)}`];
  };
  return [
    ...said('usefulLifeMonths', (months) => t('common:months', { count: Number(months) })), ...said('residualValue', format.amount), ...said('method', (method) => t(`enums:method.${method}`)), ...said('factor', format.rate),
    ...said('annualRate', (rate) => format.percent(shiftPoint(rate, 2))), ...said('convention', (convention) => t(`enums:convention.${convention}`)), ...said('totalUnits', format.rate),
  ];
}

/** The act in lines: what was named, what the carrying amount became, gain or loss, and who said why. */
export function actWords(act: Act, t: TFunction<'asset'>, format: Format): string[] {
  if (act.status === 'REVERSAL') return act.reason === null ? [] : [t('history.act.because', { reason: act.reason })];
  const restatement = textOf(act, 'restatement');
  const [from, became] = act.kind === 'construction_asset' ? [textOf(act, 'from'), null] : [null, act.kind === 'construction_completion' ? textOf(act, 'became') : null];
  return [
    ...(act.kind === 'estimate' ? estimated(act, t, format) : []),
    ...(from === null ? [] : [t('history.act.from', { project: from })]),
    ...(became === null ? [] : [t('history.act.became', { assets: became })]),
    ...(restatement === null ? [] : [t(`values:restatement.${restatement}`)]),
    ...(WITHOUT_VALUE.has(act.kind) || act.carryingAmountBefore === act.carryingAmountAfter ? [] : [t('history.act.carrying', { before: format.amount(act.carryingAmountBefore), after: format.amount(act.carryingAmountAfter) })]),
    ...(act.gainLoss === null ? [] : [t(act.gainLoss.startsWith('-') ? 'history.act.loss' : 'history.act.gain', { amount: format.amount(act.gainLoss.replace('-', '')) })]),
    ...(act.memo === null ? [] : [act.memo]),
  ];
}
