import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll } from 'vitest';
import type { UsoolEvent } from '#shared/contract/events.ts';
import type { BookName, Input, Output } from '#shared/contract/index.ts';
import type { UsoolError } from '#shared/errors.ts';
import type { BookHost, CreateBook } from '../../src/main/ipc/host.ts';
import { createHost } from '../../src/main/ipc/router.ts';

export const RESOURCES = resolve(import.meta.dirname, '../../resources');

const opened: BookHost[] = [];
const folders: string[] = [];

afterAll(() => {
  for (const host of opened) host.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A company that tests keep books for. */
export const COMPANY: CreateBook = { name: 'Al Noor Trading', nameAr: 'شركة النور للتجارة', country: 'SA', currency: 'SAR', fiscalYearStartMonth: 1 };

export interface TestBook {
  host: BookHost;
  /** What the operation answers; throws where it refuses. */
  call: <N extends BookName>(name: N, ...input: Record<never, never> extends Input<N> ? [input?: Input<N>] : [input: Input<N>]) => Output<N>;
  /** How the operation refuses, whatever is sent; throws where it does not. */
  refusal: (name: string, input?: unknown) => UsoolError;
  /** Set it to move the book's clock. */
  clock: { now: string };
  events: UsoolEvent[];
  /** What the last FAULT was about. */
  lastFault: () => unknown;
}

export interface HostSettings {
  clock?: string;
  actor?: string;
  company?: Partial<CreateBook>;
}

/** A session without a book. What goes wrong inside is thrown at the test with its cause. */
export function testHost({ clock: start = '2026-01-15T08:00:00.000Z', actor = 'Noura' }: HostSettings = {}): TestBook {
  const clock = { now: start };
  const events: UsoolEvent[] = [];
  let lastFault: unknown;
  const host = createHost({ now: () => clock.now, actor, resources: RESOURCES, announce: (event) => events.push(event), log: (_reference, error) => (lastFault = error) });
  const answer = (name: string, input: unknown) => {
    const result = host.dispatch(name, input);
    if (!result.ok && result.error.code === 'FAULT') throw new Error(`${name} failed`, { cause: lastFault });
    return result;
  };
  return {
    host, clock, events, lastFault: () => lastFault,
    call: (name, ...[input]) => {
      const result = answer(name, input ?? {});
      if (!result.ok) throw new Error(`${name} refused: ${result.error.code} ${JSON.stringify(result.error.params)}`);
      return result.value as Output<typeof name>;
    },
    refusal: (name, input = {}) => {
      const result = answer(name, input);
      if (result.ok) throw new Error(`${name} did not refuse: ${JSON.stringify(result.value).slice(0, 300)}`);
      return result.error;
    },
  };
}

/** A session with a new book in memory. */
export function memoryHost(settings: HostSettings = {}): TestBook {
  return bookAt(':memory:', settings);
}

/** A session with a new book at the path. */
export function bookAt(path: string, settings: HostSettings = {}): TestBook {
  const book = testHost(settings);
  const created = book.host.create(path, { ...COMPANY, ...settings.company });
  if (!created.ok) throw new Error(`the test book was refused: ${created.error.code} ${JSON.stringify(created.error.params)}`, { cause: book.lastFault() });
  opened.push(book.host);
  return book;
}

/** A folder that is gone when the file's tests are over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'usool-test-'));
  folders.push(folder);
  return folder;
}
