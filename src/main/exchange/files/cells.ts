import { addDays, dayNumber, type DateString } from '#shared/values/calendar.ts';

/** Marks and isolates that steer bidirectional text on a screen: they have no place in a file. */
const BIDI_MARKS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
/** What XML 1.0 cannot hold, and the C1 controls that it only tolerates: controls but tab and line ends, halves of surrogate pairs, the two non-characters. */
const NOT_XML = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu;
/** Beginnings by which a spreadsheet takes a text for a formula, full-width forms included (OWASP, CSV injection). */
const FORMULA_START = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * A text made safe to stand in a spreadsheet cell: display marks removed, then an apostrophe set before whatever a
 * spreadsheet would take for a formula. In that order, for a mark could hide the equals sign.
 */
export function neutralised(text: string): string {
  const plain = text.replace(BIDI_MARKS, '');
  return FORMULA_START.test(plain) ? `'${plain}` : plain;
}

export function xmlText(text: string): string {
  return text.replace(NOT_XML, '').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

const EPOCH = dayNumber('1899-12-30' as DateString);

/**
 * A day as a spreadsheet counts it. Right from 1 March 1900 on; earlier days are one off in Excel, which believes in
 * 29 February 1900, so they are not for this function.
 */
export function spreadsheetDay(date: DateString): number {
  return dayNumber(date) - EPOCH;
}

export const FIRST_SPREADSHEET_DATE: DateString = addDays('1900-02-28' as DateString, 1);

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1) letters = String.fromCharCode(65 + (rest % 26)) + letters;
  return letters;
}
