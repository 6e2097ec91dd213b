import { asciiDigits } from '#shared/values/fold.ts';
import { formatAmount, minor, type Minor } from '#shared/values/money.ts';
import { IMPORT_LIMITS } from './limits.ts';
import type { Cell } from './model.ts';
import { cellText } from './text.ts';

export type DecimalSeparator = '.' | ',';
export type NumberFailure = 'format' | 'decimals' | 'negative' | 'range' | 'currency';
export type Parsed<T> = { ok: true; value: T } | { ok: false; reason: NumberFailure };

const failure = (reason: NumberFailure): { ok: false; reason: NumberFailure } => ({ ok: false, reason });
/** Beyond 15 significant digits a spreadsheet's number is the noise of its binary form; the program itself shows 15. */
const SIGNIFICANT_DIGITS = 15;
const LARGEST_WHOLE_DIGITS = 15;

/**
 * Currency words as they stand beside amounts. A code names one currency, a sign does not: `$` and `£` and ﷼ say too little to refuse an amount for.
 */
const CODES: Readonly<Record<string, string>> = {
  SAR: 'SAR', SR: 'SAR', 'ر.س': 'SAR', 'ر.س.': 'SAR', AED: 'AED', DHS: 'AED', 'د.إ': 'AED', 'د.إ.': 'AED', KWD: 'KWD', KD: 'KWD', 'د.ك': 'KWD', 'د.ك.': 'KWD', EGP: 'EGP', LE: 'EGP', 'ج.م': 'EGP', 'ج.م.': 'EGP',
  JOD: 'JOD', JD: 'JOD', 'د.أ': 'JOD', BHD: 'BHD', BD: 'BHD', 'د.ب': 'BHD', OMR: 'OMR', 'ر.ع': 'OMR', 'ر.ع.': 'OMR', QAR: 'QAR', QR: 'QAR', 'ر.ق': 'QAR', MAD: 'MAD', TND: 'TND', DZD: 'DZD', IQD: 'IQD', LBP: 'LBP',
  LYD: 'LYD', SDG: 'SDG', SYP: 'SYP', YER: 'YER', USD: 'USD', EUR: 'EUR', GBP: 'GBP', INR: 'INR', THB: 'THB', TRY: 'TRY', PKR: 'PKR', JPY: 'JPY', CNY: 'CNY', CHF: 'CHF', AUD: 'AUD', NZD: 'NZD', CAD: 'CAD',
};
const SIGNS = /[$€£¥₹₺฿﷼⃁]|ريال(?:\s+سعودي)?|دينار|درهم|جنيه|دولار|يورو/g;
const CODE_BESIDE = /^([\p{L}.]{2,6})(?=[\s\d(-])|(?<=[\d)\s])([\p{L}.]{2,6})$/u;

/** How most files write most amounts. */
const PLAIN = /^(-?)(\d+)(?:\.(\d+))?$/;

interface Numeral {
  negative: boolean;
  whole: string;
  fraction: string;
  currency: string | null;
}

/**
 * A number as people write it: either set of digits, ٫ and ٬, grouping in threes (or the Indian way), brackets or a trailing
 * stroke for negatives, a currency beside it. Null where it is something else, or where a separator could mean two things.
 */
export function readNumeral(text: string, separator: DecimalSeparator): Numeral | null {
  const plain = separator === '.' ? PLAIN.exec(text) : null;
  if (plain) return { negative: plain[1] === '-', whole: plain[2] ?? '0', fraction: plain[3] ?? '', currency: null };
  if (text.length > IMPORT_LIMITS.figureCharacters) return null;
  let rest = asciiDigits(cellText(text)).replace(/[−﹣－]/g, '-').replace(SIGNS, ' ').trim();
  let currency: string | null = null;
  const beside = CODE_BESIDE.exec(rest);
  if (beside) {
    currency = CODES[(beside[1] ?? beside[2] ?? '').toUpperCase()] ?? null;
    if (currency === null) return null;
    rest = rest.replace(CODE_BESIDE, '').trim();
  }
  const bracketed = /^\((.*)\)$/.exec(rest);
  if (bracketed) rest = bracketed[1]?.trim() ?? '';
  const signed = /^([+-]?)\s*(.*?)\s*(-?)$/.exec(rest);
  const negative = bracketed !== null || signed?.[1] === '-' || signed?.[3] === '-';
  const parts = splitDecimals((signed?.[2] ?? '').replace(/[\s'’]/g, ''), separator);
  return parts && { negative, ...parts, currency };
}

function splitDecimals(digits: string, separator: DecimalSeparator): { whole: string; fraction: string } | null {
  // The Arabic separators can only mean one thing, whatever the file's habit is.
  const arabic = /[٫٬]/.test(digits);
  const decimal = arabic ? '٫' : separator;
  const group = arabic ? '٬' : separator === '.' ? ',' : '.';
  const [whole = '', fraction = '', ...more] = digits.split(decimal);
  if (more.length > 0 || !/^\d*$/.test(fraction)) return null;
  const grouped = whole.split(group);
  if (grouped.length > 1 && !(/^\d{1,3}$/.test(grouped[0] ?? '') && /^\d{3}$/.test(grouped.at(-1) ?? '') && grouped.slice(1, -1).every((part) => /^\d{2,3}$/.test(part)))) return null;
  const joined = grouped.join('');
  return /^\d+$/.test(joined) || (joined === '' && fraction !== '') ? { whole: joined === '' ? '0' : joined, fraction } : null;
}

export interface Amount {
  amountMinor: Minor;
  /** The value as read, where less than a millionth was rounded away. */
  roundedFrom: string | null;
}

/**
 * A cell to minor units of the book's currency. Text is exact or refused. A number cell may carry the noise of floating point: within a
 * millionth of an amount of the currency it is that amount, and the caller is told; further off it is refused, like text.
 */
export function readAmount(cell: Cell, options: { exponent: number; separator: DecimalSeparator; currency: string }): Parsed<Amount> {
  if (typeof cell === 'number') return amountOfNumber(cell, options.exponent);
  const numeral = readNumeral(cell, options.separator);
  if (!numeral) return failure('format');
  if (numeral.currency !== null && numeral.currency !== options.currency) return failure('currency');
  const fraction = numeral.fraction.replace(/0+$/, '');
  if (fraction.length > options.exponent) return failure('decimals');
  const units = Number(numeral.whole + fraction.padEnd(options.exponent, '0'));
  if (numeral.whole.replace(/^0+/, '').length > LARGEST_WHOLE_DIGITS || !Number.isSafeInteger(units)) return failure('range');
  return { ok: true, value: { amountMinor: minor(numeral.negative ? -units : units), roundedFrom: null } };
}

function amountOfNumber(value: number, exponent: number): Parsed<Amount> {
  const shown = plainDecimal(Number(value.toPrecision(SIGNIFICANT_DIGITS)));
  if (shown === null) return failure('range');
  const [whole = '', fraction = ''] = shown.replace('-', '').split('.');
  const kept = fraction.slice(0, exponent).padEnd(exponent, '0');
  const dropped = fraction.slice(exponent).replace(/0+$/, '');
  let units = Number(whole + kept);
  if (!Number.isSafeInteger(units)) return failure('range');
  if (dropped !== '') {
    const share = Number(`0.${dropped}`);
    const distance = Math.min(share, 1 - share) / 10 ** exponent;
    if (distance > 1e-6) return failure('decimals');
    if (share >= 0.5) units += 1;
  }
  return { ok: true, value: { amountMinor: minor(value < 0 ? -units : units), roundedFrom: dropped === '' ? null : shown } };
}

/** A number without an exponent: 1e-7 → "0.0000001". Null for what is too large to be an amount. */
function plainDecimal(value: number): string | null {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e15) return null;
  const text = String(value);
  return text.includes('e') ? value.toFixed(12) : text;
}

/** A plain decimal string, for rates and quantities: at most 12 decimals, never negative. */
export function readDecimal(cell: Cell, separator: DecimalSeparator): Parsed<string> {
  if (typeof cell === 'number') {
    const text = plainDecimal(Number(cell.toPrecision(SIGNIFICANT_DIGITS)));
    if (text === null) return failure('range');
    return text.startsWith('-') ? failure('negative') : { ok: true, value: trimDecimal(text) };
  }
  const numeral = readNumeral(cell, separator);
  if (!numeral || numeral.currency !== null) return failure('format');
  if (numeral.negative) return failure('negative');
  const whole = numeral.whole.replace(/^0+(?=\d)/, '');
  if (whole.length > 12 || numeral.fraction.length > 12) return failure('range');
  return { ok: true, value: trimDecimal(numeral.fraction === '' ? whole : `${whole}.${numeral.fraction}`) };
}

const trimDecimal = (text: string): string => (text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text);

/** "20" of a hundred → "0.2": the point moved two places, exactly. */
export function percentToFraction(percent: string): string {
  const [whole = '0', fraction = ''] = percent.split('.');
  const digits = whole.padStart(3, '0');
  return trimDecimal(`${digits.slice(0, -2).replace(/^0+(?=\d)/, '')}.${digits.slice(-2)}${fraction}`);
}

export const showAmount = (amount: Minor, exponent: number): string => formatAmount(amount, exponent);
