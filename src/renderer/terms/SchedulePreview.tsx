import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input, Output } from '#shared/contract/index.ts';
import { errorText } from '../i18n/errorText.ts';
import { useFormat } from '../i18n/useFormat.ts';
import { useOperation } from '../api/queries.ts';
import { useDebounced } from '../state/useDebounced.ts';
import { Amount, Chart, Details, PeriodText, Table } from '../ui/index.ts';
import css from './terms.module.css';

export type ScheduleTerms = Input<'schedule.compute'>;
type Schedule = Output<'schedule.compute'>;

const MONTHS_SHOWN = 12;

const NEVER_ASKED: ScheduleTerms = { currency: 'USD', cost: '0', method: 'none', inServiceDate: '2000-01-01' };

/** What depreciation would be, before anything is saved. */
export function SchedulePreview({ terms, isBrief = false }: { terms: ScheduleTerms | null; isBrief?: boolean }) {
  const { t } = useTranslation('asset');
  const { t: errors } = useTranslation('errors');
  const format = useFormat();
  const asked = useDebounced(terms, 150);
  const schedule = useOperation('schedule.compute', asked ?? NEVER_ASKED, { enabled: asked !== null, keepPrevious: true });
  if (asked === null) return isBrief ? null : <p className={css.quiet}>{t('preview.waiting')}</p>;
  if (schedule.error !== null) return <p className={css.quiet}>{errorText(errors, format, schedule.error.error).what}</p>;
  if (schedule.data === undefined) return null;
  return (
    <div className={css.preview} aria-live="polite">
      <Facts schedule={schedule.data} />
      {!isBrief && <Drawing schedule={schedule.data} />}
      {!isBrief && schedule.data.rows.length > 0 && <Months rows={schedule.data.rows.slice(0, MONTHS_SHOWN)} />}
      {!isBrief && <Years years={schedule.data.years} />}
    </div>
  );
}

function Facts({ schedule }: { schedule: Schedule }) {
  const { t } = useTranslation('asset');
  const format = useFormat();
  const first = schedule.rows.find((row) => /[1-9]/.test(row.depreciation));
  if (first === undefined) return <p className={css.quiet}>{t('preview.nothing')}</p>;
  return (
    <Details
      areFigures
      items={[
        { label: t('preview.first', { period: format.period(first.period) }), value: <Amount value={first.depreciation} /> },
        { label: t('preview.total'), value: <Amount value={schedule.total} /> },
        ...(schedule.fullyDepreciatedOn === null ? [] : [{ label: t('fields.fullyDepreciatedOn'), value: <bdi>{format.gregorianDate(schedule.fullyDepreciatedOn)}</bdi> }]),
      ]}
    />
  );
}

function Drawing({ schedule }: { schedule: Schedule }) {
  const { t } = useTranslation('asset');
  const format = useFormat();
  const chart = useMemo(
    () => ({
      categories: schedule.years.map((year) => format.year(year.year)),
      series: [{ id: 'carrying', name: t('schedule.bookValue'), kind: 'bar' as const, tone: 'planned' as const, values: schedule.years.map((year) => year.endingBookValue) }],
    }),
    [schedule, format, t],
  );
  return <Chart {...chart} hasLegend={false} heightPx={140} description={t('preview.describe')} />;
}

function Years({ years }: { years: Schedule['years'] }) {
  const { t } = useTranslation('asset');
  const format = useFormat();
  return (
    <div className={css.rows}>
      <Table
        label={t('preview.years')}
        rows={years}
        rowKey={(year) => year.year}
        columns={[
          { id: 'year', label: t('schedule.year'), cell: (year) => <bdi>{format.year(year.year)}</bdi> },
          { id: 'depreciation', label: t('schedule.depreciation'), kind: 'figure', cell: (year) => <Amount value={year.depreciation} /> },
          { id: 'carrying', label: t('schedule.bookValue'), kind: 'figure', cell: (year) => <Amount value={year.endingBookValue} /> },
        ]}
      />
    </div>
  );
}

function Months({ rows }: { rows: Schedule['rows'] }) {
  const { t } = useTranslation(['asset', 'terms']);
  return (
    <div className={css.rows}>
      <Table
        label={t('terms:example.months')}
        rows={rows}
        rowKey={(row) => row.period}
        columns={[
          { id: 'period', label: t('terms:example.months'), cell: (row) => <PeriodText value={row.period} /> },
          { id: 'depreciation', label: t('schedule.depreciation'), kind: 'figure', cell: (row) => <Amount value={row.depreciation} /> },
          { id: 'carrying', label: t('schedule.bookValue'), kind: 'figure', cell: (row) => <Amount value={row.carryingAmount} /> },
        ]}
      />
    </div>
  );
}
