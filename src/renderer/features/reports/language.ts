import type { Output } from '#shared/contract/index.ts';

export type ReportLanguage = 'en' | 'ar' | 'both';
export type Bilingual = Output<'reports.run'>['title'];

/** The texts of a report in its language: one, or both one after the other; once where they are the same. */
export function textsIn(text: Bilingual, language: ReportLanguage): { lang: 'en' | 'ar'; text: string }[] {
  if (language !== 'both') return [{ lang: language, text: text[language] }];
  return text.en === text.ar ? [{ lang: 'en', text: text.en }] : [{ lang: 'en', text: text.en }, { lang: 'ar', text: text.ar }];
}
