import type { Handlers, Output, Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { schemaVersion } from '../book/migrate.ts';
import { hasProjects } from '../book/queries/construction.ts';
import { countAssets, countHeldAssets, hasAssetsByUnits } from '../book/queries/settings.ts';
import { countActDrafts } from '../book/tables/actDrafts.ts';
import { hasJournals, hasPostedRun, lastClosing } from '../book/tables/closings.ts';
import { hasTermsInBook } from '../book/tables/depreciationBooks.ts';
import { ledgerBook, listDepreciationBooks, setRounding, updateCompany, type Company } from '../book/tables/company.ts';
import { reloadCompany, type Context } from './context.ts';
import { bit, optionalName, requiredName } from './names.ts';
import { hasAnotherApprover } from './people.ts';
import { softLockedThrough } from './locks.ts';
import { firstPeriod, lastClosedPeriod, openPeriod } from './periods.ts';

function depreciationBooks(context: Context): Output<'book.info'>['depreciationBooks'] {
  return listDepreciationBooks(context.connection).map((book) => ({ bookId: book.code, name: book.name, nameAr: book.name_ar, postsToLedger: book.posts_to_ledger === 1, rounding: book.rounding, status: book.status }));
}

function info(context: Context): Output<'book.info'> {
  const { company, connection } = context;
  const ledger = ledgerBook(connection);
  return {
    name: company.name, nameAr: company.name_ar, country: company.country, currency: company.currency, exponent: company.exponent,
    fiscalYearStartMonth: company.fiscal_year_start_month, irregularYears: [...company.irregular_years], basis: company.basis, assetAccounts: company.asset_accounts, framework: company.framework, fourEyes: company.four_eyes === 1, reconciliationBlocks: company.reconciliation_blocks === 1,
    openPeriod: openPeriod(context), firstPeriod: firstPeriod(context), lastClosedPeriod: lastClosedPeriod(context), softLockedThrough: softLockedThrough(context), assetCount: countAssets(connection), heldCount: countHeldAssets(connection), countsUnits: hasAssetsByUnits(connection), hasProjects: hasProjects(connection), pendingApprovals: countActDrafts(connection, null).PREPARED,
    bookId: ledger.code, rounding: ledger.rounding, depreciationBooks: depreciationBooks(context),
    schemaVersion: schemaVersion(connection), engineVersion: company.engine_version, createdAt: company.created_at, fileName: context.fileName, readOnly: context.readOnly,
  };
}

/**
 * A setting that posted figures stand on is settled with the first of them: the basis and the shape of accounts with the first
 * journal, rounding with the first asset in service (whose terms carry it), the fiscal year and the first period with the first run or close.
 * Sending the value that stands is no change. Where a year is not of twelve months, the month in which years begin follows from it.
 */
function assertOpen(context: Context, input: Parsed<'book.updateSettings'>): void {
  const { company, connection } = context;
  const journals = (): boolean => hasJournals(connection);
  const history = (): boolean => hasPostedRun(connection) || lastClosing(connection) !== undefined;
  const settings: readonly [setting: string, wanted: string | number | undefined, current: string | number | null, settled: () => boolean][] = [
    ['basis', input.basis, company.basis, journals],
    ['assetAccounts', input.assetAccounts, company.asset_accounts, journals],
    ['rounding', input.rounding, ledgerBook(connection).rounding, () => hasTermsInBook(connection, ledgerBook(connection).id)],
    ['fiscalYearStartMonth', input.fiscalYearStartMonth, company.fiscal_year_start_month, () => history() || company.irregular_years.length > 0],
    ['firstPeriod', input.firstPeriod, firstPeriod(context), history],
  ];
  for (const [setting, wanted, current, settled] of settings) {
    if (wanted !== undefined && wanted !== current && settled()) refuse('SETTING_LOCKED', { setting });
  }
}

function updateSettings(context: Context, input: Parsed<'book.updateSettings'>): Output<'book.updateSettings'> {
  assertOpen(context, input);
  if (input.fourEyes === true && context.company.four_eyes === 0 && !hasAnotherApprover(context.connection)) refuse('ANOTHER_PERSON_NEEDED', {});
  const { company, connection } = context;
  const changed: Company = {
    ...company,
    name: input.name === undefined ? company.name : requiredName(input.name), name_ar: optionalName(input.nameAr, company.name_ar),
    framework: input.framework ?? company.framework, basis: input.basis ?? company.basis, asset_accounts: input.assetAccounts ?? company.asset_accounts,
    fiscal_year_start_month: input.fiscalYearStartMonth ?? company.fiscal_year_start_month, first_period: input.firstPeriod ?? company.first_period,
    four_eyes: input.fourEyes === undefined ? company.four_eyes : bit(input.fourEyes),
    reconciliation_blocks: input.reconciliationBlocks === undefined ? company.reconciliation_blocks : bit(input.reconciliationBlocks), updated_at: context.now,
  };
  updateCompany(connection, changed);
  if (input.rounding !== undefined) setRounding(connection, ledgerBook(connection).id, input.rounding);
  reloadCompany(context);
  context.record(changed.name, { ...input });
  return info(context);
}

/** `book.verify` has a file of its own. */
export const bookHandlers: Handlers<Context, 'book.info' | 'book.updateSettings'> = {
  'book.info': info,
  'book.updateSettings': updateSettings,
};
