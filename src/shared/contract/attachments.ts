import { z } from 'zod';
import { command, query, shell } from './define.ts';
import { assetRef, chosen, done, fileId, nothing, reason, savedFile, text } from './shapes.ts';

export const ATTACHMENT_KINDS = ['photo', 'invoice', 'contract', 'other'] as const;

const attachmentId = z.string().regex(/^att-\d{1,12}$/);
const kind = z.enum(ATTACHMENT_KINDS);
/** A small JPEG as base64: what a list and a heading show in place of a photo of several megabytes. */
const thumbnail = z.base64().min(1).max(131_072);
const named = z.strictObject({ attachmentId });
const picture = z.strictObject({ mediaType: z.string(), data: z.string() });

export const attachment = z.strictObject({
  attachmentId, kind, fileName: z.string(), mediaType: z.string(), bytes: z.int(), sha256: z.string(), note: z.string().nullable(), actor: z.string(), at: z.string(),
  /** Something a window can draw. */
  hasPicture: z.boolean(),
  removed: z.strictObject({ at: z.string(), actor: z.string(), reason: z.string(), /** Its content is gone for good: its asset was a draft. */ isPurged: z.boolean() }).nullable(),
});

export const attachments = {
  /** What a staged file is, before it is attached. Refused already where it may not be. */
  'attachments.inspect': query('attachments.add', z.strictObject({ fileId, withPicture: z.boolean().default(false) }), z.strictObject({ fileName: z.string(), mediaType: z.string(), bytes: z.int(), suggestedKind: kind, picture: picture.nullable() })),
  'attachments.add': command('attachments.add', z.strictObject({ ...assetRef, fileId, kind, note: text(500).nullable().optional(), thumbnail: thumbnail.optional() }), attachment),
  /** Oldest first; what was removed only where it is asked for. `photoId`: the picture that stands for the asset. */
  'attachments.list': query('attachments.view', z.strictObject({ ...assetRef, includeRemoved: z.boolean().default(false) }), z.strictObject({ items: z.array(attachment), photoId: attachmentId.nullable() })),
  /** The picture of an image: its thumbnail, or the image itself where none was made. */
  'attachments.photo': query('attachments.view', named, picture),
  'attachments.choosePhoto': command('attachments.add', named, done),
  /** A mark with a reason; the content stays, unless the asset is still a draft. */
  'attachments.remove': command('attachments.remove', named.extend({ reason }), attachment),
  /** What the documents of the book take up, each content counted once. */
  'attachments.summary': query('attachments.view', nothing, z.strictObject({ count: z.int(), bytes: z.int() })),
  /** Asks for a file and stages it. */
  'attachments.choose': shell('attachments.add', nothing, chosen(z.strictObject({ fileId, fileName: z.string(), bytes: z.int() }))),
  /** In the program that the system opens such files with. */
  'attachments.open': shell('attachments.view', named, done),
  /** A copy where the person wants it. */
  'attachments.save': shell('attachments.view', named, chosen(savedFile)),
};
