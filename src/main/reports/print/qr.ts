import { encode } from 'uqr';

/** A quarter of the code may be smudged or scratched: it is read from stickers and folded paper. */
const CORRECTION = 'Q';
/** Modules of white around it that readers ask for (ISO/IEC 18004). */
export const QUIET_ZONE = 4;

/** A text as a QR code: a row of modules a text, "1" for a dark one. */
export function qrModules(text: string): string[] {
  return encode(text, { ecc: CORRECTION, border: 0 }).data.map((row) => row.map((dark) => (dark ? '1' : '0')).join(''));
}

/** The same as one path of an SVG drawing with its quiet zone; black on white in every theme, for cameras. */
export function qrSvg(text: string): string {
  const modules = qrModules(text);
  const size = modules.length + 2 * QUIET_ZONE;
  const runs = modules.flatMap((row, y) => [...row.matchAll(/1+/g)].map(({ index, 0: { length } }) => `M${index + QUIET_ZONE} ${y + QUIET_ZONE}h${length}v1h-${length}z`));
  return `<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path fill="#000" d="${runs.join('')}"/></svg>`;
}
