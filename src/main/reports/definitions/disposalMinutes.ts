import { required } from '#shared/values/assert.ts';
import { minor, sumMinor } from '#shared/values/money.ts';
import type { Fact, ParameterValues, ReportData, ReportDefinition, RunOptions } from '../definition.ts';
import { amountFact, documentFacts, fact, optionalFact } from '../facts.ts';
import { parameter } from '../parameters.ts';
import { checkedRows, columnsOf, field, reportRows } from '../rows.ts';
import type { DisposedAsset, ReportBook, ReportSource } from '../source.ts';
import { enumText, same, text, totalText } from '../texts.ts';
import { agreeing } from './disposals.ts';

const screenOnly = { print: false };
const amount = { total: true };
const COMMITTEE = 3;

const fields = [
  field<DisposedAsset>('assetNumber', 'code', 21, (row) => row.assetNumber),
  field<DisposedAsset>('name', 'text', 23, (row) => row.name, { bilingual: true }),
  field<DisposedAsset>('category', 'text', 18, (row) => row.category.name, { bilingual: true, print: false }),
  field<DisposedAsset>('serialNumber', 'code', 23, (row) => row.serialNumber),
  field<DisposedAsset>('location', 'text', 16, (row) => row.location, { bilingual: true }),
  field<DisposedAsset>('acquisitionDate', 'date', 12, (row) => row.acquisitionDate, screenOnly),
  field<DisposedAsset>('part', 'decimal', 11, (row) => row.partPercent ?? '100'),
  field<DisposedAsset>('partQuantity', 'decimal', 8, (row) => row.partQuantity, screenOnly),
  field<DisposedAsset>('costDisposed', 'amount', 16, (row) => row.cost, amount),
  field<DisposedAsset>('accumulatedDisposed', 'amount', 21, (row) => row.accumulatedDepreciation, amount),
  field<DisposedAsset>('impairmentDisposed', 'amount', 14, (row) => row.accumulatedImpairment, { total: true, print: false }),
  field<DisposedAsset>('carryingDisposed', 'amount', 16, (row) => row.carryingAmount, amount),
  field<DisposedAsset>('proceeds', 'amount', 16, (row) => row.proceeds, amount),
  field<DisposedAsset>('sellingCosts', 'amount', 13, (row) => row.sellingCosts, { total: true, print: false }),
  field<DisposedAsset>('gainLoss', 'amount', 15, (row) => row.gainLoss, amount),
];

/** The minutes of a disposal, for the committee to sign: one asset, or all that were disposed of together. */
export const disposalMinutes: ReportDefinition = {
  id: 'disposal-minutes',
  group: 'forms',
  title: text('title', 'disposal-minutes'),
  description: text('description', 'disposal-minutes'),
  parameters: [parameter('disposal', 'disposal', { required: true })],
  run,
};

function factsOf(book: ReportBook, rows: readonly DisposedAsset[], first: DisposedAsset): Fact[] {
  const sum = (of: (row: DisposedAsset) => number) => sumMinor(rows.map((row) => minor(of(row))));
  const gain = sum((row) => row.gainLoss);
  const vat = sum((row) => row.vat);
  const sellingCosts = sum((row) => row.sellingCosts);
  const journals = rows.flatMap(({ journal }) => (journal === null ? [] : [journal]));
  return [
    fact('disposalDate', first.date), fact('disposalType', enumText('disposalType', first.type)), ...optionalFact('document', first.document), ...optionalFact('buyer', first.buyer),
    amountFact('proceeds', sum((row) => row.proceeds), book.exponent), ...(vat === 0 ? [] : [amountFact('vat', vat, book.exponent)]), ...(sellingCosts === 0 ? [] : [amountFact('sellingCosts', sellingCosts, book.exponent)]),
    amountFact(gain < 0 ? 'loss' : 'gain', minor(Math.abs(gain)), book.exponent), fact('currency', `${book.currency} (${book.exponent})`), ...optionalFact('reason', first.reason),
    ...optionalFact('journal', journals.length === 0 ? null : journals.join(', ')),
  ];
}

function run(source: ReportSource, parameters: ParameterValues, options: RunOptions): ReportData {
  const book = source.book();
  const rows = source.disposal(required(parameters.disposal, 'a required parameter'));
  const first = required(rows[0], 'a disposal has something disposed of');
  const hasImpairment = rows.some(({ accumulatedImpairment }) => accumulatedImpairment !== 0);
  // Columns that have nothing to say leave the others room.
  const shown: Readonly<Record<string, boolean>> = {
    serialNumber: rows.some(({ serialNumber }) => serialNumber !== null), location: rows.some(({ location }) => location !== null), part: rows.some(({ partPercent }) => partPercent !== null), impairmentDisposed: hasImpairment,
  };
  const columns = columnsOf(fields).map((column) => Object.assign(column, { print: shown[column.id] ?? column.print }));
  return {
    id: disposalMinutes.id, title: disposalMinutes.title, company: book.company, currency: book.currency, exponent: book.exponent,
    facts: [...factsOf(book, rows, first), ...documentFacts(book, options)],
    columns, rows: checkedRows(disposalMinutes.id, columns, reportRows(fields, agreeing(rows), null, totalText)), chart: null,
    document: {
      statements: [text('statement', 'disposal')],
      signatures: [
        { role: text('signature', 'preparedBy'), name: same(first.postedBy) }, ...Array.from({ length: COMMITTEE }, () => ({ role: text('signature', 'committeeMember'), name: null })),
        { role: text('signature', 'approvedBy'), name: null },
      ],
    },
    fileName: text('file', 'disposal-minutes', { asset: first.assetNumber }), generatedAt: options.now,
  };
}
