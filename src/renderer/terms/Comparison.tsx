import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/useFormat.ts';
import { Amount, Chart, FilterChip, Row, Stack, Table } from '../ui/index.ts';
import type { Pair } from './comparison.ts';
import css from './terms.module.css';

/** How the two sides are called on this screen. */
export interface ComparisonWords {
  before: string;
  after: string;
  /** The chart in a sentence. */
  describe: string;
  table: string;
  chargeBefore: string;
  chargeAfter: string;
  carryingBefore: string;
  carryingAfter: string;
}

interface ComparisonProps {
  years: readonly Pair[];
  months: readonly Pair[];
  totalBefore: string;
  totalAfter: string;
  words: ComparisonWords;
}

/** Two schedules side by side: carrying amounts drawn by fiscal year, the figures by year or by month. */
export function Comparison({ years, months, totalBefore, totalAfter, words }: ComparisonProps) {
  const { t } = useTranslation('asset');
  const format = useFormat();
  const [view, setView] = useState<'year' | 'month'>('year');
  const label = (key: string): string => (view === 'year' ? format.year(Number(key)) : format.period(key));
  return (
    <Stack>
      <Chart
        categories={years.map((pair) => format.year(Number(pair.key)))}
        series={[
          { id: 'before', name: words.before, kind: 'bar', tone: 'posted', values: years.map((pair) => pair.before.carrying) },
          { id: 'after', name: words.after, kind: 'bar', tone: 'series-2', values: years.map((pair) => pair.after.carrying) },
        ]}
        heightPx={180}
        description={words.describe}
      />
      <Row>
        <FilterChip isSelected={view === 'year'} onChange={() => setView('year')}>
          {t('schedule.byYear')}
        </FilterChip>
        <FilterChip isSelected={view === 'month'} onChange={() => setView('month')}>
          {t('schedule.byMonth')}
        </FilterChip>
      </Row>
      <div className={css.compared}>
        <Table
          label={words.table}
          rows={view === 'year' ? years : months}
          rowKey={(pair) => pair.key}
          totalLabel={t('schedule.total')}
          columns={[
            { id: 'key', label: t(view === 'year' ? 'schedule.year' : 'schedule.period'), cell: (pair) => <bdi>{label(pair.key)}</bdi> },
            { id: 'before', label: words.chargeBefore, kind: 'figure', cell: (pair) => <Amount value={pair.before.depreciation} />, total: <Amount value={totalBefore} /> },
            { id: 'after', label: words.chargeAfter, kind: 'figure', cell: (pair) => <Amount value={pair.after.depreciation} />, total: <Amount value={totalAfter} /> },
            { id: 'carryingBefore', label: words.carryingBefore, kind: 'quietFigure', cell: (pair) => <Amount value={pair.before.carrying} /> },
            { id: 'carryingAfter', label: words.carryingAfter, kind: 'quietFigure', cell: (pair) => <Amount value={pair.after.carrying} /> },
          ]}
        />
      </div>
    </Stack>
  );
}
