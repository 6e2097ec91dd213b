import { refuse } from '#shared/errors.ts';
import type { ParameterValues, ReportData, ReportDefinition, RunOptions } from '../definition.ts';
import { documentFacts, fact, optionalFact } from '../facts.ts';
import { parameter } from '../parameters.ts';
import { checkedRows, columnsOf, field, reportRows } from '../rows.ts';
import type { CustodyForm, HandedAsset, ReportSource } from '../source.ts';
import { text, totalText } from '../texts.ts';

const fields = [
  field<HandedAsset>('assetNumber', 'code', 19, (row) => row.assetNumber),
  field<HandedAsset>('name', 'text', 30, (row) => row.name, { bilingual: true }),
  field<HandedAsset>('category', 'text', 20, (row) => row.category, { bilingual: true, print: false }),
  field<HandedAsset>('serialNumber', 'code', 17, (row) => row.serialNumber),
  field<HandedAsset>('tag', 'code', 12, (row) => row.tag),
  field<HandedAsset>('quantity', 'decimal', 7, (row) => row.quantity),
  field<HandedAsset>('location', 'text', 20, (row) => row.location?.name ?? null, { bilingual: true }),
  // For the pen: nobody knows it before the assets are handed over.
  field<HandedAsset>('condition', 'text', 14, () => null),
];

/** The acknowledgement of custody that whoever answers for assets signs: of what a transfer brings, of one asset, or of all a custodian holds. */
export const custodyForm: ReportDefinition = {
  id: 'custody-form',
  group: 'forms',
  title: text('title', 'custody-form'),
  description: text('description', 'custody-form'),
  parameters: [parameter('custodian', 'custodian'), parameter('asset', 'asset'), parameter('transfer', 'transfer')],
  run,
};

/** Exactly one of the three says whose form it is. */
function chosen(source: ReportSource, { custodian, asset, transfer }: ParameterValues): CustodyForm {
  const given = [custodian, asset, transfer].filter((value) => value !== undefined);
  if (given.length !== 1) refuse('INVALID_INPUT', { field: 'custodian', reason: given.length === 0 ? 'required' : 'one of custodian, asset, transfer' });
  if (transfer !== undefined) return source.custody({ transfer });
  return source.custody(asset === undefined ? { custodian: custodian ?? '' } : { asset });
}

function run(source: ReportSource, parameters: ParameterValues, options: RunOptions): ReportData {
  const book = source.book();
  const form = chosen(source, parameters);
  const columns = columnsOf(fields);
  return {
    id: custodyForm.id, title: custodyForm.title, company: book.company, currency: book.currency, exponent: book.exponent,
    facts: [
      ...optionalFact('custodian', form.custodian?.name ?? null), ...optionalFact('custodianCode', form.custodian?.code ?? null), ...optionalFact('transfer', form.transfer), fact(form.transfer === null ? 'asOf' : 'effectiveDate', form.date),
      ...documentFacts(book, options),
    ],
    columns, rows: checkedRows(custodyForm.id, columns, reportRows(fields, form.assets, null, totalText)), chart: null,
    document: {
      statements: [text('statement', 'custody')],
      signatures: [{ role: text('signature', 'receivedBy'), name: form.custodian?.name ?? null }, { role: text('signature', 'handedOverBy'), name: form.from?.name ?? null }, { role: text('signature', 'approvedBy'), name: form.approvedBy }],
    },
    fileName: text('file', 'custody-form', { subject: form.transfer?.split(' ')[0] ?? form.custodian?.code ?? form.assets[0]?.assetNumber ?? '' }), generatedAt: options.now,
  };
}
