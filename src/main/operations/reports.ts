import type { Handlers, Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { mayRole } from '#shared/roles.ts';
import { chainHead } from '../book/audit.ts';
import { findCategoryByCode, findCategoryById } from '../book/tables/categories.ts';
import { calendarOf, ledgerBook, listDepreciationBooks, type DepreciationBookRow } from '../book/tables/company.ts';
import { lastStated } from '../book/tables/reconciliation.ts';
import { findPlace } from '../book/tables/places.ts';
import { listReports, renderReport as render, type RenderedReport, type ReportSource, runReport } from '../reports/index.ts';
import { enumText, named, type Bilingual } from '../reports/texts.ts';
import type { DateString } from '#shared/values/calendar.ts';
import type { RecordSource } from '../reports/records.ts';
import { depreciationBook, type Context } from './context.ts';
import { firstPeriod, lastClosedPeriod, openPeriod } from './periods.ts';
import { cardForReport } from './reports/card.ts';
import { changesForReport } from './reports/changes.ts';
import { countSource } from './reports/counts.ts';
import { constructionForReport, coversForReport } from './reports/construction.ts';
import { exceptionsForReport } from './reports/exceptions.ts';
import { depreciationByMonthForReport, depreciationByMonthOfAssets, projectionForReport, projectionOfAssets } from './reports/flows.ts';
import { journalsForReport } from './reports/listing.ts';
import { additionsForReport } from './reports/additions.ts';
import { movementsForReport } from './reports/movements.ts';
import { custodyForReport, transferNoteForReport } from './reports/custody.ts';
import { comparisonForReport } from './reports/comparison.ts';
import { disposalForReport, disposalsForReport } from './reports/disposals.ts';
import { reconciliationForReport } from './reports/reconciliation.ts';
import { registerAt, registerTotalsAt } from './reports/register.ts';
import { runForReport } from './reports/run.ts';
import { scheduleForReport } from './reports/schedule.ts';
import { taxPoolsForReport } from './reports/taxPools.ts';
import { transfersForReport } from './reports/transfers.ts';
import { valueChangesForReport } from './reports/valueChanges.ts';

/** @throws DEPRECIATION_BOOK_NOT_FOUND, DEPRECIATION_BOOK_NOT_ACTIVE for one that has not taken assets yet */
function reportedBook(context: Context, bookId: string | null): DepreciationBookRow {
  const book = bookId === null ? ledgerBook(context.connection) : depreciationBook(context, bookId);
  if (book.status === 'setup') refuse('DEPRECIATION_BOOK_NOT_ACTIVE', { bookId: book.code, reason: book.status });
  return book;
}

/** By which rules the figures are made: the framework, and how months are rounded. */
function policyOf({ company }: Context, book: DepreciationBookRow): Bilingual {
  const [framework, rounding] = [enumText('framework', company.framework), enumText('rounding', book.rounding)];
  return { en: `${framework.en} · ${rounding.en}`, ar: `${framework.ar} · ${rounding.ar}` };
}

/** The open book as reports ask for it: on the depreciation book they name, else on the one that posts to the ledger. */
export function reportSource(context: Context): ReportSource {
  const { connection, company } = context;
  return {
    book: (bookId = null) => {
      const book = reportedBook(context, bookId);
      return {
        company: named(company.name, company.name_ar), currency: company.currency, exponent: company.exponent, ...calendarOf(company),
        depreciationBook: { id: book.code, name: named(book.name, book.name_ar) }, firstPeriod: firstPeriod(context), openPeriod: openPeriod(context), lastClosedPeriod: lastClosedPeriod(context),
        engineVersion: company.engine_version, policy: policyOf(context, book), preparedBy: context.actor, chainHead: chainHead(connection).hash,
      };
    },
    memorandum: () => listDepreciationBooks(connection).find(({ posts_to_ledger, status }) => posts_to_ledger === 0 && status !== 'setup')?.code ?? null,
    category: (reference) => {
      const found = (/^\d{1,12}$/.test(reference) ? findCategoryById(connection, Number(reference)) : undefined) ?? findCategoryByCode(connection, reference) ?? refuse('CATEGORY_NOT_FOUND', { category: reference });
      return { id: found.id, name: named(found.name, found.name_ar) };
    },
    location: (code) => {
      const found = findPlace(connection, 'location', code) ?? refuse('PLACE_NOT_FOUND', { kind: 'location', code });
      return { code: found.code, name: named(found.name, found.name_ar) };
    },
    register: (query) => registerAt(context, reportedBook(context, query.bookId).id, query),
    registerTotals: (query) => registerTotalsAt(context, reportedBook(context, query.bookId).id, query),
    schedule: (asset, bookId) => scheduleForReport(context, reportedBook(context, bookId), asset),
    run: (choice) => runForReport(context, 'runId' in choice ? choice : { period: choice.period, book: reportedBook(context, choice.bookId) }),
    comparison: (query) => comparisonForReport(context, query),
    custody: (choice) => custodyForReport(context, choice),
    transferNote: (transfer) => transferNoteForReport(context, transfer),
    disposals: (query) => disposalsForReport(context, reportedBook(context, query.bookId).id, query),
    disposal: (id) => disposalForReport(context, ledgerBook(connection).id, id),
    reconciliation: (period) => reconciliationForReport(context, period),
    lastReconciled: () => lastStated(connection),
    movements: (query) => movementsForReport(context, reportedBook(context, query.bookId).id, query),
    additions: (query) => additionsForReport(context, reportedBook(context, query.bookId).id, query),
    depreciationByMonth: ({ bookId, from, to }) => depreciationByMonthForReport(context, reportedBook(context, bookId).id, from, to),
    projection: ({ bookId, months, categoryId }) => projectionForReport(context, reportedBook(context, bookId), months, categoryId),
    taxPools: (through) => taxPoolsForReport(context, through),
    ...recordSource(context),
    ...countSource(context),
  };
}

function recordSource(context: Context): RecordSource {
  const { connection } = context;
  return {
    depreciationByMonthOfAssets: ({ bookId, from, to }) => depreciationByMonthOfAssets(context, reportedBook(context, bookId).id, from, to),
    projectionOfAssets: ({ bookId, months, categoryId }) => projectionOfAssets(context, reportedBook(context, bookId), months, categoryId),
    may: (permission) => context.user === null || mayRole(context.user.role, permission),
    today: () => context.now.slice(0, 10) as DateString,
    transfers: (days) => transfersForReport(context, days),
    valueChanges: ({ bookId, ...query }) => valueChangesForReport(context, reportedBook(context, bookId), query),
    card: (asset) => cardForReport(context, asset),
    journals: (choice) => journalsForReport(context, choice),
    construction: (asOf) => constructionForReport(context, ledgerBook(connection), asOf),
    covers: ({ bookId, ...query }) => coversForReport(context, reportedBook(context, bookId), query),
    changes: (query) => changesForReport(context, query),
    exceptions: ({ period, bookId }) => exceptionsForReport(context, reportedBook(context, bookId), period),
  };
}

/** @throws REPORT_NOT_FOUND, INVALID_INPUT, INVALID_DATE, and what is not found of an asset, a category, a place or a run */
export function renderReport(context: Context, input: Parsed<'app.exportReport'>, purpose: 'file' | 'paper'): RenderedReport {
  return render(reportSource(context), input, { now: context.now, ...(purpose === 'paper' ? { chunkRows: Number.POSITIVE_INFINITY } : {}) });
}

export const reportHandlers: Pick<Handlers<Context>, 'reports.list' | 'reports.run'> = {
  'reports.list': (context) => listReports(reportSource(context)),
  'reports.run': (context, { report, parameters, limit }) => runReport(reportSource(context), report, parameters, { now: context.now, limit }),
};
