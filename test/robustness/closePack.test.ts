import { expect, it } from 'vitest';
import { Story } from '../support/story.ts';

const MONTHS = 4;

it('the pack of every month keeps its checksums and its workbook through all that is done after it', () => {
  const story = new Story(20_261_122);
  const made = new Map<string, { checksum: string; workbook: string; sections: string[] }>();
  const packOf = (period: string) => {
    const pack = story.book.host.makePack({ period, form: 'xlsx', register: true });
    if (!pack.ok) throw new Error(`the pack of ${period} was refused: ${pack.error.code}`, { cause: story.book.lastFault() });
    const { checksum, workbook, sections } = pack.value;
    return { checksum, workbook: Buffer.from(workbook ?? []).toString('base64'), sections: sections.map(({ id, rows, checksum: own }) => `${id} ${rows} ${own}`) };
  };
  for (let steps = 0; made.size < MONTHS && steps < 3000; steps += 1) {
    story.step();
    const { lastClosedPeriod } = story.book.call('book.info', {});
    for (const period of made.keys()) if (lastClosedPeriod === null || period > lastClosedPeriod) made.delete(period);
    if (lastClosedPeriod !== null && !made.has(lastClosedPeriod)) made.set(lastClosedPeriod, packOf(lastClosedPeriod));
  }
  expect(made.size).toBe(MONTHS);
  for (let more = 0; more < 60; more += 1) story.step();
  for (const [period, before] of made) {
    const again = packOf(period);
    expect(again.sections, period).toEqual(before.sections);
    expect(again.checksum, period).toBe(before.checksum);
    expect(again.workbook === before.workbook, `${period}: the workbook`).toBe(true);
  }
}, 120_000);
