import { refuse } from '#shared/errors.ts';

const JPEG = [0xff, 0xd8, 0xff];

/** What a window made of a photo: a JPEG and nothing else. @throws INVALID_INPUT */
export function thumbnailBytes(base64: string): Uint8Array {
  const bytes = Buffer.from(base64, 'base64');
  if (!JPEG.every((byte, index) => bytes[index] === byte)) refuse('INVALID_INPUT', { field: 'thumbnail', reason: 'not a JPEG' });
  return bytes;
}
