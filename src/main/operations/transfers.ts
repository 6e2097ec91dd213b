import type { Handlers, Output, Parsed } from '#shared/contract/index.ts';
import { searchText, teachSearch } from '../book/queries/search.ts';
import { countTransfers, listTransfers, type TransferFilter } from '../book/tables/transfers.ts';
import { resolveAsset } from './assets/identity.ts';
import type { Context } from './context.ts';
import { approve, cancel, post, previewPosting } from './transfers/act.ts';
import { custody } from './transfers/custody.ts';
import { resolveTransfer } from './transfers/identity.ts';
import { createSeveral, createTransfer, updateDraft } from './transfers/prepare.ts';
import { previewReversal, reverse } from './transfers/reverse.ts';
import { showTransfer } from './transfers/view.ts';

type List = Output<'transfers.list'>;

function filterOf(context: Context, input: Parsed<'transfers.list'>): TransferFilter {
  const isOfOne = input.assetId !== undefined || input.assetNumber !== undefined || input.assetExternalId !== undefined;
  return {
    statuses: input.status ?? null, assetId: isOfOne ? resolveAsset(context, input).id : null, batchId: input.batchId === undefined ? null : Number(input.batchId.slice('batch-'.length)),
    from: input.effectiveFrom ?? null, to: input.effectiveTo ?? null, search: searchText(input.search),
  };
}

/** @throws ASSET_NOT_FOUND */
function list(context: Context, input: Parsed<'transfers.list'>): List {
  const { connection } = context;
  teachSearch(connection);
  const filter = filterOf(context, input);
  const counted = countTransfers(connection, { ...filter, statuses: null });
  const of = (status: keyof List['byStatus']): number => counted.get(status) ?? 0;
  const byStatus: List['byStatus'] = { DRAFT: of('DRAFT'), APPROVED: of('APPROVED'), POSTED: of('POSTED'), REVERSED: of('REVERSED'), CANCELLED: of('CANCELLED') };
  const total = [...counted].reduce((sum, [status, count]) => (filter.statuses === null || filter.statuses.includes(status) ? sum + count : sum), 0);
  return { items: listTransfers(connection, filter, input.size, input.page * input.size).map((transfer) => showTransfer(context, transfer)), total, page: input.page, size: input.size, byStatus };
}

type TransferName =
  | 'transfers.create' | 'transfers.createSeveral' | 'transfers.update' | 'transfers.approve' | 'transfers.post.preview' | 'transfers.post' | 'transfers.cancel' | 'transfers.reverse.preview' | 'transfers.reverse'
  | 'transfers.get' | 'transfers.list' | 'transfers.custody';

export const transferHandlers: Pick<Handlers<Context>, TransferName> = {
  'transfers.create': createTransfer,
  'transfers.createSeveral': createSeveral,
  'transfers.update': updateDraft,
  'transfers.approve': approve,
  'transfers.post.preview': previewPosting,
  'transfers.post': post,
  'transfers.cancel': cancel,
  'transfers.reverse.preview': previewReversal,
  'transfers.reverse': reverse,
  'transfers.get': (context, { transferId }) => showTransfer(context, resolveTransfer(context, transferId)),
  'transfers.list': list,
  'transfers.custody': custody,
};
