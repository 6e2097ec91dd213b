import { createWorkbook, sheetName, type Workbook, type XlsxCell } from '../../exchange/files/xlsx.ts';
import type { ReportData } from '../definition.ts';
import { inLanguage, type ReportLanguage } from '../forms/columns.ts';
import { factCells, footerOf, reportSheet, unturned } from '../forms/xlsx.ts';
import { sheetStyles } from '../forms/xlsxStyles.ts';
import type { Bilingual } from '../texts.ts';
import type { PackCover, PackedSection } from './cover.ts';
import { packText } from './texts.ts';

/** Company, title, an empty line, then the head of the list of sections. */
const HEAD_ROW = 4;
const WIDTHS = [8, 46, 12, 70];

/** Sheets are numbered as the sections of the document are, so that no two have one name. */
const nameOf = (sheet: Bilingual, index: number, language: ReportLanguage): string => sheetName(`${String(index + 1).padStart(2, '0')} ${sheet[language === 'ar' ? 'ar' : 'en']}`);

/** The same month gives the same bytes: nothing in it says who made it, or when. */
export class PackWorkbook {
  readonly #workbook: Workbook;
  readonly #language: ReportLanguage;
  readonly #exponent: number;

  constructor(title: Bilingual, language: ReportLanguage, exponent: number, createdAt: string) {
    this.#language = language;
    this.#exponent = exponent;
    this.#workbook = createWorkbook({ title: inLanguage(title, language), createdAt, styles: sheetStyles(language, exponent).list });
  }

  /** Reads the rows of a section to their end. */
  section(data: ReportData, sheet: Bilingual, index: number): void {
    reportSheet(this.#workbook, data, this.#language, nameOf(sheet, index, this.#language));
  }

  finish(cover: PackCover, sections: readonly PackedSection[]): Uint8Array {
    const language = this.#language;
    const styles = sheetStyles(language, this.#exponent);
    const arabic = language === 'ar';
    const sheet = this.#workbook.sheet({ name: sheetName(packText('cover', 'sheet')[arabic ? 'ar' : 'en']), rightToLeft: arabic, widths: WIDTHS, headRow: HEAD_ROW, frozenColumns: 0, footer: footerOf(cover, language) }, { isFirst: true });
    const shown = (text: Bilingual): string => (language === 'en' ? text.en : unturned(inLanguage(text, language)));
    sheet.row([{ text: cover.company.en === cover.company.ar ? cover.company.en : `${cover.company.en} / ${cover.company.ar}`, style: styles.of('company') }], { height: 20 });
    sheet.row([{ text: shown(cover.title), style: styles.of('title') }], { height: 18 });
    sheet.row([{ text: `${shown(packText('cover', 'checksum'))}: ${cover.checksum}`, style: styles.of('fact-label') }]);
    const head = styles.of(arabic ? 'head-rtl' : 'head-ltr');
    sheet.row((['number', 'section', 'rows', 'sha'] as const).map((id): XlsxCell => ({ text: inLanguage(packText('cover', id), language), style: id === 'rows' ? styles.of('head-figure') : head })), { height: 20 });
    let last = HEAD_ROW;
    for (const [index, { title, rowCount, checksum }] of sections.entries()) {
      last = sheet.row([{ figure: String(index + 1), style: styles.of('row-whole') }, { text: shown(title), style: styles.of(arabic ? 'row-text-rtl' : 'row-text-ltr') }, { figure: String(rowCount), style: styles.of('row-whole') }, { text: checksum, style: styles.of('row-code') }]);
    }
    sheet.row([]);
    for (const one of [...cover.facts, cover.chainHead]) sheet.row(factCells(one, language, styles));
    sheet.row([]);
    // A sentence a row: what is printed must fit the width of a page.
    for (const sentence of [cover.promise.en, cover.promise.ar].filter((_, at) => language === 'both' || (at === 1) === arabic).flatMap((promise) => promise.split(/(?<=[.؛:]) /))) sheet.row([{ text: sentence, style: styles.of('fact-label') }]);
    sheet.end(last);
    return this.#workbook.finish();
  }
}
