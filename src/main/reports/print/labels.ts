import type { LabelledAsset } from '../counting.ts';
import type { LabelSize, ReportLabels } from '../definition.ts';
import type { ReportLanguage } from '../forms/columns.ts';
import type { Bilingual } from '../texts.ts';
import { isolated, ltr } from './markup.ts';
import { qrSvg } from './qr.ts';

interface Sheet {
  /** As CSS writes it. */
  page: string;
  columns: number;
  rows: number;
  /** Millimetres: of a label, of the sheet's edges before the first, and between columns. */
  width: number;
  height: number;
  top: number;
  side: number;
  gap: number;
}

/** Sheets as stationers cut them, and a roll of single labels. */
const SHEETS: Readonly<Record<LabelSize, Sheet>> = {
  labels24: { page: 'A4 portrait', columns: 3, rows: 8, width: 70, height: 37, top: 0.5, side: 0, gap: 0 },
  labels14: { page: 'A4 portrait', columns: 2, rows: 7, width: 99.1, height: 38.1, top: 15.15, side: 4.65, gap: 2.5 },
  labels1: { page: '62mm 29mm', columns: 1, rows: 1, width: 62, height: 29, top: 0, side: 0, gap: 0 },
};

const rulesOf = ({ page, columns, width, height, top, side, gap }: Sheet): string => `@page { size: ${page}; margin: 0; }
.sheet { display: grid; grid-template-columns: repeat(${columns}, ${width}mm); grid-auto-rows: ${height}mm; column-gap: ${gap}mm; padding: ${top}mm ${side}mm 0; break-after: page; direction: ltr; }
.sheet:last-child { break-after: auto; }
.label { display: flex; gap: 2mm; align-items: center; padding: 2.5mm 3mm; overflow: hidden; break-inside: avoid; }
.label .qr { flex: none; width: ${height - 9}mm; height: ${height - 9}mm; }
.label div { flex: 1; min-width: 0; display: flex; flex-direction: column; gap: 0.4mm; line-height: 1.25; }
.label p { margin: 0; overflow: hidden; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; }
.label .number { font-size: ${height < 30 ? 8.5 : 10}pt; font-weight: 600; white-space: nowrap; }
.label .company, .label .place { font-size: 6pt; -webkit-line-clamp: 1; }
.label .name { font-size: 7pt; }`;

const spoken = (value: Bilingual, one: 'en' | 'ar', look: string): string => `<p class="${look}" lang="${one}" dir="${one === 'ar' ? 'rtl' : 'ltr'}">${isolated(value[one])}</p>`;

/** Names stand in both languages whatever the report's: a label is read by everybody for years. */
function labelHtml({ code, name, location }: LabelledAsset, company: Bilingual, language: ReportLanguage): string {
  const [near, far] = language === 'ar' ? (['ar', 'en'] as const) : (['en', 'ar'] as const);
  const names = spoken(name, near, 'name') + (name.en === name.ar ? '' : spoken(name, far, 'name'));
  return `<section class="label">${qrSvg(code)}<div>${spoken(company, near, 'company')}<p class="number">${ltr(code)}</p>${names}${location === null ? '' : spoken(location, near, 'place')}</div></section>`;
}

/** The labels as documents of whole sheets, each of about so many labels, with the rules of their pages. */
export function labelSheets({ size, items }: ReportLabels, company: Bilingual, language: ReportLanguage, chunkLabels: number): { rules: string; bodies: string[] } {
  const sheet = SHEETS[size];
  const perSheet = sheet.columns * sheet.rows;
  const perBody = Number.isFinite(chunkLabels) ? Math.max(1, Math.floor(chunkLabels / perSheet)) * perSheet : Math.max(perSheet, items.length);
  const bodies: string[] = [];
  for (let start = 0; start === 0 || start < items.length; start += perBody) {
    const sheets: string[] = [];
    const end = Math.min(start + perBody, items.length);
    for (let at = start; at < end; at += perSheet) sheets.push(`<main class="sheet">${items.slice(at, Math.min(at + perSheet, end)).map((item) => labelHtml(item, company, language)).join('')}</main>`);
    bodies.push(sheets.join(''));
  }
  return { rules: rulesOf(sheet), bodies };
}
