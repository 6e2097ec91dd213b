import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNameOf } from '../../i18n/useFormat.ts';
import { Card, Chart, type ChartSeries } from '../../ui/index.ts';
import type { Summary } from './Home.tsx';

const ROW_PX = 34;
const FRAME_PX = 40;

/** Net book value of each category, the largest first. */
export function ByCategory({ categories }: { categories: Summary['byCategory'] }) {
  const { t } = useTranslation('home');
  const nameOf = useNameOf();
  const ordered = useMemo(() => categories.toSorted((left, right) => Number(right.netBookValue) - Number(left.netBookValue)), [categories]);
  const names = useMemo(() => ordered.map((row) => nameOf({ name: row.category, nameAr: row.categoryAr })), [ordered, nameOf]);
  const series = useMemo((): ChartSeries[] => [{ id: 'value', name: t('byCategory.value'), kind: 'bar', tone: 'posted', values: ordered.map((row) => row.netBookValue) }], [ordered, t]);
  const [largest] = names;
  if (largest === undefined) return null;
  return (
    <Card title={t('byCategory.title')}>
      <Chart categories={names} series={series} isHorizontal hasLegend={false} heightPx={Math.max(140, names.length * ROW_PX + FRAME_PX)} description={t('byCategory.description', { count: names.length, largest })} />
    </Card>
  );
}
