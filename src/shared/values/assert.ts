/** A broken promise of our own code, never of the person's input: it becomes a FAULT with a reference number, and rolls back what was being written. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`Assertion failed: ${message}`);
}

/** The value, where its absence would be a bug of ours. */
export function required<T>(value: T | null | undefined, what: string): T {
  assert(value !== null && value !== undefined, `${what} is missing`);
  return value;
}
