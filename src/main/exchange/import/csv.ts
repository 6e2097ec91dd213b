import { CsvError, parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { refuse } from '#shared/errors.ts';
import { IMPORT_LIMITS } from './limits.ts';
import type { Row } from './model.ts';

const SEPARATORS = [',', ';', '\t', '|'] as const;

/**
 * The encoding of a text file: its byte-order mark, else valid UTF-8, else the zero bytes of UTF-16, else one of the two
 * Windows code pages of this region. In windows-1256 Arabic letters stand in words, that is side by side;
 * in windows-1252 the letters above ASCII are single accents between Latin letters.
 */
export function sniffEncoding(bytes: Uint8Array): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 64 * 1024);
  const zeros = [0, 0];
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (even + odd > head.length / 8) return even > odd ? 'utf-16be' : 'utf-16le';
  if (isUtf8(bytes)) return 'utf-8';
  return readsAsArabic(bytes) ? 'windows-1256' : 'windows-1252';
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function readsAsArabic(bytes: Uint8Array): boolean {
  let high = 0;
  let paired = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    if ((bytes[index] ?? 0) < 0xc0) continue;
    high += 1;
    if ((bytes[index - 1] ?? 0) >= 0xc0 || (bytes[index + 1] ?? 0) >= 0xc0) paired += 1;
  }
  return paired * 2 > high;
}

/** @throws FILE_UNREADABLE for an encoding we do not know, or bytes that are no text at all. */
export function decodeText(bytes: Uint8Array, encoding: string, file: string): string {
  if (!iconv.encodingExists(encoding)) refuse('FILE_UNREADABLE', { file, reason: 'encoding' });
  const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding);
  if (text.includes('\u0000')) refuse('FILE_UNREADABLE', { file, reason: 'format' });
  return text;
}

/** The separator that cuts the first lines into the most columns, evenly. A comma where none does. */
export function sniffSeparator(text: string): string {
  const lines = firstLines(text, 20);
  let best: { separator: string; score: number } = { separator: ',', score: 0 };
  for (const separator of SEPARATORS) {
    const counts = lines.map((line) => countOutsideQuotes(line, separator)).filter((count) => count > 0);
    if (counts.length === 0) continue;
    const usual = mode(counts);
    const score = usual * counts.filter((count) => count === usual).length;
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

function firstLines(text: string, limit: number): string[] {
  return text.slice(0, 64 * 1024).split(/\r\n|\n|\r/).filter((line) => line.trim() !== '').slice(0, limit);
}

function countOutsideQuotes(line: string, separator: string): number {
  let count = 0;
  let quoted = false;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    else if (character === separator && !quoted) count += 1;
  }
  return count;
}

function mode(counts: readonly number[]): number {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  return [...times].reduce((best, candidate) => (candidate[1] > best[1] || (candidate[1] === best[1] && candidate[0] > best[0]) ? candidate : best))[0];
}

/**
 * Rows of a separated text, blank rows kept so that row numbers stay those of a spreadsheet. Cells are text and stay text:
 * "00123" keeps its zeros and "=1+1" is never more than four characters.
 * @throws FILE_UNREADABLE
 */
export function parseSeparated(text: string, separator: string, file: string): Row[] {
  let rows: string[][];
  try {
    rows = parse(text, { delimiter: separator, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: false, max_record_size: 4 * 1024 * 1024 });
  } catch (error) {
    if (error instanceof CsvError) refuse('FILE_UNREADABLE', { file, reason: 'quotes' });
    throw error;
  }
  while (rows.length > 0 && rows.at(-1)?.every((cell) => cell.trim() === '')) rows.pop();
  if (rows.length > IMPORT_LIMITS.rows) refuse('FILE_UNREADABLE', { file, reason: 'rows' });
  for (const row of rows) if (row.length > IMPORT_LIMITS.columns && row.findLastIndex((cell) => cell !== '') >= IMPORT_LIMITS.columns) refuse('FILE_UNREADABLE', { file, reason: 'columns' });
  return rows;
}
