import type { LabelChoice, LabelledAsset } from '../counting.ts';
import type { LabelSize, ParameterValues, ReportData, ReportDefinition, RunOptions } from '../definition.ts';
import { documentFacts, fact, optionalFact } from '../facts.ts';
import { parameter } from '../parameters.ts';
import { checkedRows, columnsOf, field, reportRows } from '../rows.ts';
import type { ReportSource } from '../source.ts';
import { text, totalText } from '../texts.ts';

const fields = [
  field<LabelledAsset>('assetNumber', 'code', 19, (row) => row.code),
  field<LabelledAsset>('name', 'text', 30, (row) => row.name, { bilingual: true }),
  field<LabelledAsset>('location', 'text', 24, (row) => row.location, { bilingual: true }),
];

const SIZES = ['labels24', 'labels14', 'labels1'] as const satisfies readonly LabelSize[];

/** R24. Labels with the number as a QR code, for sheets of 24 or 14 labels and for label printers. On screen and in tables: what they say. */
export const assetLabels: ReportDefinition = {
  id: 'asset-labels',
  group: 'forms',
  title: text('title', 'asset-labels'),
  description: text('description', 'asset-labels'),
  parameters: [parameter('assets', 'assets'), parameter('count', 'count'), parameter('category', 'category'), parameter('location', 'location'), parameter('size', 'choice', { choices: SIZES, defaultValue: 'labels24' })],
  permission: 'counts.view',
  run,
};

/** Assets that were chosen come before a count, and a count before what is held of a category or at a location. */
function choiceOf(source: ReportSource, { assets, count, category, location }: ParameterValues): LabelChoice {
  if (assets !== undefined) return { assetIds: assets.split(',').map((id) => `asset-${id.trim()}`) };
  if (count !== undefined) return { count };
  return { categoryId: category === undefined ? null : source.category(category).id, locationCode: location === undefined ? null : source.location(location).code };
}

function run(source: ReportSource, parameters: ParameterValues, options: RunOptions): ReportData {
  const book = source.book();
  const items = source.labels(choiceOf(source, parameters));
  const size = parameters.size as LabelSize;
  const columns = columnsOf(fields);
  return {
    id: assetLabels.id, title: assetLabels.title, company: book.company, currency: book.currency, exponent: book.exponent,
    facts: [fact('labelSize', text('choice', size)), ...optionalFact('countNumber', parameters.count === undefined || parameters.assets !== undefined ? null : source.count(parameters.count).number), ...documentFacts(book, options)],
    columns, rows: checkedRows(assetLabels.id, columns, reportRows(fields, items, null, totalText)), chart: null, labels: { size, items },
    fileName: text('file', 'asset-labels'), generatedAt: options.now,
  };
}
