import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.ts';
import { Card, Chart, type ChartSeries } from '../../ui/index.ts';
import type { Summary } from './Home.tsx';

/** Depreciation of the months behind, solid, and of those ahead, light. */
export function Forecast({ months }: { months: Summary['forecast'] }) {
  const { t } = useTranslation('home');
  const format = useFormat();
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
  return (
    <Card title={t('forecast.title')}>
      <Chart categories={categories} series={series} heightPx={240} description={t('forecast.description', { from: format.period(first.period), to: format.period(last.period), first: format.amount(first.depreciation), last: format.amount(last.depreciation) })} />
    </Card>
  );
}
