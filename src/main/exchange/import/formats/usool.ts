import { wordKey } from '../text.ts';
import type { Format } from './format.ts';
import type { Sheet } from './sheet.ts';
import { TEMPLATE_COLUMNS, type TemplateColumn } from './usoolColumns.ts';

const headings = ({ en, ar, also = [] }: TemplateColumn): string[] => [en, ar, ...also];
const headingsOf = (field: TemplateColumn['field']): string[] => TEMPLATE_COLUMNS.filter((column) => column.field === field).flatMap(headings);
const NUMBER = headingsOf('assetNumber');
const EXAMPLES: ReadonlySet<string> = new Set(['example', 'مثال'].map(wordKey));

/** The example that a template comes with may stay where it is. */
function translate(sheet: Sheet): void {
  for (const row of sheet.rows()) if (EXAMPLES.has(wordKey(sheet.text(row, ...NUMBER)))) sheet.leaveOut(row, 'EXAMPLE_ROW_SKIPPED', sheet.text(row, ...NUMBER), ...NUMBER);
}

/** Our own template, with headings in English, in Arabic, or in both. */
export const USOOL: Format = {
  name: 'usool',
  recognise: [NUMBER, [...headingsOf('name'), ...headingsOf('nameAr')], headingsOf('category'), headingsOf('acquisitionDate'), headingsOf('cost')],
  columns: TEMPLATE_COLUMNS.map((column) => [column.field, ...headings(column)] as const),
  isOpen: true,
  translate,
};
