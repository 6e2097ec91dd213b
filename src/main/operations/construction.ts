import type { Handlers, Output, Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { required } from '#shared/values/assert.ts';
import { listProjects } from '../book/queries/construction.ts';
import { registerRow } from '../book/queries/register.ts';
import { findAccountById } from '../book/tables/accounts.ts';
import { actsOfGroup, listActs, type ActRow } from '../book/tables/acts.ts';
import { assetHistory, findAssetById, type AssetRow } from '../book/tables/assets.ts';
import { ledgerBook } from '../book/tables/company.ts';
import { findJournal, journalLines } from '../book/tables/journals.ts';
import { madeOf } from './acts/together.ts';
import { showAct } from './acts/show.ts';
import { resolveAsset } from './assets/identity.ts';
import { showSummary } from './assets/show.ts';
import { categoryOf } from './assets/write.ts';
import { isConstruction } from './categories.ts';
import { show, type Context } from './context.ts';
import { pageOf } from './paging.ts';

type Costs = Output<'assets.constructionCosts'>;
type Entry = Costs['items'][number];

const EVERY_ACT = Number.MAX_SAFE_INTEGER;

/** Projects of the book, a page of them, with the sum of all. */
function projects(context: Context, { complete, ...page }: Parsed<'assets.constructionProjects'>): Output<'assets.constructionProjects'> {
  const book = ledgerBook(context.connection).id;
  const rows = listProjects(context.connection, book, complete);
  const shown = pageOf(rows, page, (row) => ({
    ...showSummary(context, required(registerRow(context.connection, book, row.id), 'the register row of a project')),
    total: show(context, row.total_minor), since: row.since, lastCostOn: row.last_cost_on, completedOn: row.completed_on,
  }));
  return { ...shown, cost: show(context, rows.reduce((sum, row) => sum + row.total_minor, 0)) };
}

/** The accounts that a journal credits. */
function creditedIn(context: Context, number: string | null): Entry['counterAccounts'] {
  const journal = number === null ? undefined : findJournal(context.connection, number);
  const credited = journal === undefined ? [] : journalLines(context.connection, journal.id).filter(({ creditMinor }) => creditMinor > 0);
  return [...new Set(credited.map(({ accountId }) => accountId))].map((id) => {
    const { code, name, name_ar: nameAr } = required(findAccountById(context.connection, id), 'an account of a journal');
    return { code, name, nameAr };
  });
}

/** What the project was capitalised with, or brought over with. */
function firstCosts(context: Context, asset: AssetRow): Entry[] {
  return assetHistory(context.connection, asset.id).filter((item) => item.kind === 'capitalization' || item.kind === 'opening').map((item) => ({
    kind: item.kind as 'capitalization' | 'opening', date: item.date, amount: show(context, item.amount_minor ?? 0), memo: asset.description, document: asset.ap_invoice_id ?? asset.invoice_number,
    counterAccounts: creditedIn(context, item.journal), journal: item.journal, actId: null, isReversed: false, actor: item.actor, at: item.at,
  }));
}

function costEntry(context: Context, row: ActRow): Entry {
  const { id, amount, memo, glJournalId, status, details, externalId, date, actor, at } = showAct(context, row);
  const document = details['document'];
  return {
    kind: 'construction_cost', date, amount: amount ?? show(context, 0), memo, document: typeof document === 'string' ? document : externalId, counterAccounts: creditedIn(context, glJournalId), journal: glJournalId,
    actId: id, isReversed: status === 'REVERSED', actor, at,
  };
}

function becameOf(context: Context, completion: ActRow): Costs['became'] {
  return actsOfGroup(context.connection, completion.group_id ?? completion.id)
    .filter(({ kind }) => kind === 'construction_asset')
    .flatMap((row) => {
      const asset = findAssetById(context.connection, row.asset_id);
      return asset ? [{ ...madeOf(asset), cost: show(context, row.amount_minor ?? 0) }] : [];
    });
}

/**
 * What a project has cost, oldest first, and what became of it. A cost that was taken back is listed and not counted. Minor units become decimal strings.
 * @throws ASSET_NOT_FOUND, ASSET_NOT_UNDER_CONSTRUCTION (no project, nor was one)
 */
function costs(context: Context, input: Parsed<'assets.constructionCosts'>): Costs {
  const asset = resolveAsset(context, input);
  if (!isConstruction(context, categoryOf(context, asset))) refuse('ASSET_NOT_UNDER_CONSTRUCTION', { asset: asset.number });
  const added = listActs(context.connection, { assetId: asset.id, kinds: ['construction_cost', 'construction_completion'] }, EVERY_ACT, 0).toReversed().filter(({ reverses_id }) => reverses_id === null);
  const items = [...firstCosts(context, asset), ...added.filter(({ kind }) => kind === 'construction_cost').map((row) => costEntry(context, row))];
  const completion = added.find((row) => row.kind === 'construction_completion' && showAct(context, row).status === 'POSTED');
  const found = listProjects(context.connection, ledgerBook(context.connection).id, asset.status === 'DISPOSED').find(({ id }) => id === asset.id);
  return {
    total: show(context, found?.total_minor ?? asset.cost_minor), items, since: asset.capitalization_date, completedOn: completion?.date ?? null,
    completionId: completion === undefined ? null : showAct(context, completion).id, became: completion === undefined ? [] : becameOf(context, completion),
  };
}

export const constructionHandlers: Pick<Handlers<Context>, 'assets.constructionProjects' | 'assets.constructionCosts'> = { 'assets.constructionProjects': projects, 'assets.constructionCosts': costs };
