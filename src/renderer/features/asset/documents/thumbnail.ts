/** The longer side of a thumbnail, in pixels: twice what the largest place for it takes, for dense screens. */
const LONGEST_SIDE = 320;
const QUALITY = 0.82;

export interface PictureData {
  mediaType: string;
  /** Base64. */
  data: string;
}

export const urlOf = ({ mediaType, data }: PictureData): string => `data:${mediaType};base64,${data}`;

function blobOf({ mediaType, data }: PictureData): Blob {
  return new Blob([Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))], { type: mediaType });
}

/** Sides that fit, in the same proportion; never larger than they were. */
export function fitted(width: number, height: number, longest = LONGEST_SIDE): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** A small JPEG of a picture, upright as the camera was held, as base64; null for one that cannot be drawn: it is attached without. */
export async function thumbnailOf(picture: PictureData): Promise<string | null> {
  const image = await createImageBitmap(blobOf(picture)).catch(() => null);
  if (image === null) return null;
  const { width, height } = fitted(image.width, image.height);
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d');
  if (context === null) return null;
  // JPEG knows no transparency: what shows through would turn black.
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, width, height);
  image.close();
  const [, data = ''] = canvas.toDataURL('image/jpeg', QUALITY).split(',');
  return data;
}
