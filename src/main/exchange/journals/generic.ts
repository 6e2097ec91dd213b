import type { DateString } from '#shared/values/calendar.ts';
import { spreadsheetDay } from '../files/cells.ts';
import { type CsvCell, csvBytes } from '../files/csv.ts';
import { createSheet, type XlsxCell } from '../files/xlsx.ts';
import type { CellStyle } from '../files/xlsxStyles.ts';
import { amountText, type FileJournal, type FileLine, type JournalFile, type LedgerFormat, oneLine } from './journalFile.ts';

interface Column {
  heading: string;
  width: number;
  kind: 'text' | 'arabic' | 'date' | 'amount' | 'whole';
  of: (line: FileLine, number: number, journal: FileJournal, file: JournalFile) => string;
}

const column = (heading: string, width: number, kind: Column['kind'], of: Column['of']): Column => ({ heading, width, kind, of });

/** Everything there is to say of a line, a line each. */
const COLUMNS: readonly Column[] = [
  column('journal_no', 17, 'text', (_line, _number, journal) => journal.number), column('date', 12, 'date', (_line, _number, journal) => journal.date), column('period', 10, 'text', (_line, _number, journal) => journal.period),
  column('line_no', 8, 'whole', (_line, number) => String(number)), column('account_code', 16, 'text', (line) => line.account), column('account_name', 34, 'text', (line) => oneLine(line.accountName)),
  column('debit', 16, 'amount', (line, _number, _journal, file) => amountText(line.debitMinor, file)), column('credit', 16, 'amount', (line, _number, _journal, file) => amountText(line.creditMinor, file)),
  column('currency', 10, 'text', (_line, _number, _journal, file) => file.currency), column('cost_centre', 14, 'text', (line) => line.costCenter ?? ''), column('category', 14, 'text', (line) => line.category ?? ''),
  column('asset_no', 16, 'text', (line) => line.asset ?? ''), column('narration_en', 44, 'text', (_line, _number, journal) => oneLine(journal.narrationEn)), column('narration_ar', 44, 'arabic', (_line, _number, journal) => oneLine(journal.narrationAr)),
  column('run_id', 12, 'text', (_line, _number, journal) => journal.source), column('export_batch', 14, 'text', (_line, _number, _journal, file) => file.exportId),
];

function* genericRows(file: JournalFile): Generator<CsvCell[]> {
  yield COLUMNS.map(({ heading }) => heading);
  for (const journal of file.journals) {
    for (const [index, line] of journal.lines.entries()) {
      yield COLUMNS.map(({ kind, of }) => {
        const value = of(line, index + 1, journal, file);
        return kind === 'text' || kind === 'arabic' ? value : { plain: value };
      });
    }
  }
}

/** For every other ledger: opens in a spreadsheet, and says all there is. */
export const genericCsv: LedgerFormat = { extension: 'csv', isForeign: false, usualAccount: ({ code }) => code, render: (file) => csvBytes(genericRows(file)) };

const KINDS: readonly Column['kind'][] = ['text', 'arabic', 'date', 'amount', 'whole'];

function cellStyles(exponent: number): Record<Column['kind'], CellStyle> {
  const digits = exponent === 0 ? '#,##0' : `#,##0.${'0'.repeat(exponent)}`;
  return {
    text: { align: 'left', reading: 'ltr' }, arabic: { align: 'right', reading: 'rtl' }, date: { align: 'center', reading: 'ltr', numberFormat: 'yyyy-mm-dd' },
    amount: { align: 'right', reading: 'ltr', numberFormat: digits }, whole: { align: 'right', reading: 'ltr', numberFormat: '0' },
  };
}

function cellOf({ kind, of }: Column, line: FileLine, number: number, journal: FileJournal, file: JournalFile): XlsxCell {
  const value = of(line, number, journal, file);
  const style = KINDS.indexOf(kind);
  if (kind === 'date') return { figure: String(spreadsheetDay(value as DateString)), style };
  if (kind === 'amount' || kind === 'whole') return { figure: value, style };
  return value === '' ? null : { text: value, style };
}

/** The same columns as a workbook: figures as figures, dates as dates. */
export const genericXlsx: LedgerFormat = {
  extension: 'xlsx', isForeign: false, usualAccount: ({ code }) => code,
  render(file) {
    const styles = cellStyles(file.exponent);
    const head: CellStyle = { align: 'left', reading: 'ltr', bold: true, color: 'FFFFFF', fill: '0B6B53' };
    const sheet = createSheet({
      name: 'Journals', title: 'Journals', createdAt: file.createdAt, rightToLeft: false, styles: [...KINDS.map((kind) => styles[kind]), head, { ...head, align: 'right' }],
      widths: COLUMNS.map(({ width }) => width), headRow: 1, frozenColumns: 1, footer: { left: file.company.replaceAll('&', '&&'), center: '&P / &N', right: file.exportId },
    });
    let last = sheet.row(COLUMNS.map(({ heading, kind }) => ({ text: heading, style: KINDS.length + (kind === 'amount' || kind === 'whole' ? 1 : 0) })));
    for (const journal of file.journals) for (const [index, line] of journal.lines.entries()) last = sheet.row(COLUMNS.map((one) => cellOf(one, line, index + 1, journal, file)));
    return sheet.finish(last);
  },
};
