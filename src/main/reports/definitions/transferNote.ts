import type { ParameterValues, ReportData, ReportDefinition, RunOptions } from '../definition.ts';
import { documentFacts, fact, optionalFact } from '../facts.ts';
import { parameter } from '../parameters.ts';
import { checkedRows, columnsOf, field, type Grouping, reportRows } from '../rows.ts';
import type { ReportSource, TransferMove } from '../source.ts';
import { enumText, text, totalText } from '../texts.ts';

const NOTHING = { en: '—', ar: '—' };

const fields = [
  field<TransferMove>('assetNumber', 'code', 19, (row) => row.assetNumber, { print: false }),
  field<TransferMove>('name', 'text', 30, (row) => row.name, { bilingual: true, print: false }),
  field<TransferMove>('transfer', 'code', 19, (row) => row.transfer),
  field<TransferMove>('moves', 'text', 20, (row) => enumText('field', row.field), { bilingual: true }),
  field<TransferMove>('movedFrom', 'text', 32, (row) => row.from ?? NOTHING, { bilingual: true }),
  field<TransferMove>('movedTo', 'text', 32, (row) => row.to ?? NOTHING, { bilingual: true }),
];

const byAsset: Grouping<TransferMove> = { key: (row) => row.transfer, label: (row) => ({ en: `${row.assetNumber} · ${row.name.en}`, ar: `${row.assetNumber} · ${row.name.ar}` }) };

/** The note that goes with assets that move: what leaves where, and where it goes. Transfers prepared together are on one note. */
export const transferNote: ReportDefinition = {
  id: 'transfer-note',
  group: 'forms',
  title: text('title', 'transfer-note'),
  description: text('description', 'transfer-note'),
  parameters: [parameter('transfer', 'transfer', { required: true })],
  run,
};

function run(source: ReportSource, parameters: ParameterValues, options: RunOptions): ReportData {
  const book = source.book();
  const note = source.transferNote(parameters.transfer ?? '');
  const columns = columnsOf(fields);
  return {
    id: transferNote.id, title: transferNote.title, company: book.company, currency: book.currency, exponent: book.exponent,
    facts: [
      fact('transfer', note.numbers), fact('effectiveDate', note.date), fact('status', enumText('transferStatus', note.status)), ...optionalFact('reason', note.reason),
      ...optionalFact('journal', note.journals), ...optionalFact('transferPreparedBy', note.preparedBy), ...optionalFact('approvedBy', note.approvedBy), ...optionalFact('postedBy', note.postedBy),
      ...documentFacts(book, options),
    ],
    columns, rows: checkedRows(transferNote.id, columns, withoutSums(reportRows(fields, note.moves, byAsset, () => totalText(note.assets)))), chart: null,
    document: {
      statements: [],
      signatures: [{ role: text('signature', 'handedOverBy'), name: note.handedOverBy }, { role: text('signature', 'receivedBy'), name: note.receivedBy }, { role: text('signature', 'approvedBy'), name: note.approvedBy === null ? null : { en: note.approvedBy, ar: note.approvedBy } }],
    },
    fileName: text('file', 'transfer-note', { number: note.numbers.split(' ')[0] ?? '' }), generatedAt: options.now,
  };
}

/** Nothing is added up on a note: a subtotal of nothing would only repeat its heading. */
function* withoutSums(rows: ReturnType<typeof reportRows<TransferMove>>): ReturnType<typeof reportRows<TransferMove>> {
  for (const row of rows) if (row.kind !== 'subtotal') yield row;
}
