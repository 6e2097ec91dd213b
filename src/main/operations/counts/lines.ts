import type { Output, Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { required } from '#shared/values/assert.ts';
import { countCountLines, findCountLine, listCountLines, type CountLineRow, type LineFilter } from '../../book/queries/counts.ts';
import { searchText } from '../../book/queries/search.ts';
import type { CountAction, CountOutcome, CountRow } from '../../book/tables/counts.ts';
import { assetIdOf } from '../assets/identity.ts';
import { show, type Context } from '../context.ts';
import { existingPlace } from '../places.ts';
import { transferIdOf } from '../transfers/identity.ts';
import { placeOf, resolveCount, type CountLine } from './identity.ts';

type ShownStatus = NonNullable<CountLine['asset']>['status'];
type TransferStatus = NonNullable<NonNullable<CountLine['resolution']>['transfer']>['status'];

/** What can be done about each outcome. What is found where it should be may still be fit for disposal only. */
const ACTIONS: Readonly<Record<CountOutcome, readonly CountAction[]>> = {
  FOUND: ['accept', 'dispose'],
  MOVED: ['transfer', 'accept', 'dispose', 'ignore'],
  NOT_FOUND: ['dispose', 'ignore'],
  UNREGISTERED: ['register', 'ignore'],
  DISPOSED: ['accept', 'ignore'],
};

/** Nothing is moved that the ledger does not know: a draft waits for its capitalisation. */
export function actionsFor(context: Context, line: CountLineRow): CountAction[] {
  const isDraft = line.asset_status === 'DRAFT' && context.company.basis === 'accrual';
  const isGone = line.asset_status === 'DISPOSED';
  return ACTIONS[line.outcome].filter((action) => !((action === 'transfer' || action === 'dispose') && isDraft) && !(action === 'transfer' && isGone));
}

function resolutionOf(line: CountLineRow): CountLine['resolution'] {
  const { action, reason, resolved_by, resolved_at, transfer_id, transfer_number, transfer_status, new_asset_id, new_asset_number } = line;
  if (action === null || resolved_by === null || resolved_at === null) return null;
  return {
    action, reason, by: resolved_by, at: resolved_at,
    transfer: transfer_id === null ? null : { transferId: transferIdOf(transfer_id), number: required(transfer_number, 'the transfer of a count'), status: required(transfer_status, 'the transfer of a count') as TransferStatus },
    asset: new_asset_id === null ? null : { assetId: assetIdOf(new_asset_id), assetNumber: required(new_asset_number, 'the asset of a count') },
  };
}

export function showLine(context: Context, line: CountLineRow): CountLine {
  const { asset_id, number, name } = line;
  return {
    line: line.subject, outcome: line.outcome, isExpected: line.is_expected === 1, code: line.code,
    asset: asset_id === null ? null : {
      assetId: assetIdOf(asset_id), assetNumber: required(number, 'an asset of a count'), name: required(name, 'an asset of a count'), nameAr: line.name_ar, status: line.asset_status as ShownStatus,
      tag: line.tag, serialNumber: line.serial_number,
    },
    bookLocation: placeOf(context, line.book_location_id), bookCustodian: placeOf(context, line.book_custodian_id), countedLocation: placeOf(context, line.location_id), countedCustodian: placeOf(context, line.custodian_id),
    condition: line.condition, note: line.note, netBookValue: line.net_book_value_minor === null ? null : show(context, line.net_book_value_minor), countedBy: line.counted_by, countedAt: line.counted_at,
    changedSince: line.changed_since === 1, resolution: resolutionOf(line), actions: actionsFor(context, line),
  };
}

/** @throws COUNT_LINE_NOT_FOUND */
export const lineOf = (context: Context, count: CountRow, subject: string): CountLineRow =>
  findCountLine(context.connection, count.id, subject) ?? refuse('COUNT_LINE_NOT_FOUND', { count: count.number, line: subject.replace(/^code:/, '') });

/** @throws COUNT_NOT_FOUND, PLACE_NOT_FOUND */
export function listLines(context: Context, input: Parsed<'counts.lines'>): Output<'counts.lines'> {
  const { connection } = context;
  const count = resolveCount(context, input.countId);
  const filter: LineFilter = {
    outcomes: input.outcome ?? null, isOpen: input.openOnly, search: searchText(input.search),
    locationId: input.location === undefined ? null : existingPlace(context, 'location', input.location).id,
  };
  const rows = listCountLines(connection, count.id, filter, input.size, input.page * input.size);
  return { items: rows.map((row) => showLine(context, row)), total: countCountLines(connection, count.id, filter), page: input.page, size: input.size };
}
