/** An event of a schedule in words: its day, what it was, its amount. */
import type { TFunction } from 'i18next';
import type { Format } from '../../../i18n/format.ts';
import { isolate } from '../../../i18n/isolate.ts';
import type { RowEvent } from './points.ts';

/** The engine speaks of a charge where the history speaks of depreciation by hand. */
const NAMED: Readonly<Record<string, string>> = { charge: 'depreciation_amortization' };

export function eventText({ date, type, amount }: RowEvent, t: TFunction<'asset'>, format: Format): string {
  const values = { date: format.gregorianDate(date), what: t(`history.kind.${NAMED[type] ?? type}`) };
  return amount === null ? t('schedule.event', values) : t('schedule.eventOf', { ...values, amount: isolate(format.amount(amount)) });
}
