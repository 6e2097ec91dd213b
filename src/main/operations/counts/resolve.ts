import type { Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { required } from '#shared/values/assert.ts';
import { parseDate } from '#shared/values/calendar.ts';
import type { CountLineRow } from '../../book/queries/counts.ts';
import { findAssetById } from '../../book/tables/assets.ts';
import { insertResolution, lastResolution, resolutionHash, type CountRow, type ResolutionRow } from '../../book/tables/counts.ts';
import { findPlaceById } from '../../book/tables/places.ts';
import { findTransfer } from '../../book/tables/transfers.ts';
import { assetIdOf, assetRowId } from '../assets/identity.ts';
import { insertDraft } from '../assets/write.ts';
import type { Context } from '../context.ts';
import { createTransfer } from '../transfers/prepare.ts';
import { assertOpen, resolveCount, showWhole, type WholeCount } from './identity.ts';
import { actionsFor, lineOf } from './lines.ts';

type Resolve = Parsed<'counts.resolve'>;

/** What an earlier decision has made and still stands: a transfer that is not cancelled, an asset that is not deleted. */
function madeBefore(context: Context, last: ResolutionRow | undefined): string | null {
  if (last === undefined) return null;
  const transfer = last.transfer_id === null ? undefined : findTransfer(context.connection, last.transfer_id);
  if (transfer && transfer.status !== 'CANCELLED') return transfer.number;
  return last.new_asset_id === null ? null : (findAssetById(context.connection, last.new_asset_id)?.number ?? null);
}

const nameOf = (line: CountLineRow): string => line.number ?? line.code ?? line.subject;

/** @throws COUNT_ACTION_NOT_OFFERED, COUNT_LINE_SETTLED */
function assertDecidable(context: Context, count: CountRow, line: CountLineRow, action: Resolve['action']): void {
  if (!actionsFor(context, line).includes(action)) refuse('COUNT_ACTION_NOT_OFFERED', { line: nameOf(line), outcome: line.outcome, action });
  const made = madeBefore(context, lastResolution(context.connection, count.id, line.subject));
  if (made !== null) refuse('COUNT_LINE_SETTLED', { line: nameOf(line), by: made });
}

const codeOf = (context: Context, id: number | null): string | undefined => (id === null ? undefined : required(findPlaceById(context.connection, id), 'a place of a count').code);

/** A draft of the transfer to where the asset was seen. @throws what creating a transfer throws */
function draftTransfer(context: Context, count: CountRow, line: CountLineRow, input: Resolve): number {
  const [toLocation, toCustodian] = [codeOf(context, line.location_id), codeOf(context, line.custodian_id)];
  const { transferId } = createTransfer(context, {
    assetId: line.subject, ...(toLocation === undefined ? {} : { toLocation }), ...(toCustodian === undefined ? {} : { toCustodian }), effectiveDate: input.date ?? parseDate(count.date), reason: input.reason ?? `${count.number} ${count.name}`.slice(0, 200),
  });
  return Number(transferId.slice('trf-'.length));
}

/** A draft asset under the code that was read, where it was seen. @throws what creating an asset throws */
function draftAsset(context: Context, count: CountRow, line: CountLineRow, input: Resolve): number {
  const asset = input.asset ?? refuse('INVALID_INPUT', { field: 'asset', reason: 'required' });
  const [locationId, custodianId] = [codeOf(context, line.location_id), codeOf(context, line.custodian_id)];
  const { id } = insertDraft(context, {
    ...asset, tag: line.code, acquisitionDate: input.date ?? parseDate(count.date), ...(locationId === undefined ? {} : { locationId }), ...(custodianId === undefined ? {} : { custodianId }),
  });
  return id;
}

/** @throws INVALID_INPUT where the input lacks what the action needs */
function assertComplete({ action, reason, asset, lines }: Resolve): void {
  if (action === 'ignore' && reason === undefined) refuse('INVALID_INPUT', { field: 'reason', reason: 'required' });
  if (action !== 'register') return;
  if (asset === undefined) refuse('INVALID_INPUT', { field: 'asset', reason: 'required' });
  if (lines.length > 1) refuse('INVALID_INPUT', { field: 'lines', reason: 'one asset at a time is registered' });
}

/**
 * Decides what is done about lines. A transfer and a new asset are made as drafts at once; a disposal is only intended here and is done with its own
 * figures in the disposal of the asset. A second decision replaces the first, unless that has made something which still stands.
 * @throws INVALID_INPUT, COUNT_NOT_FOUND, COUNT_LINE_NOT_FOUND, COUNT_NOT_OPEN, COUNT_ACTION_NOT_OFFERED, COUNT_LINE_SETTLED, and what making the drafts throws
 */
export function resolve(context: Context, input: Resolve): WholeCount {
  assertComplete(input);
  const count = resolveCount(context, input.countId);
  const lines = [...new Set(input.lines)].map((subject) => lineOf(context, count, subject));
  assertOpen(count);
  for (const line of lines) assertDecidable(context, count, line, input.action);
  const made: string[] = [];
  for (const line of lines) {
    const facts: Omit<ResolutionRow, 'id' | 'content_hash'> = {
      count_id: count.id, subject: line.subject, outcome: line.outcome, location_id: line.location_id, custodian_id: line.custodian_id, action: input.action, reason: input.reason ?? null,
      transfer_id: input.action === 'transfer' ? draftTransfer(context, count, line, input) : null, new_asset_id: input.action === 'register' ? draftAsset(context, count, line, input) : null, actor: context.actor, at: context.now,
    };
    insertResolution(context.connection, { ...facts, content_hash: resolutionHash(facts) });
    const drafted = facts.transfer_id === null ? (facts.new_asset_id === null ? null : assetIdOf(facts.new_asset_id)) : `trf-${facts.transfer_id}`;
    if (drafted !== null) made.push(drafted);
  }
  context.record(count.number, { action: input.action, lines: lines.map(nameOf), ...(input.reason === undefined ? {} : { reason: input.reason }), ...(made.length === 0 ? {} : { made: made.map((id) => numberOf(context, id)) }) });
  return showWhole(context, count);
}

function numberOf(context: Context, id: string): string {
  const found = id.startsWith('trf-') ? findTransfer(context.connection, Number(id.slice('trf-'.length))) : findAssetById(context.connection, assetRowId(id));
  return required(found, 'what a count made').number;
}
