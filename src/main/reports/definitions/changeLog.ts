import arAudit from '#shared/i18n/ar/audit.json' with { type: 'json' };
import enAudit from '#shared/i18n/en/audit.json' with { type: 'json' };
import arEnums from '#shared/i18n/ar/enums.json' with { type: 'json' };
import enEnums from '#shared/i18n/en/enums.json' with { type: 'json' };
import type { ParameterValues, ReportData, ReportDefinition, RunOptions } from '../definition.ts';
import { closingFacts, fact, optionalFact } from '../facts.ts';
import { parameter } from '../parameters.ts';
import type { LoggedChange } from '../records.ts';
import { checkedRows, columnsOf, field, type Field, reportRows } from '../rows.ts';
import type { ReportSource } from '../source.ts';
import { type Bilingual, linesText, rowText, text } from '../texts.ts';
import { didText, type Names, saidOr } from '../logged.ts';
import { daysFacts, daysOf } from './range.ts';

const FIELDS: { en: Names; ar: Names } = { en: { ...enEnums.field, ...enAudit.fact }, ar: { ...arEnums.field, ...arAudit.fact } };

/** A field without the marks of how it is stored: opening_cost_minor is openingCost. */
const nameOf = (stored: string): string => stored.replace(/_minor$/, '').replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** A category is told by its name, though the log knows its number. */
const fieldText = (stored: string): Bilingual => (stored === 'category' ? { en: enEnums.field.category, ar: arEnums.field.category } : saidOr(FIELDS.en, FIELDS.ar, nameOf(stored)));

const fields: Field<LoggedChange>[] = [
  field('sequence', 'integer', 8, (row) => row.sequence),
  field('at', 'code', 28, (row) => row.at.slice(0, 19).replace('T', ' ')),
  field('by', 'text', 18, (row) => (row.by === '' ? rowText('nobody') : row.by)),
  field('did', 'enum', 28, (row) => didText(row.operation), { bilingual: true }),
  field('operation', 'code', 26, (row) => row.operation, { print: false }),
  field('record', 'code', 24, (row) => row.subject),
  field('changedField', 'enum', 26, (row) => (row.field === null ? null : fieldText(row.field)), { bilingual: true }),
  field('oldValue', 'text', 30, (row) => row.before),
  field('newValue', 'text', 30, (row) => row.after),
  field('reason', 'text', 26, (row) => row.reason),
];

/** R22. Who did what, and when: each command of the log, and each field it changed with what it was before. */
export const changeLog: ReportDefinition = {
  id: 'change-log',
  group: 'monthEnd',
  title: text('title', 'change-log'),
  description: text('description', 'change-log'),
  permission: 'audit.view',
  parameters: [
    parameter('from', 'date', { required: true, defaultValue: (source) => `${source.today().slice(0, 7)}-01` }), parameter('to', 'date', { required: true, defaultValue: (source) => source.today() }),
    parameter('by', 'user'), parameter('asset', 'asset'),
  ],
  run,
};

function run(source: ReportSource, parameters: ParameterValues, options: RunOptions): ReportData {
  const book = source.book();
  const days = daysOf(parameters);
  const by = parameters.by ?? null;
  const subject = parameters.asset === undefined ? null : source.card(parameters.asset).assetNumber;
  const columns = columnsOf(fields);
  return {
    id: changeLog.id, title: changeLog.title, company: book.company, currency: book.currency, exponent: book.exponent,
    facts: [...daysFacts(book, days), ...optionalFact('by', by), ...optionalFact('asset', subject), fact('currency', `${book.currency} (${book.exponent})`), ...closingFacts(book, options)],
    columns, rows: checkedRows(changeLog.id, columns, reportRows(fields, source.changes({ ...days, by, subject }), null, linesText)), chart: null,
    fileName: text('file', 'change-log', { ...days }), generatedAt: options.now,
  };
}
