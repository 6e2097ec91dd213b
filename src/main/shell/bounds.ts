import { z } from 'zod';

const rectangle = z.strictObject({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() });
export type Rectangle = z.infer<typeof rectangle>;

export const windowState = z.strictObject({ bounds: rectangle.nullable(), maximized: z.boolean() });
export type WindowState = z.infer<typeof windowState>;

export const MIN_WIDTH = 960;
export const MIN_HEIGHT = 600;
const DEFAULT_WIDTH = 1380;
const DEFAULT_HEIGHT = 880;
/** So much of the title bar must lie on a display for the person to be able to drag the window. */
const GRIP_WIDTH = 120;
const GRIP_HEIGHT = 32;

const overlap = (startA: number, lengthA: number, startB: number, lengthB: number): number => Math.min(startA + lengthA, startB + lengthB) - Math.max(startA, startB);

const isReachable = (bounds: Rectangle, area: Rectangle): boolean =>
  overlap(bounds.x, bounds.width, area.x, area.width) >= GRIP_WIDTH && bounds.y >= area.y && overlap(bounds.y, GRIP_HEIGHT, area.y, area.height) >= GRIP_HEIGHT;

const fit = (length: number, least: number, available: number): number => Math.min(Math.max(length, least), Math.max(available, least));

function centred(area: Rectangle): Rectangle {
  const width = Math.min(DEFAULT_WIDTH, area.width);
  const height = Math.min(DEFAULT_HEIGHT, area.height);
  return { x: area.x + Math.floor((area.width - width) / 2), y: area.y + Math.floor((area.height - height) / 2), width, height };
}

/** Where the window opens: where it was, if that place is still on a display; never larger than it, never too small to use. `workAreas` begins with the primary display's. */
export function boundsToOpen(saved: Rectangle | null, workAreas: readonly [Rectangle, ...Rectangle[]]): Rectangle {
  const area = saved === null ? undefined : workAreas.find((candidate) => isReachable(saved, candidate));
  if (saved === null || area === undefined) return centred(workAreas[0]);
  return { x: saved.x, y: saved.y, width: fit(saved.width, MIN_WIDTH, area.width), height: fit(saved.height, MIN_HEIGHT, area.height) };
}
