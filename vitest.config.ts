import { defineConfig } from 'vitest/config';

const WINDOW = ['test/e2e/**/*.test.ts', 'test/security/**/*.test.ts'];

export default defineConfig({
  resolve: { alias: { '#shared': new URL('./src/shared', import.meta.url).pathname } },
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['test/**/*.test.{ts,tsx}'], exclude: WINDOW, testTimeout: 60_000, hookTimeout: 60_000 },
      },
      {
        extends: true,
        // One window at a time: two cores, one Chromium, and a book that is locked by whoever has it open.
        test: { name: 'window', include: WINDOW, fileParallelism: false, testTimeout: 120_000, hookTimeout: 180_000 },
      },
    ],
  },
});
