import { describe, expect, test } from 'vitest';
import { boundsToOpen, MIN_HEIGHT, MIN_WIDTH } from '../../src/main/shell/bounds.ts';

const primary = { x: 0, y: 0, width: 1920, height: 1040 };
const second = { x: 1920, y: 0, width: 1280, height: 1024 };

describe('the place of the window', () => {
  test('is the centre of the primary display at the first start', () => {
    expect(boundsToOpen(null, [primary, second])).toEqual({ x: 270, y: 80, width: 1380, height: 880 });
  });

  test('is never larger than a small display', () => {
    expect(boundsToOpen(null, [{ x: 0, y: 0, width: 1280, height: 720 }])).toEqual({ x: 0, y: 0, width: 1280, height: 720 });
  });

  test('is where it was left, on whichever display that was', () => {
    const saved = { x: 2000, y: 40, width: 1100, height: 700 };
    expect(boundsToOpen(saved, [primary, second])).toEqual(saved);
  });

  test('is the centre again when the display it was on is gone', () => {
    expect(boundsToOpen({ x: 2000, y: 40, width: 1100, height: 700 }, [primary])).toEqual({ x: 270, y: 80, width: 1380, height: 880 });
  });

  test('is the centre when its title bar could not be reached', () => {
    expect(boundsToOpen({ x: 100, y: -500, width: 1100, height: 700 }, [primary])).toMatchObject({ x: 270, y: 80 });
    expect(boundsToOpen({ x: 1890, y: 10, width: 1100, height: 700 }, [primary])).toMatchObject({ x: 270, y: 80 });
  });

  test('keeps a size that can be used', () => {
    expect(boundsToOpen({ x: 10, y: 10, width: 200, height: 90 }, [primary])).toMatchObject({ width: MIN_WIDTH, height: MIN_HEIGHT });
    expect(boundsToOpen({ x: 10, y: 10, width: 9000, height: 9000 }, [primary])).toMatchObject({ width: 1920, height: 1040 });
  });
});
