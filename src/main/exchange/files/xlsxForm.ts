import { columnLetters, xmlText } from './cells.ts';

/** What may be typed into the cells of a column. */
export type Validation = { kind: 'date' | 'amount' } | { kind: 'list'; source: string; isOpen: boolean };

/** A column to be filled in: how its empty cells look (an index of the workbook's styles), and what may stand in them. */
export interface FormColumn {
  style?: number;
  validation?: Validation;
}

const LAST_ROW = 5000;
/** Days of the years that a register can hold, as a spreadsheet counts them: 1 March 1900 to 31 December 2199. */
const FIRST_DAY = 61;
const LAST_DAY = 109_574;

/** Cells of a column of another sheet, as a validation names them. */
export const listSource = (sheet: string, column: number, first: number, last: number): string => `'${sheet.replace(/'/g, "''")}'!$${columnLetters(column)}$${first}:$${columnLetters(column)}$${last}`;

/** The validations of a sheet, in the cells below its headings. */
export function validationsXml(columns: readonly FormColumn[], headRow: number): string {
  const rules = columns.flatMap(({ validation }, column) => (validation === undefined ? [] : [validationXml(validation, `${columnLetters(column)}${headRow + 1}:${columnLetters(column)}${LAST_ROW}`)]));
  return rules.length === 0 ? '' : `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`;
}

/** A list that is open offers its words and takes others; everything else refuses what cannot be read. */
function validationXml(validation: Validation, cells: string): string {
  if (validation.kind === 'list') return `<dataValidation type="list" allowBlank="1"${validation.isOpen ? '' : ' showErrorMessage="1"'} sqref="${cells}"><formula1>${xmlText(validation.source)}</formula1></dataValidation>`;
  if (validation.kind === 'date') return `<dataValidation type="date" operator="between" allowBlank="1" showErrorMessage="1" sqref="${cells}"><formula1>${FIRST_DAY}</formula1><formula2>${LAST_DAY}</formula2></dataValidation>`;
  return `<dataValidation type="decimal" operator="greaterThanOrEqual" allowBlank="1" showErrorMessage="1" sqref="${cells}"><formula1>0</formula1></dataValidation>`;
}
