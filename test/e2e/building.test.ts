/** A warehouse is built, completed in parts, and one of them replaced: by keyboard alone. And components leave a building that stays. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { capitalized, inService } from '../support/assets.ts';
import { bookAt, temporaryFolder } from '../support/book.ts';
import { openByPalette, pressByKey, tabTo, typeInto } from './keyboard.ts';
import { granted, LANGUAGES, sitDown, standUp, type Person } from './person.ts';

const STORY_MS = 120_000;
const WAREHOUSE = { name: 'Warehouse', nameAr: 'مستودع', categoryCode: 'CIP', acquisitionDate: '2026-01-05', cost: '400000.00' };
const HALL = { name: 'Hall', nameAr: 'صالة', categoryCode: 'BLDG', acquisitionDate: '2026-01-01', cost: '700000.00' };

describe.each(LANGUAGES)('what is built and what it consists of, in %s', (language) => {
  const path = join(temporaryFolder(), 'building.usool');
  let me: Person;
  let project = { id: '', assetNumber: '' };
  let hall = { id: '', assetNumber: '' };
  let lifts = { id: '', assetNumber: '' };

  beforeAll(async () => {
    const book = bookAt(path, { clock: '2026-01-20T08:00:00.000Z' });
    project = capitalized(book, WAREHOUSE);
    hall = inService(book, HALL, '2026-01-01');
    lifts = inService(book, { ...HALL, name: 'Lifts', nameAr: 'مصاعد', categoryCode: 'MACH', cost: '120000.00', parentAssetId: hall.id }, '2026-01-01');
    inService(book, { ...HALL, name: 'Motor', nameAr: 'محرك', categoryCode: 'MACH', cost: '12000.00', parentAssetId: lifts.id }, '2026-01-01');
    book.host.close();
    me = await sitDown(language, { bookPath: path });
  });
  afterAll(() => standUp(me));

  const nth = (label: string, at: number) => me.app.page.getByRole('textbox', { name: label, exact: true }).nth(at);
  const category = async (at: number, code: string): Promise<void> => {
    const { page } = me.app;
    // While its list is open, a field is known by its role alone.
    await tabTo(me, page.locator('input[role=combobox]').nth(at));
    await page.keyboard.insertText(code);
    await expect.poll(() => page.getByRole('option').count()).toBe(1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('listbox').count()).toBe(0);
  };
  const type = async (label: string, at: number, text: string): Promise<void> => {
    await tabTo(me, nth(label, at));
    await me.app.page.keyboard.press('Control+A');
    await me.app.page.keyboard.insertText(text);
  };

  test('a cost is added to the project, and stands in its list with its account and document', { timeout: STORY_MS }, async () => {
    const { t, app, format } = me;
    await me.go('home');
    await openByPalette(me, project.assetNumber);
    await pressByKey(me, t('construction:addCost.open'));
    await me.dialog().waitFor();
    await typeInto(me, t('construction:date'), '2026-01-15');
    await typeInto(me, t('construction:amount'), language === 'ar' ? '٥٠٬٠٠٠' : '50000');
    await typeInto(me, t('construction:document'), 'INV-7');
    await typeInto(me, t('construction:what'), 'Steel / حديد');
    const commit = me.button(t('construction:addCost.confirm', { amount: format.amount('50000.00') }));
    await expect.poll(() => commit.isEnabled()).toBe(true);
    await tabTo(me, commit);
    await app.page.keyboard.press('Enter');
    await me.seesText(t('construction:addCost.done', { asset: project.assetNumber }));
    await me.row(t('construction:costs'), 'INV-7').getByText(format.amount('50000.00')).waitFor();
    expect(await granted(app.call('assets.constructionCosts', { assetId: project.id }))).toMatchObject({ total: '450000.00', items: [{ counterAccounts: [{ code: '1490' }] }, { memo: 'Steel / حديد', document: 'INV-7', counterAccounts: [{ code: '1490' }] }] });
  });

  test('it is completed in two parts, whose costs must come to its own, and the new asset shows them', { timeout: STORY_MS }, async () => {
    const { t, app } = me;
    const { page } = app;
    await pressByKey(me, t('construction:complete.open'));
    await me.sees(t('construction:complete.title', { asset: language === 'ar' ? WAREHOUSE.nameAr : WAREHOUSE.name }));
    await typeInto(me, t('construction:complete.date'), '2026-01-20');
    await typeInto(me, t('construction:complete.inService'), '2026-01-18');
    await tabTo(me, page.getByRole('radio', { name: new RegExp(`^${t('construction:complete.one')}`) }));
    await page.keyboard.press('ArrowDown');
    await category(0, 'BLDG');
    await type(t('construction:parts.name'), 1, 'Cooling');
    await type(t('construction:parts.nameAr'), 1, 'تبريد');
    await type(t('construction:cost'), 1, '500000');
    await me.seesText(t('construction:parts.over'));
    await type(t('construction:cost'), 1, '150000');
    await me.seesText(t('construction:parts.whole'));
    await expect.poll(() => nth(t('construction:cost'), 0).inputValue()).toBe('300,000.00');
    await category(1, 'MACH');
    const made = page.getByRole('table', { name: t('construction:complete.made') });
    await made.getByText('150,000.00').waitFor();
    const commit = page.getByRole('button', { name: t('construction:complete.confirm', { amount: me.format.amount('450000.00') }) });
    await expect.poll(() => commit.isEnabled()).toBe(true);
    await tabTo(me, commit);
    await page.keyboard.press('Enter');
    await page.getByRole('table', { name: t('components:list') }).waitFor();
    const { became } = await granted(app.call('assets.constructionCosts', { assetId: project.id }));
    expect(became.map(({ name, cost }) => [name, cost])).toEqual([['Warehouse', '300000.00'], ['Cooling', '150000.00']]);
    expect(await granted(app.call('assets.get', { assetId: became[0]?.assetId ?? '' }))).toMatchObject({ status: 'IN_SERVICE', inServiceDate: '2026-01-18', categoryCode: 'BLDG' });
    await me.go('construction');
    await page.getByRole('button', { name: t('construction:list.complete') }).click();
    await me.row(t('construction:list.title'), project.assetNumber).waitFor();
  });

  test('a component is replaced: the old one is scrapped, the new one takes its place and leads back to it', { timeout: STORY_MS }, async () => {
    const { t, app } = me;
    const { page } = app;
    await openByPalette(me, hall.assetNumber);
    await tabTo(me, page.getByRole('tab', { selected: true }));
    for (let steps = 0; steps < 2; steps += 1) await page.keyboard.press(language === 'ar' ? 'ArrowLeft' : 'ArrowRight');
    await page.getByRole('table', { name: t('components:list') }).waitFor();
    await pressByKey(me, t('components:replaceOne', { asset: lifts.assetNumber }));
    await page.getByRole('table', { name: t('disposals:what.goAlong') }).waitFor();
    await pressByKey(me, t('common:continue'));
    await typeInto(me, t('disposals:fields.date'), '2026-01-20');
    await pressByKey(me, t('common:continue'));
    await page.getByRole('table', { name: t('disposals:effect.each') }).waitFor();
    await expect.poll(() => me.button(t('common:continue')).isEnabled()).toBe(true);
    await pressByKey(me, t('common:continue'));
    await expect.poll(() => me.field(t('disposals:fields.reason')).inputValue()).toBe(t('disposals:replaced'));
    await expect.poll(() => me.button(t('disposals:confirm.post', { count: 2 })).isEnabled()).toBe(true);
    await pressByKey(me, t('disposals:confirm.post', { count: 2 }));
    await pressByKey(me, t('disposals:done.replacement'));
    await me.sees(t('components:title.replacement', { asset: language === 'ar' ? 'مصاعد' : 'Lifts' }));
    await typeInto(me, t('asset:fields.acquisitionDate'), '2026-01-20');
    await typeInto(me, t('asset:fields.cost'), '150000');
    await pressByKey(me, t('asset:form.saveDraft'));
    await me.seesText(t('components:replaces'));
    const { items, whole } = await granted(app.call('assets.components', { assetId: hall.id }));
    expect(items.map(({ name, status }) => [name, status])).toEqual([['Lifts', 'DISPOSED'], ['Motor', 'DISPOSED'], ['Lifts', 'DRAFT']]);
    expect(items[0]?.replacedBy).toBe(items[2]?.assetNumber);
    expect(whole).toMatchObject({ count: 2, cost: '850000.00' });
    expect((await granted(app.call('book.verify', {}))).checks.filter(({ ok }) => !ok)).toEqual([]);
  });
});

test('a component leaves a building that stays, and the building leaves with what it still has', { timeout: STORY_MS }, async () => {
  const path = join(temporaryFolder(), 'leaving.usool');
  const book = bookAt(path, { clock: '2026-01-20T08:00:00.000Z' });
  const hall = inService(book, HALL, '2026-01-01');
  const make = (name: string, parentAssetId: string) => inService(book, { ...HALL, name, nameAr: name, categoryCode: 'MACH', cost: '1200.00', parentAssetId }, '2026-01-01');
  const lifts = make('Lifts', hall.id);
  make('Motor', lifts.id);
  const cooling = make('Cooling', hall.id);
  book.host.close();
  const me = await sitDown('en', { bookPath: path });
  const { t, app } = me;
  const { page } = app;
  const through = async (count: number): Promise<void> => {
    await me.press(t('common:continue'));
    await page.getByText(t('disposals:how.types.SCRAP')).click();
    await me.fill(t('disposals:fields.date'), '2026-01-20');
    await me.press(t('common:continue'));
    await expect.poll(() => me.button(t('common:continue')).isEnabled()).toBe(true);
    await me.press(t('common:continue'));
    await expect.poll(() => me.button(t('disposals:confirm.post', { count })).isEnabled()).toBe(true);
    await me.press(t('disposals:confirm.post', { count }));
    await me.seesText(t('disposals:done.title', { count }));
  };
  const begin = async (): Promise<void> => {
    await me.goByPalette(hall.assetNumber, hall.assetNumber);
    await me.goByPalette(t('app:command.asset.dispose'), t('app:command.asset.dispose'));
    await page.getByRole('table', { name: t('disposals:what.goAlong') }).waitFor();
  };
  await begin();
  await page.getByText(t('disposals:what.componentsMore')).click();
  await me.press(t('common:continue'));
  await me.seesText(t('disposals:what.componentsNeeded'));
  await me.row(t('disposals:what.chooseComponents'), cooling.assetNumber).locator('label').click();
  await through(1);
  const statuses = async () => (await granted(app.call('assets.components', { assetId: hall.id }))).items.map(({ name, status }) => [name, status]);
  expect(await statuses()).toEqual([['Lifts', 'IN_SERVICE'], ['Motor', 'IN_SERVICE'], ['Cooling', 'DISPOSED']]);
  await begin();
  await through(3);
  expect((await granted(app.call('assets.get', { assetId: hall.id }))).status).toBe('DISPOSED');
  expect((await statuses()).every(([, status]) => status === 'DISPOSED')).toBe(true);
  await standUp(me);
});
