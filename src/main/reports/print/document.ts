import type { Fact, PaperDocument, ReportData, ReportRow, ReportSection } from '../definition.ts';
import { inLanguage, type ReportLanguage } from '../forms/columns.ts';
import { type Bilingual, text } from '../texts.ts';
import { cardHtml } from './card.ts';
import { labelSheets } from './labels.ts';
import { chartFigure } from './chart.ts';
import { escapeHtml, inLine, isolated, stacked } from './markup.ts';
import { pageRules, STYLE_SHEET } from './styles.ts';
import { bandsOf, PAGE_WIDTH, printedColumns, rowHtml, TABLE_END, tableHead, tableHtml } from './table.ts';

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
  /**
   * Ids of the document's parts, where it has a table of contents: {@link pageMark} of each stands in the one chunk and gives way to the page it begins on. The document is
   * then printed twice.
   */
  contents?: readonly string[];
}

/** Where the page of a part of the document is to be written. */
export const pageMark = (id: string): string => `<!--page of ${id}-->`;

export const PAGES_MARK = '<!--pages-->';
const NEAR = 1.2;

export function renderHtml(data: ReportData, language: ReportLanguage, options: HtmlOptions): PrintJob {
  if (data.labels) {
    const { rules, bodies } = labelSheets(data.labels, data.company, language, options.chunkRows);
    return { chunks: bodies.map((body) => htmlDocument(language, inLanguage(data.title, language), options.fontBaseUrl, rules, body, '')), overlay: null };
  }
  const width = data.card ? PAGE_WIDTH.card : PAGE_WIDTH.lying;
  const bands = bandsOf(printedColumns(data.columns), width).map((columns) => ({ columns, head: tableHead(columns, language) }));
  const parts: string[] = [];
  for (const rows of partsOf(data.rows, options.chunkRows)) {
    const first = parts.length === 0;
    const heading = first ? headingHtml(data, language) + (data.chart ? chartFigure(data.chart, data.exponent, language) : '') + sectionsHtml(data, language, 'before', width) : '';
    parts.push(heading + bands.map(({ columns, head }) => head + rows.map((row) => rowHtml(row, columns, data.exponent, language)).join('') + TABLE_END).join(''));
  }
  const after = sectionsHtml(data, language, 'after', width);
  if (after !== '') parts.push(`${parts.pop() ?? ''}${after}`);
  if (data.document) parts.push(`${parts.pop() ?? ''}${endingHtml(data.document, language)}`);
  const alone = parts.length === 1;
  const chunks = parts.map((body, index) => page(data, language, options, body, { first: index === 0, pageNumbers: alone }));
  return { chunks, overlay: alone ? null : overlayDocument(data, language, options) };
}

function sectionsHtml({ sections = [], exponent }: ReportData, language: ReportLanguage, stands: ReportSection['stands'], width: number): string {
  const ofPlace = sections.filter((section) => section.stands === stands);
  return ofPlace.map(({ title, columns, rows }) => `<section class="beside"><h2>${inLine(title, language)}</h2>${tableHtml(columns, rows, exponent, language, width)}</section>`).join('');
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

const bodyClassOf = (data: ReportData): string => (data.card ? 'upright card' : isUpright(data) ? 'upright' : '');

export function htmlDocument(language: ReportLanguage, title: string, fontBaseUrl: string, pages: string, body: string, bodyClass: string): string {
  const root = language === 'ar' ? 'lang="ar" dir="rtl"' : 'lang="en" dir="ltr"';
  return `<!doctype html><html ${root}><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><link rel="stylesheet" href="${escapeHtml(fontBaseUrl)}/fonts.css"><style>${STYLE_SHEET}\n${pages}</style></head><body${bodyClass === '' ? '' : ` class="${bodyClass}"`}>${body}</body></html>`;
}

function page(data: ReportData, language: ReportLanguage, { fontBaseUrl }: HtmlOptions, body: string, { first, pageNumbers }: { first: boolean; pageNumbers: boolean }): string {
  const rules = pageRules(language, { running: { start: data.company, end: data.title }, firstHasHeading: first, pageNumbers, portrait: isUpright(data) });
  return htmlDocument(language, inLanguage(data.title, language), fontBaseUrl, rules, body, bodyClassOf(data));
}

function overlayDocument(data: ReportData, language: ReportLanguage, { fontBaseUrl }: HtmlOptions): string {
  // A font that only margins use is not loaded: unseen words in the page ask for it.
  const asking = `<div class="unseen">${stacked(text('page', 'of', { page: 1, pages: 2 }), language)}</div>`;
  return htmlDocument(language, '', fontBaseUrl, pageRules(language, { running: null, firstHasHeading: false, pageNumbers: true, portrait: isUpright(data) }), asking + PAGES_MARK, bodyClassOf(data));
}

/** Documents, cards and labels stand upright; tables lie, and documents that say so. */
export const isUpright = ({ document, card, labels }: Pick<ReportData, 'document' | 'card' | 'labels'>): boolean => (document !== undefined && document.lies !== true) || card !== undefined || labels !== undefined;

/** What is declared, and lines to sign on; kept together at the end of the last page. */
export function endingHtml({ statements, signatures }: PaperDocument, language: ReportLanguage): string {
  // A paragraph a language, each from its own side.
  const declared = statements.flatMap((statement) => (language === 'both' ? (['en', 'ar'] as const) : [language]).map((one) => `<p lang="${one}" dir="${one === 'ar' ? 'rtl' : 'ltr'}">${isolated(statement[one])}</p>`)).join('');
  const line = (label: Bilingual, value: string): string => `<div><dt>${inLine(label, language)}</dt><dd>${value}</dd></div>`;
  const signed = signatures.map(({ role, name }) => `<section><h2>${stacked(role, language)}</h2><dl>${line(text('signature', 'name'), name ? inLine(name, language) : '')}${line(text('signature', 'signature'), '')}${line(text('signature', 'date'), '')}</dl></section>`).join('');
  return `<footer>${declared === '' ? '' : `<div class="declared">${declared}</div>`}<div class="signatures">${signed}</div></footer>`;
}

/** Company in both languages whatever the report's: it is the legal name, and the reader of the page may know only one. */
export function companyHtml({ en, ar }: Bilingual, language: ReportLanguage): string {
  const [near, far] = language === 'ar' ? [ar, en] : [en, ar];
  return `<span>${isolated(near)}</span>${near === far ? '' : `<span>${isolated(far)}</span>`}`;
}

/** Characters of a fact that a column of the heading takes on one line, and that two take. */
const FACT_WIDTH = { one: 42, two: 100 } as const;

/** A long fact runs over two columns, or over all of them. */
function spanOf({ label, value }: Fact, language: ReportLanguage): string {
  const longest = Math.max(...(language === 'both' ? (['en', 'ar'] as const) : [language]).map((one) => value[one].length));
  const length = longest + (language === 'both' ? label.en.length + label.ar.length : label[language].length);
  return length > FACT_WIDTH.two ? ' class="whole-line"' : length > FACT_WIDTH.one ? ' class="wide"' : '';
}

export const factsHtml = (facts: readonly Fact[], language: ReportLanguage): string =>
  `<dl>${facts.map((one) => `<div${spanOf(one, language)}><dt>${inLine(one.label, language)}</dt><dd>${stacked(one.value, language)}</dd></div>`).join('')}</dl>`;

function headingHtml(data: ReportData, language: ReportLanguage): string {
  const title = language === 'both' ? `<span>${isolated(data.title.en)}</span><span lang="ar" dir="rtl">${isolated(data.title.ar)}</span>` : isolated(data.title[language]);
  return `<header><p class="company">${companyHtml(data.company, language)}</p><h1>${title}</h1>${data.card ? cardHtml(data.card, language) : ''}${factsHtml(data.facts, language)}</header>`;
}
