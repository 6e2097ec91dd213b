/** A pool's rules in sentences. */
import type { TFunction } from 'i18next';
import type { Format } from '../../i18n/format.ts';
import type { Regime } from './PoolsScreen.tsx';

export function ruleSentences(pool: Regime['rules']['pools'][number], t: TFunction<'pools'>, format: Format): string[] {
  const { smallBalance, repairs, firstYearRelief } = pool;
  const sentences = [
    pool.method === 'straight_line' ? t('rules.straightLine') : null,
    pool.halfInTwoYears ? t('rules.halves') : null,
    pool.rateChange === 'by_days' ? t('rules.byDays') : null,
    pool.halfRateUnderDays === null ? null : t('rules.halfRate', { count: pool.halfRateUnderDays }),
    firstYearRelief === null ? null : t(`rules.relief.${firstYearRelief.remainder}`, { percent: format.percent(firstYearRelief.percent) }),
    pool.fullAllowance ? t('rules.fullAllowance') : null,
    smallBalance === null ? null : t(smallBalance.elective ? 'rules.smallMay' : 'rules.smallMust', { amount: format.amount(smallBalance.limit) }),
    pool.emptyPool ? t('rules.empty') : null,
    repairs === null ? null : t(`rules.repairs.${repairs.base}`, { percent: format.percent(repairs.percent) }),
  ];
  return sentences.filter((sentence) => sentence !== null);
}
