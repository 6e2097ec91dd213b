/** The only file that touches the bridge. */
import type { UsoolBridge, UsoolEvent } from '#shared/contract/events.ts';
import type { Call, Input, OperationName, Output } from '#shared/contract/index.ts';
import type { Result, UsoolError } from '#shared/errors.ts';

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

/** The value of an operation; a refusal is thrown. */
export async function request<N extends OperationName>(name: N, input: Input<N>): Promise<Output<N>> {
  const result = (await window.usool.call(name, input)) as Result<Output<N>>;
  if (!result.ok) throw new OperationError(result.error);
  return result.value;
}

export function listen(listener: (event: UsoolEvent) => void): () => void {
  return window.usool.on(listener);
}
