import { assert } from '#shared/values/assert.ts';
import { daysBetween, type DateString } from '#shared/values/calendar.ts';
import { minor, type Minor } from '#shared/values/money.ts';
import type { ParameterValues, ReportData, ReportDefinition, RunOptions } from '../definition.ts';
import { asOfFacts, bookFacts, closingFacts } from '../facts.ts';
import { parameter } from '../parameters.ts';
import type { ConstructionProject } from '../records.ts';
import { checkedRows, columnsOf, field, type Field, type Grouping, reportRows } from '../rows.ts';
import type { ReportSource } from '../source.ts';
import { text, totalText } from '../texts.ts';
import { inGroups } from './grouped.ts';
import { usualDate } from './assetRegister.ts';

/** Days after which a cost is of the next age; what is older than the last is of the oldest. */
const AGES = [90, 180, 365] as const;

interface Aged extends ConstructionProject {
  cost: Minor;
  /** The cost by age, youngest first. */
  byAge: readonly Minor[];
  ageDays: number;
  idleDays: number;
}

const added = { total: true };
const byAge = (age: number) => (row: Aged): number => row.byAge[age] ?? 0;

const fields: Field<Aged>[] = [
  field('assetNumber', 'code', 19, (row) => row.assetNumber),
  field('project', 'text', 30, (row) => row.name, { bilingual: true }),
  field('category', 'text', 20, (row) => row.category.name, { bilingual: true, print: false }),
  field('location', 'text', 20, (row) => row.location, { bilingual: true }),
  field('costCenter', 'text', 18, (row) => row.costCenter, { bilingual: true, print: false }),
  field('begunOn', 'date', 14, (row) => row.begunOn),
  field('lastCostOn', 'date', 14, (row) => row.lastCostOn),
  field('ageDays', 'integer', 10, (row) => row.ageDays),
  field('idleDays', 'integer', 11, (row) => row.idleDays),
  field('costs', 'integer', 9, (row) => row.costs.length),
  field('costToDate', 'amount', 18, (row) => row.cost, added),
  field('age90', 'amount', 15, byAge(0), added),
  field('age180', 'amount', 15, byAge(1), added),
  field('age365', 'amount', 15, byAge(2), added),
  field('ageOlder', 'amount', 15, byAge(3), added),
];

/** R19. What is being built: what it has cost, since when, and how old each part of the cost is. */
export const constructionAgeing: ReportDefinition = {
  id: 'construction-ageing',
  group: 'movements',
  title: text('title', 'construction-ageing'),
  description: text('description', 'construction-ageing'),
  parameters: [parameter('asOf', 'date', { required: true, defaultValue: usualDate })],
  run,
};

function run(source: ReportSource, parameters: ParameterValues, options: RunOptions): ReportData {
  const book = source.book();
  const asOf = parameters.asOf as DateString;
  const projects = source.construction(asOf).map((project) => agedAt(project, asOf));
  assertRegister(source, projects, asOf);
  const columns = columnsOf(fields);
  const grouping: Grouping<Aged> = { key: ({ category }) => String(category.id), label: ({ category }) => category.name };
  const rows = reportRows(fields, inGroups(projects, grouping), grouping, totalText);
  return {
    id: constructionAgeing.id, title: constructionAgeing.title, company: book.company, currency: book.currency, exponent: book.exponent,
    facts: [...asOfFacts(book, asOf), ...bookFacts(book), ...closingFacts(book, options)],
    columns, rows: checkedRows(constructionAgeing.id, columns, rows), chart: null, fileName: text('file', 'construction-ageing', { date: asOf }), generatedAt: options.now,
  };
}

function agedAt(project: ConstructionProject, asOf: DateString): Aged {
  const sums = [...AGES, null].map(() => 0);
  for (const { date, amount } of project.costs) {
    const days = daysBetween(date, asOf);
    const found = AGES.findIndex((age) => days <= age);
    const age = found < 0 ? AGES.length : found;
    sums[age] = (sums[age] ?? 0) + amount;
  }
  return { ...project, cost: minor(sums.reduce((sum, amount) => sum + amount, 0)), byAge: sums.map(minor), ageDays: daysBetween(project.begunOn, asOf), idleDays: daysBetween(project.lastCostOn, asOf) };
}

/** The costs of a category's projects are what the register carries in the category on the same day. */
function assertRegister(source: ReportSource, projects: readonly Aged[], asOf: DateString): void {
  for (const [categoryId, ofCategory] of Map.groupBy(projects, ({ category }) => category.id)) {
    const { cost } = source.registerTotals({ bookId: null, asOf, categoryId, locationCode: null, status: null, includeDisposed: false, orderBy: 'number' });
    const sum = ofCategory.reduce((all, project) => all + project.cost, 0);
    assert(sum === cost, `construction: the projects have cost ${sum}, the register says ${cost}`);
  }
}
