/** A count from beginning to end by keyboard alone: what is scanned, what is decided about each difference, and the end; and labels from the register. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bookAt, temporaryFolder } from '../support/book.ts';
import { LAPTOP, PRESS, SCANNER } from '../support/counts.ts';
import { addPlaces, placed } from '../support/transfers.ts';
import { inService } from '../support/assets.ts';
import { overflowing, violations } from './inspect.ts';
import { openByPalette, pressByKey, tabTo, typeInto } from './keyboard.ts';
import { LANGUAGES, granted, sitDown, standUp, type Person } from './person.ts';

const STORY_MS = 90_000;
const COUNT = 'cnt-1';

describe.each(LANGUAGES)('a physical count in %s', (language) => {
  const folder = temporaryFolder();
  const path = join(folder, 'noor.usool');
  let me: Person;

  beforeAll(async () => {
    const book = bookAt(path);
    addPlaces(book);
    placed(book, { name: 'Laptop', nameAr: 'حاسب محمول' });
    placed(book, { name: 'Scanner', nameAr: 'ماسح', tag: 'TAG-7' });
    inService(book, { name: 'Press', nameAr: 'مكبس', locationId: 'LOC-200', custodianId: 'EMP-2', serialNumber: 'SN-55' });
    book.host.close();
    me = await sitDown(language, { bookPath: path });
  });
  afterAll(() => standUp(me));

  const look = async (name: string): Promise<void> => {
    await me.app.screenshot(`${name}-${language}`);
    expect.soft(await violations(me.app.page), `${name} in ${language}`).toEqual([]);
    expect.soft(await overflowing(me.app.page), `${name} in ${language}`).toEqual([]);
  };
  const keys = async (...pressed: string[]): Promise<void> => {
    for (const key of pressed) await me.app.page.keyboard.press(key);
  };
  const said = (): Promise<string> => me.app.page.getByRole('status').first().innerText();
  const isScanning = () => me.field(me.t('counts:scan.code')).evaluate((element) => element === document.activeElement);
  /** A scanner is a keyboard that ends with Enter. */
  const scan = async (code: string): Promise<void> => {
    await me.app.page.keyboard.insertText(code);
    await keys('Enter');
  };
  /** From the menu of what can be done about a line. */
  const decide = async (what: string, action: string): Promise<void> => {
    await tabTo(me, me.button(me.t('counts:decide.of', { what })));
    await keys('Enter');
    const item = me.app.page.getByRole('menuitem', { name: me.t(`counts:decide.${action}`) });
    await item.waitFor();
    for (let steps = 0; steps < 10 && !(await item.evaluate((element) => element === document.activeElement)); steps += 1) await keys('ArrowDown');
    await keys('Enter');
    await me.dialog().waitFor();
  };

  test('is begun with a name and a day', { timeout: STORY_MS }, async () => {
    const { t, app } = me;
    await openByPalette(me, t('app:command.count.create'));
    await me.dialog().getByText(t('counts:create.text')).waitFor();
    await typeInto(me, t('counts:create.name'), 'Year end 2026');
    await typeInto(me, t('counts:create.date'), '31/1/2026');
    await keys('Tab');
    await look('count-new');
    await pressByKey(me, t('counts:create.confirm'));
    await me.sees('Year end 2026');
    expect(await granted(app.call('counts.get', { countId: COUNT }))).toMatchObject({ number: 'CNT-2026-000001', date: '2026-01-31', progress: { expected: 3, seen: 0 } });
  });

  test('says at once what each scan is, and keeps the focus for the next', { timeout: STORY_MS }, async () => {
    const { t, app } = me;
    const nameOf = (name: string, nameAr: string): string => (language === 'ar' ? nameAr : name);
    await expect.poll(isScanning).toBe(true);
    await scan(LAPTOP);
    await expect.poll(said).toContain(nameOf('Laptop', 'حاسب محمول'));
    await scan('tag-7');
    await scan('X-99');
    await expect.poll(said).toContain('X-99');
    expect(await isScanning()).toBe(true);
    await expect.poll(async () => (await granted(app.call('counts.get', { countId: COUNT }))).byOutcome).toEqual({ FOUND: 2, MOVED: 0, NOT_FOUND: 1, UNREGISTERED: 1, DISPOSED: 0 });
    await keys('Tab');
    await app.page.keyboard.insertText('LOC-200');
    await expect.poll(() => app.page.getByRole('option').count()).toBe(1);
    await keys('ArrowDown', 'Enter');
    await tabTo(me, me.field(t('counts:scan.code')));
    await scan('TAG-7');
    await me.app.page.getByText(t('enums:countOutcome.MOVED'), { exact: true }).first().waitFor();
    await look('count-scanning');
  });

  test('each difference is decided in its own way', { timeout: STORY_MS }, async () => {
    const { t, app } = me;
    await decide(SCANNER, 'transfer');
    await pressByKey(me, t('counts:confirm.transfer.confirm', { count: 1 }));
    await me.dialog().waitFor({ state: 'detached' });
    await decide('X-99', 'register');
    await typeInto(me, t('enums:field.name'), 'Monitor');
    await tabTo(me, app.page.getByRole('combobox', { name: t('enums:field.category') }).first());
    await app.page.keyboard.insertText('COMP');
    await expect.poll(() => app.page.getByRole('option').count()).toBe(1);
    await keys('ArrowDown', 'Enter');
    await typeInto(me, t('enums:field.cost'), '900');
    await look('count-register');
    await pressByKey(me, t('counts:confirm.register.confirm'));
    await me.dialog().waitFor({ state: 'detached' });
    await decide(PRESS, 'ignore');
    await tabTo(me, me.dialog().getByRole('textbox'));
    await app.page.keyboard.insertText('At the workshop');
    await pressByKey(me, t('counts:confirm.ignore.confirm'));
    await me.seesText(t('counts:lines.noneOpen'));
    await tabTo(me, app.page.getByRole('button', { name: new RegExp(`^${t('counts:lines.all')} `) }));
    await keys('Enter');
    await me.seesText('TRF-2026-000001');
    await look('count-decided');
  });

  test('scans of a file are read, and the rows that were not understood named', { timeout: STORY_MS }, async () => {
    const { t, app } = me;
    const file = join(folder, 'phone.csv');
    writeFileSync(file, `code,location\n${LAPTOP},LOC-100\nX-1,Nowhere\n`);
    await app.answerDialog({ path: file });
    await pressByKey(me, t('counts:actions.import'));
    await pressByKey(me, t('counts:import.choose'));
    await app.page.getByRole('table', { name: t('counts:import.problems') }).waitFor();
    await look('count-import');
    await keys('Escape');
    await me.dialog().waitFor({ state: 'detached' });
  });

  test('it is posted, and takes nothing more', { timeout: STORY_MS }, async () => {
    const { t, app } = me;
    await pressByKey(me, t('counts:actions.post'));
    await pressByKey(me, t('counts:post.confirm'));
    await me.seesText(t('counts:aboutThis'));
    expect(await granted(app.call('counts.get', { countId: COUNT }))).toMatchObject({ status: 'POSTED', open: 0 });
    expect(await me.field(t('counts:scan.code')).count()).toBe(0);
    await look('count-posted');
    expect((await granted(app.call('book.verify'))).ok).toBe(true);
  });

  test('labels of assets chosen in the register are saved as a PDF', { timeout: STORY_MS }, async () => {
    const { t, app } = me;
    await me.go('register');
    await app.page.locator('.ag-row [col-id="assetNumber"]').first().waitFor();
    for (const row of [0, 1]) await app.page.locator(`.ag-row[row-index="${row}"] input[type="checkbox"]`).click();
    await me.press(t('register:selection.labels', { count: 2 }));
    await me.seesText(t('common:assets', { count: 2 }));
    await look('labels');
    const file = join(folder, `labels-${language}.pdf`);
    await app.answerDialog({ path: file });
    expect(await granted(app.call('app.exportReport', { report: 'asset-labels', parameters: { assets: '1,2' }, language, format: 'pdf' }))).toMatchObject({ cancelled: false });
    expect(existsSync(file) && readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
  });
});
