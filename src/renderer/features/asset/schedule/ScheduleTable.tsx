import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useFormat } from '../../../i18n/useFormat.ts';
import { Amount, PeriodText, Table } from '../../../ui/index.ts';
import css from '../asset.module.css';
import { eventText } from './eventText.ts';
import { ExplainButton } from './ExplainButton.tsx';
import type { MonthRow } from './points.ts';

interface MonthTableProps {
  asset: { id: string };
  bookId: string;
  rows: readonly MonthRow[];
  total: string;
}

export function MonthTable({ asset, bookId, rows, total }: MonthTableProps) {
  const { t } = useTranslation('asset');
  const lastPosted = rows.findLast((row) => row.status !== 'planned')?.period;
  return (
    <Table
      label={t('schedule.title')}
      rows={rows}
      rowKey={(row) => `${row.period} ${row.status}`}
      rowTone={(row) => (row.status === 'planned' ? 'faded' : row.period === lastPosted ? 'selected' : 'plain')}
      totalLabel={t('schedule.total')}
      columns={[
        { id: 'period', label: t('schedule.period'), cell: (row) => <Month row={row} /> },
        {
          id: 'depreciation',
          label: t('schedule.depreciation'),
          kind: 'figure',
          cell: (row) => (row.status === 'opening' ? <Amount value={row.depreciation} /> : <ExplainButton assetId={asset.id} bookId={bookId} period={row.period} amount={row.depreciation} />),
          total: <Amount value={total} />,
        },
        { id: 'accumulated', label: t('schedule.accumulated'), kind: 'figure', cell: (row) => <Amount value={row.accumulatedDepreciation} /> },
        { id: 'carrying', label: t('schedule.bookValue'), kind: 'figure', cell: (row) => <Amount value={row.carryingAmount} /> },
      ]}
    />
  );
}

/** The month, and under it what happened in it. */
function Month({ row }: { row: MonthRow }) {
  const { t } = useTranslation('asset');
  const format = useFormat();
  return (
    <>
      {row.status === 'opening' ? t('enums:scheduleStatus.opening') : <PeriodText value={row.period} />}
      {row.events.map((event) => {
        const text = eventText(event, t, format);
        return (
          <small key={text} className={css.event}>
            <bdi>{text}</bdi>
          </small>
        );
      })}
    </>
  );
}

type YearRow = Output<'assets.depreciationSchedule'>['years'][number];

export function YearTable({ years, total }: { years: readonly YearRow[]; total: string }) {
  const { t } = useTranslation('asset');
  const format = useFormat();
  return (
    <Table
      label={t('schedule.title')}
      rows={years}
      rowKey={(row) => row.year}
      totalLabel={t('schedule.total')}
      columns={[
        { id: 'year', label: t('schedule.year'), cell: (row) => <bdi>{format.year(row.year)}</bdi> },
        { id: 'opening', label: t('schedule.opening'), kind: 'quietFigure', cell: (row) => <Amount value={row.beginningBookValue} /> },
        { id: 'depreciation', label: t('schedule.depreciation'), kind: 'figure', cell: (row) => <Amount value={row.depreciation} />, total: <Amount value={total} /> },
        { id: 'accumulated', label: t('schedule.accumulated'), kind: 'figure', cell: (row) => <Amount value={row.accumulatedDepreciation} /> },
        { id: 'carrying', label: t('schedule.bookValue'), kind: 'figure', cell: (row) => <Amount value={row.endingBookValue} /> },
      ]}
    />
  );
}
