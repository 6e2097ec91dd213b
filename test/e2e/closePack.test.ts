/** A month is closed and its pack taken along: made, saved, checked, by hand at the window. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unzip } from '../reports/unzip.ts';
import { temporaryFolder } from '../support/book.ts';
import { usool } from '../support/commandLine.ts';
import { granted, LANGUAGES, sitDown, standUp, type Person } from './person.ts';

const STORY_MS = 90_000;
const MONTH = '2026-02';

/** What a PDF says; empty where the machine has no pdftotext. */
function textOfPdf(path: string): string {
  const run = spawnSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 });
  return run.status === 0 ? run.stdout.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').normalize('NFKC') : '';
}

describe.each(LANGUAGES)('the close pack in %s', (language) => {
  const folder = temporaryFolder();
  let me: Person;
  beforeAll(async () => {
    const bookPath = join(folder, 'sample.usool');
    expect((await usool(['sample', bookPath])).exit).toBe(0);
    me = await sitDown(language, { bookPath });
    // The last closed month once more, so that it is closed by hand.
    await granted(me.app.call('close.reopen', { period: MONTH, reason: 'Once more' }));
  }, STORY_MS);
  afterAll(() => standUp(me));

  test('follows the close, as a document and a workbook beside each other', { timeout: STORY_MS }, async () => {
    const { t, app, format } = me;
    await me.go('close');
    await app.page.getByRole('list', { name: t('close:months') }).getByRole('button', { name: format.monthShort(2) }).click();
    await me.press(t('close:closeOnly', { period: format.period(MONTH) }));
    await me.dialog().getByRole('button', { name: t('close:closeOnly', { period: format.period(MONTH) }) }).click();
    await me.sees(t('close:done.title', { period: format.period(MONTH) }));
    await me.press(t('packScreens:open'));
    await app.answerDialog({ path: join(folder, 'pack.pdf') });
    await me.dialog().getByRole('button', { name: t('packScreens:save'), exact: true }).click();
    await me.seesText(t('packScreens:saved', { period: format.period(MONTH), count: 2 }));
    expect(readFileSync(join(folder, 'pack.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    expect(unzip(readFileSync(join(folder, 'pack.xlsx'))).get('xl/workbook.xml')).toContain('<sheet ');
    const { checksum } = await granted(app.call('close.pack', { period: MONTH }));
    const said = textOfPdf(join(folder, 'pack.pdf'));
    if (said !== '') expect(said).toContain(checksum);
  });

  test('is made again for the closed month without touching the workbook that is there, and its checksum is the same', { timeout: STORY_MS }, async () => {
    const { t, app, format } = me;
    const before = statSync(join(folder, 'pack.xlsx')).mtimeMs;
    await me.go('close');
    await app.page.getByRole('list', { name: t('close:months') }).getByRole('button', { name: format.monthShort(2) }).click();
    await me.sees(t('close:closed.title', { period: format.period(MONTH) }));
    await me.press(t('packScreens:open'));
    await app.answerDialog({ path: join(folder, 'pack.pdf') });
    await me.dialog().getByRole('button', { name: t('packScreens:save'), exact: true }).click();
    await expect.poll(() => existsSync(join(folder, 'pack (2).xlsx')), { timeout: STORY_MS }).toBe(true);
    expect(statSync(join(folder, 'pack.xlsx')).mtimeMs).toBe(before);
    expect(readFileSync(join(folder, 'pack (2).xlsx')).equals(readFileSync(join(folder, 'pack.xlsx')))).toBe(true);
  });

  test('is checked by what is printed on it', { timeout: STORY_MS }, async () => {
    const { t, app } = me;
    const { checksum } = await granted(app.call('close.pack', { period: MONTH }));
    await me.press(t('packScreens:check'));
    await me.dialog().getByRole('textbox').fill(checksum.slice(0, 8));
    await app.page.keyboard.press('Enter');
    await me.dialog().getByText(t('packScreens:checking.same')).waitFor();
    await app.page.keyboard.press('Escape');
    expect(me.pageErrors).toEqual([]);
  });
});
