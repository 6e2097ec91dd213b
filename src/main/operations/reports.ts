import type { Handlers, Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { chainHead } from '../book/audit.ts';
import { findCategoryByCode, findCategoryById } from '../book/tables/categories.ts';
import { ledgerBook } from '../book/tables/company.ts';
import { findPlace } from '../book/tables/places.ts';
import { listReports, renderReport as render, type RenderedReport, type ReportSource, runReport } from '../reports/index.ts';
import { named } from '../reports/texts.ts';
import type { Context } from './context.ts';
import { firstPeriod, lastClosedPeriod, openPeriod } from './periods.ts';
import { custodyForReport, transferNoteForReport } from './reports/custody.ts';
import { registerAt, registerTotalsAt } from './reports/register.ts';
import { runForReport } from './reports/run.ts';
import { scheduleForReport } from './reports/schedule.ts';
import { taxPoolsForReport } from './reports/taxPools.ts';

/** The open book as reports ask for it. Reports are on the depreciation book that posts to the ledger. */
export function reportSource(context: Context): ReportSource {
  const { connection, company } = context;
  const book = ledgerBook(connection);
  return {
    book: () => ({
      company: named(company.name, company.name_ar), currency: company.currency, exponent: company.exponent, fiscalYearStartMonth: company.fiscal_year_start_month,
      depreciationBook: { id: book.code, name: named(book.name, book.name_ar) }, firstPeriod: firstPeriod(context), openPeriod: openPeriod(context), lastClosedPeriod: lastClosedPeriod(context),
      engineVersion: company.engine_version, preparedBy: context.actor, chainHead: chainHead(connection).hash,
    }),
    category: (reference) => {
      const found = (/^\d{1,12}$/.test(reference) ? findCategoryById(connection, Number(reference)) : undefined) ?? findCategoryByCode(connection, reference) ?? refuse('CATEGORY_NOT_FOUND', { category: reference });
      return { id: found.id, name: named(found.name, found.name_ar) };
    },
    location: (code) => {
      const found = findPlace(connection, 'location', code) ?? refuse('PLACE_NOT_FOUND', { kind: 'location', code });
      return { code: found.code, name: named(found.name, found.name_ar) };
    },
    register: (query) => registerAt(context, book.id, query),
    registerTotals: (query) => registerTotalsAt(context, book.id, query),
    schedule: (asset) => scheduleForReport(context, book, asset),
    run: (choice) => runForReport(context, book, choice),
    custody: (choice) => custodyForReport(context, choice),
    transferNote: (transfer) => transferNoteForReport(context, transfer),
    taxPools: (through) => taxPoolsForReport(context, through),
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
