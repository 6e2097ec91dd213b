import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useNameOf } from '../../i18n/useFormat.ts';
import { Chart, type ChartSeries, type ChartTone } from '../../ui/index.ts';
import type { OutlookData } from './Outlook.tsx';

const CHART_PX = 240;
/** Behind the open month, so many are drawn. */
const PAST_MONTHS = 6;
const TONES: readonly ChartTone[] = ['posted', 'series-2', 'series-3', 'series-4'];

/** Depreciation of the months behind, solid, and of those ahead, light. */
export function ByMonth({ points }: { points: OutlookData['points'] }) {
  const { t } = useTranslation('home');
  const format = useFormat();
  const months = useMemo(() => points.slice(Math.max(0, points.findIndex(({ posted }) => !posted) - PAST_MONTHS)), [points]);
  const series = useMemo(
    (): ChartSeries[] => [
      { id: 'posted', name: t('forecast.posted'), kind: 'bar', tone: 'posted', stack: 'all', values: months.map((month) => (month.posted ? month.depreciation : null)) },
      { id: 'planned', name: t('forecast.planned'), kind: 'bar', tone: 'planned', stack: 'all', values: months.map((month) => (month.posted ? null : month.depreciation)) },
    ],
    [months, t],
  );
  const categories = useMemo(() => months.map((month) => format.periodShort(month.period)), [months, format]);
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return null;
  const description = t('forecast.description', { from: format.period(first.period), to: format.period(last.period), first: format.amount(first.depreciation), last: format.amount(last.depreciation) });
  return <Chart categories={categories} series={series} heightPx={CHART_PX} description={description} />;
}

/** Depreciation of each fiscal year, the greatest categories told apart. */
export function ByYear({ outlook }: { outlook: OutlookData }) {
  const { t } = useTranslation('home');
  const format = useFormat();
  const nameOf = useNameOf();
  const { years, categories, others } = outlook;
  const series = useMemo((): ChartSeries[] => {
    const named = categories.map((category, index): ChartSeries => ({
      id: `category-${category.categoryId}`, name: nameOf({ name: category.category, nameAr: category.categoryAr }), kind: 'bar', tone: TONES[index] ?? 'planned', stack: 'all', values: category.byYear,
    }));
    return others === null ? named : [...named, { id: 'others', name: t('forecast.others'), kind: 'bar', tone: 'planned', stack: 'all', values: others }];
  }, [categories, others, nameOf, t]);
  const labels = useMemo(() => years.map((year) => format.year(year)), [years, format]);
  const [first, last] = [labels[0], labels.at(-1)];
  if (first === undefined || last === undefined) return null;
  return <Chart categories={labels} series={series} heightPx={CHART_PX} description={t('forecast.yearsDescription', { from: first, to: last })} />;
}
