import { lazy, Suspense } from 'react';
import { Skeleton } from '../layout/Skeleton.tsx';
import type { Grid as LoadedGrid, GridProps } from './Grid.tsx';

// A lazy component forgets that the type of its rows is open.
const Loaded = lazy(async () => ({ default: (await import('./Grid.tsx')).Grid })) as unknown as typeof LoadedGrid;

/** The grid, read when it is first shown: the first picture of the window does not wait for it. */
export function Grid<Row extends object>(props: GridProps<Row>) {
  return (
    <Suspense fallback={<Skeleton />}>
      <Loaded {...props} />
    </Suspense>
  );
}
