import { expect, it } from 'vitest';
import { Story } from '../support/story.ts';

/** As many as the issue asks of a night's run; fewer in the suite. */
const ACTS = Number(process.env.USOOL_ACTS ?? 1200);
/** Verified after so many steps besides; 0: at the end alone. */
const VERIFIED_EVERY = Number(process.env.USOOL_VERIFY ?? 0);

it(`${ACTS} random acts on a hundred assets, with runs, closes and inverses between, leave a book that verifies`, () => {
  const seed = Number(process.env.USOOL_SEED ?? 20261121);
  const story = new Story(seed, Math.ceil(ACTS / 1200));
  let steps = 0;
  while (story.posted.length < ACTS) {
    story.step();
    steps += 1;
    if (VERIFIED_EVERY > 0 && steps % VERIFIED_EVERY === 0) {
      const broken = story.book.call('book.verify').checks.filter(({ ok }) => !ok);
      expect(broken, `after ${story.posted.length} acts of seed ${seed}: ${JSON.stringify(story.last)}`).toEqual([]);
    }
  }
  const broken = story.book.call('book.verify').checks.filter(({ ok }) => !ok);
  expect(story.transfers.length).toBeGreaterThan(5);
  expect(broken, `seed ${seed}; refusals ${JSON.stringify([...story.refusals])}`).toEqual([]);
}, Math.max(120_000, ACTS * 600));
