import { neutralised } from '../files/cells.ts';
import { type CsvCell, csvBytes } from '../files/csv.ts';
import { amountText, dayFirst, type FileJournal, type FileLine, latinBytes, type LedgerFormat, lineText, monthFirst, oneLine, signedText } from './journalFile.ts';

const NEW_LINE = '\r\n';
/** Tabs part the fields and quotes would join them: neither may stand in one. */
const iifField = (text: string): string => neutralised(oneLine(text).replaceAll('"', "'"));

function iifLine(keyword: 'TRNS' | 'SPL', journal: FileJournal, line: FileLine, amount: string): string {
  const memo = [journal.number, journal.narrationEn, lineText(line)].filter((part) => part !== '').join(' ');
  return [keyword, 'GENERAL JOURNAL', monthFirst(journal.date), iifField(line.account), amount, iifField(memo)].join('\t');
}

/** QuickBooks Desktop: the first line of a journal is its TRNS, the others are SPL; together they come to zero. */
export const quickbooksDesktop: LedgerFormat = {
  extension: 'iif', isForeign: true, isLatin: true, usualAccount: ({ name }) => oneLine(name),
  render(file) {
    const lines = [['!TRNS', 'TRNSTYPE', 'DATE', 'ACCNT', 'AMOUNT', 'MEMO'].join('\t'), ['!SPL', 'TRNSTYPE', 'DATE', 'ACCNT', 'AMOUNT', 'MEMO'].join('\t'), '!ENDTRNS'];
    for (const journal of file.journals) {
      for (const [index, line] of journal.lines.entries()) lines.push(iifLine(index === 0 ? 'TRNS' : 'SPL', journal, line, signedText(line, file)));
      lines.push('ENDTRNS');
    }
    return latinBytes(lines.join(NEW_LINE) + NEW_LINE);
  },
};

const REFERENCE_AT_MOST = 30;
const DETAILS_AT_MOST = 60;
/** The code of what is outside tax. */
const NO_TAX = 'T9';

/** Sage 50, audit trail transactions: a journal debit (JD) or credit (JC) a line, of which the amount is never negative. */
export const sage50: LedgerFormat = {
  extension: 'csv', isForeign: true, isLatin: true, usualAccount: ({ code }) => code,
  render(file) {
    const rows: CsvCell[][] = [['Type', 'Account Reference', 'Nominal A/C Ref', 'Department Code', 'Date', 'Reference', 'Details', 'Net Amount', 'Tax Code', 'Tax Amount']];
    for (const journal of file.journals) {
      for (const line of journal.lines) {
        const details = oneLine([lineText(line), journal.narrationEn].filter((part) => part !== '').join(' · ')).slice(0, DETAILS_AT_MOST);
        rows.push([
          line.debitMinor > 0 ? 'JD' : 'JC', null, line.account, { plain: '0' }, { plain: dayFirst(journal.date) }, journal.number.slice(0, REFERENCE_AT_MOST), details,
          { plain: amountText(line.debitMinor + line.creditMinor, file) }, NO_TAX, { plain: amountText(0, file) },
        ]);
      }
    }
    return latinBytes(Buffer.from(csvBytes(rows, { mark: false })).toString('utf8'));
  },
};
