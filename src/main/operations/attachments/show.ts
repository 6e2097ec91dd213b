import type { Output } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { sha256 } from '../../book/hash.ts';
import { contentOf, findAttachment, type AttachmentRow } from '../../book/tables/attachments.ts';
import { isDrawn, mediaOf } from '../../exchange/attachments/media.ts';
import { safeFileName } from '../../exchange/attachments/names.ts';
import type { Context } from '../context.ts';

type Attachment = Output<'attachments.add'>;

export const attachmentIdOf = (id: number): string => `att-${id}`;

/** @throws ATTACHMENT_NOT_FOUND */
export function resolveAttachment(context: Context, attachmentId: string): AttachmentRow {
  return findAttachment(context.connection, Number(attachmentId.slice('att-'.length))) ?? refuse('ATTACHMENT_NOT_FOUND', { attachment: attachmentId });
}

/** Whether there is something to draw: a thumbnail, or an image a window can show. */
export const hasPicture = (row: AttachmentRow): boolean => row.thumbnail_id !== null || (row.content_id !== null && isDrawn(row.media_type));

export function showAttachment(row: AttachmentRow): Attachment {
  const { removed_at: at, removed_by: actor, reason } = row;
  return {
    attachmentId: attachmentIdOf(row.id), kind: row.kind, fileName: row.file_name, mediaType: row.media_type, bytes: row.size, sha256: row.sha256, note: row.note, actor: row.actor, at: row.at, hasPicture: hasPicture(row),
    removed: at === null ? null : { at, actor: actor ?? '', reason: reason ?? '', isPurged: row.content_id === null },
  };
}

/** The content, compared with the hash it was attached under. @throws ATTACHMENT_REMOVED (purged), BOOK_CORRUPT */
export function contentOrRefuse(context: Context, row: AttachmentRow): Uint8Array {
  if (row.content_id === null) return refuse('ATTACHMENT_REMOVED', { file: row.file_name });
  const bytes = contentOf(context.connection, row.content_id);
  if (bytes === undefined || sha256(bytes) !== row.sha256) refuse('BOOK_CORRUPT', { file: context.fileName, detail: `${attachmentIdOf(row.id)} ${row.file_name}` });
  return bytes;
}

/** A document as a file: its content and a name every file system takes. @throws ATTACHMENT_NOT_FOUND, ATTACHMENT_REMOVED, BOOK_CORRUPT */
export function attachmentFile(context: Context, attachmentId: string): { fileName: string; mediaType: string; bytes: Uint8Array } {
  const row = resolveAttachment(context, attachmentId);
  return { fileName: safeFileName(row.file_name, mediaOf(row.media_type).extensions), mediaType: row.media_type, bytes: contentOrRefuse(context, row) };
}
