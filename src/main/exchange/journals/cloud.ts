import { type CsvCell, csvBytes } from '../files/csv.ts';
import { amountText, dayFirst, lineText, type LedgerFormat, narrationOf, oneLine, sideText, signedText } from './journalFile.ts';

const plain = (text: string): { plain: string } => ({ plain: text });

/**
 * Xero, manual journals. Lines of the same narration and date make one journal there, so each narration begins with the journal's number. Tracking
 * is left empty: options that do not exist there word for word stop the import.
 */
export const xero: LedgerFormat = {
  extension: 'csv', isForeign: true, usualAccount: ({ code }) => code,
  render(file) {
    const rows: CsvCell[][] = [['*Narration', '*Date', 'Description', '*AccountCode', '*TaxRate', '*Amount', 'TrackingName1', 'TrackingOption1', 'TrackingName2', 'TrackingOption2']];
    for (const journal of file.journals) {
      const narration = oneLine(`${journal.number} ${narrationOf(journal, file)}`);
      for (const line of journal.lines) rows.push([narration, plain(dayFirst(journal.date)), lineText(line), line.account, file.taxRate, plain(signedText(line, file)), null, null, null, null]);
    }
    return csvBytes(rows);
  },
};

/** QuickBooks Online: accounts by name, "Parent:Sub" for one below another. */
export const quickbooksOnline: LedgerFormat = {
  extension: 'csv', isForeign: true, usualAccount: ({ name }) => oneLine(name),
  render(file) {
    const rows: CsvCell[][] = [['Journal No.', 'Journal Date', 'Account Name', 'Description', 'Debits', 'Credits']];
    for (const journal of file.journals) {
      for (const line of journal.lines) {
        const description = oneLine([narrationOf(journal, file), lineText(line)].filter((part) => part !== '').join(' · '));
        rows.push([journal.number, plain(dayFirst(journal.date)), line.account, description, plain(sideText(line.debitMinor, file)), plain(sideText(line.creditMinor, file))]);
      }
    }
    return csvBytes(rows);
  },
};

/** Odoo, model account.move by technical names: what belongs to the whole entry stands on its first line only. */
export const odoo: LedgerFormat = {
  extension: 'csv', isForeign: true, usualAccount: ({ code }) => code,
  render(file) {
    const rows: CsvCell[][] = [['ref', 'date', 'journal_id', 'line_ids/account_id', 'line_ids/name', 'line_ids/debit', 'line_ids/credit']];
    for (const journal of file.journals) {
      for (const [index, line] of journal.lines.entries()) {
        const head: CsvCell[] = index === 0 ? [journal.number, plain(journal.date), 'Miscellaneous Operations'] : [null, null, null];
        const label = oneLine([narrationOf(journal, file), lineText(line)].filter((part) => part !== '').join(' · '));
        rows.push([...head, line.account, label, plain(amountText(line.debitMinor, file)), plain(amountText(line.creditMinor, file))]);
      }
    }
    return csvBytes(rows);
  },
};

const ERPNEXT_HEAD = ['voucher_type', 'company', 'posting_date', 'cheque_no', 'cheque_date', 'user_remark'];
const ERPNEXT_LINE = ['accounts.account', 'accounts.debit_in_account_currency', 'accounts.credit_in_account_currency', 'accounts.cost_center', 'accounts.user_remark'];

/**
 * ERPNext, Data Import of Journal Entry by field names: the entry's fields on its first line only. No byte-order mark: its reader keeps the mark as a part of
 * the first heading.
 */
export const erpnext: LedgerFormat = {
  extension: 'csv', isForeign: true, usualAccount: ({ code }) => code,
  render(file) {
    const rows: CsvCell[][] = [[...ERPNEXT_HEAD, ...ERPNEXT_LINE]];
    for (const journal of file.journals) {
      for (const [index, line] of journal.lines.entries()) {
        const head: CsvCell[] = index === 0 ? ['Journal Entry', file.company, plain(journal.date), journal.number, plain(journal.date), oneLine(narrationOf(journal, file))] : ERPNEXT_HEAD.map(() => null);
        rows.push([...head, line.account, plain(amountText(line.debitMinor, file)), plain(amountText(line.creditMinor, file)), line.costCenter, lineText(line)]);
      }
    }
    return csvBytes(rows, { mark: false });
  },
};
