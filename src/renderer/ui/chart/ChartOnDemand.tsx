import { lazy, Suspense } from 'react';
import css from './chart.module.css';
import { CHART_HEIGHT_PX, type ChartProps } from './option.ts';

const Loaded = lazy(async () => ({ default: (await import('./Chart.tsx')).Chart }));

/** The chart, read when it is first shown; its place is kept free until then, so that nothing jumps. */
export function Chart(props: ChartProps) {
  return (
    <Suspense fallback={<div className={css.canvas} style={{ blockSize: props.heightPx ?? CHART_HEIGHT_PX }} />}>
      <Loaded {...props} />
    </Suspense>
  );
}
