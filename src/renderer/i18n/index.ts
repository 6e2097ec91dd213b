import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { createFormat, type Format, type FormatSettings } from './format.ts';
import { isolate } from './isolate.ts';
import { texts } from './texts.ts';

let format: Format = createFormat({ language: 'en', digits: 'latin', calendar: 'gregorian' });

/** A missing text is a bug: tests and development stop at it, a release shows the key. */
function missing(languages: readonly string[], namespace: string, key: string): void {
  if (!import.meta.env.PROD) throw new Error(`no text ${namespace}:${key} in ${languages.join(', ')}`);
}

/**
 * Inserted values are isolated by direction, and numbers are written in the person's digits: `{{count}}` needs no format of its own.
 * React escapes what it renders, so nothing is escaped twice.
 */
function inserted(value: unknown): string {
  return isolate(typeof value === 'number' ? format.count(value) : String(value));
}

function create(): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    resources: texts,
    lng: 'en',
    fallbackLng: false,
    supportedLngs: ['en', 'ar'],
    ns: Object.keys(texts['en'] ?? {}),
    defaultNS: 'common',
    initAsync: false,
    returnNull: false,
    saveMissing: true,
    missingKeyHandler: missing,
    interpolation: { escapeValue: true, escape: inserted, useRawValueToEscape: true },
    react: { useSuspense: false },
  });
  return instance;
}

export const i18next: i18n = create();

/** Language, digits and calendar at once; screens follow without a restart. */
export function applyLanguage(settings: FormatSettings): void {
  format = createFormat(settings);
  if (typeof document !== 'undefined') {
    document.documentElement.lang = settings.language;
    document.documentElement.dir = settings.language === 'ar' ? 'rtl' : 'ltr';
  }
  void i18next.changeLanguage(settings.language);
}
