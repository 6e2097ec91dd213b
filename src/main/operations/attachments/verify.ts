import type { Connection } from '../../book/connection.ts';
import { sha256 } from '../../book/hash.ts';
import { loggedCommands, type LoggedCommand } from '../../book/queries/verify.ts';
import { allAttachments, allChosenPhotos, attachmentHash, iterateContents, type AttachmentToVerify } from '../../book/tables/attachments.ts';
import type { Expect } from '../verify/check.ts';
import { WITH_ITS_DRAFT } from './discard.ts';

interface Content {
  /** Worked out from the bytes. */
  digest: string;
  size: number;
  isUsed: boolean;
}

const whereOf = (row: AttachmentToVerify): string => `${row.number ?? row.subject ?? ''} ${row.file_name}`.trim();
const detailOf = (command: LoggedCommand): Record<string, unknown> => JSON.parse(command.detail) as Record<string, unknown>;

/** Every document says what it said when it was attached, to the byte; it came and went as the audit log tells. */
export function verifyAttachments(connection: Connection, expect: Expect): number {
  const contents = new Map<number, Content>();
  for (const { id, bytes } of iterateContents(connection)) contents.set(id, { digest: sha256(bytes), size: bytes.byteLength, isUsed: false });
  const rows = allAttachments(connection);
  for (const row of rows) verifyDocument(row, contents, expect);
  for (const [id, content] of contents) expect.same('attachment_unknown', String(id), true, content.isUsed);
  verifyAdditions(connection, rows, expect);
  verifyRemovals(connection, rows, expect);
  for (const { asset_id, attachment_id } of allChosenPhotos(connection)) {
    const row = rows.find(({ id }) => id === attachment_id);
    expect.same('attachment_photo', row === undefined ? String(attachment_id) : whereOf(row), asset_id, row?.removed_at === null ? row.asset_id : null);
  }
  return rows.length;
}

function verifyDocument(row: AttachmentToVerify, contents: Map<number, Content>, expect: Expect): void {
  const where = whereOf(row);
  expect.same('attachment_record', where, attachmentHash(row), row.content_hash);
  const same = (id: number, digest: string | null): Content | undefined => {
    const content = contents.get(id);
    expect.same('attachment_content', where, digest, content?.digest);
    if (content) content.isUsed = true;
    return content;
  };
  if (row.content_id !== null) expect.same('attachment_content', where, row.size, same(row.content_id, row.sha256)?.size);
  if (row.thumbnail_id !== null) same(row.thumbnail_id, row.thumbnail_sha256);
  else if (row.content_id !== null) expect.same('attachment_content', where, null, row.thumbnail_sha256);
}

function verifyAdditions(connection: Connection, rows: readonly AttachmentToVerify[], expect: Expect): void {
  const added = loggedCommands(connection, 'attachments.add');
  expect.same('attachment_added', 'attachments.add', added.length, rows.length);
  added.forEach((logged, index) => {
    const row = rows[index];
    const { attachment, sha256: digest } = detailOf(logged);
    expect.same('attachment_added', row === undefined ? String(attachment) : whereOf(row), `${String(attachment)} ${String(digest)} ${logged.at} ${logged.actor}`, row && `${row.id} ${row.sha256} ${row.at} ${row.actor}`);
  });
}

function verifyRemovals(connection: Connection, rows: readonly AttachmentToVerify[], expect: Expect): void {
  const told = new Map<number, string>();
  const text = (at: string, actor: string | null, reason: unknown, isPurged: boolean): string => `${at} ${actor ?? ''} ${String(reason)} ${isPurged ? 'purged' : 'kept'}`;
  for (const logged of loggedCommands(connection, 'attachments.remove')) {
    const { attachment, reason, purged } = detailOf(logged);
    told.set(Number(attachment), text(logged.at, logged.actor, reason, purged === true));
  }
  for (const logged of loggedCommands(connection, 'assets.deleteDraft')) {
    const { attachments } = detailOf(logged) as { attachments?: number[] };
    for (const id of attachments ?? []) told.set(id, text(logged.at, logged.actor, WITH_ITS_DRAFT, true));
  }
  for (const row of rows) expect.same('attachment_removed', whereOf(row), told.get(row.id) ?? null, row.removed_at === null ? null : text(row.removed_at, row.removed_by, row.reason, row.content_id === null));
}
