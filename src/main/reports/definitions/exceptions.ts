import { lastDay, type Period } from '#shared/values/calendar.ts';
import type { ParameterValues, ReportData, ReportDefinition, RunOptions } from '../definition.ts';
import { bookFacts, closingFacts, fact, periodStateFact } from '../facts.ts';
import { parameter } from '../parameters.ts';
import type { MonthExceptions, ReportedFinding } from '../records.ts';
import { checkedRows, columnsOf, field, type Field, type Grouping, reportRows } from '../rows.ts';
import type { ReportSource } from '../source.ts';
import { type Bilingual, linesText, rowText, text } from '../texts.ts';

interface Line {
  group: { key: string; label: Bilingual };
  code: string;
  finding: Bilingual | null;
  count: number | null;
  assetNumber: string | null;
  name: Bilingual | null;
}

const fields: Field<Line>[] = [
  field('severity', 'enum', 22, (row) => row.group.label, { bilingual: true, print: false }),
  field('code', 'code', 22, (row) => row.code, { print: false }),
  field('finding', 'text', 90, (row) => row.finding, { bilingual: true }),
  field('count', 'integer', 10, (row) => row.count),
  field('assetNumber', 'code', 22, (row) => row.assetNumber),
  field('name', 'text', 50, (row) => row.name, { bilingual: true }),
];

const grouping: Grouping<Line> = { key: ({ group }) => group.key, label: ({ group }) => group.label };

/** R23. What stands in the way of a month, what to look at, and what its depreciation run passes over. */
export const exceptions: ReportDefinition = {
  id: 'exceptions',
  group: 'monthEnd',
  title: text('title', 'exceptions'),
  description: text('description', 'exceptions'),
  parameters: [
    parameter('period', 'period', { required: true, defaultValue: (source) => source.book().openPeriod ?? source.book().lastClosedPeriod }), parameter('book', 'book'),
    parameter('inOrder', 'choice', { choices: ['no', 'yes'], defaultValue: 'no' }),
  ],
  run,
};

function run(source: ReportSource, parameters: ParameterValues, options: RunOptions): ReportData {
  const bookId = parameters.book ?? null;
  const book = source.book(bookId);
  const period = parameters.period as Period;
  const found = source.exceptions({ period, bookId });
  const columns = columnsOf(fields);
  const rows = reportRows(fields, linesOf(found, parameters.inOrder === 'yes'), grouping, linesText);
  return {
    id: exceptions.id, title: exceptions.title, company: book.company, currency: book.currency, exponent: book.exponent,
    facts: [fact('period', period), periodStateFact(book, period), fact('asOf', lastDay(period)), ...bookFacts(book), ...countFacts(found), ...closingFacts(book, options)],
    columns, rows: withoutSums(checkedRows(exceptions.id, columns, rows)), chart: null, fileName: text('file', 'exceptions', { period }), generatedAt: options.now,
  };
}

const countFacts = ({ findings, passedOver }: MonthExceptions) => [
  fact('blocking', String(findings.filter(({ severity }) => severity === 'block').length)), fact('warnings', String(findings.filter(({ severity }) => severity === 'warn').length)), fact('passedOver', String(passedOver.length)),
];

function* linesOf({ findings, passedOver }: MonthExceptions, withInOrder: boolean): Generator<Line> {
  for (const severity of ['block', 'warn', ...(withInOrder ? (['ok'] as const) : [])] as const) {
    const group = { key: severity, label: text('severity', severity) };
    for (const one of findings.filter((finding) => finding.severity === severity)) yield* findingLines(group, one);
  }
  const group = { key: 'passed-over', label: rowText('passedOver') };
  for (const { assetNumber, name, note } of passedOver) yield { group, code: 'passed_over', finding: note, count: null, assetNumber, name };
}

/** A finding with the first asset it is about, then the others, as many as the checks name. */
function* findingLines(group: Line['group'], { code, finding, count, assets }: ReportedFinding): Generator<Line> {
  const [first, ...others] = assets;
  yield { group, code, finding, count: count === 0 ? null : count, assetNumber: first?.number ?? null, name: first?.name ?? null };
  for (const { number, name } of others) yield { group, code, finding: null, count: null, assetNumber: number, name };
}

/** Nothing is added up here: a subtotal of nothing would only repeat its heading. */
function* withoutSums(rows: ReturnType<typeof checkedRows>): ReturnType<typeof checkedRows> {
  for (const row of rows) if (row.kind !== 'subtotal') yield row;
}
