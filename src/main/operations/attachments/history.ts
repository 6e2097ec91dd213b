import type { Output } from '#shared/contract/index.ts';
import { attachmentsOfAsset } from '../../book/tables/attachments.ts';
import type { Context } from '../context.ts';

type Item = Output<'assets.history'>[number];

/** When documents of an asset came and went. They have no business date: the day of the record stands for it. */
export function attachmentHistory(context: Context, assetId: number): Item[] {
  return attachmentsOfAsset(context.connection, assetId).flatMap((row): Item[] => {
    const item = (kind: string, at: string, actor: string, reason: string | null): Item => ({ act: null, hindrance: null, at, date: at.slice(0, 10), kind, amount: null, journal: null, period: null, book: null, actor, details: { file: row.file_name, document: row.kind, reason } });
    const added = item('attachment_added', row.at, row.actor, null);
    return row.removed_at === null ? [added] : [added, item('attachment_removed', row.removed_at, row.removed_by ?? '', row.reason)];
  });
}
