import { assert } from '#shared/values/assert.ts';
import { columnLetters, neutralised, xmlText } from './cells.ts';
import { validationsXml, type FormColumn } from './xlsxForm.ts';
import { type CellStyle, stylesXml } from './xlsxStyles.ts';
import { createZip } from './zip.ts';

/** A cell: a text; or a figure written as decimal text, with the formula it is the result of where there is one. */
export type XlsxCell = { text: string; style: number } | { figure: string; style: number; formula?: string } | { style: number } | null;

export interface WorkbookOptions {
  title: string;
  /** ISO instant, for the file's properties. */
  createdAt: string;
  /** Shared by all sheets. */
  styles: readonly CellStyle[];
}

export interface TabOptions {
  name: string;
  rightToLeft: boolean;
  /** Widths in characters, a column each. */
  widths: readonly number[];
  /** The row of headings, counted from 1: it and what stands above stay in view, and it repeats on every printed page. */
  headRow: number;
  /** Columns that stay in view. */
  frozenColumns: number;
  /** In Excel's own codes (&P page, &N pages); a literal ampersand is doubled. */
  footer: { left: string; center: string; right: string };
  /** For a sheet that is filled in: its columns, in place of filter buttons. */
  form?: readonly FormColumn[];
}

export type SheetOptions = WorkbookOptions & TabOptions;

export interface RowOptions {
  height?: number;
  /** Detail rows below a group are one level in, so that the sheet folds. */
  level?: number;
}

export interface Tab {
  /** Writes a row and returns its number, counted from 1. */
  row(cells: readonly XlsxCell[], options?: RowOptions): number;
  /** Ends the sheet. Filter buttons stand on the head row and act on the rows down to `lastDataRow`. */
  end(lastDataRow: number): void;
}

export interface Sheet extends Pick<Tab, 'row'> {
  /** Ends the sheet, and with it the workbook. */
  finish(lastDataRow: number): Uint8Array;
}

export interface Workbook {
  /** Begins a sheet; one is written at a time. `isFirst`: it stands before those written earlier and is the one in view; no other may be, or a spreadsheet would edit both at once. */
  sheet(options: TabOptions, place?: { isFirst: boolean }): Tab;
  finish(): Uint8Array;
}

export const XLSX_MIME_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ROWS_AT_MOST = 1_048_576;
const NAME_AT_MOST = 31;
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** A sheet's name as Excel takes it: at most 31 characters, none of : \ / ? * [ ], and no apostrophe at either end. */
export function sheetName(name: string): string {
  const clean = name.replace(/[:\\/?*[\]\p{Cc}]/gu, '-').replace(/^'+|'+$/g, '').trim();
  return [...clean].slice(0, NAME_AT_MOST).join('').trim() || 'Usool';
}

interface WrittenTab {
  part: string;
  options: TabOptions;
  filter: string;
}

/**
 * A workbook, written sheet by sheet, row by row and synchronously; memory holds one chunk of rows and the compressed file.
 * Figures keep their exact decimals, formulas carry their result, and no text can become a formula. The same content gives the same bytes.
 */
export function createWorkbook(options: WorkbookOptions): Workbook {
  const zip = createZip();
  const tabs: WrittenTab[] = [];

  function sheet(tab: TabOptions, { isFirst }: { isFirst: boolean } = { isFirst: false }): Tab {
    assert(tab.name === sheetName(tab.name), `${tab.name} cannot name a sheet`);
    assert(!tabs.some(({ options: { name } }) => name.toLowerCase() === tab.name.toLowerCase()), `two sheets are named ${tab.name}`);
    const part = `sheet${tabs.length + 1}`;
    const written: WrittenTab = { part, options: tab, filter: '' };
    if (isFirst) tabs.unshift(written);
    else tabs.push(written);
    const letters = tab.widths.map((_, index) => columnLetters(index));
    const xml = zip.part(`xl/worksheets/${part}.xml`);
    xml.write(sheetOpening(tab, isFirst));
    let count = 0;
    return {
      row(cells, { height, level } = {}) {
        count += 1;
        assert(count <= ROWS_AT_MOST, `a sheet ends at ${ROWS_AT_MOST} rows`);
        let text = `<row r="${count}"${height === undefined ? '' : ` ht="${height}" customHeight="1"`}${level === undefined ? '' : ` outlineLevel="${level}"`}>`;
        for (const [index, cell] of cells.entries()) if (cell !== null) text += cellXml(cell, `${letters[index] ?? columnLetters(index)}${count}`);
        xml.write(`${text}</row>`);
        return count;
      },
      end(lastDataRow) {
        written.filter = tab.form === undefined ? `A${tab.headRow}:${letters.at(-1)}${lastDataRow}` : '';
        xml.write(sheetClosing(tab, written.filter));
        xml.end();
      },
    };
  }

  function finish(): Uint8Array {
    writeFixedParts(zip, options, tabs);
    whole(zip, 'xl/workbook.xml', workbookXml(tabs));
    return zip.finish();
  }

  return { sheet, finish };
}

/** A workbook of one sheet. */
export function createSheet({ title, createdAt, styles, ...tab }: SheetOptions): Sheet {
  const workbook = createWorkbook({ title, createdAt, styles });
  const { row, end } = workbook.sheet(tab, { isFirst: true });
  return {
    row,
    finish(lastDataRow) {
      end(lastDataRow);
      return workbook.finish();
    },
  };
}

function cellXml(cell: Exclude<XlsxCell, null>, reference: string): string {
  const style = cell.style + 1;
  if ('text' in cell) {
    const text = xmlText(neutralised(cell.text));
    return `<c r="${reference}" s="${style}" t="inlineStr"><is><t${/^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : ''}>${text}</t></is></c>`;
  }
  if (!('figure' in cell)) return `<c r="${reference}" s="${style}"/>`;
  assert(/^-?\d+(\.\d+)?$/.test(cell.figure), `${cell.figure} is not a figure`);
  return `<c r="${reference}" s="${style}">${cell.formula === undefined ? '' : `<f>${xmlText(cell.formula)}</f>`}<v>${cell.figure}</v></c>`;
}

function sheetOpening(options: TabOptions, isSelected: boolean): string {
  const topLeft = `${columnLetters(options.frozenColumns)}${options.headRow + 1}`;
  const columns = options.frozenColumns > 0 ? ` xSplit="${options.frozenColumns}"` : '';
  const pane = options.frozenColumns > 0 ? 'bottomRight' : 'bottomLeft';
  const styleOf = (column: number): string => (options.form?.[column]?.style === undefined ? '' : ` style="${(options.form[column].style ?? 0) + 1}"`);
  const widths = options.widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}"${styleOf(index)} customWidth="1"/>`).join('');
  return [
    `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetPr><outlinePr summaryBelow="1"/><pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<sheetViews><sheetView${options.rightToLeft ? ' rightToLeft="1"' : ''}${options.form === undefined ? ' showGridLines="0"' : ''}${isSelected ? ' tabSelected="1"' : ''} workbookViewId="0">`,
    `<pane${columns} ySplit="${options.headRow}" topLeftCell="${topLeft}" activePane="${pane}" state="frozen"/><selection pane="${pane}" activeCell="${topLeft}" sqref="${topLeft}"/>`,
    `</sheetView></sheetViews><sheetFormatPr defaultRowHeight="14.5" outlineLevelRow="1"/><cols>${widths}</cols><sheetData>`,
  ].join('');
}

function sheetClosing({ footer, form, headRow }: TabOptions, filter: string): string {
  const text = xmlText(`&L${footer.left}&C${footer.center}&R${footer.right}`);
  return [
    `</sheetData>${form === undefined ? `<autoFilter ref="${filter}"/>` : validationsXml(form, headRow)}<printOptions horizontalCentered="1"/>`,
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>${text}</oddFooter></headerFooter></worksheet>`,
  ].join('');
}

function workbookXml(tabs: readonly WrittenTab[]): string {
  const sheets = tabs.map(({ options: { name } }, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('');
  const names = tabs.map(({ options: { name, headRow }, filter }, index) => {
    const quoted = `'${name.replace(/'/g, "''")}'`;
    const absolute = filter.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
    return [
      filter === '' ? '' : `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${xmlText(`${quoted}!${absolute}`)}</definedName>`,
      `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${xmlText(`${quoted}!$${headRow}:$${headRow}`)}</definedName>`,
    ].join('');
  });
  return [
    `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><bookViews><workbookView activeTab="0"/></bookViews>`,
    `<sheets>${sheets}</sheets><definedNames>${names.join('')}</definedNames></workbook>`,
  ].join('');
}

type Zip = ReturnType<typeof createZip>;

function whole(zip: Zip, name: string, text: string): void {
  const part = zip.part(name);
  part.write(text);
  part.end();
}

const type = (part: string, kind: string): string => `<Override PartName="/${part}" ContentType="${kind}+xml"/>`;
const relation = (id: number, kind: string, target: string): string => `<Relationship Id="rId${id}" Type="${kind}" Target="${target}"/>`;

function writeFixedParts(zip: Zip, options: WorkbookOptions, tabs: readonly WrittenTab[]): void {
  const office = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  whole(zip, '[Content_Types].xml', [
    `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
    type('xl/workbook.xml', `${office}.sheet.main`), ...tabs.map(({ part }) => type(`xl/worksheets/${part}.xml`, `${office}.worksheet`)), type('xl/styles.xml', `${office}.styles`),
    type('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties'), '</Types>',
  ].join(''));
  whole(zip, '_rels/.rels', [
    `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">`, relation(1, `${RELATIONS}/officeDocument`, 'xl/workbook.xml'),
    relation(2, `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'), '</Relationships>',
  ].join(''));
  whole(zip, 'xl/_rels/workbook.xml.rels', [
    `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">`, ...tabs.map(({ part }, index) => relation(index + 1, `${RELATIONS}/worksheet`, `worksheets/${part}.xml`)),
    relation(tabs.length + 1, `${RELATIONS}/styles`, 'styles.xml'), '</Relationships>',
  ].join(''));
  whole(zip, 'docProps/core.xml', [
    `${DECLARATION}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`,
    `<dc:title>${xmlText(options.title)}</dc:title><dc:creator>Usool</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${xmlText(options.createdAt)}</dcterms:created></cp:coreProperties>`,
  ].join(''));
  whole(zip, 'xl/styles.xml', stylesXml(options.styles));
}
