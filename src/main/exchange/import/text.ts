import { fold } from '#shared/values/fold.ts';
import type { Cell } from './model.ts';

/** Marks that steer the direction of text and show nothing: spreadsheets leave them inside cells. Also the byte-order mark and zero-width spaces. */
const INVISIBLE = /[\u200b-\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const PLAIN = /^(?:[!-~]+(?: [!-~]+)*)?$/;
const SPACES = /[\u00a0\u202f\u2007\u2009\u3000\t\r\n ]+/g;

/** A cell as one line of text: invisible marks gone, runs of spaces made one. Dashes, accents and letters stay as they are. */
export function cellText(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  // Nearly every cell is this plain already.
  if (PLAIN.test(cell)) return cell;
  return cell.normalize('NFC').replace(INVISIBLE, '').replace(SPACES, ' ').trim();
}

/** The same for notes, where line breaks mean something. */
export function cellLines(cell: Cell | undefined): string {
  if (cell === undefined || typeof cell === 'number') return cellText(cell);
  return cell.split(/\r\n|\n|\r/).map((line) => cellText(line)).join('\n').trim();
}

/**
 * A word for comparison: case, punctuation, Arabic vowel marks and spelling variants do not count;
 * `AssetNumber`, `asset_number` and `*Asset Number` are the same.
 */
export function wordKey(text: string): string {
  return fold(cellText(text).replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')).replace(/[^\p{L}\p{N}%]+/gu, ' ').trim();
}

/** A heading for comparison: as a word, and spaces do not count either, so that `AssetName` is `ASSETNAME`. */
export const headingKey = (text: string): string => wordKey(text).replaceAll(' ', '');

/** Cells of a sheet without a result, and the strokes that mean "nothing" in accountants' tables. */
export function isBlank(cell: Cell | undefined): boolean {
  if (cell === undefined || cell === '') return true;
  return typeof cell === 'string' && !/^[0-9A-Za-z]/.test(cell) && /^[\s\-–—‒]*$/.test(cellText(cell));
}
