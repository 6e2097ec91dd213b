/** Everything out of a book at the window, and an equal book made of it. */
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeMonths, inService } from '../support/assets.ts';
import { bookAt, temporaryFolder } from '../support/book.ts';
import { LANGUAGES, granted, sitDown, standUp, type Person } from './person.ts';

const STORY_MS = 60_000;

describe.each(LANGUAGES)('everything out and back in, in %s', (language) => {
  const folder = temporaryFolder();
  const stick = join(folder, 'stick');
  let me: Person;
  let head = '';

  beforeAll(async () => {
    mkdirSync(stick);
    const book = bookAt(join(folder, 'noor.usool'));
    inService(book);
    closeMonths(book, '2026-01');
    head = book.call('book.verify').chainHead;
    book.host.close();
    me = await sitDown(language, { bookPath: join(folder, 'noor.usool') });
  });
  afterAll(() => standUp(me));

  test('the palette leads to the card, and the card says what was written', { timeout: STORY_MS }, async () => {
    const { t, app } = me;
    await me.goByPalette(t('shell:menu.book.export'), t('shell:menu.book.export'));
    await me.seesText(t('settings:exportAll.secret'));
    await app.answerDialog({ path: stick });
    await me.press(t('settings:exportAll.submit'));
    await me.button(t('settings:exportAll.show')).waitFor();
    const [written = ''] = readdirSync(stick);
    expect(written).toContain('noor');
    await app.page.getByRole('status').filter({ hasText: written }).waitFor();
    expect(readdirSync(join(stick, written))).toEqual(expect.arrayContaining(['README.en.md', 'README.ar.md', 'manifest.json', 'tables']));
  });

  test('the first screen makes the same book of it, by keyboard', { timeout: STORY_MS }, async () => {
    const { t, app } = me;
    await granted(app.call('app.closeBook'));
    await me.sees(t('welcome:title'));
    const [written = ''] = readdirSync(stick);
    await app.answerDialog({ path: join(stick, written) });
    await app.page.getByRole('button', { name: t('welcome:restoreText') }).focus();
    await app.page.keyboard.press('Enter');
    await app.answerDialog({ path: join(folder, 'again.usool') });
    await expect.poll(async () => (await app.call('book.info')).ok, { timeout: STORY_MS }).toBe(true);
    expect(await granted(app.call('book.info'))).toMatchObject({ fileName: 'again.usool', lastClosedPeriod: '2026-01' });
    expect((await granted(app.call('book.verify'))).chainHead).toBe(head);
  });

  test('a folder that is none is refused, and the person reads why', { timeout: STORY_MS }, async () => {
    const { t, app } = me;
    await granted(app.call('app.closeBook'));
    await me.sees(t('welcome:title'));
    await app.answerDialog({ path: folder });
    await app.page.getByRole('button', { name: t('welcome:restoreText') }).click();
    await me.seesText(t('errors:EXPORT_UNUSABLE_missing', { file: 'manifest.json' }));
  });
});
