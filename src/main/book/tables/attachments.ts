import { assert } from '#shared/values/assert.ts';
import type { Connection } from '../connection.ts';
import { hashOf, sha256 } from '../hash.ts';

/** A document as the file holds it, without its content. Sizes in bytes. */
export interface AttachmentRow {
  id: number;
  asset_id: number | null;
  /** The act it belongs to, where it is more than the asset itself. */
  subject: string | null;
  kind: 'photo' | 'invoice' | 'contract' | 'other';
  file_name: string;
  media_type: string;
  size: number;
  sha256: string;
  thumbnail_sha256: string | null;
  note: string | null;
  actor: string;
  at: string;
  content_hash: string;
  /** Null once the content is purged. */
  content_id: number | null;
  thumbnail_id: number | null;
  removed_at: string | null;
  removed_by: string | null;
  reason: string | null;
}

type Written = Pick<AttachmentRow, 'asset_id' | 'subject' | 'kind' | 'file_name' | 'media_type' | 'size' | 'sha256' | 'thumbnail_sha256' | 'note' | 'actor' | 'at'>;

const COLUMNS = [
  'asset_id', 'subject', 'kind', 'file_name', 'media_type', 'size', 'sha256', 'thumbnail_sha256', 'note', 'actor', 'at', 'content_hash', 'content_id', 'thumbnail_id', 'removed_at', 'removed_by', 'reason',
] as const satisfies readonly (keyof AttachmentRow)[];
const SELECT = `SELECT id, ${COLUMNS.join(', ')} FROM attachments`;

/** SHA-256 over what is said of a document and the hashes of its content and thumbnail: all that never changes. */
export function attachmentHash(row: Written): string {
  const { asset_id, subject, kind, file_name, media_type, size, sha256: content, thumbnail_sha256, note, actor, at } = row;
  return hashOf({ asset_id, subject, kind, file_name, media_type, size, sha256: content, thumbnail_sha256, note, actor, at });
}

export type NewAttachment = Omit<Written, 'size' | 'sha256' | 'thumbnail_sha256'> & { bytes: Uint8Array; thumbnail: Uint8Array | null };

/** Keeps a document. Content the book has already is not kept twice. */
export function insertAttachment(connection: Connection, { bytes, thumbnail, ...said }: NewAttachment): AttachmentRow {
  const content = keepContent(connection, bytes);
  const small = thumbnail === null ? null : keepContent(connection, thumbnail);
  const written: Written = { ...said, size: bytes.byteLength, sha256: content.sha256, thumbnail_sha256: small?.sha256 ?? null };
  const row = { ...written, content_hash: attachmentHash(written), content_id: content.id, thumbnail_id: small?.id ?? null, removed_at: null, removed_by: null, reason: null };
  const { id } = connection.run(`INSERT INTO attachments (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map((column) => `@${column}`).join(', ')})`, row);
  return { id, ...row };
}

function keepContent(connection: Connection, bytes: Uint8Array): { id: number; sha256: string } {
  const digest = sha256(bytes);
  const known = connection.get<{ id: number }>('SELECT id FROM attachment_contents WHERE sha256 = ?', [digest]);
  return { sha256: digest, id: known?.id ?? connection.run('INSERT INTO attachment_contents (sha256, size, bytes) VALUES (@digest, @size, @bytes)', { digest, size: bytes.byteLength, bytes }).id };
}

export function findAttachment(connection: Connection, id: number): AttachmentRow | undefined {
  return connection.get<AttachmentRow>(`${SELECT} WHERE id = ?`, [id]);
}

/** Oldest first, removed ones included. */
export function attachmentsOfAsset(connection: Connection, assetId: number): AttachmentRow[] {
  return connection.all<AttachmentRow>(`${SELECT} WHERE asset_id = ? ORDER BY id`, [assetId]);
}

/** Bytes as they were attached; undefined where they are purged. */
export function contentOf(connection: Connection, contentId: number): Uint8Array | undefined {
  return connection.get<{ bytes: Buffer }>('SELECT bytes FROM attachment_contents WHERE id = ?', [contentId])?.bytes;
}

export interface Removal {
  at: string;
  actor: string;
  reason: string;
  /** Whether the content goes too; the file lets it go only while the asset is a draft. */
  purge: boolean;
}

/** Marks a document as removed. Content that nothing else needs any more goes where it is purged. */
export function markRemoved(connection: Connection, row: AttachmentRow, { at, actor, reason, purge }: Removal): AttachmentRow {
  const removed = { ...row, removed_at: at, removed_by: actor, reason, ...(purge ? { content_id: null, thumbnail_id: null } : {}) };
  const { changes } = connection.run(
    'UPDATE attachments SET removed_at = @removed_at, removed_by = @removed_by, reason = @reason, content_id = @content_id, thumbnail_id = @thumbnail_id WHERE id = @id',
    { id: row.id, removed_at: at, removed_by: actor, reason, content_id: removed.content_id, thumbnail_id: removed.thumbnail_id },
  );
  assert(changes === 1, 'one document is removed');
  connection.run('DELETE FROM asset_photos WHERE attachment_id = ?', [row.id]);
  if (purge) for (const id of [row.content_id, row.thumbnail_id]) if (id !== null) dropUnused(connection, id);
  return removed;
}

function dropUnused(connection: Connection, contentId: number): void {
  connection.run('DELETE FROM attachment_contents WHERE id = @id AND NOT EXISTS (SELECT 1 FROM attachments WHERE content_id = @id OR thumbnail_id = @id)', { id: contentId });
}

/** The picture somebody chose for an asset; undefined where nobody did. */
export function chosenPhoto(connection: Connection, assetId: number): number | undefined {
  return connection.get<{ id: number }>('SELECT attachment_id AS id FROM asset_photos WHERE asset_id = ?', [assetId])?.id;
}

export function choosePhoto(connection: Connection, assetId: number, attachmentId: number): void {
  connection.run('INSERT INTO asset_photos (asset_id, attachment_id) VALUES (?, ?) ON CONFLICT (asset_id) DO UPDATE SET attachment_id = excluded.attachment_id', [assetId, attachmentId]);
}

/** Documents that stand, and what all contents take up, those of removed documents included. */
export function attachmentTotals(connection: Connection): { count: number; bytes: number } {
  return connection.get<{ count: number; bytes: number }>(
    'SELECT (SELECT COUNT(*) FROM attachments WHERE removed_at IS NULL) AS count, (SELECT COALESCE(SUM(size), 0) FROM attachment_contents) AS bytes',
  ) ?? { count: 0, bytes: 0 };
}

/** Whether an asset of an import has a document that stands. */
export function batchWithAttachments(connection: Connection, batchId: number): string[] {
  return connection.all<{ number: string }>('SELECT DISTINCT a.number FROM assets a JOIN attachments t ON t.asset_id = a.id WHERE a.batch_id = ? AND t.removed_at IS NULL ORDER BY a.number', [batchId]).map(({ number }) => number);
}

export type AttachmentToVerify = AttachmentRow & { number: string | null };

export function allAttachments(connection: Connection): AttachmentToVerify[] {
  return connection.all<AttachmentToVerify>(`SELECT t.id, ${COLUMNS.map((column) => `t.${column}`).join(', ')}, a.number AS number FROM attachments t LEFT JOIN assets a ON a.id = t.asset_id ORDER BY t.id`);
}

/** Every content one at a time, as it lies in the file. */
export function iterateContents(connection: Connection): IterableIterator<{ id: number; sha256: string; size: number; bytes: Buffer }> {
  return connection.iterate('SELECT id, sha256, size, bytes FROM attachment_contents ORDER BY id');
}

export function allChosenPhotos(connection: Connection): { asset_id: number; attachment_id: number }[] {
  return connection.all('SELECT asset_id, attachment_id FROM asset_photos ORDER BY asset_id');
}
