import arEnums from '#shared/i18n/ar/enums.json' with { type: 'json' };
import arReports from '#shared/i18n/ar/reports.json' with { type: 'json' };
import enEnums from '#shared/i18n/en/enums.json' with { type: 'json' };
import enReports from '#shared/i18n/en/reports.json' with { type: 'json' };
import { fill } from '#shared/fill.ts';
import { required } from '#shared/values/assert.ts';

export interface Bilingual {
  en: string;
  ar: string;
}
export type Language = 'en' | 'ar';

/** What happens to an asset, as a schedule and the changes of value name it. */
export type EventName = keyof typeof enReports.event;

type Section = Exclude<keyof typeof enReports, 'row'>;
type Values = Readonly<Record<string, string | number>>;
type Tree = Readonly<Record<string, Readonly<Record<string, string>>>>;

const REPORTS: Record<Language, Tree> = { en: enReports, ar: arReports };
const ENUMS: Record<Language, Tree> = { en: enEnums, ar: arEnums };

const look = (trees: Record<Language, Tree>, language: Language, section: string, key: string): string => required(trees[language][section]?.[key], `the text ${section}.${key} in ${language}`);

/** A text of the reports in both languages. */
export function text<S extends Section>(section: S, key: keyof (typeof enReports)[S] & string, values: Values = {}): Bilingual {
  return { en: fill(look(REPORTS, 'en', section, key), values), ar: fill(look(REPORTS, 'ar', section, key), values) };
}

/** A value of a closed list (a status, a method) as people read it. */
export function enumText(list: keyof typeof enEnums, value: string): Bilingual {
  return { en: look(ENUMS, 'en', list, value), ar: look(ENUMS, 'ar', list, value) };
}

export function subtotalText(group: Bilingual): Bilingual {
  return { en: fill(enReports.row.subtotal, { group: group.en }), ar: fill(arReports.row.subtotal, { group: group.ar }) };
}

export function rowText(key: 'scheduleTotal' | 'noLocation' | 'noCostCenter' | 'noCustodian' | 'passedOver' | 'nobody' | 'carryingTotal' | 'explanations'): Bilingual {
  return { en: enReports.row[key], ar: arReports.row[key] };
}

type ExplanationText = 'explanation' | 'explanationOwned' | 'explanationDue' | 'explanationOwnedDue';

/** A sentence about a difference, its type in words. */
export function explanationText(key: ExplanationText, type: Bilingual, values: Values): Bilingual {
  return { en: fill(enReports.row[key], { ...values, type: type.en }), ar: fill(arReports.row[key], { ...values, type: type.ar }) };
}

/** "Total (3 assets)": a whole sentence for each plural form, of which Arabic has six. */
export function totalText(count: number): Bilingual {
  const form = (language: Language): string => fill(look(REPORTS, language, 'row', `total_${new Intl.PluralRules(language).select(count)}`), { count });
  return { en: form('en'), ar: form('ar') };
}

/** "Lines: 12", where nothing is added up. */
export function linesText(count: number): Bilingual {
  return { en: fill(enReports.row.lines, { count }), ar: fill(arReports.row.lines, { count }) };
}

export const same = (value: string): Bilingual => ({ en: value, ar: value });
/** A name of the book's, of which the Arabic may be missing: then the only one there is stands in both. */
export const named = (name: string, nameAr: string | null): Bilingual => ({ en: name, ar: nameAr ?? name });
