import { refuse } from '#shared/errors.ts';
import { periodOf, type DateString } from '#shared/values/calendar.ts';
import { canonical, hashOf } from '../../book/hash.ts';
import { updateAsset, type AssetRow } from '../../book/tables/assets.ts';
import { findBalance, setResidual } from '../../book/tables/balances.ts';
import { listDepreciationBooks } from '../../book/tables/company.ts';
import { insertEvent } from '../../book/tables/events.ts';
import { postJournal } from '../../book/tables/journals.ts';
import { findTerms } from '../../book/tables/terms.ts';
import { movedFields, placementOf, transferHash, updateTransfer, type TransferRow } from '../../book/tables/transfers.ts';
import { categoryOf } from '../assets/write.ts';
import type { Context } from '../context.ts';
import { liveTerms } from '../terms.ts';
import { FIELD_NAMES } from './identity.ts';
import type { PlannedTransfer } from './plan.ts';
import { codesOf } from './view.ts';

/** Equal as long as the same would be posted. */
export const fingerprintOf = (plans: readonly PlannedTransfer[]): string =>
  hashOf(plans.map(({ transfer, journal }) => ({ transfer: { ...transfer }, journal: journal && { date: journal.date, en: journal.narrationEn, ar: journal.narrationAr, lines: journal.lines.map((line) => ({ ...line })) } })));

/** @throws PREVIEW_STALE where the caller saw something else */
export function assertSeen(fingerprint: string | undefined, plans: readonly PlannedTransfer[]): void {
  if (fingerprint !== undefined && fingerprint !== fingerprintOf(plans)) refuse('PREVIEW_STALE', {});
}

/** What the asset's history keeps of a transfer, in codes, with what it moved between classes. Canonical JSON. */
export function detailsOf(context: Context, transfer: TransferRow): string {
  const [from, to] = [codesOf(context, placementOf(transfer, 'from')), codesOf(context, placementOf(transfer, 'to'))];
  const details: Record<string, string | number | null> = { transfer: transfer.number };
  for (const field of movedFields(transfer)) {
    const name = FIELD_NAMES[field];
    const capital = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    details[`from${capital}`] = from[name];
    details[`to${capital}`] = to[name];
    if (field === 'category_id') Object.assign(details, { costMinor: transfer.cost_minor, accumulatedMinor: transfer.accumulated_minor });
  }
  return canonical(details);
}

/** Puts the asset where the transfer takes it. Until its terms are frozen, its residual value follows the category, by the rules of each depreciation book. */
export function moveAsset(context: Context, asset: AssetRow, transfer: TransferRow): void {
  const { connection } = context;
  const next: AssetRow = { ...asset, ...placementOf(transfer, 'to'), updated_at: context.now };
  updateAsset(connection, next);
  if (next.category_id === asset.category_id) return;
  for (const book of listDepreciationBooks(connection)) {
    if (!findBalance(connection, book.id, asset.id) || findTerms(connection, book.id, asset.id)) continue;
    setResidual(connection, book.id, asset.id, liveTerms(context, next, categoryOf(context, next), book).residual_minor);
  }
}

/** The asset's event of a transfer: no amounts, for nothing of its values changes. */
export function recordMove(context: Context, transfer: TransferRow, journalId: number | null, reversesId: number | null): number {
  return insertEvent(context.connection, {
    assetId: transfer.asset_id, kind: 'transfer', date: transfer.effective_date, period: periodOf(transfer.effective_date as DateString), details: detailsOf(context, transfer),
    journalId, reversesId, actor: context.actor, at: context.now,
  });
}

/** Posts an approved transfer as planned: journal, event, the asset's row, and the transfer with its hash. */
export function postTransfer(context: Context, plan: PlannedTransfer): TransferRow {
  const { connection, actor, now } = context;
  const journal = plan.journal && postJournal(connection, { ...plan.journal, actor, at: now });
  const posted: TransferRow = { ...plan.transfer, status: 'POSTED', posted_by: actor, posted_at: now, journal_id: journal?.id ?? null };
  posted.event_id = recordMove(context, posted, posted.journal_id, null);
  posted.content_hash = transferHash(posted);
  updateTransfer(connection, posted);
  moveAsset(context, plan.asset, posted);
  return posted;
}
