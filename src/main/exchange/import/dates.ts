import { asciiDigits } from '#shared/values/fold.ts';
import { isDate, type DateString } from '#shared/values/calendar.ts';
import { IMPORT_LIMITS } from './limits.ts';
import type { Cell, ImportMapping } from './model.ts';
import { cellText } from './text.ts';
import { dateOfSerial } from './xlsxParts.ts';

export type DateOrder = ImportMapping['dateOrder'];
/** `order`: the cell contradicts the order chosen for the file, or the file has none and the cell could be two days. */
export type DateFailure = 'format' | 'hijri' | 'order' | 'missing_day' | 'range';
export type ParsedDate = { ok: true; date: DateString } | { ok: false; reason: DateFailure };

const ENGLISH = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;
/** Gulf and Egypt; Levant and Iraq; Morocco; Tunisia and Algeria. Without hamza, as people type. */
const ARABIC: readonly (readonly string[])[] = [
  ['يناير', 'كانون الثاني', 'جانفي'], ['فبراير', 'شباط', 'فيفري'], ['مارس', 'اذار'], ['ابريل', 'نيسان', 'افريل'], ['مايو', 'ايار', 'ماي'], ['يونيو', 'يونيه', 'حزيران', 'جوان'],
  ['يوليو', 'يوليه', 'تموز', 'يوليوز', 'جويليه'], ['اغسطس', 'اب', 'غشت', 'اوت'], ['سبتمبر', 'ايلول', 'شتنبر'], ['اكتوبر', 'تشرين الاول'], ['نوفمبر', 'تشرين الثاني', 'نونبر'], ['ديسمبر', 'كانون الاول', 'دجنبر'],
];
const MONTH_BY_WORD = new Map<string, number>([...ENGLISH.map((word, index): [string, number] => [word, index + 1]), ...ARABIC.flatMap((words, index) => words.map((word): [string, number] => [word, index + 1]))]);

const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;
/** Serial numbers of the days 1950-01-01 to 2099-12-31: as text, only these are taken for dates. */
const FIRST_TEXT_SERIAL = 18_264;
const LAST_TEXT_SERIAL = 73_050;

/**
 * A cell to a day. The order of day and month is the file's, asked for once; a cell that contradicts it is refused rather than turned round.
 * Hijri dates are recognised and refused: which day one is depends on the calendar meant, and that is not ours to guess.
 */
export function readDate(cell: Cell, order: DateOrder): ParsedDate {
  if (typeof cell === 'number') return ofSerial(cell);
  if (cell.length > IMPORT_LIMITS.figureCharacters) return { ok: false, reason: 'format' };
  const text = asciiDigits(cellText(cell)).replace(/[T ]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*([ap]m|Z|[ap]\.m\.)?$/i, '').replace(/\s*م\.?$/, '').trim();
  if (/هـ|\bAH\b/i.test(text)) return { ok: false, reason: 'hijri' };
  const numeric = /^(\d{1,4})\s*[/.\-\\]\s*(\d{1,2})\s*[/.\-\\]\s*(\d{1,4})$/.exec(text);
  if (numeric) return ofParts(numeric[1] ?? '', numeric[2] ?? '', numeric[3] ?? '', order);
  if (/^\d{8}$/.test(text)) return makeDay(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6)));
  if (/^\d{5}(\.\d+)?$/.test(text) && Number(text) >= FIRST_TEXT_SERIAL && Number(text) <= LAST_TEXT_SERIAL) return ofSerial(Number(text));
  return ofWords(text);
}

function ofSerial(serial: number): ParsedDate {
  // A compact day typed as a number: 20250630.
  if (serial >= 19_000_101 && serial <= 22_001_231) return readDate(String(serial), 'ymd');
  const date = dateOfSerial(serial);
  return date === null || Number(date.slice(0, 4)) > LAST_YEAR ? { ok: false, reason: 'format' } : { ok: true, date };
}

function ofParts(first: string, second: string, third: string, order: DateOrder): ParsedDate {
  if (first.length >= 3) return makeDay(Number(first), Number(second), Number(third));
  if (third.length === 3) return { ok: false, reason: 'format' };
  if (order === 'ymd') return { ok: false, reason: 'order' };
  const [month, day] = order === 'dmy' ? [Number(second), Number(first)] : [Number(first), Number(second)];
  const year = fullYear(third);
  if (month > 12 && day <= 12 && !isHijriYear(year)) return { ok: false, reason: 'order' };
  return makeDay(year, month, day);
}

function ofWords(text: string): ParsedDate {
  const folded = text.toLowerCase().replace(/[أإآ]/g, 'ا').replace(/ة/g, 'ه').replace(/[\u064b-\u0652]/g, '').replace(/[,،./\-_]+/g, ' ').replace(/(\d)(st|nd|rd|th)\b/g, '$1').replace(/\s+/g, ' ').trim();
  const dayFirst = /^(\d{1,2}) ([\p{L} ]+?) (\d{2}|\d{4})$/u.exec(folded);
  const monthFirst = /^([\p{L} ]+?) (\d{1,2}) (\d{4})$/u.exec(folded);
  const yearFirst = /^(\d{4}) ([\p{L} ]+?) (\d{1,2})$/u.exec(folded);
  const [day, word, year] = dayFirst ? [dayFirst[1], dayFirst[2], dayFirst[3]] : monthFirst ? [monthFirst[2], monthFirst[1], monthFirst[3]] : yearFirst ? [yearFirst[3], yearFirst[2], yearFirst[1]] : [];
  if (day === undefined || word === undefined || year === undefined) return { ok: false, reason: 'format' };
  const month = MONTH_BY_WORD.get(word) ?? (/^[a-z]{3,9}$/.test(word) ? MONTH_BY_WORD.get(word.slice(0, 3)) : undefined);
  return month === undefined ? { ok: false, reason: 'format' } : makeDay(fullYear(year), month, Number(day));
}

/** Two digits: 00–69 are of this century, 70–99 of the last. */
function fullYear(digits: string): number {
  const year = Number(digits);
  return digits.length > 2 ? year : year < 70 ? 2000 + year : 1900 + year;
}

const isHijriYear = (year: number): boolean => year >= 1300 && year <= 1499;

function makeDay(year: number, month: number, day: number): ParsedDate {
  if (isHijriYear(year)) return { ok: false, reason: 'hijri' };
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  if (year < FIRST_YEAR || year > LAST_YEAR) return { ok: false, reason: 'range' };
  return isDate(text) ? { ok: true, date: text } : { ok: false, reason: month > 12 || month < 1 ? 'format' : 'missing_day' };
}

/** What the date cells of a file say about the order of day and month. `null`: nothing in them tells. */
export function guessDateOrder(cells: Iterable<Cell>): { order: DateOrder | null; ambiguous: boolean } {
  let dayFirst = 0;
  let monthFirst = 0;
  let either = 0;
  for (const cell of cells) {
    const match = typeof cell === 'string' ? /^(\d{1,2})\s*[/.\-\\]\s*(\d{1,2})\s*[/.\-\\]\s*(\d{2}|\d{4})(?:\D|$)/.exec(asciiDigits(cellText(cell))) : null;
    if (!match) continue;
    if (Number(match[1]) > 12) dayFirst += 1;
    else if (Number(match[2]) > 12) monthFirst += 1;
    else either += 1;
  }
  if (dayFirst + monthFirst + either === 0) return { order: null, ambiguous: false };
  if (dayFirst > 0 && monthFirst === 0) return { order: 'dmy', ambiguous: false };
  if (monthFirst > 0 && dayFirst === 0) return { order: 'mdy', ambiguous: false };
  return { order: null, ambiguous: true };
}
