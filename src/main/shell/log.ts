import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import electronLog from 'electron-log/node.js';

export interface Log {
  info: (message: string) => void;
  warn: (message: string) => void;
  error: (message: string, cause?: unknown) => void;
  /** Writes down a bug and returns the reference the person can quote. */
  fault: (where: string, cause: unknown) => string;
}

const MAX_FILE_BYTES = 2 * 1024 * 1024;

function describe(cause: unknown): string {
  if (cause instanceof Error) return cause.stack ?? cause.message;
  return typeof cause === 'string' ? cause : JSON.stringify(cause);
}

export const newReference = (): string => randomUUID().slice(0, 8).toUpperCase();

/** The log of the application: one file in its own folder and the terminal. Nothing is sent anywhere. */
export function openLog(folder: string): Log {
  const logger = electronLog.create({ logId: 'usool' });
  const { file, console: terminal, remote, ipc } = logger.transports;
  if (remote) remote.level = false;
  if (ipc) ipc.level = false;
  file.level = 'info';
  file.maxSize = MAX_FILE_BYTES;
  file.format = '{y}-{m}-{d} {h}:{i}:{s}.{ms} {level} {text}';
  file.resolvePathFn = () => join(folder, 'usool.log');
  terminal.level = 'info';
  terminal.format = '{text}';
  terminal.useStyles = false;
  return {
    info: (message) => logger.info(message),
    warn: (message) => logger.warn(message),
    error: (message, cause) => logger.error(cause === undefined ? message : `${message}: ${describe(cause)}`),
    fault(where, cause) {
      const reference = newReference();
      logger.error(`fault ${reference} in ${where}: ${describe(cause)}`);
      return reference;
    },
  };
}
