/** An ECharts option from our own description of a chart. Values are drawn as numbers; what is written is the exact decimal string. */
import type { EChartsCoreOption } from 'echarts/core';
import type { Format } from '../../i18n/format.ts';
import { tooltipOf } from './tooltip.ts';

export type ChartTone = 'posted' | 'planned' | 'series-2' | 'series-3' | 'series-4';

export interface ChartSeries {
  id: string;
  name: string;
  kind: 'bar' | 'line';
  tone: ChartTone;
  /** Decimal strings, one a category; null where there is nothing. */
  values: readonly (string | null)[];
  /** Bars of one stack stand on each other. */
  stack?: string;
  isDashed?: boolean;
  /** False for the second half of a line: its first half names both. */
  isInLegend?: boolean;
}

export interface ChartMarks {
  name: string;
  /** `value`: how high it stands, a decimal string. */
  points: readonly { category: number; value: string; label: string }[];
}

export interface ChartDescription {
  /** Under the axis, in the order of time; in Arabic they run from the right. */
  categories: readonly string[];
  series: readonly ChartSeries[];
  /** A line across: today, an event. */
  markers?: readonly { category: number; label: string }[];
  /** Points on the drawing that something happened at, each with its words. */
  marks?: ChartMarks;
  /** Bars lying: for categories with long names. */
  isHorizontal?: boolean;
}

export const CHART_HEIGHT_PX = 220;

export interface ChartProps extends ChartDescription {
  /** The chart in a sentence, for who cannot see it. The figures themselves belong into a table beside it. */
  description: string;
  heightPx?: number;
  hasLegend?: boolean;
}

export interface ChartColours {
  tone: (tone: ChartTone) => string;
  ink: string;
  quiet: string;
  line: string;
  surface: string;
  marker: string;
  font: string;
}

const BAR_WIDTH_MAX = 28;

export function chartOption(chart: ChartDescription, format: Format, colours: ChartColours): EChartsCoreOption {
  const isArabic = format.settings.language === 'ar';
  const text = { color: colours.quiet, fontFamily: colours.font, fontSize: 11 };
  const categoryAxis = {
    type: 'category', data: [...chart.categories], axisTick: { show: false }, axisLine: { lineStyle: { color: colours.line } },
    axisLabel: chart.isHorizontal === true ? { ...text, fontSize: 12, color: colours.ink, width: 168, overflow: 'truncate' } : { ...text, hideOverlap: true },
  };
  const valueAxis = { type: 'value', splitNumber: 4, axisLine: { show: false }, axisTick: { show: false }, splitLine: { lineStyle: { color: colours.line } }, axisLabel: { ...text, hideOverlap: true, formatter: (value: number) => format.compact(value) } };
  return {
    animation: false,
    textStyle: { fontFamily: colours.font },
    grid: { top: 18, bottom: 6, left: 14, right: 14, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      trigger: 'axis', confine: true, axisPointer: { type: 'shadow', shadowStyle: { opacity: 0.08 } }, backgroundColor: colours.surface, borderColor: colours.line, textStyle: { color: colours.ink },
      // Marks are counted by themselves: the bars and lines say which category it is.
      formatter: (points: { dataIndex: number; seriesType: string }[]) => tooltipOf(chart, points.find(({ seriesType }) => seriesType !== 'scatter')?.dataIndex ?? 0, format, colours),
    },
    // Time runs from the right in Arabic, and the values stand where reading begins.
    xAxis: chart.isHorizontal === true ? { ...valueAxis, inverse: isArabic } : { ...categoryAxis, inverse: isArabic },
    yAxis: chart.isHorizontal === true ? { ...categoryAxis, inverse: true, position: isArabic ? 'right' : 'left' } : { ...valueAxis, position: isArabic ? 'right' : 'left' },
    series: [...chart.series.map((series, index) => seriesOption(chart, series, index, colours)), ...(chart.marks === undefined ? [] : [marksOption(chart.marks, colours)])],
  };
}

function seriesOption(chart: ChartDescription, series: ChartSeries, index: number, colours: ChartColours): object {
  return {
    id: series.id, name: series.name, type: series.kind, data: series.values.map((value) => (value === null ? null : Number(value))),
    itemStyle: { color: colours.tone(series.tone), borderRadius: 2 }, barMaxWidth: BAR_WIDTH_MAX, barCategoryGap: '22%', emphasis: { disabled: true },
    ...(series.stack === undefined ? {} : { stack: series.stack }),
    ...(series.kind === 'line' ? { showSymbol: false, lineStyle: { color: colours.tone(series.tone), width: 2, type: series.isDashed === true ? 'dashed' : 'solid' } } : {}),
    ...(index === 0 && chart.markers !== undefined ? { markLine: markLine(chart.markers, colours) } : {}),
  };
}

/** Above the bars, in the colour of what stands out. */
function marksOption({ name, points }: ChartMarks, colours: ChartColours): object {
  return { id: 'marks', name, type: 'scatter', symbol: 'diamond', symbolSize: 10, z: 5, silent: true, itemStyle: { color: colours.marker, borderColor: colours.surface, borderWidth: 1 }, data: points.map(({ category, value }) => [category, Number(value)]) };
}

function markLine(markers: readonly { category: number; label: string }[], colours: ChartColours): object {
  return {
    symbol: 'none', silent: true, lineStyle: { color: colours.marker, type: 'dashed' }, label: { color: colours.quiet, fontFamily: colours.font, fontSize: 11, position: 'end', formatter: ({ name }: { name: string }) => name },
    data: markers.map((marker) => ({ name: marker.label, xAxis: marker.category })),
  };
}
