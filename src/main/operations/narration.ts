import ar from '#shared/i18n/ar/journals.json' with { type: 'json' };
import en from '#shared/i18n/en/journals.json' with { type: 'json' };

/** What a value is in each language; one string where it is the same in both (a number, a code). */
type Value = string | { en: string; ar: string };

function fill(template: string, values: Readonly<Record<string, Value>>, language: 'en' | 'ar'): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => {
    const value = values[name] ?? '';
    return typeof value === 'string' ? value : value[language];
  });
}

/** A journal's text in both languages, as it is stored: without bidi marks, which belong to display. */
export function narration(kind: keyof typeof en, values: Readonly<Record<string, Value>>): { narrationEn: string; narrationAr: string } {
  return { narrationEn: fill(en[kind], values, 'en'), narrationAr: fill(ar[kind], values, 'ar') };
}
