import type { ReportData, ReportRow } from '../definition.ts';
import type { ReportLanguage } from '../forms/columns.ts';
import { packText } from '../pack/texts.ts';
import { type Bilingual, same } from '../texts.ts';
import type { PackCover, PackedSection } from '../pack/cover.ts';
import { companyHtml, endingHtml, factsHtml, htmlDocument, type PrintJob, pageMark } from './document.ts';
import { inLine, isolated, ltr, stacked } from './markup.ts';
import { PACK_STYLES, pageRules, partPageRule } from './styles.ts';
import { PAGE_WIDTH, tableHtml } from './table.ts';

/** As many rows of a section as paper takes; of a longer one the page has sums or the beginning, and the workbook all. */
export const PRINTED_ROWS = 250;

/** Of a section's rows, what is printed. */
export interface PrintedRows {
  add: (row: ReportRow) => void;
  html: (data: ReportData) => { table: string; note: Bilingual | null };
}

export function printedRows(language: ReportLanguage): PrintedRows {
  let count = 0;
  let sums = 0;
  const first: ReportRow[] = [];
  const groups: ReportRow[] = [];
  return {
    add(row) {
      if (row.kind === 'row') count += 1;
      if (row.kind === 'subtotal') sums += 1;
      if (row.kind === 'subtotal' || row.kind === 'total') groups.push(row);
      // The headings of groups that follow are dropped with their rows.
      if (count <= PRINTED_ROWS || row.kind === 'total') first.push(row);
    },
    html(data) {
      if (count <= PRINTED_ROWS) return { table: tables(data, first, language), note: null };
      if (sums > 0 && sums <= PRINTED_ROWS) return { table: tables(data, groups, language), note: packText('note', 'grouped', { rows: count }) };
      return { table: tables(data, first.filter(({ kind }) => kind !== 'subtotal'), language), note: packText('note', 'first', { rows: count, shown: PRINTED_ROWS }) };
    },
  };
}

const tables = (data: ReportData, rows: readonly ReportRow[], language: ReportLanguage): string =>
  tableHtml(data.columns, rows, data.exponent, language, PAGE_WIDTH.lying);

const noteHtml = (note: Bilingual, language: ReportLanguage): string => `<p class="note">${stacked(note, language)}</p>`;

const anchorOf = (index: number): string => `section-${index + 1}`;

const titled = (title: Bilingual, language: ReportLanguage): string =>
  language === 'both' && title.en !== title.ar ? `<span>${isolated(title.en)}</span><span lang="ar" dir="rtl">${isolated(title.ar)}</span>` : isolated(title[language === 'ar' ? 'ar' : 'en']);

export interface SectionPages {
  html: string;
  /** A sentence, no table. */
  isBrief: boolean;
}

/** A section: its number and title, what it is of, its table or why there is none. */
export function sectionHtml({ title, index, data, rows, note }: { title: Bilingual; index: number; data: ReportData | null; rows: PrintedRows | null; note: Bilingual | null }, language: ReportLanguage): SectionPages {
  const printed = data && rows ? rows.html(data) : null;
  const numbered = { en: `${index + 1}. ${title.en}`, ar: `${index + 1}. ${title.ar}` };
  const notes = [note, printed?.note ?? null].flatMap((one) => (one === null ? [] : [noteHtml(one, language)])).join('');
  return { html: `<h2>${titled(numbered, language)}</h2>${data ? factsHtml(data.facts, language) : ''}${notes}${printed?.table ?? ''}`, isBrief: printed === null };
}

/** Each section from a new page, under its own title in the margin; a sentence follows on the page of the section before it. */
function sectionsHtml(sections: readonly (PackedSection & SectionPages & { index: number })[], language: ReportLanguage): { rules: string[]; html: string } {
  const rules: string[] = [];
  let page = '';
  const html = sections.map(({ title, index, html: body, isBrief }, place) => {
    const isShared = isBrief && place > 0;
    if (!isShared) {
      page = `part${index + 1}`;
      rules.push(partPageRule(page, title, language));
    }
    return `<section class="part${isShared ? ' shared' : ''}" id="${anchorOf(index)}" style="page: ${page}">${body}</section>`;
  });
  return { rules, html: html.join('') };
}

function contentsHtml(sections: readonly PackedSection[], language: ReportLanguage): string {
  const head = (['number', 'section', 'page', 'rows', 'sha'] as const).map((id) => `<th scope="col"${id === 'page' || id === 'rows' ? ' class="figure"' : ''}>${stacked(packText('cover', id), language)}</th>`).join('');
  const rows = sections.map(({ title, rowCount, checksum, isIncluded, isSettled }, index) => {
    const asides = [...(isIncluded ? [] : [packText('cover', 'notIncluded')]), ...(isSettled ? [] : [packText('cover', 'apart')])].map((aside) => ` <span class="quiet">(${inLine(aside, language)})</span>`).join('');
    const name = isIncluded ? `<a href="#${anchorOf(index)}">${inLine(title, language)}</a>` : inLine(title, language);
    return `<tr><td>${ltr(String(index + 1))}</td><td>${name}${asides}</td><td class="figure">${isIncluded ? `<bdi dir="ltr">${pageMark(anchorOf(index))}</bdi>` : ''}</td><td class="figure">${ltr(String(rowCount))}</td><td class="hash">${ltr(checksum)}</td></tr>`;
  });
  return `<table class="contents"><colgroup><col style="width:5%"><col style="width:42%"><col style="width:6%"><col style="width:7%"><col style="width:40%"></colgroup><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function coverHtml(cover: PackCover, sections: readonly PackedSection[], language: ReportLanguage): string {
  const proof = [{ label: packText('cover', 'checksum'), value: same(cover.checksum) }, cover.chainHead].map(({ label, value }) => `<div><dt>${inLine(label, language)}</dt><dd>${ltr(value.en)}</dd></div>`).join('');
  const whole = `<div class="whole"><dl>${proof}</dl><p class="promise">${stacked(cover.promise, language)}</p></div>`;
  const signatures = (['prepared', 'reviewed', 'approved'] as const).map((role) => ({ role: packText('signature', role), name: null }));
  return `<div class="cover"><header><p class="company">${companyHtml(cover.company, language)}</p><h1>${titled(cover.title, language)}</h1>${factsHtml([...cover.facts, ...cover.made], language)}</header>${whole}${contentsHtml(sections, language)}${endingHtml({ statements: [], signatures }, language)}</div>`;
}

/** The whole pack as one document, its pages numbered, with a table of contents that links to every section. */
export function packHtml(cover: PackCover, sections: readonly (PackedSection & SectionPages)[], language: ReportLanguage, fontBaseUrl: string): PrintJob {
  const included = sections.flatMap((section, index) => (section.isIncluded ? [{ ...section, index }] : []));
  const watermark = cover.isDraft ? `<div class="watermark" aria-hidden="true"><span>${isolated(packText('cover', 'draft')[language === 'ar' ? 'ar' : 'en'])}</span></div>` : '';
  const parts = sectionsHtml(included, language);
  const running = { start: cover.company, end: same('') };
  const rules = [
    pageRules(language, { running, firstHasHeading: true, pageNumbers: true, portrait: false }), ...parts.rules, PACK_STYLES,
  ].join('\n');
  const body = `${watermark}${coverHtml(cover, sections, language)}${parts.html}`;
  return { chunks: [htmlDocument(language, cover.title[language === 'ar' ? 'ar' : 'en'], fontBaseUrl, rules, body, '')], overlay: null, contents: included.map(({ index }) => anchorOf(index)) };
}
