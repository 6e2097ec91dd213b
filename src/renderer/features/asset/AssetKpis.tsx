import type { TFunction } from 'i18next';
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
  const { lastClosedPeriod, basis } = useBook();
  const { nextCharge, usefulLifeMonths, remainingLifeMonths } = book;
  const acquired = asset.capitalizationDate === null || basis === 'cash' ? t('kpi.acquired', { date: format.gregorianDate(asset.acquisitionDate) }) : t('kpi.capitalized', { date: format.gregorianDate(asset.capitalizationDate) });
  const remaining = remainingLifeMonths === null || usefulLifeMonths === null ? undefined : remainingText(t, remainingLifeMonths, usefulLifeMonths);
  const closedThrough = lastClosedPeriod === null ? null : lastDay(parsePeriod(lastClosedPeriod));
  const { lastActOn } = asset;
  const isBefore = closedThrough === null || asset.capitalizationDate === null || asset.capitalizationDate > closedThrough;
  // What an act changed after the last closed month is in the figure.
  const standsAt = lastActOn !== null && (isBefore || lastActOn > closedThrough) ? lastActOn : isBefore ? null : closedThrough;
  const asOf = standsAt === null ? undefined : t('kpi.asOf', { date: format.gregorianDate(standsAt) });
  const isWaiting = asset.status === 'DRAFT' || asset.status === 'CAPITALIZED';
  return (
    <KpiRow>
      <Kpi label={t('kpi.cost')} value={<Amount value={book.cost} />} more={acquired} />
      <Kpi label={t('kpi.accumulated')} value={<Amount value={book.accumulatedDepreciation} />} more={remaining} />
      <Kpi label={t('kpi.bookValue')} value={<Amount value={book.netBookValue} />} more={asOf} />
      {nextCharge === null ? (
        <Kpi label={t('kpi.next')} value="—" more={t(`kpi.${whyNothing(asset, book, isWaiting)}`)} />
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

/** A life estimated anew is that which remained then: more than it may be left just before. */
function remainingText(t: TFunction<'asset'>, left: number, life: number): string {
  return left > life ? t('kpi.left', { months: t('common:months', { count: left }) }) : t('kpi.remaining', { count: left, life });
}

/** Why there is no next charge. */
function whyNothing({ status }: Asset, { method, isSuspended, postsToLedger }: BookValues, isWaiting: boolean): string {
  if (method === 'none') return 'nextNever';
  if (isWaiting) return 'nextAfterService';
  if (status === 'HELD_FOR_SALE' && postsToLedger) return 'heldForSale';
  if (isSuspended) return 'suspended';
  return method === 'units_of_production' ? 'nextReading' : 'nextNone';
}
