import { assert } from '#shared/values/assert.ts';
import { refuse } from '#shared/errors.ts';
import type { Period } from '#shared/values/calendar.ts';
import type { ParameterValues, ReportData, ReportDefinition, RunOptions } from '../definition.ts';
import { bookFacts, closingFacts, fact, optionalFact, periodStateFact } from '../facts.ts';
import { parameter } from '../parameters.ts';
import { appendixRows, checkedRows, field } from '../rows.ts';
import type { DepreciationRun, ReportSource, RunLine } from '../source.ts';
import { laidOut } from '../summary.ts';
import { type Bilingual, enumText, rowText, text, totalText } from '../texts.ts';
import { detailParameter, groupingBy, groupOfParameters, groupParameter, inGroups } from './grouped.ts';

const screenOnly = { print: false };
const amount = { total: true };

/** What of a charge is out of the ordinary. */
function noteOf({ catchUp, remainingLifeMonths, depreciation }: RunLine): Bilingual | null {
  if (catchUp !== 0) return text('exception', 'catch_up');
  return remainingLifeMonths === 0 && depreciation > 0 ? text('exception', 'last_charge') : null;
}

const fields = [
  field<RunLine>('assetNumber', 'code', 19, (row) => row.assetNumber),
  field<RunLine>('name', 'text', 30, (row) => row.name, { bilingual: true }),
  field<RunLine>('category', 'text', 20, (row) => row.category.name, { bilingual: true, print: false }),
  field<RunLine>('costCenter', 'code', 12, (row) => row.costCenter?.code ?? null),
  field<RunLine>('expenseAccount', 'code', 13, (row) => row.expenseAccount),
  field<RunLine>('accumulatedAccount', 'code', 15, (row) => row.accumulatedAccount),
  field<RunLine>('cost', 'amount', 17, (row) => row.cost, amount),
  field<RunLine>('openingAccumulated', 'amount', 16, (row) => row.openingAccumulated, amount),
  field<RunLine>('depreciation', 'amount', 15, (row) => row.depreciation, amount),
  field<RunLine>('catchUp', 'amount', 13, (row) => row.catchUp, { total: true, print: false }),
  field<RunLine>('yearToDate', 'amount', 15, (row) => row.yearToDate, amount),
  field<RunLine>('accumulatedDepreciation', 'amount', 16, (row) => row.accumulatedDepreciation, amount),
  field<RunLine>('netBookValue', 'amount', 17, (row) => row.netBookValue, amount),
  field<RunLine>('method', 'enum', 18, (row) => enumText('method', row.method), { bilingual: true, print: false }),
  field<RunLine>('remainingLifeMonths', 'integer', 10, (row) => row.remainingLifeMonths, screenOnly),
  field<RunLine>('note', 'text', 16, noteOf, { bilingual: true }),
];


/** R5. What one depreciation run charges, by asset. */
export const depreciationRun: ReportDefinition = {
  id: 'depreciation-run',
  group: 'depreciation',
  title: text('title', 'depreciation-run'),
  description: text('description', 'depreciation-run'),
  parameters: [
    parameter('period', 'period', { defaultValue: (source) => source.book().lastClosedPeriod ?? source.book().openPeriod }),
    parameter('book', 'book'),
    parameter('run', 'run'), groupParameter(['category', 'costCenter', 'none']), detailParameter(),
  ],
  run,
};

/** A run named by its id is that run; the period and the depreciation book are only for who names none. */
function chosenRun(source: ReportSource, parameters: ParameterValues): DepreciationRun {
  if (parameters.run !== undefined) return source.run({ runId: parameters.run });
  return source.run({ period: (parameters.period ?? refuse('INVALID_INPUT', { field: 'period', reason: 'required' })) as Period, bookId: parameters.book ?? null });
}

function run(source: ReportSource, parameters: ParameterValues, options: RunOptions): ReportData {
  const chosen = chosenRun(source, parameters);
  const book = source.book(chosen.bookId);
  const group = groupOfParameters(parameters);
  const grouping = group === null ? null : groupingBy<RunLine>(group);
  const lines = agreeing(chosen);
  const { columns, rows } = laidOut({
    fields, rows: grouping === null || group === 'category' ? lines : inGroups(lines, grouping), grouping, isSummary: parameters.detail === 'summary', totalLabel: totalText,
    appendix: (all) => appendixRows(all, rowText('passedOver'), chosen.exceptions.map(({ assetNumber, name, note }) => ({ assetNumber, name, note }))),
  });
  return {
    id: depreciationRun.id, title: depreciationRun.title, company: book.company, currency: book.currency, exponent: book.exponent,
    facts: [
      fact('period', chosen.period), periodStateFact(book, chosen.period), fact('run', chosen.runId), fact('runStatus', enumText('runStatus', chosen.status)),
      ...optionalFact('journal', chosen.journal), ...optionalFact('postingDate', chosen.postingDate), ...optionalFact('reason', chosen.reason),
      ...bookFacts(book), ...closingFacts(book, options),
    ],
    columns, rows: checkedRows(depreciationRun.id, columns, rows), chart: null, fileName: text('file', 'depreciation-run', { period: chosen.period }), generatedAt: options.now,
  };
}

/** The lines, which must be as many and as much as the run itself says. */
function* agreeing(chosen: DepreciationRun): Generator<RunLine> {
  let count = 0;
  let depreciation = 0;
  for (const line of chosen.lines) {
    count += 1;
    depreciation += line.depreciation;
    yield line;
  }
  assert(count === chosen.totalAssets && depreciation === chosen.totalDepreciation, `run ${chosen.runId}: its lines are ${count} and add up to ${depreciation}, the run says ${chosen.totalAssets} and ${chosen.totalDepreciation}`);
}
