import type { SoughtAsset } from '../counting.ts';
import type { ParameterValues, ReportData, ReportDefinition, RunOptions } from '../definition.ts';
import { documentFacts, fact } from '../facts.ts';
import { parameter } from '../parameters.ts';
import { checkedRows, columnsOf, field, type Field, reportRows } from '../rows.ts';
import type { ReportSource } from '../source.ts';
import { linesText, text } from '../texts.ts';
import { groupingBy } from './grouped.ts';

interface Line extends SoughtAsset {
  row: number;
}

/** A column for the pen: nobody knows it before somebody looks. */
const pen = (id: 'found' | 'countedLocation' | 'condition' | 'note', width: number): Field<Line> => ({ ...field<Line>(id, 'text', width, () => null), pen: true });

function fieldsOf(isBlind: boolean): Field<Line>[] {
  return [
    field('number', 'integer', 6, (line) => line.row),
    field('assetNumber', 'code', 19, (line) => line.assetNumber),
    field('tag', 'code', 14, (line) => line.tag),
    field('name', 'text', 30, (line) => line.name, { bilingual: true }),
    field('serialNumber', 'code', 18, (line) => line.serialNumber),
    ...(isBlind ? [] : [
      field<Line>('location', 'text', 18, (line) => line.location?.name ?? null, { bilingual: true, print: false }),
      field<Line>('custodian', 'text', 18, (line) => line.custodian?.name ?? null, { bilingual: true }),
    ]),
    pen('found', 9), pen('countedLocation', 22), pen('condition', 16), pen('note', 28),
  ];
}

/** What is expected, to be walked with a pen: by location; or blind, so that whoever counts is not told where to look. */
export const countSheet: ReportDefinition = {
  id: 'count-sheet',
  group: 'forms',
  title: text('title', 'count-sheet'),
  description: text('description', 'count-sheet'),
  parameters: [parameter('count', 'count', { required: true, defaultValue: (source) => source.latestCount() }), parameter('blind', 'choice', { choices: ['no', 'yes'], defaultValue: 'no' })],
  permission: 'counts.view',
  run,
};

function run(source: ReportSource, parameters: ParameterValues, options: RunOptions): ReportData {
  const book = source.book();
  const count = source.count(parameters.count ?? '');
  const isBlind = parameters.blind === 'yes';
  const sought = source.countSheet(parameters.count ?? '');
  const walked = isBlind ? sought.toSorted((a, b) => (a.assetNumber < b.assetNumber ? -1 : 1)) : sought;
  const fields = fieldsOf(isBlind);
  const columns = columnsOf(fields);
  const rows = reportRows(fields, walked.map((asset, index) => ({ ...asset, row: index + 1 })), isBlind ? null : groupingBy<Line>('location'), linesText);
  return {
    id: countSheet.id, title: countSheet.title, company: book.company, currency: book.currency, exponent: book.exponent,
    facts: [fact('countNumber', count.number), fact('countName', count.name), fact('asOf', count.date), fact('scope', count.scope), ...documentFacts(book, options)],
    columns, rows: withoutSums(checkedRows(countSheet.id, columns, rows)), chart: null,
    document: { lies: true, statements: [], signatures: [{ role: text('signature', 'countedBy'), name: null }, { role: text('signature', 'countedBy'), name: null }, { role: text('signature', 'custodian'), name: null }] },
    fileName: text('file', 'count-sheet', { number: count.number }), generatedAt: options.now,
  };
}

/** Nothing is added up on a sheet. */
function* withoutSums(rows: ReturnType<typeof checkedRows>): ReturnType<typeof checkedRows> {
  for (const row of rows) if (row.kind !== 'subtotal') yield row;
}
