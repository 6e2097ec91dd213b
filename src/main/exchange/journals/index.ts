import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { JOURNAL_FORMATS } from '#shared/contract/journalFiles.ts';
import { erpnext, odoo, quickbooksOnline, xero } from './cloud.ts';
import { quickbooksDesktop, sage50 } from './desktop.ts';
import { genericCsv, genericXlsx } from './generic.ts';
import type { LedgerFormat } from './journalFile.ts';
import { beancount, hledger } from './plainText.ts';

export type JournalFormat = (typeof JOURNAL_FORMATS)[number];

export const LEDGER_FORMATS: Readonly<Record<JournalFormat, LedgerFormat>> = {
  xero, quickbooks_online: quickbooksOnline, quickbooks_desktop: quickbooksDesktop, sage50, odoo, erpnext, hledger, beancount, csv: genericCsv, xlsx: genericXlsx,
};

/** A file as the book keeps it. */
export const deflated = (bytes: Uint8Array): Uint8Array => deflateRawSync(bytes);
/** @throws where the bytes are no deflated file */
export const inflated = (bytes: Uint8Array): Uint8Array => inflateRawSync(bytes);

export { isBeyondLatin, type FileJournal, type FileLine, type JournalFile, type LedgerFormat } from './journalFile.ts';
