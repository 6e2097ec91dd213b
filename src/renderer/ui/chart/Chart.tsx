import { BarChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef, useState } from 'react';
import { useFormat } from '../../i18n/useFormat.ts';
import css from './chart.module.css';
import { CHART_HEIGHT_PX, chartOption, type ChartColours, type ChartProps } from './option.ts';

use([BarChart, LineChart, ScatterChart, GridComponent, TooltipComponent, MarkLineComponent, SVGRenderer]);

function readColours(): ChartColours {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return { tone: token, ink: token('ink'), quiet: token('ink-3'), line: token('line'), surface: token('surface'), marker: token('series-2'), font: getComputedStyle(document.body).fontFamily };
}

/** The tokens as the theme has them now: what is drawn with them is drawn anew when it changes. */
function useColours(): ChartColours {
  const [colours, setColours] = useState(readColours);
  useEffect(() => {
    const observer = new MutationObserver(() => setColours(readColours()));
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => observer.disconnect();
  }, []);
  return colours;
}

export function Chart({ description, heightPx = CHART_HEIGHT_PX, hasLegend = true, ...chart }: ChartProps) {
  const { categories, series, markers, marks, isHorizontal } = chart;
  const frame = useRef<HTMLDivElement>(null);
  const instance = useRef<EChartsType | null>(null);
  const format = useFormat();
  const colours = useColours();
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const made = init(element, null, { renderer: 'svg' });
    instance.current = made;
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.dispose();
      instance.current = null;
    };
  }, []);
  useEffect(() => {
    instance.current?.setOption(chartOption({ categories, series, ...(markers === undefined ? {} : { markers }), ...(marks === undefined ? {} : { marks }), ...(isHorizontal === undefined ? {} : { isHorizontal }) }, format, colours), { notMerge: true });
  }, [categories, series, markers, marks, isHorizontal, format, colours]);
  return (
    <figure className={css.figure}>
      {hasLegend && (
        <figcaption className={css.legend}>
          {series.filter(({ isInLegend }) => isInLegend !== false).map((one) => (
            <span key={one.id} className={css.legendItem}>
              <span className={css.legendDot} style={{ background: `var(--${one.tone})` }} />
              {one.name}
            </span>
          ))}
          {marks !== undefined && (
            <span className={css.legendItem}>
              <span className={css.legendMark} />
              {marks.name}
            </span>
          )}
        </figcaption>
      )}
      {/* Its own direction: the drawing is mirrored by its axes, and its texts bring their own. */}
      <div className={css.canvas} style={{ blockSize: heightPx }} dir="ltr" role="img" aria-label={description} ref={frame} />
    </figure>
  );
}
