/** A transfer from the form to its papers, by keyboard alone: prepared, approved, posted, taken back; and several from the register. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bookAt, temporaryFolder } from '../support/book.ts';
import { addPlaces, placed } from '../support/transfers.ts';
import { overflowing, violations } from './inspect.ts';
import { LANGUAGES, granted, sitDown, standUp, type Person } from './person.ts';

const STORY_MS = 90_000;
const NUMBER = 'TRF-2026-000001';
const JEDDAH = { en: 'Jeddah branch', ar: 'فرع جدة' };
const VEHICLES = 'VEH';

describe.each(LANGUAGES)('transfers in %s', (language) => {
  const folder = temporaryFolder();
  const path = join(folder, 'noor.usool');
  let me: Person;

  beforeAll(async () => {
    const book = bookAt(path);
    addPlaces(book);
    placed(book, { name: 'Laptop', nameAr: 'حاسب محمول' });
    placed(book, { name: 'Screen', nameAr: 'شاشة' });
    book.host.close();
    me = await sitDown(language, { bookPath: path });
  });
  afterAll(() => standUp(me));

  const keys = (...pressed: string[]) => pressed.reduce((before, key) => before.then(() => me.app.page.keyboard.press(key)), Promise.resolve());
  /** As a person without a mouse comes to it. While a list is open, all but its field is hidden from the tree of roles. */
  const tabTo = async (role: 'button' | 'combobox' | 'textbox', name: string): Promise<void> => {
    const wanted = me.app.page.getByRole(role, { name, exact: role === 'button' }).first();
    for (let steps = 0; steps < 80; steps += 1) {
      if ((await wanted.count()) > 0 && (await wanted.evaluate((element) => element === document.activeElement))) return;
      await me.app.page.keyboard.press('Tab');
    }
    throw new Error(`${name} is not reached by the Tab key`);
  };
  const pick = async (label: string, typed: string): Promise<void> => {
    await tabTo('combobox', label);
    await me.app.page.keyboard.insertText(typed);
    await expect.poll(() => me.app.page.getByRole('option').allTextContents()).toEqual([expect.stringContaining(typed)]);
    await keys('ArrowDown', 'Enter');
  };
  const act = async (name: string): Promise<void> => {
    await expect.poll(() => me.button(name).first().isEnabled()).toBe(true);
    await tabTo('button', name);
    await keys('Enter');
  };
  const look = async (name: string): Promise<void> => {
    await me.app.screenshot(`${name}-${language}`);
    expect.soft(await violations(me.app.page), `${name} in ${language}`).toEqual([]);
    expect.soft(await overflowing(me.app.page), `${name} in ${language}`).toEqual([]);
  };
  const status = (value: string) => me.app.page.getByText(me.t(`enums:transferStatus.${value}`), { exact: true }).first().waitFor();

  test('one is prepared, approved and posted without a mouse, its journal shown before', { timeout: STORY_MS }, async () => {
    const { t, app, format } = me;
    await keys('Control+K');
    await me.dialog().waitFor();
    await app.page.keyboard.insertText(t('app:command.transfer.create'));
    await app.page.getByRole('menuitem', { name: t('app:command.transfer.create') }).first().waitFor();
    await keys('Enter');
    await me.dialog().getByText(t('transfers:create.text')).waitFor();
    await pick(t('transfers:create.asset'), 'FA-2026-000001');
    await pick(t('transfers:to.location'), 'LOC-200');
    await pick(t('transfers:to.category'), VEHICLES);
    await tabTo('textbox', t('transfers:effectiveDate'));
    await keys('Control+A');
    await app.page.keyboard.insertText('20/1/2026');
    await keys('Tab');
    await look('transfer-form');
    await act(t('transfers:create.confirm', { count: 1 }));
    await me.seesText(NUMBER);
    await status('DRAFT');
    await act(t('transfers:actions.approve'));
    await me.dialog().getByText(t('transfers:approve.text')).waitFor();
    await act(t('transfers:approve.confirm', { count: 1 }));
    await status('APPROVED');
    await act(t('transfers:actions.post'));
    await me.dialog().getByRole('table', { name: t('transfers:post.journal', { date: format.gregorianDate('2026-01-20') }) }).waitFor();
    await look('transfer-post');
    await act(t('transfers:post.confirm', { count: 1, date: format.gregorianDate('2026-01-20') }));
    await status('POSTED');
    expect(await granted(app.call('assets.get', { assetId: 'asset-1' }))).toMatchObject({ location: 'LOC-200', categoryCode: VEHICLES });
    expect((await granted(app.call('book.verify'))).ok).toBe(true);
  });

  test('its custody acknowledgement is saved as a PDF in the language of whoever signs', { timeout: STORY_MS }, async () => {
    const { t, app } = me;
    const file = join(folder, `custody-${language}.pdf`);
    await me.press(t('transfers:actions.print'));
    await app.page.getByRole('menuitem', { name: t('transfers:actions.custody') }).click();
    await me.check(t('export:languages.both'));
    await look('transfer-print');
    await app.answerDialog({ path: file });
    await me.press(t('export:savePdf'));
    await expect.poll(() => existsSync(file), { timeout: 30_000 }).toBe(true);
    expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('it is taken back with a reason, and the asset’s page tells of both', { timeout: STORY_MS }, async () => {
    const { t, app } = me;
    await me.press(t('transfers:actions.reverse'));
    await me.dialog().getByRole('textbox').fill('Wrong asset');
    await me.press(t('transfers:reverse.confirm'));
    await app.page.getByText('TRF-2026-000002').first().waitFor();
    expect(await granted(app.call('assets.get', { assetId: 'asset-1' }))).toMatchObject({ location: 'LOC-100', categoryCode: 'COMP' });
    await me.goByPalette('FA-2026-000001', 'FA-2026-000001');
    await app.page.getByRole('tab', { name: t('asset:tabs.history'), exact: true }).click();
    await me.seesText(t('asset:history.kind.transfer_reversal'));
    await look('transfer-history');
  });

  test('several go together from the register, and wait in the close until they are posted', { timeout: STORY_MS }, async () => {
    const { t, app, format } = me;
    await me.go('register');
    await app.page.locator('.ag-row [col-id="assetNumber"]').first().waitFor();
    for (const row of [0, 1]) await app.page.locator(`.ag-row[row-index="${row}"] input[type="checkbox"]`).click();
    await me.press(t('register:selection.transfer', { count: 2 }));
    await me.find(t('transfers:to.location'), JEDDAH[language]);
    await me.fill(t('transfers:effectiveDate'), '25/1/2026');
    await me.press(t('transfers:create.confirm', { count: 2 }));
    await me.seesText(t('transfers:batch.title'));
    await me.go('close');
    await me.press(t('close:fix.transfers'));
    await me.press('TRF-2026-000003');
    await me.press(t('transfers:actions.approve'));
    await me.press(t('transfers:approve.confirm', { count: 2 }));
    await me.press(t('transfers:actions.post'));
    await me.press(t('transfers:post.confirm', { count: 2, date: format.gregorianDate('2026-01-25') }));
    await me.seesText(t('transfers:post.done', { count: 2, number: '' }).trim());
    expect((await granted(app.call('assets.list', { locationId: 'LOC-200' }))).total).toBe(2);
  });
});
