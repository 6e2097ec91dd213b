import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useOperation } from '../../api/queries.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useNavigation } from '../../state/navigation.ts';
import { Button, Card, Chart, Columns, ErrorPanel, Select, Skeleton, type ChartSeries } from '../../ui/index.ts';
import { ByMonth, ByYear } from './Depreciation.tsx';

export type OutlookData = Output<'home.outlook'>;

const CHART_PX = 240;
const HORIZONS = ['12', '60'] as const;
type Horizon = (typeof HORIZONS)[number];

/** Where value and depreciation were, and where they go if nothing changes: a year ahead, or five. */
export function Outlook() {
  const { t } = useTranslation('home');
  const [horizon, setHorizon] = useState<Horizon>('12');
  const outlook = useOperation('home.outlook', { months: horizon === '12' ? 12 : 60 }, { keepPrevious: true });
  const go = useNavigation((state) => state.go);
  if (outlook.error !== null) return <ErrorPanel error={outlook.error.error} />;
  if (outlook.data === undefined) return <Skeleton lines={6} />;
  const { data } = outlook;
  const choice = <Select label={t('horizon.label')} isLabelHidden value={horizon} onChange={setHorizon} options={HORIZONS.map((months) => ({ value: months, label: t(`horizon.months${months}`) }))} />;
  return (
    <Columns>
      <Card title={t(horizon === '12' ? 'forecast.title' : 'forecast.yearsTitle')} actions={choice}>
        {horizon === '12' ? <ByMonth points={data.points} /> : <ByYear outlook={data} />}
        <Button variant="link" onPress={() => go('reports', { report: 'projection', parameters: { horizon: `months${horizon}` } })}>
          {t('forecast.report')}
        </Button>
      </Card>
      <ValueOverTime points={data.points} />
    </Columns>
  );
}

/** One line: posted, then dashed where it is planned. It goes on from the last posted month, so that it does not break. */
function ValueOverTime({ points }: { points: OutlookData['points'] }) {
  const { t } = useTranslation('home');
  const format = useFormat();
  const go = useNavigation((state) => state.go);
  const turn = points.findIndex(({ posted }) => !posted);
  const series = useMemo(
    (): ChartSeries[] => [
      { id: 'posted', name: t('value.posted'), kind: 'line', tone: 'posted', values: points.map((point) => (point.posted ? point.netBookValue : null)) },
      { id: 'planned', name: t('value.planned'), kind: 'line', tone: 'series-3', isDashed: true, values: points.map((point, index) => (point.posted && index !== turn - 1 ? null : point.netBookValue)) },
    ],
    [points, turn, t],
  );
  const categories = useMemo(() => points.map((point) => format.periodShort(point.period)), [points, format]);
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return null;
  const description = t('value.description', { from: format.period(first.period), to: format.period(last.period), first: format.amount(first.netBookValue), last: format.amount(last.netBookValue) });
  return (
    <Card title={t('value.title')}>
      <Chart categories={categories} series={series} heightPx={CHART_PX} description={description} />
      <Button variant="link" onPress={() => go('reports', { report: 'roll-forward' })}>
        {t('value.report')}
      </Button>
    </Card>
  );
}
