import type { ReportCard } from '../definition.ts';
import type { ReportLanguage } from '../forms/columns.ts';
import { escapeHtml, inLine, isolated, ltr } from './markup.ts';
import { qrSvg } from './qr.ts';

/** What an asset is known by, above everything else: its picture, its names in both languages whatever the report's, its state, and its number for eyes and cameras. */
export function cardHtml({ name, code, status, category, photo }: ReportCard, language: ReportLanguage): string {
  const picture = photo ? `<img class="photo" alt="${escapeHtml(language === 'ar' ? name.ar : name.en)}" src="data:${photo.large.mediaType};base64,${Buffer.from(photo.large.bytes).toString('base64')}">` : '';
  const [near, far] = language === 'ar' ? (['ar', 'en'] as const) : (['en', 'ar'] as const);
  const spoken = (one: 'en' | 'ar', look: string): string => `<p class="${look}" lang="${one}" dir="${one === 'ar' ? 'rtl' : 'ltr'}">${isolated(name[one])}</p>`;
  const names = spoken(near, 'name') + (name.en === name.ar ? '' : spoken(far, 'other-name'));
  return `<section class="identity">${picture}<div class="names">${names}<p class="state"><span class="pill">${inLine(status, language)}</span> ${inLine(category, language)}</p></div><figure class="code">${qrSvg(code)}<figcaption>${ltr(code)}</figcaption></figure></section>`;
}
