import { describe, expect, test } from 'vitest';
import { fitted, urlOf } from '../../src/renderer/features/asset/documents/thumbnail.ts';

describe('a thumbnail', () => {
  test.each([[4000, 3000, 320, 240], [3000, 4000, 240, 320], [320, 100, 320, 100], [10, 10, 10, 10], [100_000, 3, 320, 1]])('of %i × %i is %i × %i', (width, height, w, h) => {
    expect(fitted(width, height)).toEqual({ width: w, height: h });
  });

  test('is drawn from what the page already has', () => {
    expect(urlOf({ mediaType: 'image/jpeg', data: 'AAAA' })).toBe('data:image/jpeg;base64,AAAA');
  });
});
