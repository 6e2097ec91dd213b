import { assert, required } from '#shared/values/assert.ts';
import { addPeriods, firstDay, lastDay, periodOf, periodsBetween, type DateString } from '#shared/values/calendar.ts';
import { minor } from '#shared/values/money.ts';
import { acquisitionDates, iterateAudit, monthActs, monthJournalLines, monthTransfers, type MonthTransferRow } from '../../book/queries/closePack.ts';
import { listCategories } from '../../book/tables/categories.ts';
import { chargedByCategory } from '../../book/tables/entries.ts';
import { findPlaceById } from '../../book/tables/places.ts';
import { PLACEMENT, type PlacementField } from '../../book/tables/transfers.ts';
import type { PackProject, PackSource, PackTransfer, VarianceRow } from '../../reports/pack/index.ts';
import type { ReportSource } from '../../reports/index.ts';
import { type Bilingual, named } from '../../reports/texts.ts';
import { isConstruction } from '../categories.ts';
import { actIdOf } from '../acts/identity.ts';
import { depreciationBook, type Context } from '../context.ts';
import { reportSource } from '../reports.ts';
import { FIELD_NAMES } from '../transfers/identity.ts';
import type { MonthOfPack } from './month.ts';

/** The book's reports as they were when the month was closed: the months after it have not come yet, and the log ended there. */
function reportsAt(context: Context, { month }: MonthOfPack): ReportSource {
  const source = reportSource(context);
  const { period, state, chainHead, engineVersion, closedBy } = month;
  const states = state === 'closed' ? { lastClosedPeriod: period, openPeriod: addPeriods(period, 1) } : {};
  return { ...source, book: (bookId) => ({ ...source.book(bookId), ...states, chainHead, engineVersion, preparedBy: closedBy ?? context.actor }) };
}

/** What a close pack asks of the book, as of its month. Minor units. */
export function packSource(context: Context, of: MonthOfPack): PackSource {
  const { connection } = context;
  const { period } = of.month;
  const reports = reportsAt(context, of);
  return {
    month: of.month, now: context.now, preparedBy: context.actor, reports,
    variance: (bookId) => variance(context, bookId, of),
    transfers: () => transfers(context, of),
    *acts() {
      for (const row of monthActs(connection, firstDay(period), lastDay(period))) {
        yield {
          date: row.date as DateString, reference: actIdOf(row.act_id), assetNumber: row.number, name: named(row.name, row.name_ar), kind: row.kind, isInverse: row.is_inverse === 1, book: row.book,
          cost: minor(row.cost_minor), accumulated: minor(row.accumulated_minor), impairment: minor(row.impairment_minor), surplus: minor(row.surplus_minor), journal: row.journal, reason: row.reason ?? row.memo, by: row.actor,
        };
      }
    },
    projects: () => projects(context, of, reports),
    *journals() {
      for (const row of monthJournalLines(connection, period)) {
        yield {
          journal: row.number, date: row.date as DateString, narration: { en: row.narration_en, ar: row.narration_ar }, hash: row.content_hash, account: row.account, accountName: named(row.account_name, row.account_name_ar),
          costCenter: row.cost_center, assetNumber: row.asset, debit: minor(row.debit_minor), credit: minor(row.credit_minor),
        };
      }
    },
    *log() {
      for (const { seq, at, actor, operation, subject, hash } of iterateAudit(connection, of.logAfter, of.logThrough)) yield { seq, at, actor, operation, subject, hash };
    },
  };
}

/** The month beside the one before, by class of the time, classes in their order. */
function variance(context: Context, bookId: string, { month }: MonthOfPack): VarianceRow[] {
  const book = depreciationBook(context, bookId);
  const charges = (period: typeof month.period) => new Map(chargedByCategory(context.connection, book.id, period).map((charge) => [charge.categoryId, charge]));
  const [now, before] = [charges(month.period), charges(addPeriods(month.period, -1))];
  return listCategories(context.connection).flatMap((category): VarianceRow[] => {
    const [charged, earlier] = [now.get(category.id), before.get(category.id)];
    if (!charged && !earlier) return [];
    return [{ category: named(category.name, category.name_ar), assets: charged?.assets ?? 0, now: minor(charged?.depreciationMinor ?? 0), before: minor(earlier?.depreciationMinor ?? 0), catchUp: minor(charged?.catchUpMinor ?? 0) }];
  });
}

/** One row for each thing that a transfer changed; what moved in the accounts stands with the category. */
function* transfers(context: Context, { month: { period } }: MonthOfPack): Generator<PackTransfer> {
  for (const row of monthTransfers(context.connection, firstDay(period), lastDay(period))) {
    for (const field of PLACEMENT) {
      if (row[`from_${field}`] === row[`to_${field}`]) continue;
      const isCategory = field === 'category_id';
      yield {
        date: row.effective_date as DateString, transfer: row.number, assetNumber: row.asset_number, name: named(row.name, row.name_ar), field: FIELD_NAMES[field],
        from: placeName(context, row, 'from', field), to: placeName(context, row, 'to', field), cost: minor(isCategory ? row.cost_minor : 0), accumulated: minor(isCategory ? row.accumulated_minor : 0),
        journal: isCategory ? row.journal : null, reason: row.reason, by: row.posted_by ?? '',
      };
    }
  }
}

function placeName(context: Context, row: MonthTransferRow, side: 'from' | 'to', field: PlacementField): Bilingual | null {
  const id = row[`${side}_${field}`];
  if (id === null) return null;
  const found = field === 'category_id' ? listCategories(context.connection).find((category) => category.id === id) : findPlaceById(context.connection, id);
  const { name, name_ar, code } = required(found, 'a place of a transfer');
  const { en, ar } = named(name, name_ar);
  return code === null ? { en, ar } : { en: `${en} · ${code}`, ar: `${ar} · ${code}` };
}

/** What was being built at any time of the month: cost at its beginning, what came in, what was completed, and what stands at its end. */
function* projects(context: Context, { month: { period } }: MonthOfPack, reports: ReportSource): Generator<PackProject> {
  for (const { id } of listCategories(context.connection).filter((category) => isConstruction(context, category))) {
    const moving = [...reports.movements({ bookId: null, from: period, to: period, categoryId: id, orderBy: 'category' })];
    const dates = acquisitionDates(context.connection, moving.map(({ assetNumber }) => assetNumber));
    for (const { assetNumber, name, ledger: { cost } } of moving) {
      const started = required(dates.get(assetNumber), 'the day a project began') as DateString;
      const { additions, improvements, construction } = cost.moved;
      const added = additions + improvements;
      const otherwise = cost.closing - cost.opening - added - construction;
      assert(Number.isSafeInteger(otherwise), 'a cost is a whole number');
      yield {
        assetNumber, name, started, ageMonths: Math.max(0, periodsBetween(periodOf(started), period)), opening: cost.opening, added: minor(added), completed: construction, otherwise: minor(otherwise), closing: cost.closing,
      };
    }
  }
}
