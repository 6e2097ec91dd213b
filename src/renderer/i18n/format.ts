/**
 * The only place that asks Intl anything. Every call names its numbering system and calendar, because
 * runtimes change their minds about the defaults of Arabic locales. Amounts never pass through a float.
 */
import { fiscalYearText } from '#shared/values/fiscalCalendar.ts';
import { groupDigits, toDigits, type Digits } from './digits.ts';

export type Language = 'en' | 'ar';
export type CalendarChoice = 'gregorian' | 'gregorian_hijri';

export interface FormatSettings {
  language: Language;
  digits: Digits;
  calendar: CalendarChoice;
}

/** Umm al-Qura is tabulated for 1318 to 1500 AH; outside it no Hijri date is shown rather than a guessed one. */
const HIJRI_FROM = '1900-04-30';
const HIJRI_TO = '2077-11-16';

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

function utc(text: string): Date {
  const match = DATE.exec(text);
  if (match === null) throw new Error(`${text} is not a date`);
  return new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])));
}

function part(parts: Intl.DateTimeFormatPart[], type: string): string {
  const found = parts.find((candidate) => candidate.type === type);
  if (found === undefined) throw new Error(`no ${type} in a formatted date`);
  return found.value;
}

/** Numbers: amounts as the decimal strings they are, never as floats. */
function numberFormats({ language, digits }: FormatSettings) {
  const own = (text: string): string => toDigits(text, digits);
  const decimal = (value: string): string => own(groupDigits(value));
  /** Decimals of no meaning cut: "2.50" → 2.5, "60" → 60. */
  const rate = (value: string): string => decimal(value.includes('.') ? value.replace(/\.?0+$/, '') : value);
  const compact = new Intl.NumberFormat(`${language}-u-nu-latn`, { notation: 'compact', maximumFractionDigits: 1 });
  return {
    /** A decimal string of the contract: 1,234.50, and (1,234.50) below zero. Keeps the decimals it was given. */
    amount: (value: string): string => (value.startsWith('-') ? `(${decimal(value.slice(1))})` : decimal(value)),
    /** A decimal string with a leading minus: for inputs and rates. */
    decimal,
    rate,
    percent: (value: string): string => `${rate(value)}${digits === 'arabic' ? '٪' : '%'}`,
    count: (value: number): string => decimal(String(value)),
    /** Digits of a text in the person's choice; never for codes, which keep their own. */
    digits: own,
    /** 1.2M · 1.2 مليون: for axes only. */
    compact: (value: number): string => own(compact.format(value)),
    bytes(size: number): string {
      const units = ['B', 'kB', 'MB', 'GB'];
      const exponent = Math.min(units.length - 1, size < 1000 ? 0 : Math.floor(Math.log10(size) / 3));
      const shown = exponent === 0 ? String(size) : (size / 1000 ** exponent).toFixed(1);
      return `${own(shown)} ${units[exponent] ?? 'B'}`;
    },
  };
}

function dateFormats({ language, digits, calendar }: FormatSettings) {
  const own = (text: string): string => toDigits(text, digits);
  const gregorian = `${language === 'ar' ? 'ar' : 'en-US'}-u-ca-gregory-nu-latn`;
  const monthLong = new Intl.DateTimeFormat(gregorian, { month: 'long', timeZone: 'UTC' });
  const monthShort = new Intl.DateTimeFormat(gregorian, { month: 'short', timeZone: 'UTC' });
  const hijriParts = new Intl.DateTimeFormat(`${language === 'ar' ? 'ar-SA' : 'en-US'}-u-ca-islamic-umalqura-nu-latn`, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  const clock = new Intl.DateTimeFormat(`${language === 'ar' ? 'ar' : 'en-GB'}-u-ca-gregory-nu-latn`, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  /** 31 Mar 2026 · 31 مارس 2026 */
  const gregorianDate = (date: string): string => {
    const day = utc(date);
    return own(`${day.getUTCDate()} ${(language === 'ar' ? monthLong : monthShort).format(day)} ${date.slice(0, 4)}`);
  };
  /** 12 Shaʻban 1447 AH · 12 شعبان 1447 هـ; null outside the tables. */
  const hijri = (date: string): string | null => {
    if (date < HIJRI_FROM || date > HIJRI_TO) return null;
    const parts = hijriParts.formatToParts(utc(date));
    return own(`${part(parts, 'day')} ${part(parts, 'month')} ${part(parts, 'year')} ${language === 'ar' ? 'هـ' : 'AH'}`);
  };
  return {
    gregorianDate,
    hijri,
    /** A date, with the Hijri one beside it when it is switched on. */
    date(date: string): string {
      const beside = calendar === 'gregorian_hijri' ? hijri(date) : null;
      return beside === null ? gregorianDate(date) : `${gregorianDate(date)} (${beside})`;
    },
    /** March 2026 · مارس 2026 */
    period: (period: string): string => own(`${monthLong.format(utc(`${period}-01`))} ${period.slice(0, 4)}`),
    /** Mar 26 · مارس 26: for axes. */
    periodShort: (period: string): string => own(`${monthShort.format(utc(`${period}-01`))} ${period.slice(2, 4)}`),
    month: (month: number): string => monthLong.format(new Date(Date.UTC(2024, month - 1, 1))),
    monthShort: (month: number): string => monthShort.format(new Date(Date.UTC(2024, month - 1, 1))),
    /** A calendar year, or a fiscal year by its number in the contract. */
    year: (year: number): string => own(fiscalYearText(year)),
    /** An instant of the log, in this computer's time zone. */
    dateTime(instant: string): string {
      const at = new Date(instant);
      return `${gregorianDate(businessDate(at))} ${own(clock.format(at))}`;
    },
  };
}

export function createFormat(settings: FormatSettings) {
  const plain = `${settings.language}-u-nu-latn`;
  const regions = new Intl.DisplayNames([plain], { type: 'region' });
  const currencies = new Intl.DisplayNames([plain], { type: 'currency' });
  const collator = new Intl.Collator(plain, { numeric: true, sensitivity: 'base' });
  const lists = new Intl.ListFormat(plain, { style: 'long', type: 'conjunction' });
  return {
    settings,
    ...numberFormats(settings),
    ...dateFormats(settings),
    country: (code: string): string => regions.of(code) ?? code,
    currency: (code: string): string => currencies.of(code) ?? code,
    list: (items: readonly string[]): string => lists.format(items),
    compare: (left: string, right: string): number => collator.compare(left, right),
  };
}

export type Format = ReturnType<typeof createFormat>;

/** For react-aria: a locale that names its calendar and digits. */
export function ariaLocale(settings: FormatSettings): string {
  const region = settings.language === 'ar' ? 'ar-SA' : 'en-GB';
  return `${region}-u-ca-gregory-nu-${settings.digits === 'arabic' ? 'arab' : 'latn'}`;
}

/** The language a first start speaks, before anybody has chosen. */
export function languageOf(tag: string): Language {
  return tag.toLowerCase().startsWith('ar') ? 'ar' : 'en';
}

/** The day of an instant on this computer's calendar, as a business date. */
function businessDate(at: Date): string {
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;
}

export function today(): string {
  return businessDate(new Date());
}
