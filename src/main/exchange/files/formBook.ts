import { assert } from '#shared/values/assert.ts';
import { columnLetters, xmlText } from './cells.ts';
import { cellXml, sheetName, type XlsxCell } from './xlsx.ts';
import { stylesXml, type CellStyle } from './xlsxStyles.ts';
import { createZip } from './zip.ts';

/** What may be typed into the cells of a column, from a row on. */
export type Validation = { kind: 'date' | 'amount' } | { kind: 'list'; source: string; isOpen: boolean };

export interface FormSheet {
  name: string;
  rightToLeft: boolean;
  /** A column each: its width in characters, the style of its empty cells (an index of the styles), and what may stand there. */
  columns: readonly { width: number; style?: number; validation?: Validation }[];
  rows: readonly (readonly XlsxCell[])[];
  /** Rows that stay in view above the first that is filled in. */
  headRows: number;
}

export interface FormBook {
  title: string;
  /** ISO instant, for the file's properties. */
  createdAt: string;
  styles: readonly CellStyle[];
  sheets: readonly FormSheet[];
}

const LAST_ROW = 5000;
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
/** Days of the years that a register can hold, as a spreadsheet counts them: 1 March 1900 to 31 December 2199. */
const FIRST_DAY = 61;
const LAST_DAY = 109_574;

/** A workbook of several sheets to be filled in: headings in view, columns that expect days, figures or words of a list. Written whole, for it is small. */
export function createFormBook(book: FormBook): Uint8Array {
  const zip = createZip();
  const add = (name: string, text: string): void => {
    const part = zip.part(name);
    part.write(text);
    part.end();
  };
  for (const [name, text] of fixedParts(book)) add(name, text);
  book.sheets.forEach((sheet, index) => add(`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet, index === 0)));
  return zip.finish();
}

/** Cells of a column of another sheet, as a validation names them. */
export const listSource = (sheet: string, column: number, first: number, last: number): string => `'${sheet.replace(/'/g, "''")}'!$${columnLetters(column)}$${first}:$${columnLetters(column)}$${last}`;

function sheetXml({ rightToLeft, columns, rows, headRows }: FormSheet, isFirst: boolean): string {
  const widths = columns.map(({ width, style }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}"${style === undefined ? '' : ` style="${style + 1}"`} customWidth="1"/>`).join('');
  const pane = headRows === 0 ? '' : `<pane ySplit="${headRows}" topLeftCell="A${headRows + 1}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A${headRows + 1}" sqref="A${headRows + 1}"/>`;
  const data = rows.map((cells, row) => `<row r="${row + 1}">${cells.map((cell, column) => (cell === null ? '' : cellXml(cell, `${columnLetters(column)}${row + 1}`))).join('')}</row>`).join('');
  const rules = columns.flatMap(({ validation }, column) => (validation === undefined ? [] : [validationXml(validation, `${columnLetters(column)}${headRows + 1}:${columnLetters(column)}${LAST_ROW}`)]));
  return [
    `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetViews><sheetView${rightToLeft ? ' rightToLeft="1"' : ''}${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0">${pane}</sheetView></sheetViews>`,
    `<sheetFormatPr defaultRowHeight="14.5"/><cols>${widths}</cols><sheetData>${data}</sheetData>`,
    rules.length === 0 ? '' : `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`,
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape"/></worksheet>',
  ].join('');
}

/** A list that is open offers its words and takes others; everything else refuses what cannot be read. */
function validationXml(validation: Validation, cells: string): string {
  if (validation.kind === 'list') return `<dataValidation type="list" allowBlank="1"${validation.isOpen ? '' : ' showErrorMessage="1"'} sqref="${cells}"><formula1>${xmlText(validation.source)}</formula1></dataValidation>`;
  if (validation.kind === 'date') return `<dataValidation type="date" operator="between" allowBlank="1" showErrorMessage="1" sqref="${cells}"><formula1>${FIRST_DAY}</formula1><formula2>${LAST_DAY}</formula2></dataValidation>`;
  return `<dataValidation type="decimal" operator="greaterThanOrEqual" allowBlank="1" showErrorMessage="1" sqref="${cells}"><formula1>0</formula1></dataValidation>`;
}

function fixedParts({ title, createdAt, styles, sheets }: FormBook): [string, string][] {
  const office = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const type = (part: string, kind: string): string => `<Override PartName="/${part}" ContentType="${kind}+xml"/>`;
  const relation = (id: number, kind: string, target: string): string => `<Relationship Id="rId${id}" Type="${kind}" Target="${target}"/>`;
  for (const { name } of sheets) assert(name === sheetName(name), `${name} cannot name a sheet`);
  const listed = sheets.map(({ name }, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('');
  return [
    ['[Content_Types].xml', [
      `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
      type('xl/workbook.xml', `${office}.sheet.main`), ...sheets.map((_, index) => type(`xl/worksheets/sheet${index + 1}.xml`, `${office}.worksheet`)), type('xl/styles.xml', `${office}.styles`),
      type('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties'), '</Types>',
    ].join('')],
    ['_rels/.rels', `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${relation(1, `${RELATIONS}/officeDocument`, 'xl/workbook.xml')}${relation(2, `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml')}</Relationships>`],
    ['xl/_rels/workbook.xml.rels', `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${sheets.map((_, index) => relation(index + 1, `${RELATIONS}/worksheet`, `worksheets/sheet${index + 1}.xml`)).join('')}${relation(sheets.length + 1, `${RELATIONS}/styles`, 'styles.xml')}</Relationships>`],
    ['docProps/core.xml', [
      `${DECLARATION}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`,
      `<dc:title>${xmlText(title)}</dc:title><dc:creator>Usool</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${xmlText(createdAt)}</dcterms:created></cp:coreProperties>`,
    ].join('')],
    ['xl/styles.xml', stylesXml(styles)],
    ['xl/workbook.xml', `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${listed}</sheets></workbook>`],
  ];
}
