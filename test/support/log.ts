import type { Log } from '../../src/main/shell/log.ts';

/** A log that keeps its lines. */
export function recordingLog(): Log & { lines: string[] } {
  const lines: string[] = [];
  const keep = (message: string): void => void lines.push(message);
  return {
    lines,
    info: keep,
    warn: keep,
    error: (message, cause) => keep(`${message} ${String(cause)}`),
    fault(where, cause) {
      keep(`fault in ${where}: ${String(cause)}`);
      return `REF-${lines.length}`;
    },
  };
}
