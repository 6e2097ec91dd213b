/** An asset held for sale, divided, and brought together with another, by keyboard alone. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Locator } from 'playwright-core';
import { inService } from '../support/assets.ts';
import { bookAt, temporaryFolder } from '../support/book.ts';
import { openByPalette, pressByKey, tabTo, typeInto } from './keyboard.ts';
import { granted, LANGUAGES, sitDown, standUp, type Person } from './person.ts';

const STORY_MS = 90_000;
/** 1,000.00 a month: 119,000.00 carried at the end of January. */
const PRESS = { name: 'Press', nameAr: 'مكبس', categoryCode: 'MACH', acquisitionDate: '2026-01-01', cost: '120000.00', usefulLifeMonths: 120 };
const CHAIRS = { name: 'Chairs', nameAr: 'كراسي', categoryCode: 'FURN', acquisitionDate: '2026-01-01', cost: '6000.00', quantity: '6' };
const TABLE = { name: 'Table', nameAr: 'طاولة', categoryCode: 'FURN', acquisitionDate: '2026-01-01', cost: '2400.00' };

describe.each(LANGUAGES)('the life of an asset in %s', (language) => {
  const path = join(temporaryFolder(), 'life.usool');
  let me: Person;
  let [press, chairs, table] = [{ id: '', assetNumber: '' }, { id: '', assetNumber: '' }, { id: '', assetNumber: '' }];

  beforeAll(async () => {
    const book = bookAt(path);
    [press, chairs, table] = [inService(book, PRESS), inService(book, CHAIRS), inService(book, TABLE)];
    book.call('close.run', { period: '2026-01' });
    book.host.close();
    me = await sitDown(language, { bookPath: path });
  });
  afterAll(() => standUp(me));

  const asset = (assetId: string) => granted(me.app.call('assets.get', { assetId }));
  const title = ({ name, nameAr }: { name: string; nameAr: string }): string => (language === 'ar' ? nameAr : name);

  /** By the palette to the asset, and from there by the palette to what is done with it. */
  async function begin(number: string, named: string, command: string): Promise<void> {
    await openByPalette(me, number);
    await me.sees(named);
    await openByPalette(me, me.t(`app:command.asset.${command}`));
  }

  async function commit(button: Locator): Promise<void> {
    await expect.poll(() => button.isEnabled()).toBe(true);
    await tabTo(me, button);
    await me.app.page.keyboard.press('Enter');
  }

  test('is held for sale, remeasured, and at work again', { timeout: STORY_MS }, async () => {
    const { t, app, format } = me;
    await me.go('home');
    await begin(press.assetNumber, title(PRESS), 'holdForSale');
    await typeInto(me, t('lifecycle:held.date.hold'), '2026-02-10');
    await typeInto(me, t('lifecycle:held.amount.fairValueLessCosts'), '100000');
    await me.seesText(t('lifecycle:held.words.writtenDown', { amount: format.amount('19000.00'), to: format.amount('100000.00') }));
    await commit(me.button(t('lifecycle:held.commit.hold')));
    await me.seesText(t('lifecycle:held.done.hold', { asset: press.assetNumber }));
    expect(await asset(press.id)).toMatchObject({ status: 'HELD_FOR_SALE', netBookValue: '100000.00' });

    // The banner on its page says so, and leads on.
    const banner = app.page.getByRole('region', { name: t('asset:lineage.held') });
    await banner.getByText(t('asset:lineage.heldSince', { date: format.gregorianDate('2026-02-10'), carrying: format.amount('100000.00') })).waitFor();
    await pressByKey(me, t('asset:actions.remeasure'));
    await me.sees(t('lifecycle:held.titleOf_held', { asset: title(PRESS) }));
    await typeInto(me, t('lifecycle:held.date.remeasure'), '2026-02-20');
    await typeInto(me, t('lifecycle:held.amount.fairValueLessCosts'), '95000');
    await me.seesText(t('lifecycle:held.words.falls', { amount: format.amount('5000.00'), from: format.amount('100000.00'), to: format.amount('95000.00') }));
    await commit(me.button(t('lifecycle:held.commit.remeasure')));
    await banner.getByText(t('asset:lineage.remeasuredOn', { date: format.gregorianDate('2026-02-20') })).waitFor();

    await pressByKey(me, t('asset:actions.release'));
    await typeInto(me, t('lifecycle:held.date.release'), '2026-02-28');
    await me.seesText(t('lifecycle:held.words.asNever', { to: format.amount('118000.00') }));
    await commit(me.button(t('lifecycle:held.commit.release')));
    await me.seesText(t('lifecycle:held.done.release', { asset: press.assetNumber }));
    await expect.poll(() => banner.count()).toBe(0);
    expect(await asset(press.id)).toMatchObject({ status: 'IN_SERVICE', netBookValue: '118000.00' });
  });

  test('is divided into parts of their own, one of which says where it came from', { timeout: STORY_MS }, async () => {
    const { t, app, format } = me;
    await begin(chairs.assetNumber, title(CHAIRS), 'split');
    await typeInto(me, t('lifecycle:split.date'), '2026-02-10');
    const part = (number: number) => app.page.getByRole('group', { name: t('lifecycle:split.part', { number }), exact: true });
    const typeIn = async (number: number, label: string, text: string): Promise<void> => {
      await tabTo(me, part(number).getByRole('textbox', { name: t(`lifecycle:split.${label}`), exact: true }));
      await app.page.keyboard.insertText(text);
    };
    await typeIn(1, 'amount.quantity', '2');
    await typeIn(1, 'name', 'Guest chairs');
    await typeIn(1, 'nameAr', 'كراسي الضيوف');
    await pressByKey(me, t('lifecycle:split.add'));
    await typeIn(2, 'amount.quantity', '9');
    // More than there are: said beside the part that it is about.
    await part(2).getByText(t('errors:next.INVALID_AMOUNT')).waitFor();
    expect(await me.button(t('lifecycle:split.commit', { count: 2 })).isEnabled()).toBe(false);
    await tabTo(me, part(2).getByRole('textbox', { name: t('lifecycle:split.amount.quantity'), exact: true }));
    await app.page.keyboard.press('Control+A');
    await app.page.keyboard.insertText('1');
    const rows = app.page.getByRole('table', { name: new RegExp(t('lifecycle:split.outcome')) }).first();
    await rows.getByText(format.amount('3000.00')).first().waitFor();
    await commit(me.button(t('lifecycle:split.commit', { count: 2 })));
    await me.seesText(t('lifecycle:split.done', { asset: chairs.assetNumber, count: 2 }));
    expect(await asset(chairs.id)).toMatchObject({ cost: '3000.00', quantity: '3' });
    const guests = (await granted(app.call('assets.lineage', { assetId: chairs.id }))).parts[0];
    expect(guests).toMatchObject({ name: 'Guest chairs', nameAr: 'كراسي الضيوف' });

    // From the whole to the part, and there stands where it came from.
    const link = app.page.getByRole('region', { name: t('asset:lineage.parts') }).getByRole('button', { name: guests?.assetNumber ?? '' });
    await tabTo(me, link);
    await app.page.keyboard.press('Enter');
    await me.sees(language === 'ar' ? 'كراسي الضيوف' : 'Guest chairs');
    await app.page.getByRole('region', { name: t('asset:lineage.splitFrom') }).getByRole('button', { name: chairs.assetNumber }).waitFor();
  });

  test('takes another in, after one of another category was told why it cannot come', { timeout: STORY_MS }, async () => {
    const { t, app } = me;
    await begin(table.assetNumber, title(TABLE), 'merge');
    const add = () => app.page.getByRole('combobox', { name: t('lifecycle:merge.add') });
    const choose = async (number: string): Promise<void> => {
      await tabTo(me, add());
      await app.page.keyboard.insertText(number);
      await app.page.getByRole('option', { name: number }).waitFor();
      await app.page.keyboard.press('ArrowDown');
      await app.page.keyboard.press('Enter');
    };
    await choose(press.assetNumber);
    await me.row(t('lifecycle:merge.which'), press.assetNumber).getByText(t('errors:INVALID_INPUT_category')).waitFor();
    expect(await me.button(t('lifecycle:merge.commit', { count: 2 })).isEnabled()).toBe(false);
    await pressByKey(me, t('lifecycle:merge.removeOf', { asset: title(PRESS) }));
    await choose(chairs.assetNumber);
    await typeInto(me, t('lifecycle:merge.date'), '2026-03-10');
    await me.row(t('lifecycle:merge.which'), chairs.assetNumber).getByText(t('lifecycle:merge.joins')).waitFor();
    await commit(me.button(t('lifecycle:merge.commit', { count: 2 })));
    await me.seesText(t('lifecycle:merge.done', { asset: table.assetNumber, count: 1 }));
    expect(await asset(table.id)).toMatchObject({ cost: '5400.00', status: 'IN_SERVICE' });
    expect(await asset(chairs.id)).toMatchObject({ status: 'DISPOSED', mergedInto: { assetId: table.id } });
    await openByPalette(me, chairs.assetNumber);
    await app.page.getByRole('region', { name: t('asset:lineage.mergedInto') }).getByRole('button', { name: table.assetNumber }).waitFor();
  });
});

describe('a book under IFRS for SMEs', () => {
  const path = join(temporaryFolder(), 'sme.usool');
  let me: Person;
  let number = '';

  beforeAll(async () => {
    const book = bookAt(path);
    book.call('book.updateSettings', { framework: 'ifrs_sme' });
    number = inService(book, PRESS).assetNumber;
    book.host.close();
    me = await sitDown('en', { bookPath: path });
  });
  afterAll(() => standUp(me));

  test('says why nothing is held for sale, in the menu and on the screen', { timeout: STORY_MS }, async () => {
    const { t, app } = me;
    const why = t('errors:HELD_FOR_SALE_UNKNOWN', { asset: number });
    await me.goByPalette(number, number);
    await me.press(t('asset:actions.more'));
    const item = app.page.getByRole('menuitem', { name: t('asset:actions.hold') });
    await item.getByText(t('asset:actions.holdUnknown')).waitFor();
    expect(await item.getAttribute('aria-disabled')).toBe('true');
    await app.page.keyboard.press('Escape');
    await openByPalette(me, t('app:command.asset.holdForSale'));
    await app.page.getByRole('alert').getByText(why).waitFor();
    expect(await me.button(t('lifecycle:held.commit.hold')).count()).toBe(0);
  });
});
