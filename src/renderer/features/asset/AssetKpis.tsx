import { useTranslation } from 'react-i18next';
import { lastDay, parsePeriod } from '#shared/values/calendar.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { Amount, Kpi, KpiRow } from '../../ui/index.ts';
import type { Asset } from './AssetPage.tsx';
import css from './asset.module.css';
import { ExplainButton } from './schedule/ExplainButton.tsx';
import type { BookValues } from './schedule/ScheduleTab.tsx';

/** The four figures that matter first, each with a word about it. */
export function AssetKpis({ asset, book }: { asset: Asset; book: BookValues }) {
  const { t } = useTranslation('asset');
  const format = useFormat();
  const { lastClosedPeriod } = useBook();
  const { nextCharge, usefulLifeMonths, remainingLifeMonths } = book;
  const acquired = asset.capitalizationDate === null ? t('kpi.acquired', { date: format.gregorianDate(asset.acquisitionDate) }) : t('kpi.capitalized', { date: format.gregorianDate(asset.capitalizationDate) });
  const remaining = remainingLifeMonths === null || usefulLifeMonths === null ? undefined : t('kpi.remaining', { count: remainingLifeMonths, life: usefulLifeMonths });
  const closedThrough = lastClosedPeriod === null ? null : lastDay(parsePeriod(lastClosedPeriod));
  const isBefore = closedThrough === null || asset.capitalizationDate === null || asset.capitalizationDate > closedThrough;
  const asOf = isBefore ? undefined : t('kpi.asOf', { date: format.gregorianDate(closedThrough) });
  const isWaiting = asset.status === 'DRAFT' || asset.status === 'CAPITALIZED';
  return (
    <KpiRow>
      <Kpi label={t('kpi.cost')} value={<Amount value={book.cost} />} more={acquired} />
      <Kpi label={t('kpi.accumulated')} value={<Amount value={book.accumulatedDepreciation} />} more={remaining} />
      <Kpi label={t('kpi.bookValue')} value={<Amount value={book.netBookValue} />} more={asOf} />
      {nextCharge === null ? (
        <Kpi label={t('kpi.next')} value="—" more={t(book.method === 'none' ? 'kpi.nextNever' : isWaiting ? 'kpi.nextAfterService' : book.method === 'units_of_production' ? 'kpi.nextReading' : 'kpi.nextNone')} />
      ) : (
        <Kpi
          label={t('kpi.next')}
          value={
            <span className={css.figure}>
              <ExplainButton assetId={asset.id} bookId={book.bookId} period={nextCharge.period} amount={nextCharge.amount} />
            </span>
          }
          more={isWaiting ? t('kpi.nextPlanned', { period: format.period(nextCharge.period) }) : format.period(nextCharge.period)}
        />
      )}
    </KpiRow>
  );
}
