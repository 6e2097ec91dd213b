import type { Bilingual, Language } from '../texts.ts';
import type { ReportLanguage } from '../forms/columns.ts';

export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#39;');
}

/** Numbers of documents, and figures with something between their digits: among Arabic words they would turn round, a date into its opposite. */
const FIGURES = /[A-Za-z]{1,8}-\d+(?:-\d+)*|\([-+]?\d+(?:[-,.:/ ]\d+)+\)|[-+]?\d+(?:[-,.:/ ]\d+)+%?/g;

/** A text with its direction kept to itself, and the figures in it to themselves. */
export function isolated(text: string): string {
  return `<bdi>${escapeHtml(text).replace(FIGURES, (figures) => `<bdi dir="ltr">${figures}</bdi>`)}</bdi>`;
}

/** A code, date or amount: left to right wherever it stands. */
export const ltr = (text: string): string => `<bdi dir="ltr">${escapeHtml(text)}</bdi>`;

const directed = (text: string, language: Language): string => `<span lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">${isolated(text)}</span>`;

/** A text in the report's language; in both, the English above the Arabic, once where they are the same. */
export function stacked(value: Bilingual, language: ReportLanguage): string {
  if (language !== 'both') return isolated(value[language]);
  if (value.en === value.ar) return isolated(value.en);
  return `${directed(value.en, 'en')}<br>${directed(value.ar, 'ar')}`;
}

/** The same on one line. */
export function inLine(value: Bilingual, language: ReportLanguage): string {
  if (language !== 'both') return isolated(value[language]);
  if (value.en === value.ar) return isolated(value.en);
  return `${directed(value.en, 'en')} <span class="quiet">·</span> ${directed(value.ar, 'ar')}`;
}

/** A text as a CSS string; everything but plain letters and digits escaped, so that no name can end it. */
export function cssString(text: string): string {
  return `"${[...text].map((character) => (/[\p{L}\p{N} ]/u.test(character) ? character : `\\${(character.codePointAt(0) ?? 0).toString(16)} `)).join('')}"`;
}
