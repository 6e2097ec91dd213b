import { firstBook } from './0001_first_book.ts';
import { taxPools } from './0002_tax_pools.ts';
import { usage } from './0003_usage.ts';
import { acts } from './0004_acts.ts';
import { attachments } from './0005_attachments.ts';
import { people } from './0006_people.ts';
import { transfers } from './0007_transfers.ts';
import { depreciationBooks } from './0008_depreciation_books.ts';
import { journalFiles } from './0009_journal_files.ts';
import { lifecycle } from './0010_lifecycle.ts';
import { surplusInUse } from './0011_surplus_in_use.ts';
import { fiscalCalendar } from './0012_fiscal_calendar.ts';
import { replacements } from './0013_replacements.ts';
import { reconciliation } from './0014_reconciliation.ts';
import { counts } from './0015_counts.ts';
import { actDrafts } from './0016_act_drafts.ts';
import { eventsByAct } from './0017_events_by_act.ts';

/** In order, one by one, never edited once released: a book of any age comes up to date by the ones it lacks. */
export const MIGRATIONS: readonly { version: number; name: string; sql: string }[] = [
  { version: 1, name: 'first book', sql: firstBook },
  { version: 2, name: 'tax pools', sql: taxPools },
  { version: 3, name: 'usage', sql: usage },
  { version: 4, name: 'acts', sql: acts },
  { version: 5, name: 'attachments', sql: attachments },
  { version: 6, name: 'people', sql: people },
  { version: 7, name: 'transfers', sql: transfers },
  { version: 8, name: 'depreciation books', sql: depreciationBooks },
  { version: 9, name: 'journal files', sql: journalFiles },
  { version: 10, name: 'lifecycle', sql: lifecycle },
  { version: 11, name: 'surplus in use', sql: surplusInUse },
  { version: 12, name: 'fiscal calendar', sql: fiscalCalendar },
  { version: 13, name: 'replacements', sql: replacements },
  { version: 14, name: 'reconciliation', sql: reconciliation },
  { version: 15, name: 'counts', sql: counts },
  { version: 16, name: 'act drafts', sql: actDrafts },
  { version: 17, name: 'events by act', sql: eventsByAct },
];

export const SCHEMA_VERSION = MIGRATIONS.length;
