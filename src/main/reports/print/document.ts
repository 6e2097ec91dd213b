import type { ReportData, ReportRow } from '../definition.ts';
import { inLanguage, type ReportLanguage } from '../forms/columns.ts';
import { text } from '../texts.ts';
import { chartFigure } from './chart.ts';
import { escapeHtml, inLine, isolated, stacked } from './markup.ts';
import { pageRules, STYLE_SHEET } from './styles.ts';
import { printedColumns, rowHtml, TABLE_END, tableHead } from './table.ts';

export interface HtmlOptions {
  /** Where the folder resources/fonts is served, with its fonts.css. */
  fontBaseUrl: string;
  /** Detail rows in a document, about: a part ends with its group where that is near. Infinity keeps one document. */
  chunkRows: number;
}

/** A report as HTML to print: one document, or several to be printed one by one and joined. */
export interface PrintJob {
  chunks: string[];
  /**
   * Several documents cannot count pages across each other. Then this one is printed last, with the marker {@link PAGES_MARK} replaced by one
   * empty element a page, and laid over the joined pages. Null where the one document numbers its own.
   */
  overlay: string | null;
}

export const PAGES_MARK = '<!--pages-->';
const NEAR = 1.2;

export function renderHtml(data: ReportData, language: ReportLanguage, options: HtmlOptions): PrintJob {
  const columns = printedColumns(data.columns);
  const head = tableHead(columns, language);
  const parts: string[] = [];
  for (const rows of partsOf(data.rows, options.chunkRows)) {
    const first = parts.length === 0;
    const heading = first ? headingHtml(data, language) + (data.chart ? chartFigure(data.chart, data.exponent, language) : '') : '';
    parts.push(heading + head + rows.map((row) => rowHtml(row, columns, data.exponent, language)).join('') + TABLE_END);
  }
  const alone = parts.length === 1;
  const chunks = parts.map((body, index) => page(data, language, options, body, { first: index === 0, pageNumbers: alone }));
  return { chunks, overlay: alone ? null : overlayDocument(language, options) };
}

/** Rows in parts: each full when it has its rows and its group ends, or when it is well over them. */
function* partsOf(rows: Iterable<ReportRow>, chunkRows: number): Generator<ReportRow[]> {
  let part: ReportRow[] = [];
  let count = 0;
  for (const row of rows) {
    // The total stays with the last rows: it never stands alone on a page of its own part.
    if (row.kind !== 'total' && row.kind !== 'subtotal' && count >= chunkRows && (row.kind === 'group' || count >= chunkRows * NEAR)) {
      yield part;
      part = [];
      count = 0;
    }
    part.push(row);
    if (row.kind === 'row') count += 1;
  }
  if (part.length > 0) yield part;
}

function htmlDocument(language: ReportLanguage, title: string, fontBaseUrl: string, pages: string, body: string): string {
  const root = language === 'ar' ? 'lang="ar" dir="rtl"' : 'lang="en" dir="ltr"';
  return `<!doctype html><html ${root}><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><link rel="stylesheet" href="${escapeHtml(fontBaseUrl)}/fonts.css"><style>${STYLE_SHEET}\n${pages}</style></head><body>${body}</body></html>`;
}

function page(data: ReportData, language: ReportLanguage, { fontBaseUrl }: HtmlOptions, body: string, { first, pageNumbers }: { first: boolean; pageNumbers: boolean }): string {
  const rules = pageRules(language, { running: { start: data.company, end: data.title }, firstHasHeading: first, pageNumbers });
  return htmlDocument(language, inLanguage(data.title, language), fontBaseUrl, rules, body);
}

function overlayDocument(language: ReportLanguage, { fontBaseUrl }: HtmlOptions): string {
  // A font that only margins use is not loaded: unseen words in the page ask for it.
  const asking = `<div class="unseen">${stacked(text('page', 'of', { page: 1, pages: 2 }), language)}</div>`;
  return htmlDocument(language, '', fontBaseUrl, pageRules(language, { running: null, firstHasHeading: false, pageNumbers: true }), asking + PAGES_MARK);
}

/** Company in both languages whatever the report's: it is the legal name, and the reader of the page may know only one. */
function headingHtml(data: ReportData, language: ReportLanguage): string {
  const { en, ar } = data.company;
  const [near, far] = language === 'ar' ? [ar, en] : [en, ar];
  const company = `<span>${isolated(near)}</span>${near === far ? '' : `<span>${isolated(far)}</span>`}`;
  const title = language === 'both' ? `<span>${isolated(data.title.en)}</span><span lang="ar" dir="rtl">${isolated(data.title.ar)}</span>` : isolated(data.title[language]);
  const facts = data.facts.map(({ label, value }) => `<div><dt>${inLine(label, language)}</dt><dd>${stacked(value, language)}</dd></div>`).join('');
  return `<header><p class="company">${company}</p><h1>${title}</h1><dl>${facts}</dl></header>`;
}
