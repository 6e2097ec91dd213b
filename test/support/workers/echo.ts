/** A book's thread in miniature: answers, reports, and dies when told to. */
import { parentPort } from 'node:worker_threads';
import type { HostCall, HostMessage } from '../../../src/main/ipc/bridge.ts';

const post = (message: HostMessage): void => parentPort?.postMessage(message);

parentPort?.on('message', ({ id, method, args }: HostCall) => {
  if (args[0] === 'die') process.exit(7);
  if (args[0] === 'throw') throw new Error('a bug in the thread');
  if (args[0] === 'report') post({ kind: 'event', event: { type: 'progress', operation: 'close.run', done: 1, total: 2 } });
  if (args[0] === 'fault') post({ kind: 'fault', reference: 'abc', operation: 'x.y', detail: 'why' });
  if (args[0] === 'never') return;
  if (args[0] === 'refuse') post({ kind: 'result', id, result: { ok: false, error: { code: 'BOOK_CORRUPT', params: { file: 'x', detail: 'y' } } } });
  else post({ kind: 'result', id, result: { ok: true, value: [method, ...args] } });
});
