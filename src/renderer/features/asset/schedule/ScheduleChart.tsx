import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isolate } from '../../../i18n/isolate.ts';
import { useFormat } from '../../../i18n/useFormat.ts';
import { useBook } from '../../../state/book.ts';
import { Chart, type ChartSeries } from '../../../ui/index.ts';
import { eventText } from './eventText.ts';
import { drawnAt, drawnRows, firstPlanned, type MonthRow } from './points.ts';

/** The carrying amount over the life: what is posted solid, what is planned light. */
export function ScheduleChart({ rows }: { rows: readonly MonthRow[] }) {
  const { t } = useTranslation('asset');
  const format = useFormat();
  const { openPeriod } = useBook();
  const chart = useMemo(() => {
    const drawn = drawnRows(rows);
    const planned = firstPlanned(drawn);
    const series: ChartSeries[] = [
      { id: 'posted', name: t('schedule.posted'), kind: 'bar', tone: 'posted', stack: 'carrying', values: drawn.map((row) => (row.status === 'planned' ? null : row.carryingAmount)) },
      { id: 'planned', name: t('schedule.planned'), kind: 'bar', tone: 'planned', stack: 'carrying', values: drawn.map((row) => (row.status === 'planned' ? row.carryingAmount : null)) },
    ];
    const markers = planned > 0 && openPeriod !== null ? [{ category: planned, label: isolate(t('schedule.open', { period: format.periodShort(openPeriod) })) }] : [];
    const points = rows.flatMap((row) => row.events.map((event) => ({ category: drawnAt(drawn, row.period), label: eventText(event, t, format) }))).flatMap((point) => {
      const at = drawn[point.category];
      return at === undefined ? [] : [{ ...point, value: at.carryingAmount }];
    });
    const marks = points.length === 0 ? {} : { marks: { name: t('schedule.events'), points } };
    return { ...marks, categories: drawn.map((row) => format.periodShort(row.period)), series, markers };
  }, [rows, t, format, openPeriod]);
  const first = rows[0];
  const last = rows.at(-1);
  const description = first === undefined || last === undefined ? '' : t('schedule.describe', { from: format.period(first.period), to: format.period(last.period), opening: format.amount(first.openingCarryingAmount), closing: format.amount(last.carryingAmount) });
  return <Chart {...chart} description={description} />;
}
