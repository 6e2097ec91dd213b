/** A part of an asset sold with VAT by keyboard alone, in Arabic; several assets on one paper, in English, and taken back. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inService } from '../support/assets.ts';
import { bookAt, temporaryFolder } from '../support/book.ts';
import { granted, sitDown, standUp, type Language, type Person } from './person.ts';

const STORY_MS = 90_000;
/** 100,000.00 less 10,000.00 over 60 months: 64,000.00 is carried when 2028 begins. */
const M01 = { name: 'Packing machine', nameAr: 'آلة تعبئة', categoryCode: 'MACH', acquisitionDate: '2026-01-01', cost: '100000.00', residualValue: '10000.00', usefulLifeMonths: 60, quantity: '8', opening: { depreciatedThrough: '2027-12-31', accumulatedDepreciation: '36000.00' } };

async function deskWith(language: Language, ...names: (typeof M01)[]): Promise<{ me: Person; ids: string[] }> {
  const path = join(temporaryFolder(), 'noor.usool');
  const book = bookAt(path, { clock: '2028-01-15T08:00:00.000Z' });
  const ids = names.map((asset) => inService(book, asset).id);
  book.host.close();
  return { me: await sitDown(language, { bookPath: path }), ids };
}

describe('the sale of a part with VAT, by keyboard alone, in Arabic', () => {
  let me: Person;
  let assetId = '';
  beforeAll(async () => {
    const desk = await deskWith('ar', M01);
    me = desk.me;
    [assetId = ''] = desk.ids;
  });
  afterAll(() => standUp(me));

  /** Tab until the focus stands on what is meant. */
  const tabTo = async (locator: ReturnType<Person['field']>): Promise<void> => {
    for (let steps = 0; steps < 80; steps += 1) {
      if ((await locator.count()) > 0 && (await locator.first().evaluate((element) => element === document.activeElement))) return;
      await me.app.page.keyboard.press('Tab');
    }
    throw new Error(`Tab never came to ${String(locator)}`);
  };
  const replace = async (label: string, text: string): Promise<void> => {
    await tabTo(me.field(label));
    await me.app.page.keyboard.press('Control+A');
    await me.app.page.keyboard.insertText(text);
  };
  const palette = async (words: string): Promise<void> => {
    const { page } = me.app;
    await page.keyboard.press('Control+K');
    await page.getByRole('dialog', { name: me.t('app:palette.title') }).waitFor();
    await page.keyboard.insertText(words);
    await page.getByRole('menuitem', { name: words }).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  };
  const goOn = async (name = me.t('common:continue')): Promise<void> => {
    await tabTo(me.button(name));
    await me.app.page.keyboard.press('Enter');
  };

  test('from the asset through four steps to a balanced journal; what was entered stays while one goes back', { timeout: STORY_MS }, async () => {
    const { t, app, format } = me;
    const { page } = app;
    await palette(M01.nameAr);
    await me.sees(M01.nameAr);
    await palette(t('app:command.asset.dispose'));
    await me.sees(t('disposals:title.one', { asset: M01.nameAr }));
    // A part: the second of the two, then pieces.
    await tabTo(page.getByRole('radio', { name: new RegExp(`^${t('disposals:what.whole')}`) }));
    await page.keyboard.press('ArrowDown');
    await tabTo(page.getByRole('radio', { name: t('disposals:what.by.percent'), exact: true }));
    await page.keyboard.press('ArrowRight');
    await goOn();
    // Nothing was entered yet: the step stays and says so.
    await me.seesText(t('common:required'));
    await replace(t('disposals:what.quantity'), '٢');
    await goOn();
    await expect.poll(() => me.field(t('disposals:how.vatRate')).inputValue()).toBe('15');
    await replace(t('disposals:fields.date'), '2028-01-01');
    await replace(t('disposals:fields.buyer'), 'مصنع النخيل');
    await replace(t('disposals:how.price'), '١٨٬٠٠٠');
    await goOn();
    await me.seesText(t('disposals:effect.chosen'));
    const chosen = page.getByRole('region', { name: t('disposals:card.title', { type: t('enums:disposalType.SALE'), date: format.gregorianDate('2028-01-01') }) });
    await chosen.getByText('2,000.00').waitFor();
    await chosen.getByText('16,000.00').waitFor();
    await me.row(t('disposals:effect.journal', { date: format.gregorianDate('2028-01-01') }), '20,700.00').waitFor();
    // Another day beside it: a month more of the part's depreciation.
    await page.getByRole('region', { name: t('disposals:card.title', { type: t('enums:disposalType.SALE'), date: format.gregorianDate('2028-02-01') }) }).getByText('2,375.00').waitFor();
    await goOn(t('common:back'));
    await expect.poll(() => me.field(t('disposals:how.price')).inputValue()).toBe('18,000.00');
    await goOn();
    await me.seesText(t('disposals:effect.chosen'));
    await expect.poll(() => me.button(t('common:continue')).isEnabled()).toBe(true);
    await goOn();
    await replace(t('disposals:fields.document'), 'DM-2028-001');
    await replace(t('disposals:fields.reason'), 'فائض عن الحاجة');
    await expect.poll(() => me.button(t('disposals:confirm.post', { count: 1 })).isEnabled()).toBe(true);
    await goOn(t('disposals:confirm.post', { count: 1 }));
    await me.seesText(t('disposals:done.title', { count: 1 }));
    const [act] = (await granted(app.call('disposals.list', { assetId }))).items;
    expect(act).toMatchObject({ kind: 'part_disposal', gainLoss: '2000.00', status: 'POSTED', memo: 'فائض عن الحاجة' });
    expect(await granted(app.call('assets.get', { assetId }))).toMatchObject({ quantity: '6', cost: '75000.00', status: 'IN_SERVICE' });
  });

  test('its minutes are saved in a language apart, and it is taken back with a reason', { timeout: STORY_MS }, async () => {
    const { t, app } = me;
    const { page } = app;
    await goOn(t('disposals:minutes.open'));
    await page.getByRole('dialog', { name: t('disposals:minutes.title') }).waitFor();
    await page.keyboard.press('Escape');
    await goOn(t('disposals:takeBack.open'));
    await page.getByRole('dialog').waitFor();
    await page.keyboard.insertText('لم تُسلَّم');
    await goOn(t('disposals:takeBack.confirm'));
    await expect.poll(async () => (await granted(app.call('assets.get', { assetId }))).quantity).toBe('8');
    expect((await granted(app.call('book.verify', {}))).checks.filter(({ ok }) => !ok)).toEqual([]);
  });
});

describe('several assets on one paper, in English', () => {
  let me: Person;
  beforeAll(async () => {
    me = (await deskWith('en', M01, { ...M01, name: 'Sealing machine', nameAr: 'آلة لحام' }, { ...M01, name: 'Labelling machine', nameAr: 'آلة وسم' })).me;
  });
  afterAll(() => standUp(me));

  test('from the register’s selection; one price is shared out, and all are posted together', { timeout: STORY_MS }, async () => {
    const { t, app } = me;
    const { page } = app;
    await me.go('register');
    await page.locator('.ag-row [col-id="assetNumber"]').nth(2).waitFor();
    for (const row of [0, 1]) await page.locator('.ag-row .ag-checkbox-input').nth(row).click();
    await me.press(t('register:selection.dispose', { count: 2 }));
    await me.sees(t('disposals:title.several', { count: 2 }));
    await page.getByRole('combobox', { name: t('disposals:what.findMore') }).fill('Labelling');
    await page.getByRole('option', { name: 'Labelling machine' }).click();
    await me.sees(t('disposals:title.several', { count: 3 }));
    await me.press(t('common:continue'));
    await me.fill(t('disposals:fields.date'), '2028-01-01');
    await me.fill(t('disposals:how.price'), '200000');
    await me.press(t('common:continue'));
    const effect = page.getByRole('table', { name: t('disposals:effect.each') });
    for (const share of ['66,666.67', '66,666.66', '200,000.00', '8,000.00']) await effect.getByText(share).first().waitFor();
    await expect.poll(() => me.button(t('common:continue')).isEnabled()).toBe(true);
    await me.press(t('common:continue'));
    await me.fill(t('disposals:fields.document'), 'DM-7');
    await expect.poll(() => me.button(t('disposals:confirm.post', { count: 3 })).isEnabled()).toBe(true);
    await me.press(t('disposals:confirm.post', { count: 3 }));
    await me.seesText(t('disposals:done.title', { count: 3 }));
    const { items } = await granted(app.call('disposals.list', {}));
    expect(new Set(items.map(({ groupId }) => groupId)).size).toBe(1);
    expect(items.map(({ assetStatus }) => assetStatus)).toEqual(['DISPOSED', 'DISPOSED', 'DISPOSED']);
  });

  test('what was disposed of is gone from the register, and its page shows what became of it', { timeout: STORY_MS }, async () => {
    const { t, app, format } = me;
    await me.goByPalette('Sealing machine', 'Sealing machine');
    await me.seesText(t('disposals:card.title', { type: t('enums:disposalType.SALE'), date: format.gregorianDate('2028-01-01') }));
    await me.seesText(t('disposals:card.together'));
    await me.go('register');
    await app.page.getByRole('button', { name: new RegExp(`^${t('register:tabs.DISPOSED')}`) }).click();
    await app.page.locator('.ag-row [col-id="assetNumber"]').nth(2).waitFor();
  });
});
