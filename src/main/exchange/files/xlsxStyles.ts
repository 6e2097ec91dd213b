import { xmlText } from './cells.ts';

/** How a cell looks. Alignment is always said: "general" alignment mirrors in a right-to-left sheet. */
export interface CellStyle {
  numberFormat?: string;
  bold?: boolean;
  size?: number;
  /** RRGGBB */
  color?: string;
  fill?: string;
  align: 'left' | 'right' | 'center';
  wrap?: boolean;
  /** Space before the text, in characters. */
  indent?: number;
  /** Direction in which the cell's text is read, whatever the sheet's direction. */
  reading?: 'ltr' | 'rtl';
  top?: 'thin' | 'medium';
  bottom?: 'thin' | 'double';
}

const FIRST_CUSTOM_FORMAT = 164;
const LINE_COLOR = 'FF7C8A82';
const edge = (side: string, kind: string | undefined): string => (kind ? `<${side} style="${kind}"><color rgb="${LINE_COLOR}"/></${side}>` : `<${side}/>`);

function font(style: CellStyle): string {
  return `<font>${style.bold ? '<b/>' : ''}<sz val="${style.size ?? 10}"/><color rgb="FF${style.color ?? '17211C'}"/><name val="Arial"/><family val="2"/></font>`;
}

function fill(style: CellStyle): string {
  return style.fill ? `<fill><patternFill patternType="solid"><fgColor rgb="FF${style.fill}"/><bgColor indexed="64"/></patternFill></fill>` : '<fill><patternFill patternType="none"/></fill>';
}

function border(style: CellStyle): string {
  return `<border><left/><right/>${edge('top', style.top)}${edge('bottom', style.bottom)}<diagonal/></border>`;
}

function cellFormat(style: CellStyle, index: number, formatId: number): string {
  const reading = style.reading === undefined ? '' : ` readingOrder="${style.reading === 'rtl' ? 2 : 1}"`;
  const alignment = `<alignment horizontal="${style.align}" vertical="${style.wrap ? 'center' : 'bottom'}"${style.wrap ? ' wrapText="1"' : ''}${style.indent ? ` indent="${style.indent}"` : ''}${reading}/>`;
  // Fills 0 and 1 are fixed by the format ("none" and "gray125"), and font and border 0 are the default's.
  return `<xf numFmtId="${formatId}" fontId="${index + 1}" fillId="${index + 2}" borderId="${index + 1}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${alignment}</xf>`;
}

/** styles.xml of a workbook: style n of the list is cell format n + 1. */
export function stylesXml(styles: readonly CellStyle[]): string {
  const formats = [...new Set(styles.flatMap((style) => (style.numberFormat === undefined ? [] : [style.numberFormat])))];
  const formatId = (style: CellStyle): number => (style.numberFormat === undefined ? 0 : FIRST_CUSTOM_FORMAT + formats.indexOf(style.numberFormat));
  const custom = formats.map((code, index) => `<numFmt numFmtId="${FIRST_CUSTOM_FORMAT + index}" formatCode="${xmlText(code)}"/>`).join('');
  const base: CellStyle = { align: 'left' };
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    formats.length > 0 ? `<numFmts count="${formats.length}">${custom}</numFmts>` : '',
    `<fonts count="${styles.length + 1}">${font(base)}${styles.map(font).join('')}</fonts>`,
    `<fills count="${styles.length + 2}"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${styles.map(fill).join('')}</fills>`,
    `<borders count="${styles.length + 1}">${border(base)}${styles.map(border).join('')}</borders>`,
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${styles.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${styles.map((style, index) => cellFormat(style, index, formatId(style))).join('')}</cellXfs>`,
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
  ].join('');
}
