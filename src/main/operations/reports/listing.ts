import { refuse } from '#shared/errors.ts';
import { required } from '#shared/values/assert.ts';
import type { DateString, Period } from '#shared/values/calendar.ts';
import { minor } from '#shared/values/money.ts';
import { exportsOfListed, iterateListedLines, type ListedFilter, type ListedLineRow, listedTotals } from '../../book/queries/listing.ts';
import { findExport } from '../../book/tables/journalExports.ts';
import type { Days, ExportedFile, JournalListing, ListedLine } from '../../reports/records.ts';
import { named } from '../../reports/texts.ts';
import type { Context } from '../context.ts';

const lineOf = (row: ListedLineRow): ListedLine => ({
  journal: row.journal, date: row.date as DateString, period: row.period as Period, account: { code: row.account, name: named(row.account_name, row.account_name_ar) }, debit: minor(row.debit_minor), credit: minor(row.credit_minor),
  costCenter: row.cost_center, asset: row.asset, narration: { en: row.narration_en, ar: row.narration_ar }, source: row.source, exports: row.exports, postedBy: row.actor,
});

/** @throws EXPORT_NOT_FOUND */
function filterOf(context: Context, choice: Days | { export: string }): ListedFilter {
  if (!('export' in choice)) return { from: choice.from, to: choice.to, batchId: null };
  const id = /^exp-(\d{1,12})$/.exec(choice.export)?.[1];
  const batch = id === undefined ? undefined : findExport(context.connection, Number(id));
  return { from: null, to: null, batchId: (batch ?? refuse('EXPORT_NOT_FOUND', { batch: choice.export })).id };
}

function* lines(context: Context, filter: ListedFilter): Generator<ListedLine> {
  for (const row of iterateListedLines(context.connection, filter)) yield lineOf(row);
}

/** Posted journals line by line, and the files for other ledgers that any of them stands in. @throws EXPORT_NOT_FOUND */
export function journalsForReport(context: Context, choice: Days | { export: string }): JournalListing {
  const filter = filterOf(context, choice);
  const totals = listedTotals(context.connection, filter);
  const files = exportsOfListed(context.connection, filter).map((id): ExportedFile => {
    const batch = required(findExport(context.connection, id), 'a file of listed journals');
    return { id: `exp-${id}`, format: batch.format, fileName: batch.file_name, at: batch.at, by: batch.actor, journals: batch.journal_count, total: minor(batch.total_minor), sha256: batch.sha256 };
  });
  return { lines: lines(context, filter), totals: { journals: totals.journals, debit: minor(totals.debit_minor), credit: minor(totals.credit_minor) }, files };
}
