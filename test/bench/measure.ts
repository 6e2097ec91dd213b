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

const AGAIN = 3;
const cell = (value: number): string => value.toFixed(value < 10 ? 1 : 0).padStart(9);

/** The head of a table of `lines`; the last column is the quality we promised. */
export const heading = (title: string): void => console.log(`\n${title.padEnd(66)}${['first', 'of CPU', 'again', 'target'].map((word) => word.padStart(9)).join('')}`);

/** One line. A figure over its target is marked, never thrown: a machine that is busy is no fault of ours. */
export function line(label: string, first: Taken, { again, target }: { again?: number | undefined; target?: number | undefined } = {}): void {
  const goal = target === undefined ? '' : `${String(target).padStart(9)}${Math.min(first.clock, first.processor) > target ? '  over' : ''}`;
  console.log(`  ${label.padEnd(64)}${cell(first.clock)}${cell(first.processor)}${again === undefined ? ' '.repeat(9) : cell(again)}${goal}`);
}

/** The first time it is asked since the book was opened or changed, and the middle one of some times after that. */
export function asked(label: string, work: () => unknown, target?: number): void {
  const first = taken(work);
  const times = Array.from({ length: AGAIN }, () => taken(work).clock).sort((a, b) => a - b);
  line(label, first, { again: times[Math.floor(AGAIN / 2)], target });
}

export const megabytes = (bytes = process.memoryUsage.rss()): number => Math.round(bytes / 2 ** 20);
