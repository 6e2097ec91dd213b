import { performance } from 'node:perf_hooks';

export interface Taken {
  /** Milliseconds on the clock, and of processor: on a machine that others use too, the second says more. */
  clock: number;
  processor: number;
}

/** Once, with its result. */
export function taken<T>(work: () => T): Taken & { value: T } {
  const before = process.cpuUsage();
  const start = performance.now();
  const value = work();
  const clock = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return { clock, processor: (user + system) / 1000, value };
}

/** The middle one of several, by the clock: what a person meets who does it again and again. */
export function usually(work: () => unknown, times = 5): Taken {
  const all = Array.from({ length: times }, () => taken(work)).sort((a, b) => a.clock - b.clock);
  const { clock, processor } = all[Math.floor(times / 2)] ?? { clock: 0, processor: 0 };
  return { clock, processor };
}

const milliseconds = (value: number): string => value.toFixed(value < 10 ? 1 : 0).padStart(9);

export const heading = (title: string): void => console.log(`${title.padEnd(58)}${'ms'.padStart(9)}${'of CPU'.padStart(9)}${'target'.padStart(9)}`);

/** One line; a figure over its target is marked, never thrown: a busy machine is no fault of ours. */
export function line(label: string, { clock, processor }: Taken, target?: number): void {
  const goal = target === undefined ? '' : `${String(target).padStart(9)}${Math.min(clock, processor) > target ? '  over' : ''}`;
  console.log(`  ${label.padEnd(56)}${milliseconds(clock)}${milliseconds(processor)}${goal}`);
}

export const megabytes = (): number => Math.round(process.memoryUsage().rss / 2 ** 20);
