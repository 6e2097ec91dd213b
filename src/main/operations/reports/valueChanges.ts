import type { DateString } from '#shared/values/calendar.ts';
import { minor } from '#shared/values/money.ts';
import { valueChanges, type ValueChangeRow } from '../../book/queries/records.ts';
import type { DepreciationBookRow } from '../../book/tables/company.ts';
import type { Days, ValueChange } from '../../reports/records.ts';
import { named } from '../../reports/texts.ts';
import { actIdOf } from '../acts/identity.ts';
import type { Context } from '../context.ts';

const REVALUATIONS: ReadonlySet<string> = new Set(['revaluation_up', 'revaluation_down']);

const ASSESSED: ReadonlySet<string> = new Set([...REVALUATIONS, 'impairment', 'impairment_reversal', 'held_remeasure_down', 'held_remeasure_up']);

/** What the carrying amount changed by and did not go through the surplus went through profit or loss (IAS 16.39–40, IAS 36.60). */
function changeOf(row: ValueChangeRow): ValueChange {
  const carrying = row.cost_minor - row.accumulated_minor - row.impairment_minor;
  // What is held for sale, or no longer, is charged in the same act besides: that is depreciation, and no change of value.
  const after = ASSESSED.has(row.kind) ? row.after_minor : row.before_minor + carrying;
  return {
    date: row.date as DateString, act: actIdOf(row.act_id), kind: row.kind, assetNumber: row.number, name: named(row.name, row.name_ar), category: { id: row.category_id, name: named(row.category, row.category_ar) },
    before: minor(row.before_minor), after: minor(after), restatement: REVALUATIONS.has(row.kind) ? (row.restatement ?? 'elimination') : null,
    cost: minor(row.cost_minor), accumulated: minor(row.accumulated_minor), impairment: minor(row.impairment_minor), surplus: minor(row.surplus_minor), profitOrLoss: minor(carrying - row.surplus_minor),
    surplusBalance: minor(row.surplus_after_minor), valuer: row.valuer, reportReference: row.report_reference, memo: row.memo, journal: row.journal, postedBy: row.actor,
  };
}

/** Revaluations and impairments of a range of days in one depreciation book; those taken back are left out. Minor units. */
export function valueChangesForReport(context: Context, book: DepreciationBookRow, { from, to, categoryId }: Days & { categoryId: number | null }): ValueChange[] {
  return valueChanges(context.connection, { bookId: book.id, bookCode: book.code, from, to, categoryId }).map(changeOf);
}
