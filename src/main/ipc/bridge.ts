import type { Result } from '#shared/errors.ts';
import type { UsoolEvent } from '#shared/contract/events.ts';
import type { BookHost } from './host.ts';

/** What travels between the main thread and the book's thread. One shape for every method of the host. */
export type HostMethod = keyof BookHost;

export interface HostCall {
  id: number;
  method: HostMethod;
  args: readonly unknown[];
}

export type HostMessage =
  | { kind: 'result'; id: number; result: Result<unknown> }
  | { kind: 'event'; event: UsoolEvent }
  | { kind: 'fault'; reference: string; operation: string; detail: string };

export interface WorkerSettings {
  actor: string;
  resources: string;
}
