import { dayNumber } from '#shared/values/calendar.ts';
import { minor } from '#shared/values/money.ts';
import type { ChartPoint } from '../definition.ts';
import { shownAmount } from '../figures.ts';
import type { ReportLanguage } from '../forms/columns.ts';
import { text } from '../texts.ts';
import { escapeHtml, inLine } from './markup.ts';

const WIDTH = 1000;
const HEIGHT = 140;
/** Room for the amounts beside the plot and the dates below it. */
const SIDE = 86;
const PLOT = { top: 8, bottom: 120 };
const LABELS_AT_MOST = 8;
const POINTS_AT_MOST = 400;

/** The next of 1, 2, 2.5 or 5 times a power of ten: an axis that ends on a round figure. */
function roundUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 2.5, 5, 10].find((step) => step * power >= value) ?? 10) * power;
}

/** The points whose dates are written: the first, then each that leaves room for the one before it. */
function labelled(days: readonly number[]): number[] {
  const room = ((days.at(-1) ?? 0) - (days[0] ?? 0)) / LABELS_AT_MOST;
  const chosen: number[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const [index, day] of days.entries()) {
    if (day - last < room) continue;
    chosen.push(index);
    last = day;
  }
  return chosen;
}

const position = (value: number): string => value.toFixed(1);

/**
 * A falling line of amounts over time as SVG; what is posted is filled strongly, what is planned lightly. In an Arabic report time runs
 * from the right, amounts stand at the right edge, and only digits stay as they are.
 */
export function chartSvg(points: readonly ChartPoint[], exponent: number, language: ReportLanguage, title: string): string {
  const rtl = language === 'ar';
  const every = Math.ceil(points.length / POINTS_AT_MOST);
  const kept = points.filter((_, index) => index % every === 0 || index === points.length - 1);
  const top = roundUp(Math.max(...kept.map((point) => point.value), 1));
  const last = Math.max(kept.length - 1, 1);
  const days = kept.map((point) => dayNumber(point.date));
  const [firstDay = 0] = days;
  const span = Math.max((days.at(-1) ?? 0) - firstDay, 1);
  // A day has its width whether it is charged month by month or, as an opening balance, years at once.
  const x = (index: number): number => {
    const along = SIDE + (((days[index] ?? firstDay) - firstDay) / span) * (WIDTH - SIDE - 12);
    return rtl ? WIDTH - along : along;
  };
  const y = (value: number): number => PLOT.bottom - (value / top) * (PLOT.bottom - PLOT.top);
  const area = (from: number, to: number, color: string): string => {
    if (to <= from) return '';
    const line = kept.slice(from, to + 1).map((point, offset) => `${position(x(from + offset))},${position(y(point.value))}`);
    return `<polygon fill="${color}" points="${position(x(from))},${PLOT.bottom} ${line.join(' ')} ${position(x(to))},${PLOT.bottom}"/>`;
  };
  const lastPosted = Math.max(kept.findLastIndex((point) => point.posted), 0);
  const edge = rtl ? WIDTH - SIDE + 6 : SIDE - 6;
  const rules = [0, 0.5, 1].map((part) => {
    const level = position(y(top * part));
    const amount = part === 0 ? '0' : shownAmount(minor(Math.trunc(top * part)), exponent).replace(/\.\d+$/, '');
    return `<line x1="${rtl ? 12 : SIDE}" x2="${rtl ? WIDTH - SIDE : WIDTH - 12}" y1="${level}" y2="${level}" stroke="#cbd3ce" stroke-width="0.6"/><text x="${edge}" y="${level}" dy="4" text-anchor="${rtl ? 'start' : 'end'}">${amount}</text>`;
  });
  const dates = labelled(days).map((index) => `<text x="${position(x(index))}" y="134" text-anchor="middle">${kept[index]?.date ?? ''}</text>`);
  const line = kept.map((point, index) => `${position(x(index))},${position(y(point.value))}`).join(' ');
  return [
    `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" direction="ltr" font-size="10.5" fill="#4d5a53"><title>${escapeHtml(title)}</title>`,
    area(0, lastPosted, '#0b6b53'), area(lastPosted, last, '#b7d9cd'), ...rules,
    `<polyline fill="none" stroke="#0b6b53" stroke-width="1.6" points="${line}"/>`, ...dates, '</svg>',
  ].join('');
}

export function chartFigure(chart: { title: { en: string; ar: string }; points: readonly ChartPoint[] }, exponent: number, language: ReportLanguage): string {
  if (chart.points.length < 2) return '';
  const key = (color: string, name: 'posted' | 'planned'): string => `<span style="display:inline-block;width:2.4mm;height:2.4mm;background:${color};margin-inline:4mm 1mm"></span>${inLine(text('page', name), language)}`;
  const title = language === 'ar' ? chart.title.ar : chart.title.en;
  return `<figure><figcaption>${inLine(chart.title, language)}${key('#0b6b53', 'posted')}${key('#b7d9cd', 'planned')}</figcaption>${chartSvg(chart.points, exponent, language, title)}</figure>`;
}
