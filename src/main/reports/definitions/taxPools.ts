import type { Period } from '#shared/values/calendar.ts';
import type { ParameterValues, ReportData, ReportDefinition, RunOptions } from '../definition.ts';
import { closingFacts, fact } from '../facts.ts';
import { parameter } from '../parameters.ts';
import { checkedRows, columnsOf, field, type Grouping, reportRows } from '../rows.ts';
import type { ReportSource, TaxPoolRow } from '../source.ts';
import { rowText, text } from '../texts.ts';

const added = { total: true };
const onScreen = { print: false };

const fields = [
  field<TaxPoolRow>('year', 'code', 12, (row) => String(row.year)),
  field<TaxPoolRow>('pool', 'code', 11, (row) => row.pool),
  field<TaxPoolRow>('poolName', 'text', 30, (row) => row.name, { bilingual: true, print: false }),
  field<TaxPoolRow>('poolOpening', 'amount', 15, (row) => row.opening),
  field<TaxPoolRow>('totalAdditions', 'amount', 15, (row) => row.additions),
  field<TaxPoolRow>('additionsCounted', 'amount', 15, (row) => row.additionsCounted, added),
  field<TaxPoolRow>('totalProceeds', 'amount', 15, (row) => row.proceeds),
  field<TaxPoolRow>('proceedsCounted', 'amount', 15, (row) => row.proceedsCounted, added),
  field<TaxPoolRow>('deductedAtOnce', 'amount', 14, (row) => row.deductedAtOnce, { ...added, ...onScreen }),
  field<TaxPoolRow>('poolBase', 'amount', 15, (row) => row.base),
  field<TaxPoolRow>('poolRate', 'decimal', 8, (row) => row.percent),
  field<TaxPoolRow>('depreciation', 'amount', 15, (row) => row.depreciation, added),
  field<TaxPoolRow>('afterDepreciation', 'amount', 15, (row) => row.afterDepreciation),
  field<TaxPoolRow>('repairsDeductible', 'amount', 14, (row) => row.repairsDeductible, { ...added, ...onScreen }),
  field<TaxPoolRow>('repairsExcess', 'amount', 14, (row) => row.repairsExcess, added),
  field<TaxPoolRow>('writeOff', 'amount', 13, (row) => row.writeOff, { ...added, ...onScreen }),
  field<TaxPoolRow>('poolClosing', 'amount', 15, (row) => row.closing),
  field<TaxPoolRow>('poolDeduction', 'amount', 15, (row) => row.deduction, added),
  field<TaxPoolRow>('poolIncome', 'amount', 15, (row) => row.income, added),
  field<TaxPoolRow>('yearState', 'enum', 10, (row) => text('taxYearState', row.state), { bilingual: true, print: false }),
];

const byPool: Grouping<TaxPoolRow> = { key: (row) => row.pool, label: (row) => ({ en: `${row.pool} · ${row.name.en}`, ar: `${row.pool} · ${row.name.ar}` }) };

/** R13. Tax pools year by year: what came in, what counts of it, what is deducted. */
export const taxPools: ReportDefinition = {
  id: 'tax-pools',
  group: 'tax',
  title: text('title', 'tax-pools'),
  description: text('description', 'tax-pools'),
  parameters: [parameter('throughYear', 'period')],
  run,
};

function run(source: ReportSource, parameters: ParameterValues, options: RunOptions): ReportData {
  const book = source.book();
  const schedule = source.taxPools((parameters.throughYear ?? null) as Period | null);
  const columns = columnsOf(fields);
  return {
    id: taxPools.id, title: taxPools.title, company: book.company, currency: book.currency, exponent: book.exponent,
    facts: [fact('taxRules', schedule.rules), fact('taxYears', schedule.firstYear === schedule.lastYear ? String(schedule.lastYear) : `${schedule.firstYear} – ${schedule.lastYear}`), fact('adviser', schedule.note), fact('currency', `${book.currency} (${book.exponent})`), ...closingFacts(book, options)],
    columns, rows: checkedRows(taxPools.id, columns, reportRows(fields, schedule.rows, byPool, () => rowText('scheduleTotal'))), chart: null,
    fileName: text('file', 'tax-pools', { year: schedule.lastYear }), generatedAt: options.now,
  };
}
