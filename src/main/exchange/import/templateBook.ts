import { ASSET_TYPES, CONVENTIONS, METHODS } from '#shared/contract/shapes.ts';
import arEnums from '#shared/i18n/ar/enums.json' with { type: 'json' };
import ar from '#shared/i18n/ar/importTemplate.json' with { type: 'json' };
import enEnums from '#shared/i18n/en/enums.json' with { type: 'json' };
import en from '#shared/i18n/en/importTemplate.json' with { type: 'json' };
import type { DateString } from '#shared/values/calendar.ts';
import { spreadsheetDay } from '../files/cells.ts';
import { createWorkbook, type XlsxCell } from '../files/xlsx.ts';
import { listSource, type FormColumn, type Validation } from '../files/xlsxForm.ts';
import type { CellStyle } from '../files/xlsxStyles.ts';
import { TEMPLATE_COLUMNS, type TemplateColumn, type TemplateList } from './formats/usoolColumns.ts';

type Language = 'en' | 'ar';

/** The book's own words, to choose from: categories, places and people by name, or by code where a name is not one's own. */
export type TemplateLists = Readonly<Record<'category' | 'location' | 'custodian' | 'costCenter' | 'supplier', readonly string[]>>;

export interface TemplateChoice {
  language: Language;
  lists: TemplateLists;
  /** ISO instant. */
  createdAt: string;
}

interface FormSheet {
  name: string;
  columns: readonly (FormColumn & { width: number })[];
  rows: readonly (readonly XlsxCell[])[];
}

const TEXTS = { en, ar };
const ENUMS = { en: enEnums, ar: arEnums };
/** Methods that need what no column of the template holds. */
const NOT_OFFERED: ReadonlySet<string> = new Set(['macrs', 'manual']);
const STATUSES = ['IN_SERVICE', 'CAPITALIZED', 'DRAFT'] as const;
/** The words of these lists are Usool's: others cannot be read. */
const CLOSED: ReadonlySet<TemplateList> = new Set(['depreciationMethod', 'convention', 'status', 'assetType']);
const IN_EXAMPLE: ReadonlySet<TemplateList> = new Set(['category', 'location', 'depreciationMethod', 'convention', 'status']);
/** The example is a van. */
const VEHICLES = /vehicle|مركب|سيار/i;

const STYLE = { head: 0, required: 1, text: 2, date: 3, figure: 4, example: 5, exampleDate: 6, exampleFigure: 7, title: 8, wrapped: 9 } as const;

function stylesFor(language: Language): CellStyle[] {
  const own = language === 'ar' ? ({ align: 'right', reading: 'rtl' } as const) : ({ align: 'left', reading: 'ltr' } as const);
  const { align } = own;
  const example = { color: '7C8A82', fill: 'F4F6F5' };
  return [
    { bold: true, fill: 'E7EEEA', ...own, wrap: true, bottom: 'thin' }, { bold: true, fill: 'CFE3D8', ...own, wrap: true, bottom: 'thin' },
    // As text, so that a spreadsheet leaves the zeros of a code where they are.
    { numberFormat: '@', align }, { numberFormat: 'yyyy\\-mm\\-dd', align: 'right' }, { numberFormat: '#,##0.###', align: 'right' },
    { numberFormat: '@', align, ...example }, { numberFormat: 'yyyy\\-mm\\-dd', align: 'right', ...example }, { numberFormat: '#,##0.###', align: 'right', ...example },
    { bold: true, size: 14, ...own }, { ...own, wrap: true },
  ];
}

const wordsOf = (kind: Readonly<Record<string, string>>, names: readonly string[]): string[] => names.map((name) => kind[name] ?? name);

/** Every list of the template, in the order of its columns. */
function listsOf({ language, lists }: TemplateChoice): [TemplateList, readonly string[]][] {
  const enums = ENUMS[language];
  const own: Readonly<Record<TemplateList, readonly string[]>> = {
    ...lists, depreciationMethod: wordsOf(enums.method, METHODS.filter((method) => !NOT_OFFERED.has(method))), convention: wordsOf(enums.convention, CONVENTIONS), status: wordsOf(enums.status, STATUSES), assetType: wordsOf(enums.assetType, ASSET_TYPES),
  };
  return TEMPLATE_COLUMNS.flatMap(({ list }) => (list === undefined ? [] : [[list, own[list]] as [TemplateList, readonly string[]]]));
}

const isRequired = ({ isRequired: required }: TemplateColumn, language: Language): boolean => required === true || required === language;
const headingOf = (column: TemplateColumn, language: Language): string => `${column[language]}${isRequired(column, language) ? ' *' : ''}`;

const exampleWord = (list: TemplateList, words: readonly string[]): string | undefined => (IN_EXAMPLE.has(list) ? (words.find((word) => list === 'category' && VEHICLES.test(word)) ?? words[0]) : undefined);

function exampleCell(column: TemplateColumn, language: Language, lists: ReadonlyMap<TemplateList, readonly string[]>): XlsxCell {
  const word = column.list === undefined ? undefined : exampleWord(column.list, lists.get(column.list) ?? []);
  const text = column.example?.[language === 'en' ? 0 : 1] ?? word;
  if (text === undefined) return { style: STYLE.example };
  if (column.kind === 'date') return { figure: String(spreadsheetDay(text as DateString)), style: STYLE.exampleDate };
  return column.kind === 'amount' || column.kind === 'number' ? { figure: text, style: STYLE.exampleFigure } : { text, style: STYLE.example };
}

const STYLE_OF = { text: STYLE.text, list: STYLE.text, date: STYLE.date, amount: STYLE.figure, number: STYLE.figure } as const;
const WIDTH_OF = { text: 18, list: 20, date: 14, amount: 16, number: 12 } as const;

function assetsSheet(choice: TemplateChoice, lists: readonly [TemplateList, readonly string[]][]): FormSheet {
  const { language } = choice;
  const { sheets } = TEXTS[language];
  const validation = ({ kind, list }: TemplateColumn): Validation | undefined => {
    if (kind === 'date') return { kind };
    if (kind === 'amount' || kind === 'number') return { kind: 'amount' };
    const index = lists.findIndex(([name]) => name === list);
    const words = lists[index]?.[1] ?? [];
    return list === undefined || words.length === 0 ? undefined : { kind: 'list', source: listSource(sheets.lists, index, 2, words.length + 1), isOpen: !CLOSED.has(list) };
  };
  const byName = new Map(lists);
  return {
    name: sheets.assets,
    columns: TEMPLATE_COLUMNS.map((column) => {
      const rule = validation(column);
      return { width: WIDTH_OF[column.kind], style: STYLE_OF[column.kind], ...(rule === undefined ? {} : { validation: rule }) };
    }),
    rows: [
      TEMPLATE_COLUMNS.map((column) => ({ text: headingOf(column, language), style: isRequired(column, language) ? STYLE.required : STYLE.head })),
      TEMPLATE_COLUMNS.map((column) => exampleCell(column, language, byName)),
    ],
  };
}

function listsSheet({ language }: TemplateChoice, lists: readonly [TemplateList, readonly string[]][]): FormSheet {
  const longest = Math.max(0, ...lists.map(([, words]) => words.length));
  const heading = (list: TemplateList): string => TEMPLATE_COLUMNS.find((column) => column.list === list)?.[language] ?? list;
  const row = (index: number): XlsxCell[] => lists.map(([, words]) => (words[index] === undefined ? null : { text: words[index], style: STYLE.text }));
  return {
    name: TEXTS[language].sheets.lists, columns: lists.map(() => ({ width: 24 })),
    rows: [lists.map(([list]) => ({ text: heading(list), style: STYLE.head })), ...Array.from({ length: longest }, (_, index) => row(index))],
  };
}

function instructionsSheet({ language }: TemplateChoice): FormSheet {
  const texts = TEXTS[language];
  const help: Readonly<Record<string, string>> = texts.help;
  return {
    name: texts.sheets.instructions, columns: [{ width: 34 }, { width: 12 }, { width: 110 }],
    rows: [
      [{ text: texts.title, style: STYLE.title }],
      ...texts.steps.map((step): XlsxCell[] => [null, null, { text: step, style: STYLE.wrapped }]),
      [],
      [{ text: texts.column, style: STYLE.head }, { text: texts.required, style: STYLE.head }, { text: texts.holds, style: STYLE.head }],
      ...TEMPLATE_COLUMNS.map((column): XlsxCell[] => [{ text: column[language], style: STYLE.wrapped }, { text: isRequired(column, language) ? texts.yes : '', style: STYLE.wrapped }, { text: help[column.field] ?? '', style: STYLE.wrapped }]),
    ],
  };
}

const NO_FOOTER = { left: '', center: '', right: '' };

/** A workbook to fill in and bring back: columns with the required ones starred and one example row, the book's lists to choose from, and what each column holds. */
export function templateWorkbook(choice: TemplateChoice): { fileName: string; bytes: Uint8Array } {
  const lists = listsOf(choice);
  const { title, fileName } = TEXTS[choice.language];
  const workbook = createWorkbook({ title, createdAt: choice.createdAt, styles: stylesFor(choice.language) });
  [assetsSheet(choice, lists), listsSheet(choice, lists), instructionsSheet(choice)].forEach(({ name, columns, rows }, index) => {
    const tab = workbook.sheet({ name, rightToLeft: choice.language === 'ar', widths: columns.map(({ width }) => width), headRow: 1, frozenColumns: 0, footer: NO_FOOTER, form: columns }, { isFirst: index === 0 });
    for (const row of rows) tab.row(row);
    tab.end(rows.length);
  });
  return { fileName, bytes: workbook.finish() };
}

/** Without a book there is nothing to choose from but Usool's own words. */
export const NO_LISTS: TemplateLists = { category: [], location: [], custodian: [], costCenter: [], supplier: [] };
