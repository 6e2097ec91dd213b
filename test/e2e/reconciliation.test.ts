/** The ledger's balances typed, pasted and read, a difference explained, the month signed: by keyboard alone. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bookAt, temporaryFolder } from '../support/book.ts';
import { closeMonths, inService } from '../support/assets.ts';
import { openByPalette, pressByKey, tabTo, typeInto } from './keyboard.ts';
import { LANGUAGES, granted, sitDown, standUp, type Person } from './person.ts';

const STORY_MS = 60_000;

describe.each(LANGUAGES)('reconciled by keyboard in %s', (language) => {
  const folder = temporaryFolder();
  const path = join(folder, 'noor.usool');
  let me: Person;

  beforeAll(async () => {
    const book = bookAt(path);
    inService(book);
    closeMonths(book, '2026-01');
    book.host.close();
    me = await sitDown(language, { bookPath: path });
  });
  afterAll(() => standUp(me));

  const month = async (period = '2026-02') => await granted(me.app.call('reconciliation.compare', { period }));
  const account = async (code: string) => (await month()).accounts.find((one) => one.code === code);
  const nameOf = async (code: string): Promise<string> => {
    const found = await account(code);
    return `${code} ${language === 'ar' ? found?.nameAr : found?.name}`;
  };
  const fieldOf = async (code: string): Promise<string> => me.t('reconciliation:balanceOf', { account: await nameOf(code), period: me.format.period('2026-02') });

  test('balances are typed one after the other, in either digits, and saved with the last', { timeout: STORY_MS }, async () => {
    const { page } = me.app;
    await openByPalette(me, me.t('app:command.go.reconciliation'));
    await me.sees(me.t('reconciliation:title'));
    await tabTo(me, me.field(await fieldOf('1570')));
    await page.keyboard.insertText('٥٬٠٠٠٫٠٠');
    await page.keyboard.press('Enter');
    await page.keyboard.insertText('100');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.insertText('(5');
    await me.seesText(me.t('ui:notAnAmount', { count: 2 }));
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText('100');
    await page.keyboard.press('Enter');
    await me.seesText(me.t('reconciliation:saved'));
    expect((await month()).accounts.filter(({ ledger }) => ledger !== null).map(({ code, ledger, difference }) => [code, ledger, difference])).toEqual([['1570', '5000.00', '200.00'], ['1574', '100.00', '0.00'], ['6100', '100.00', '0.00']]);
  });

  test('a difference is explained in words, and what is left stays in sight', { timeout: STORY_MS }, async () => {
    await pressByKey(me, me.t('reconciliation:explain.open'));
    await me.dialog().waitFor();
    await typeInto(me, me.t('reconciliation:explain.amount'), '150');
    await typeInto(me, me.t('enums:field.note'), 'فاتورة ١٢');
    await pressByKey(me, me.t('reconciliation:explain.save'));
    await me.seesText(me.t('reconciliation:explain.done'));
    expect(await account('1570')).toMatchObject({ explained: '150.00', unexplained: '50.00', items: [{ type: 'timing', note: 'فاتورة ١٢' }] });
    await me.app.page.keyboard.press('Escape');
    await me.dialog().waitFor({ state: 'detached' });
  });

  test('the month is signed', { timeout: STORY_MS }, async () => {
    const open = me.t('reconciliation:sign.open', { period: me.format.period('2026-02') });
    await pressByKey(me, open);
    await me.dialog().waitFor();
    await tabTo(me, me.dialog().getByRole('button', { name: open }));
    await me.app.page.keyboard.press('Enter');
    await me.seesText(me.t('reconciliation:sign.valid'));
    expect(await month()).toMatchObject({ isSigned: true, signOffs: [{ unexplained: 1 }] });
  });

  test('a column copied from a spreadsheet fills the fields from one on', { timeout: STORY_MS }, async () => {
    const { page } = me.app;
    await tabTo(me, me.field(await fieldOf('1570')));
    await page.evaluate(() => {
      const clipboard = new DataTransfer();
      clipboard.setData('text/plain', '4,800.00\n١٢٠٫٥٠\n-\n');
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }));
    });
    await expect.poll(async () => await me.field(await fieldOf('1574')).inputValue()).toBe(me.format.decimal('120.50'));
    await pressByKey(me, me.t('reconciliation:save'));
    await expect.poll(async () => (await month()).statement?.version).toBe(2);
    expect((await month()).accounts.filter(({ ledger }) => ledger !== null).map(({ code, ledger }) => [code, ledger])).toEqual([['1570', '4800.00'], ['1574', '120.50']]);
    expect((await month()).isSigned).toBe(false);
  });

  test('a trial balance is read, and an account that nobody knows is given one of ours', { timeout: STORY_MS }, async () => {
    const file = join(folder, 'trial balance.csv');
    writeFileSync(file, 'رقم الحساب,البيان,مدين,دائن\n1570,الحاسب,4800,\n9001,مجمع قديم,,100\n6100,مصروف,100,\n1000,النقدية,5,\n');
    await me.app.answerDialog({ path: file });
    await pressByKey(me, me.t('reconciliation:import.open'));
    await me.dialog().getByRole('table').first().waitFor();
    await tabTo(me, me.app.page.getByRole('combobox', { name: me.t('reconciliation:import.oursOf', { account: '9001' }) }));
    await me.app.page.keyboard.insertText('1574');
    await me.app.page.getByRole('option').first().waitFor();
    await me.app.page.keyboard.press('ArrowDown');
    await me.app.page.keyboard.press('Enter');
    await me.seesText(me.t('reconciliation:import.matchedBy.chosen'));
    await pressByKey(me, me.t('reconciliation:import.take', { count: 3 }));
    await me.dialog().waitFor({ state: 'detached' });
    expect(await month()).toMatchObject({ statement: { origin: 'file', fileName: 'trial balance.csv' } });
    expect(await account('1574')).toMatchObject({ ledger: '100.00', state: 'agrees' });
    expect(me.pageErrors).toEqual([]);
  });
});
