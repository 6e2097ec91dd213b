import { attachmentsOfAsset, markRemoved } from '../../book/tables/attachments.ts';
import type { AssetRow } from '../../book/tables/assets.ts';
import type { Context } from '../context.ts';

/** What stands as the reason where a document went with its draft. */
export const WITH_ITS_DRAFT = 'assets.deleteDraft';

/** A draft that is deleted takes its documents along, with their content: nothing stands on them. Answers their row ids. */
export function discardAttachments(context: Context, asset: AssetRow): number[] {
  const standing = attachmentsOfAsset(context.connection, asset.id).filter((row) => row.removed_at === null);
  for (const row of standing) markRemoved(context.connection, row, { at: context.now, actor: context.actor, reason: WITH_ITS_DRAFT, purge: true });
  return standing.map(({ id }) => id);
}
