import { parentPort, workerData } from 'node:worker_threads';
import { required } from '#shared/values/assert.ts';
import type { HostCall, HostMessage, WorkerSettings } from './ipc/bridge.ts';
import { createHost } from './ipc/router.ts';

const port = required(parentPort, 'The port of the main thread');
const { actor, resources } = workerData as WorkerSettings;
const post = (message: HostMessage): void => port.postMessage(message);

const host = createHost({
  actor,
  resources,
  now: () => new Date().toISOString(),
  announce: (event) => post({ kind: 'event', event }),
  log: (reference, error, operation) => post({ kind: 'fault', reference, operation, detail: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
});

port.on('message', ({ id, method, args }: HostCall) => {
  const perform = host[method] as (...values: readonly unknown[]) => ReturnType<(typeof host)[typeof method]>;
  post({ kind: 'result', id, result: perform(...args) });
});
