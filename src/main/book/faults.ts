import Database from 'better-sqlite3';
import { Refusal, type UsoolError } from '#shared/errors.ts';

/**
 * What SQLite says, as our codes: a full disk, a locked or damaged file, a trigger that held.
 * Undefined for what is a bug of ours.
 */
export function refusalOf(error: unknown, file: string): UsoolError | undefined {
  if (error instanceof Refusal) return { code: error.code, params: error.params };
  if (!(error instanceof Database.SqliteError)) return undefined;
  const { code, message } = error;
  if (code.startsWith('SQLITE_FULL')) return { code: 'DISK_FULL', params: { file } };
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return { code: 'BOOK_LOCKED', params: { file } };
  if (code.startsWith('SQLITE_READONLY')) return { code: 'BOOK_READ_ONLY', params: { file } };
  if (code.startsWith('SQLITE_NOTADB')) return { code: 'BOOK_NOT_USOOL', params: { file } };
  if (code.startsWith('SQLITE_CORRUPT')) return { code: 'BOOK_CORRUPT', params: { file, detail: message } };
  if (code === 'SQLITE_CONSTRAINT_TRIGGER') return triggerRefusal(message);
  return undefined;
}

/** Triggers say `CODE subject`. They are the last line of defence; operations refuse earlier and say more. */
function triggerRefusal(message: string): UsoolError | undefined {
  const [code = '', ...rest] = message.split(' ');
  const subject = rest.join(' ');
  if (code === 'ALREADY_POSTED') return { code, params: { subject } };
  if (code === 'JOURNAL_UNBALANCED') return { code, params: { difference: '' } };
  if (code === 'PERIOD_CLOSED') return { code, params: { period: '' } };
  if (code === 'YEAR_LOCKED') return { code, params: { year: '', period: '' } };
  if (code === 'LAST_OWNER') return { code, params: { user: '' } };
  if (code === 'TRANSFER_NOT_APPROVED') return { code, params: { transfer: '' } };
  return undefined;
}
