import type { DateString } from '#shared/values/calendar.ts';
import type { ParameterValues, ReportData, ReportDefinition, RunOptions } from '../definition.ts';
import { asOfFacts, bookFacts, closingFacts, fact } from '../facts.ts';
import { parameter } from '../parameters.ts';
import { checkedRows, field, type Field } from '../rows.ts';
import type { RegisterQuery, RegisterRow, ReportSource } from '../source.ts';
import { laidOut } from '../summary.ts';
import { enumText, text, totalText } from '../texts.ts';
import { agreeing, usualDate } from './assetRegister.ts';
import { detailParameter, groupingBy, type GroupName, groupOfParameters, groupParameter, withoutGroup } from './grouped.ts';

const added = { total: true };
const number = field<RegisterRow>('assetNumber', 'code', 17, (row) => row.assetNumber);
const name = field<RegisterRow>('name', 'text', 30, (row) => row.name, { bilingual: true });
const category = field<RegisterRow>('category', 'text', 20, (row) => row.category.name, { bilingual: true });
const location = field<RegisterRow>('location', 'text', 22, (row) => row.location?.name ?? null, { bilingual: true });
const custodian = field<RegisterRow>('custodian', 'text', 20, (row) => row.custodian?.name ?? null, { bilingual: true });
const figures: Field<RegisterRow>[] = [
  field<RegisterRow>('cost', 'amount', 17, (row) => row.cost, added), field<RegisterRow>('accumulatedDepreciation', 'amount', 17, (row) => row.accumulatedDepreciation, added),
  field<RegisterRow>('netBookValue', 'amount', 17, (row) => row.netBookValue, added),
];

const writtenDownFields: Field<RegisterRow>[] = [
  number, name, category, location, custodian, field('inServiceDate', 'date', 12, (row) => row.inServiceDate), field('lifeMonths', 'integer', 9, (row) => row.lifeMonths),
  ...figures.slice(0, 1), field('residualValue', 'amount', 15, (row) => row.residualValue, added), ...figures.slice(1),
];

const placedFields: Field<RegisterRow>[] = [
  number, name, category, location, custodian, field('serialNumber', 'code', 22, (row) => row.serialNumber), field('tag', 'code', 11, (row) => row.tag), field('quantity', 'decimal', 7, (row) => row.quantity),
  field('status', 'enum', 14, (row) => enumText('status', row.status), { bilingual: true, print: false }), ...figures,
];

/** R18. Assets that are in use and of which nothing is left to depreciate (IAS 16.79(b)). */
export const fullyDepreciated: ReportDefinition = {
  id: 'fully-depreciated',
  group: 'register',
  title: text('title', 'fully-depreciated'),
  description: text('description', 'fully-depreciated'),
  parameters: [parameter('asOf', 'date', { required: true, defaultValue: usualDate }), parameter('book', 'book'), groupParameter(['category', 'location', 'costCenter', 'custodian']), detailParameter(), parameter('category', 'category'), parameter('location', 'location')],
  run: (source, parameters, options) => heldOn(fullyDepreciated, source, parameters, options, { fields: writtenDownFields, by: groupOfParameters(parameters) ?? 'category', status: 'FULLY_DEPRECIATED' }),
};

/** R21. What is where, and who answers for it, as at a day. */
export const assetsByPlace: ReportDefinition = {
  id: 'assets-by-place',
  group: 'register',
  title: text('title', 'assets-by-place'),
  description: text('description', 'assets-by-place'),
  parameters: [parameter('asOf', 'date', { required: true, defaultValue: usualDate }), parameter('book', 'book'), groupParameter(['location', 'custodian', 'costCenter']), detailParameter(), parameter('category', 'category'), parameter('location', 'location')],
  run: (source, parameters, options) => heldOn(assetsByPlace, source, parameters, options, { fields: placedFields, by: groupOfParameters(parameters) ?? 'location', status: null }),
};

/** The register as at a day, of some assets and with other columns: its rows are the register's, and so are its sums. */
function heldOn(definition: ReportDefinition, source: ReportSource, parameters: ParameterValues, options: RunOptions, shape: { fields: readonly Field<RegisterRow>[]; by: GroupName; status: RegisterQuery['status'] }): ReportData {
  const book = source.book(parameters.book ?? null);
  const asOf = parameters.asOf as DateString;
  const ofCategory = parameters.category === undefined ? null : source.category(parameters.category);
  const atLocation = parameters.location === undefined ? null : source.location(parameters.location);
  const query: RegisterQuery = { bookId: parameters.book ?? null, asOf, categoryId: ofCategory?.id ?? null, locationCode: atLocation?.code ?? null, status: shape.status, includeDisposed: false, orderBy: shape.by };
  const laid = laidOut({ fields: shape.fields, rows: agreeing(source.register(query), source.registerTotals(query)), grouping: groupingBy<RegisterRow>(shape.by), isSummary: parameters.detail === 'summary', totalLabel: totalText });
  const columns = withoutGroup(laid.columns, shape.by);
  return {
    id: definition.id, title: definition.title, company: book.company, currency: book.currency, exponent: book.exponent,
    facts: [...asOfFacts(book, asOf), ...bookFacts(book), ...(ofCategory ? [fact('category', ofCategory.name)] : []), ...(atLocation ? [fact('location', atLocation.name)] : []), ...closingFacts(book, options)],
    columns, rows: checkedRows(definition.id, columns, laid.rows), chart: null, fileName: text('file', definition.id as Parameters<typeof text<'file'>>[1], { date: asOf }), generatedAt: options.now,
  };
}
