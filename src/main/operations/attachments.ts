import type { Handlers, Output, Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { plainText } from '#shared/values/fold.ts';
import { sha256 } from '../book/hash.ts';
import { attachmentTotals, attachmentsOfAsset, choosePhoto, chosenPhoto, contentOf, insertAttachment, markRemoved, type AttachmentRow } from '../book/tables/attachments.ts';
import { findAssetById, type AssetRow } from '../book/tables/assets.ts';
import { identifyMedia, isDrawn, type Media } from '../exchange/attachments/media.ts';
import { keptFileName } from '../exchange/attachments/names.ts';
import { resolveAsset } from './assets/identity.ts';
import { attachmentIdOf, contentOrRefuse, hasPicture, resolveAttachment, showAttachment } from './attachments/show.ts';
import { thumbnailBytes } from './attachments/thumbnail.ts';
import type { Context, StagedFile } from './context.ts';

interface Staged {
  name: string;
  bytes: Uint8Array;
  media: Media;
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
/** One spelling of a text, and nothing that UTF-8 cannot hold: what is hashed must read back the same. */
const storedText = (text: string): string => plainText(text.toWellFormed());

/** @throws FILE_NOT_FOUND */
const stagedFile = (context: Context, fileId: string): StagedFile => context.files.get(fileId) ?? refuse('FILE_NOT_FOUND', { file: fileId });

/** @throws FILE_TYPE_REFUSED, FILE_TOO_LARGE, FILE_UNREADABLE */
function identify(file: StagedFile): Staged {
  const name = keptFileName(file.name);
  return { name, bytes: file.bytes, media: identifyMedia(name, file.bytes) };
}

function inspect(context: Context, { fileId, withPicture }: Parsed<'attachments.inspect'>): Output<'attachments.inspect'> {
  const { name, bytes, media } = identify(stagedFile(context, fileId));
  const picture = withPicture && isDrawn(media.mediaType) ? { mediaType: media.mediaType, data: base64(bytes) } : null;
  return { fileName: name, mediaType: media.mediaType, bytes: bytes.byteLength, suggestedKind: media.isImage ? 'photo' : media.mediaType === 'application/pdf' ? 'invoice' : 'other', picture };
}

/**
 * Puts a staged file into the book as a document of an asset, whatever the asset's status: papers come late too. Sizes in bytes, 25 MiB at most.
 * @throws ASSET_NOT_FOUND, FILE_NOT_FOUND, FILE_TYPE_REFUSED, FILE_TOO_LARGE, FILE_UNREADABLE, ATTACHMENT_NOT_PICTURE (a photo that is no image, a thumbnail of none), ATTACHMENT_EXISTS, INVALID_INPUT (thumbnail)
 */
function add(context: Context, input: Parsed<'attachments.add'>): Output<'attachments.add'> {
  const { connection, actor, now: at } = context;
  const thumbnail = input.thumbnail === undefined ? null : thumbnailBytes(input.thumbnail);
  const asset = resolveAsset(context, input);
  const { name, bytes, media } = identify(stagedFile(context, input.fileId));
  if ((input.kind === 'photo' && !media.isImage) || (thumbnail !== null && !isDrawn(media.mediaType))) refuse('ATTACHMENT_NOT_PICTURE', { file: name });
  const digest = sha256(bytes);
  const twin = attachmentsOfAsset(connection, asset.id).find((known) => known.removed_at === null && known.sha256 === digest);
  if (twin) refuse('ATTACHMENT_EXISTS', { file: name, known: twin.file_name });
  const row = insertAttachment(connection, { asset_id: asset.id, subject: null, kind: input.kind, file_name: name, media_type: media.mediaType, note: storedText(input.note ?? '') || null, actor, at, bytes, thumbnail });
  context.record(asset.number, { attachment: row.id, file: name, kind: row.kind, bytes: row.size, sha256: row.sha256 });
  return showAttachment(row);
}

/** The chosen picture of an asset; where none was chosen, the first of its photos. */
function photoOf(context: Context, asset: AssetRow, rows: readonly AttachmentRow[]): string | null {
  const pictures = rows.filter((row) => row.removed_at === null && hasPicture(row));
  const chosen = chosenPhoto(context.connection, asset.id);
  const shown = pictures.find(({ id }) => id === chosen) ?? pictures.find(({ kind }) => kind === 'photo');
  return shown === undefined ? null : attachmentIdOf(shown.id);
}

function list(context: Context, input: Parsed<'attachments.list'>): Output<'attachments.list'> {
  const asset = resolveAsset(context, input);
  const rows = attachmentsOfAsset(context.connection, asset.id);
  return { items: rows.filter((row) => input.includeRemoved || row.removed_at === null).map(showAttachment), photoId: photoOf(context, asset, rows) };
}

/** @throws ATTACHMENT_NOT_FOUND, ATTACHMENT_REMOVED (purged), ATTACHMENT_NOT_PICTURE, BOOK_CORRUPT */
function photo(context: Context, { attachmentId }: Parsed<'attachments.photo'>): Output<'attachments.photo'> {
  const row = resolveAttachment(context, attachmentId);
  const small = row.thumbnail_id === null ? undefined : contentOf(context.connection, row.thumbnail_id);
  if (small !== undefined) return { mediaType: 'image/jpeg', data: base64(small) };
  if (row.content_id !== null && !hasPicture(row)) refuse('ATTACHMENT_NOT_PICTURE', { file: row.file_name });
  return { mediaType: row.media_type, data: base64(contentOrRefuse(context, row)) };
}

/** @throws ATTACHMENT_NOT_FOUND, ATTACHMENT_REMOVED */
function standingOrRefuse(context: Context, attachmentId: string): AttachmentRow {
  const row = resolveAttachment(context, attachmentId);
  if (row.removed_at !== null) refuse('ATTACHMENT_REMOVED', { file: row.file_name });
  return row;
}

const assetOf = (context: Context, row: AttachmentRow): AssetRow | undefined => (row.asset_id === null ? undefined : findAssetById(context.connection, row.asset_id));
const nameOf = (context: Context, row: AttachmentRow): string => assetOf(context, row)?.number ?? row.subject ?? attachmentIdOf(row.id);

/** @throws ATTACHMENT_NOT_FOUND, ATTACHMENT_REMOVED, ATTACHMENT_NOT_PICTURE */
function choose(context: Context, { attachmentId }: Parsed<'attachments.choosePhoto'>): Output<'attachments.choosePhoto'> {
  const row = standingOrRefuse(context, attachmentId);
  if (row.asset_id === null || !hasPicture(row)) refuse('ATTACHMENT_NOT_PICTURE', { file: row.file_name });
  choosePhoto(context.connection, row.asset_id, row.id);
  context.record(nameOf(context, row), { attachment: row.id, file: row.file_name });
  return { done: true };
}

/**
 * Marks a document as removed, with the reason. Its content stays in the book; only that of a draft, which nothing stands on, goes for good.
 * @throws ATTACHMENT_NOT_FOUND, ATTACHMENT_REMOVED
 */
function remove(context: Context, { attachmentId, reason }: Parsed<'attachments.remove'>): Output<'attachments.remove'> {
  const row = standingOrRefuse(context, attachmentId);
  const purge = assetOf(context, row)?.status === 'DRAFT';
  const removed = markRemoved(context.connection, row, { at: context.now, actor: context.actor, reason: storedText(reason), purge });
  context.record(nameOf(context, row), { attachment: row.id, file: row.file_name, sha256: row.sha256, reason: storedText(reason), purged: purge });
  return showAttachment(removed);
}

type Names = 'attachments.inspect' | 'attachments.add' | 'attachments.list' | 'attachments.photo' | 'attachments.choosePhoto' | 'attachments.remove' | 'attachments.summary';

export const attachmentHandlers: Pick<Handlers<Context>, Names> = {
  'attachments.inspect': inspect,
  'attachments.add': add,
  'attachments.list': list,
  'attachments.photo': photo,
  'attachments.choosePhoto': choose,
  'attachments.remove': remove,
  'attachments.summary': (context) => attachmentTotals(context.connection),
};
