import type { Handlers, Output, Parsed } from '#shared/contract/index.ts';
import { countByStatus, registerCount, registerGroups, registerRows, totalOf, type RegisterFilter, type Sort, type SortColumn } from '../book/queries/register.ts';
import { ledgerBook } from '../book/tables/company.ts';
import { searchWords } from './assets.ts';
import { assetRowId } from './assets/identity.ts';
import { showSummary, showTotals } from './assets/show.ts';
import { show, type Context } from './context.ts';
import { homeSummary } from './home.ts';
import { homeOutlook } from './outlook.ts';

/** Columns that sort by the name in the language on screen. */
const NAMED: Readonly<Record<string, SortColumn>> = { name: 'nameAr', category: 'categoryAr', location: 'locationAr', custodian: 'custodianAr' };

export function filterOf(input: Pick<Parsed<'register.totals'>, 'filter' | 'search'>): RegisterFilter {
  const { locationId, custodianId, componentsOf, ...rest } = input.filter ?? {};
  return { ...rest, locationCode: locationId, custodianCode: custodianId, componentsOf: componentsOf === undefined ? undefined : assetRowId(componentsOf), words: searchWords(input.search) };
}

export function sortOf(input: Pick<Parsed<'register.totals'>, 'sort' | 'language'>): Sort[] {
  return (input.sort ?? []).map(({ column, direction }) => ({ column: (input.language === 'ar' ? NAMED[column] : undefined) ?? column, direction }));
}

function rows(context: Context, input: Parsed<'register.rows'>): Output<'register.rows'> {
  const book = ledgerBook(context.connection).id;
  const filter = filterOf(input);
  const found = registerRows(context.connection, book, filter, sortOf(input), Math.max(0, input.endRow - input.startRow), input.startRow);
  return { rows: found.map((row) => showSummary(context, row)), total: registerCount(context.connection, book, filter) };
}

function totals(context: Context, input: Parsed<'register.totals'>): Output<'register.totals'> {
  const book = ledgerBook(context.connection).id;
  const filter = filterOf(input);
  // Tabs count within everything else that is chosen, so that each says what choosing it would show.
  const { status, needsAttention, ...others } = filter;
  const groups = registerGroups(context.connection, book, others);
  const found = needsAttention ? registerGroups(context.connection, book, { ...others, needsAttention }) : groups;
  const chosen = status?.length ? found.filter((group) => status.some((one) => one === group.status)) : found;
  return {
    ...showTotals(context, totalOf(chosen)),
    netBookValueInLedger: show(context, totalOf(chosen.filter((group) => group.status !== 'DRAFT')).carrying_minor),
    byStatus: countByStatus(groups),
    needsAttention: registerCount(context.connection, book, { ...others, needsAttention: true }),
  };
}

export const registerHandlers: Pick<Handlers<Context>, 'register.rows' | 'register.totals' | 'home.summary' | 'home.outlook'> = { 'register.rows': rows, 'register.totals': totals, 'home.summary': homeSummary, 'home.outlook': homeOutlook };
