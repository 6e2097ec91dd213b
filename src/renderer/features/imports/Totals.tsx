import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { Amount, Count, Kpi, KpiRow } from '../../ui/index.ts';
import type { Check } from './checking.ts';

/** What the file comes to. */
export function Totals({ totals }: { totals: Check['totals'] }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { currency } = useBook();
  return (
    <KpiRow>
      <Kpi label={t('totals.count')} value={<Count value={totals.count} />} />
      <Kpi label={t('totals.cost')} value={<Amount value={totals.cost} />} more={currency} />
      <Kpi label={t('totals.accumulatedDepreciation')} value={<Amount value={totals.accumulatedDepreciation} />} more={currency} />
      <Kpi label={t('totals.netBookValue')} value={<Amount value={totals.netBookValue} />} more={currency} />
      <Kpi label={t('totals.firstMonth')} value={<Amount value={totals.firstMonthDepreciation} />} more={totals.firstMonth === null ? null : format.period(totals.firstMonth)} />
    </KpiRow>
  );
}
