import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isolate } from '../../../i18n/isolate.ts';
import { useFormat, useNameOf } from '../../../i18n/useFormat.ts';
import { useBook } from '../../../state/book.ts';
import { Chart, type ChartSeries, type ChartTone } from '../../../ui/index.ts';
import { eventText } from './eventText.ts';
import { drawnAlong, drawnAt, drawnPeriods, type MonthRow } from './points.ts';

/** The schedule of the same asset in another depreciation book. */
export interface OtherSchedule {
  bookId: string;
  name: string;
  nameAr: string | null;
  rows: readonly MonthRow[];
}

const TONES: readonly ChartTone[] = ['series-2', 'series-3', 'series-4'];
const NONE: readonly OtherSchedule[] = [];

/** The carrying amount over the life: what is posted solid, what is planned light. Other depreciation books are lines, each of its own colour, dashed where planned. */
export function ScheduleChart({ rows, others = NONE }: { rows: readonly MonthRow[]; others?: readonly OtherSchedule[] }) {
  const { t } = useTranslation('asset');
  const format = useFormat();
  const nameOf = useNameOf();
  const { openPeriod } = useBook();
  const chart = useMemo(() => {
    const drawn = others.slice(0, TONES.length);
    const periods = drawnPeriods([rows, ...drawn.map((other) => other.rows)]);
    const own = drawnAlong(rows, periods, { isLine: false });
    const series: ChartSeries[] = [
      { id: 'posted', name: t('schedule.posted'), kind: 'bar', tone: 'posted', stack: 'carrying', values: own.posted },
      { id: 'planned', name: t('schedule.planned'), kind: 'bar', tone: 'planned', stack: 'carrying', values: own.planned },
      ...drawn.flatMap((other, index): ChartSeries[] => {
        const tone = TONES[index] ?? 'series-2';
        const { posted, planned } = drawnAlong(other.rows, periods, { isLine: true });
        const line = { name: nameOf(other), kind: 'line' as const, tone };
        return [{ ...line, id: other.bookId, values: posted }, { ...line, id: `${other.bookId} planned`, values: planned, isDashed: true, isInLegend: false }];
      }),
    ];
    const planned = own.planned.findIndex((value) => value !== null);
    const markers = planned > 0 && openPeriod !== null ? [{ category: planned, label: isolate(t('schedule.open', { period: format.periodShort(openPeriod) })) }] : [];
    const points = rows.flatMap((row) => row.events.map((event) => ({ category: drawnAt(periods, row.period), label: eventText(event, t, format) }))).flatMap((point) => {
      const value = own.posted[point.category] ?? own.planned[point.category] ?? null;
      return value === null ? [] : [{ ...point, value }];
    });
    const marks = points.length === 0 ? {} : { marks: { name: t('schedule.events'), points } };
    return { ...marks, categories: periods.map((period) => format.periodShort(period)), series, markers };
  }, [rows, others, t, format, nameOf, openPeriod]);
  const first = rows[0];
  const last = rows.at(-1);
  const described = first === undefined || last === undefined ? '' : t('schedule.describe', { from: format.period(first.period), to: format.period(last.period), opening: format.amount(first.openingCarryingAmount), closing: format.amount(last.carryingAmount) });
  const beside = others.length === 0 ? '' : ` ${t('schedule.beside', { books: others.map(nameOf).join(format.settings.language === 'ar' ? '، ' : ', ') })}`;
  return <Chart {...chart} description={described + beside} />;
}
