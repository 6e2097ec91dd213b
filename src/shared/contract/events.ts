import type { UsoolError } from '../errors.ts';

/** What the main process tells the window unasked. */
export type UsoolEvent =
  | { type: 'changed'; operation: string }
  | { type: 'progress'; operation: string; done: number; total: number }
  | { type: 'command'; id: string }
  | { type: 'bookOpened' }
  | { type: 'bookClosed' }
  | { type: 'preferences' }
  /** What nobody in the window asked for was refused: a book that the system handed over, say. */
  | { type: 'refused'; error: UsoolError };

export interface UsoolBridge {
  call: (name: string, input: unknown) => Promise<unknown>;
  on: (listener: (event: UsoolEvent) => void) => () => void;
}
