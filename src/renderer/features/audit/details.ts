import type { TFunction } from 'i18next';
import { isDate, isPeriod } from '#shared/values/calendar.ts';
import { formatAmount, type Minor } from '#shared/values/money.ts';
import type { Format } from '../../i18n/format.ts';
import { textOr } from '../../i18n/textOr.ts';

export interface Detail {
  key: string;
  label: string;
  value: string;
  /** Written from left to right in both languages: a number, a code, a hash. */
  isCode: boolean;
}

/** Kept in the log as whole minor units. */
const AMOUNTS = new Set(['total', 'amount', 'gain', 'cost', 'accumulated', 'proceeds', 'repairs', 'opening']);
const NOTHING = '—';
/** Where the words for a fact's values are, for those that are one of a few. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  operation: ['audit:did'], role: ['people:role'], roleBefore: ['people:role'], type: ['enums:accountType'], method: ['enums:method'], basis: ['enums:accountingBasis'], framework: ['enums:framework'], rounding: ['enums:rounding'], assetAccounts: ['enums:assetAccounts'],
  kind: ['asset:history.kind', 'enums:attachmentKind'], updateType: ['asset:history.kind'], disposalType: ['enums:disposalType'], restatement: ['values:restatement'], openings: ['audit:openings'], writeOff: ['audit:writeOff'], changed: ['enums:field'], outcome: ['enums:countOutcome'], action: ['enums:countAction'], moves: ['enums:field'],
  severity: ['findings:severity'], reason: ['findings:exception'], state: ['packScreens:states'], form: ['packScreens:forms'], language: ['export:languages'],
};

interface Telling {
  t: TFunction;
  format: Format;
  /** Decimals of the book's currency. */
  exponent: number;
  /** What an account is called that a request named by its stable name. */
  accountName?: (stableName: string) => string | undefined;
}

/** What the log calls a fact, without the marks of how it is stored: opening_cost_minor is openingCost. */
const nameOf = (key: string): string => key.replace(/_minor$/, '').replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

function told(telling: Telling, key: string, value: unknown): string {
  const { t, format, exponent } = telling;
  if (value === null || value === undefined || value === '') return NOTHING;
  if (typeof value === 'boolean') return t(value ? 'common:yes' : 'common:no');
  if (typeof value === 'number') return key.endsWith('_minor') || AMOUNTS.has(key) ? format.amount(formatAmount(value as Minor, exponent)) : String(value);
  if (Array.isArray(value)) return value.length === 0 ? NOTHING : format.list(value.map((item: unknown) => told(telling, key, item)));
  if (typeof value === 'object') return toldTogether(telling, value);
  const text = String(value);
  const words = WORDS[nameOf(key)];
  if (words !== undefined) return textOr(t, words.flatMap((group) => [`${group}.${nameOf(text)}`, `${group}.${text}`, `${group}.${text.toLowerCase()}`]), text);
  if (key.endsWith('Account')) return telling.accountName?.(text) ?? text;
  if (key === 'country') return format.country(text);
  if (key === 'currency') return format.currency(text);
  if (isPeriod(text)) return format.period(text);
  return isDate(text) ? format.date(text) : text;
}

/** Facts within a fact, those that say something. */
function toldTogether(telling: Telling, facts: object): string {
  const said = Object.entries(facts).filter(([, value]) => value !== null && value !== undefined);
  return said.map(([key, value]) => `${labelOf(telling, key)}: ${told(telling, key, value)}`).join(' · ');
}

const labelOf = ({ t }: Telling, key: string): string => textOr(t, [`audit:fact.${nameOf(key)}`, `enums:field.${nameOf(key)}`], nameOf(key));

/** A detail of the log in words: each fact by its name, amounts and dates as they are read elsewhere. What is not understood is shown as it stands. */
export function detailsOf(telling: Telling, detail: string): Detail[] {
  const parsed: unknown = JSON.parse(detail);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return [];
  return Object.entries(parsed).map(([key, value]) => {
    const text = told(telling, key, value);
    return { key, label: labelOf(telling, key), value: text, isCode: /^[\x20-\x7e]+$/.test(text) && /\d/.test(text) };
  });
}
