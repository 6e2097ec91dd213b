/** The only file that touches the bridge. */
import type { UsoolBridge, UsoolEvent } from '#shared/contract/events.ts';
import type { Call, Input, OperationName, Output } from '#shared/contract/index.ts';
import type { Result, UsoolError } from '#shared/errors.ts';
import { reasonToPost } from './softLock.ts';

declare global {
  interface Window {
    readonly usool: UsoolBridge;
  }
}

/** A refusal on its way through promises; screens show it with errorText. */
export class OperationError extends Error {
  readonly error: UsoolError;

  constructor(error: UsoolError) {
    super(error.code);
    this.name = 'OperationError';
    this.error = error;
  }
}

export const call: Call = async (name, ...input) => (await window.usool.call(name, input[0] ?? {})) as Result<Output<typeof name>>;

/** Once more, with the reason for posting into a soft-locked month; the refusal itself where none is given. */
async function askAgain(name: OperationName, input: unknown, refused: UsoolError): Promise<Result<unknown>> {
  const softLockReason = refused.code === 'PERIOD_SOFT_LOCKED' ? await reasonToPost((refused as UsoolError<'PERIOD_SOFT_LOCKED'>).params.period) : null;
  return softLockReason === null ? { ok: false, error: refused } : ((await window.usool.call(name, { ...(input as object), softLockReason })) as Result<unknown>);
}

/** The value of an operation; a refusal is thrown. A person who may close months is asked why something is posted in a soft-locked one. */
export async function request<N extends OperationName>(name: N, input: Input<N>): Promise<Output<N>> {
  const first = (await window.usool.call(name, input)) as Result<unknown>;
  const result = (first.ok ? first : await askAgain(name, input, first.error)) as Result<Output<N>>;
  if (!result.ok) throw new OperationError(result.error);
  return result.value;
}

export function listen(listener: (event: UsoolEvent) => void): () => void {
  return window.usool.on(listener);
}
