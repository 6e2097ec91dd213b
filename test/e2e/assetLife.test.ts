/** One asset from the form to its journal, by mouse and by keyboard alone; and the lists it stands on. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bookAt, temporaryFolder } from '../support/book.ts';
import { LANGUAGES, granted, sitDown, standUp, type Person } from './person.ts';

const STORY_MS = 60_000;
const OPEN = '2026-01';
const DESK = { name: 'Reception desk', nameAr: 'مكتب الاستقبال', cost: '6000', costShown: '6,000.00', adjustment: '500.00', capitalized: '6500.00' };
const SCANNER = { name: 'Document scanner', nameAr: 'ماسح ضوئي' };

describe.each(LANGUAGES)('the life of an asset in %s', (language) => {
  const path = join(temporaryFolder(), 'noor.usool');
  let me: Person;
  /** A category every new book of the country has, in the language on screen, with a life of its own. */
  let category: { id: number; name: string; life: number };
  let assetId = '';
  let assetNumber = '';

  beforeAll(async () => {
    const { host, call } = bookAt(path);
    const found = call('assetCategories.list', { size: 100 }).items.find((one) => one.depreciationMethod === 'straight_line' && one.capitalizationThreshold === '0.00' && one.residualPercent === '0');
    if (found?.usefulLifeMonths === undefined || found.usefulLifeMonths === null) throw new Error('the chart of accounts brings no category for this story');
    category = { id: found.id, name: language === 'ar' ? (found.nameAr ?? found.name) : found.name, life: found.usefulLifeMonths };
    call('assets.create', { name: 'Old counter', nameAr: 'كاونتر قديم', categoryId: found.id, acquisitionDate: '2026-01-02', cost: '900.00' });
    call('assets.capitalize', { assetNumber: 'FA-2026-000001', capitalizationDate: '2026-01-02' });
    host.close();
    me = await sitDown(language, { bookPath: path });
  });
  afterAll(() => standUp(me));

  const monthly = (): string => me.format.amount((Number(DESK.capitalized) / category.life).toFixed(2));

  test('the form shows the schedule while one types, and keeps the asset as a draft', { timeout: STORY_MS }, async () => {
    const { t, app, format } = me;
    await me.go('register');
    await me.press(t('register:add'));
    await me.sees(t('asset:form.newTitle'));
    await me.press(t('asset:form.saveDraft'));
    await me.seesText(t('asset:form.incomplete'));
    await me.fill(t('asset:fields.name'), DESK.name);
    await me.find(t('asset:fields.category'), category.name);
    await me.fill(t('asset:fields.acquisitionDate'), '15/1/2026');
    await me.fill(t('asset:fields.cost'), DESK.cost);
    const preview = app.page.getByRole('complementary', { name: t('asset:preview.title') });
    await preview.getByText(t('asset:preview.first', { period: format.period(OPEN) })).waitFor();
    await preview.getByText(DESK.costShown).first().waitFor();
    await me.press(t('asset:form.saveDraft'));
    await app.page.getByRole('heading', { level: 1, name: DESK.name }).waitFor();
    const draft = (await granted(app.call('assets.search', { text: DESK.name }))).find((one) => one.status === 'DRAFT');
    assetId = draft?.id ?? '';
    assetNumber = draft?.assetNumber ?? '';
    expect(assetNumber).toMatch(/^FA-2026-\d{6}$/);
  });

  test('a draft is edited in the same form', { timeout: STORY_MS }, async () => {
    const { t, app } = me;
    await me.press(t('asset:actions.edit'));
    await me.fill(t('asset:fields.nameAr'), DESK.nameAr);
    await me.fill(t('asset:fields.serialNumber'), 'SN-77120');
    await me.press(t('common:save'));
    await me.seesText(t('asset:form.saved', { asset: assetNumber }));
    expect(await granted(app.call('assets.get', { assetId }))).toMatchObject({ nameAr: DESK.nameAr, serialNumber: 'SN-77120', status: 'DRAFT', cost: '6000.00' });
    await app.page.getByText(DESK.nameAr).first().waitFor();
  });

  test('it is capitalized at its adjusted cost after the journal was shown, and placed in service', { timeout: STORY_MS }, async () => {
    const { t, app, format } = me;
    await me.press(t('asset:actions.capitalize'));
    await me.fill(t('asset:capitalize.adjustment'), DESK.adjustment);
    await me.fill(t('asset:fields.apInvoiceId'), 'INV-2026-118');
    const confirm = me.button(t('asset:capitalize.confirm', { asset: assetNumber, amount: format.amount(DESK.capitalized) }));
    await confirm.waitFor();
    await expect.poll(() => me.row(t('asset:capitalize.journal', { date: format.gregorianDate('2026-01-15') }), t('ui:total')).textContent()).toContain(format.amount(DESK.capitalized));
    await confirm.click();
    await me.seesText(t('asset:capitalize.done', { asset: assetNumber }));
    await me.press(t('asset:actions.place'));
    await me.press(t('asset:place.confirm', { asset: assetNumber }));
    await me.seesText(t('asset:place.done', { asset: assetNumber }));
    expect(await granted(app.call('assets.get', { assetId }))).toMatchObject({ status: 'IN_SERVICE', capitalizedCost: DESK.capitalized, apInvoiceId: 'INV-2026-118' });
  });

  test('any figure of its schedule says in words how it came about', { timeout: STORY_MS }, async () => {
    const { t, app, format } = me;
    const month = me.row(t('asset:schedule.title'), format.period(OPEN));
    const figure = month.getByRole('button', { name: monthly() });
    await figure.click();
    const said = app.page.getByRole('dialog', { name: t('asset:explain.title', { amount: monthly(), period: format.period(OPEN) }) });
    await said.getByText(t('asset:explain.planned', { period: format.period(OPEN) })).waitFor();
    const sentences = await said.getByRole('paragraph').allTextContents();
    expect(sentences.length).toBeGreaterThanOrEqual(3);
    expect(sentences.join(' ')).toContain(t('asset:explain.base.inService', { base: format.amount(DESK.capitalized) }));
    await app.page.keyboard.press('Escape');
    await said.waitFor({ state: 'detached' });
  });

  test('its history leads to a journal that balances', { timeout: STORY_MS }, async () => {
    const { t, app, format } = me;
    await app.page.getByRole('tab', { name: t('asset:tabs.history'), exact: true }).click();
    const entry = me.row(t('asset:tabs.history'), t('asset:history.kind.capitalization'));
    const number = (await entry.getByRole('button').textContent()) ?? '';
    expect(number).toMatch(/^JE-2026-\d{6}$/);
    await entry.getByRole('button').click();
    await me.seesText(t('journal:balanced'));
    const total = me.row(t('journal:linesOf', { journal: number }), t('ui:total'));
    expect(((await total.textContent()) ?? '').split(format.amount(DESK.capitalized)).length - 1).toBe(2);
  });

  test('a language chosen in the middle of a form keeps the screen and what was typed', { timeout: STORY_MS }, async () => {
    const { t, app } = me;
    const other = language === 'en' ? 'ar' : 'en';
    await me.goByPalette(t('shell:menu.asset.create'), t('shell:menu.asset.create'));
    await me.fill(t('asset:fields.name'), SCANNER.name);
    await app.page.getByRole('banner').getByText(t('app:otherLanguage'), { exact: true }).click();
    await expect.poll(() => app.page.getAttribute('html', 'lang')).toBe(other);
    const inOther = (key: string): string => String(t(key, { lng: other }));
    await me.sees(inOther('asset:form.newTitle'));
    expect(await me.field(inOther('asset:fields.name')).inputValue()).toBe(SCANNER.name);
    await app.page.getByRole('banner').getByText(inOther('app:otherLanguage'), { exact: true }).click();
    await me.sees(t('asset:form.newTitle'));
  });

  test('what was typed is not left behind without a question', { timeout: STORY_MS }, async () => {
    const { t, app } = me;
    await me.go('journals');
    await me.dialog().getByText(t('app:leave.text')).waitFor();
    await me.press(t('app:leave.stay'));
    expect(await me.field(t('asset:fields.name')).inputValue()).toBe(SCANNER.name);
    await me.go('journals');
    await me.press(t('app:leave.confirm'));
    await me.sees(t('journal:title'));
    expect(await granted(app.call('assets.search', { text: SCANNER.name }))).toEqual([]);
  });

  /** Tab until the focus stands on what is meant. While a list is open the rest of the screen is not there; it closes as one goes on. */
  const tabTo = async (locator: ReturnType<Person['field']>): Promise<void> => {
    for (let steps = 0; steps < 80; steps += 1) {
      if ((await locator.count()) > 0 && (await locator.evaluate((element) => element === document.activeElement))) return;
      await me.app.page.keyboard.press('Tab');
    }
    throw new Error(`Tab never came to ${String(locator)}`);
  };

  test('an asset is created and a month closed by keyboard alone', { timeout: STORY_MS }, async () => {
    const { t, app, format } = me;
    const { keyboard } = app.page;
    await me.go('home');
    await keyboard.press('Control+K');
    await app.page.getByRole('dialog', { name: t('app:palette.title') }).waitFor();
    await keyboard.insertText(t('shell:menu.asset.create'));
    await app.page.getByRole('menuitem', { name: t('shell:menu.asset.create') }).waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await me.sees(t('asset:form.newTitle'));
    await expect.poll(() => me.field(t('asset:fields.name')).evaluate((element) => element === document.activeElement)).toBe(true);
    await keyboard.insertText(SCANNER.name);
    await tabTo(app.page.getByRole('combobox', { name: t('asset:fields.category') }));
    await keyboard.insertText(category.name);
    await app.page.getByRole('option', { name: category.name }).first().waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await tabTo(me.field(t('asset:fields.acquisitionDate')));
    await keyboard.insertText('2026-01-20');
    await tabTo(me.field(t('asset:fields.cost')));
    await keyboard.insertText('٢٬٤٠٠٫٠٠');
    await tabTo(me.button(t('asset:form.saveAndStart')).last());
    await keyboard.press('Enter');
    await expect.poll(async () => granted(app.call('assets.search', { text: SCANNER.name }))).toHaveLength(1);
    const asset = (await granted(app.call('assets.search', { text: SCANNER.name })))[0]?.assetNumber ?? '';
    await tabTo(me.button(t('asset:capitalize.confirmAndPlace', { asset, amount: format.amount('2400.00') })));
    await keyboard.press('Enter');
    await me.seesText(t('asset:capitalize.doneAndPlaced', { asset }));
    // To the close by its own keys, and through its question.
    await keyboard.press('Control+K');
    await app.page.getByRole('dialog', { name: t('app:palette.title') }).waitFor();
    await keyboard.insertText(t('shell:menu.go.close'));
    await app.page.getByRole('menuitem', { name: t('shell:menu.go.close') }).waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    const postAndClose = me.button(t('close:postAndClose', { period: format.period(OPEN) }));
    await expect.poll(() => postAndClose.first().isEnabled()).toBe(true);
    await tabTo(postAndClose.first());
    await keyboard.press('Enter');
    await me.dialog().waitFor();
    await keyboard.press('Escape');
    await me.dialog().waitFor({ state: 'detached' });
    await tabTo(postAndClose.first());
    await keyboard.press('Enter');
    await tabTo(me.dialog().getByRole('button', { name: t('close:postAndClose', { period: format.period(OPEN) }) }));
    await keyboard.press('Enter');
    await me.sees(t('close:done.title', { period: format.period(OPEN) }));
    expect(await granted(app.call('book.info'))).toMatchObject({ lastClosedPeriod: OPEN });
  });

  test('the posted month is explained by its journal', { timeout: STORY_MS }, async () => {
    const { t, app, format } = me;
    await me.goByPalette(assetNumber, assetNumber);
    await me.row(t('asset:schedule.title'), format.period(OPEN)).getByRole('button', { name: monthly() }).click();
    await me.dialog().getByText(t('asset:explain.posted')).waitFor();
    await app.page.keyboard.press('Escape');
  });

  test('a draft that was a mistake is deleted and gone', { timeout: STORY_MS }, async () => {
    const { t, app } = me;
    const { assetNumber: mistake } = await granted(app.call('assets.create', { name: 'Twice entered', nameAr: 'مكرر', categoryId: category.id, acquisitionDate: '2026-02-03', cost: '10.00' }));
    await me.goByPalette(mistake, mistake);
    await me.press(t('asset:actions.more'));
    await app.page.getByRole('menuitem', { name: t('asset:actions.delete') }).click();
    await me.dialog().getByRole('button', { name: t('asset:deleteDraft.confirm'), exact: true }).click();
    await me.sees(t('register:title'));
    expect(await app.call('assets.get', { assetNumber: mistake })).toMatchObject({ ok: false, error: { code: 'ASSET_NOT_FOUND' } });
  });

  test('a category is created with its accounts and made inactive', { timeout: STORY_MS }, async () => {
    const { t, app } = me;
    const drones = { name: 'Survey drones', nameAr: 'طائرات مسح' };
    await me.go('categories');
    await me.press(t('categories:add'));
    await me.fill(t('enums:field.name'), drones.name);
    await me.fill(t('enums:field.nameAr'), drones.nameAr);
    await me.fill(t('enums:field.code'), 'DRONE');
    await me.fill(t('enums:field.usefulLifeMonths'), '36');
    const { assetAccountCode, depreciationAccountCode, accumulatedDepreciationAccountCode } = await granted(app.call('assetCategories.get', { categoryId: category.id }));
    for (const [field, code] of [['assetAccount', assetAccountCode], ['depreciationAccount', depreciationAccountCode], ['accumulatedDepreciationAccount', accumulatedDepreciationAccountCode]] as const) {
      await me.find(t(`enums:field.${field}`), code);
    }
    await me.dialog().getByRole('button', { name: t('common:save'), exact: true }).click();
    await me.dialog().waitFor({ state: 'detached' });
    await me.fill(t('categories:search'), 'DRONE');
    const shown = language === 'ar' ? drones.nameAr : drones.name;
    await app.page.getByRole('button', { name: t('categories:actionsOf', { name: shown }) }).click();
    await app.page.getByRole('menuitem', { name: t('categories:deactivate') }).click();
    await expect.poll(async () => (await granted(app.call('assetCategories.get', { categoryCode: 'DRONE' }))).isActive).toBe(false);
    await me.row(t('categories:title'), 'DRONE').getByText(t('common:inactive'), { exact: true }).waitFor();
  });
});
