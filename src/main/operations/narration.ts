import { fill } from '#shared/fill.ts';
import ar from '#shared/i18n/ar/journals.json' with { type: 'json' };
import en from '#shared/i18n/en/journals.json' with { type: 'json' };

/** What a value is in each language; one string where it is the same in both (a number, a code). */
type Value = string | { en: string; ar: string };

const inLanguage = (values: Readonly<Record<string, Value>>, language: 'en' | 'ar'): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? value : value[language]]));

/** A journal's text in both languages, as it is stored: without bidi marks, which belong to display. */
export function narration(kind: keyof typeof en, values: Readonly<Record<string, Value>>): { narrationEn: string; narrationAr: string } {
  return { narrationEn: fill(en[kind], inLanguage(values, 'en')), narrationAr: fill(ar[kind], inLanguage(values, 'ar')) };
}
