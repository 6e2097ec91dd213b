/** A tax book beside the ledger, made, activated and compared by keyboard alone. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inService } from '../support/assets.ts';
import { bookAt, temporaryFolder } from '../support/book.ts';
import { LANGUAGES, granted, sitDown, standUp, type Person } from './person.ts';

const STORY_MS = 60_000;

describe.each(LANGUAGES)('a depreciation book by keyboard in %s', (language) => {
  const path = join(temporaryFolder(), 'noor.usool');
  let me: Person;

  beforeAll(async () => {
    const book = bookAt(path);
    inService(book);
    book.call('close.run', { period: '2026-01' });
    book.host.close();
    me = await sitDown(language, { bookPath: path });
  });
  afterAll(() => standUp(me));

  /** Tab until what has the focus is called so. */
  async function tabTo(name: string): Promise<void> {
    const { page } = me.app;
    for (let step = 0; step < 80; step += 1) {
      const names = await page.evaluate(() => {
        const element = document.activeElement;
        if (element === null || element === document.body) return [];
        const labelled = (element.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '');
        const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])].map((label) => label.textContent ?? '') : [];
        return [element.getAttribute('aria-label') ?? '', ...labelled, ...labels, element.textContent ?? ''].map((text) => text.replaceAll(/[\u2066-\u2069]/g, '').trim());
      });
      if (names.some((found) => found.startsWith(name))) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`nothing called ${name} takes the focus`);
  }

  test('is made in a dialog', { timeout: STORY_MS }, async () => {
    const { t, app } = me;
    const { page } = app;
    await page.keyboard.press('Control+K');
    await page.getByRole('dialog', { name: t('app:palette.title') }).waitFor();
    await page.keyboard.insertText(t('app:command.go.depreciationBooks'));
    await page.getByRole('menuitem', { name: t('app:command.go.depreciationBooks') }).waitFor();
    await page.keyboard.press('Enter');
    await me.sees(t('depreciationBooks:title'));
    await tabTo(t('depreciationBooks:add'));
    await page.keyboard.press('Enter');
    await me.dialog().waitFor();
    // The name has the focus.
    await page.keyboard.insertText('Tax');
    await tabTo(t('enums:field.nameAr'));
    await page.keyboard.insertText('ضريبي');
    await tabTo(t('enums:field.code'));
    await page.keyboard.insertText('tax');
    await tabTo(t('depreciationBooks:addRate'));
    await page.keyboard.press('Enter');
    await tabTo(t('depreciationBooks:create'));
    // The rate is asked for, and said to be missing.
    await page.keyboard.press('Enter');
    await me.seesText(t('common:required'));
    await page.keyboard.press('Shift+Tab');
    await tabTo(t('depreciationBooks:removeRate'));
    await page.keyboard.press('Enter');
    await tabTo(t('depreciationBooks:create'));
    await page.keyboard.press('Enter');
    await me.dialog().waitFor({ state: 'detached' });
    await me.seesText(t('depreciationBooks:about.setup'));
    expect((await granted(app.call('depreciationBooks.list'))).map(({ bookId, status }) => [bookId, status])).toEqual([['IFRS', 'active'], ['TAX', 'setup']]);
  });

  test('is activated after a look at what that comes to', { timeout: STORY_MS }, async () => {
    const { t, app } = me;
    const { page } = app;
    await tabTo(t('depreciationBooks:activate.open'));
    await page.keyboard.press('Enter');
    await me.dialog().getByRole('table').waitFor();
    await tabTo(t('depreciationBooks:earlier.catch_up'));
    await page.keyboard.press('ArrowDown');
    await me.dialog().getByRole('radio', { name: t('depreciationBooks:earlier.opening'), checked: true }).waitFor();
    await me.dialog().getByText('100.00').first().waitFor();
    await tabTo(language === 'ar' ? 'تفعيل ضريبي' : 'Activate Tax');
    await page.keyboard.press('Enter');
    await me.dialog().waitFor({ state: 'detached' });
    await me.seesText(t('depreciationBooks:about.active'));
    expect(await granted(app.call('depreciationBooks.get', { bookId: 'TAX' }))).toMatchObject({ status: 'active', earlier: 'opening', assetCount: 1 });
  });

  test('is compared with the ledger', { timeout: STORY_MS }, async () => {
    const { t, app } = me;
    await tabTo(t('depreciationBooks:tab.terms'));
    await app.page.keyboard.press(language === 'ar' ? 'ArrowLeft' : 'ArrowRight');
    await app.page.getByRole('table', { name: t('depreciationBooks:compare.title') }).waitFor();
    await me.seesText(t('depreciationBooks:compare.note'));
  });
});
