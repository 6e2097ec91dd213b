/** A year's end moved, a month held back, and something posted in it all the same: by hand at the window. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { capitalized, closeMonths, inService } from '../support/assets.ts';
import { bookAt, temporaryFolder } from '../support/book.ts';
import { LANGUAGES, granted, sitDown, standUp, type Person } from './person.ts';

const STORY_MS = 60_000;

describe.each(LANGUAGES)('the fiscal calendar in %s', (language) => {
  const path = join(temporaryFolder(), 'noor.usool');
  let me: Person;

  beforeAll(async () => {
    const book = bookAt(path);
    inService(book);
    closeMonths(book, '2026-01');
    capitalized(book, { name: 'Printer', nameAr: 'طابعة', acquisitionDate: '2026-02-10' });
    book.host.close();
    me = await sitDown(language, { bookPath: path });
  });
  afterAll(() => standUp(me));

  test('a transition year is looked at, then made', { timeout: STORY_MS }, async () => {
    const { t, app, format } = me;
    await me.go('settings');
    await me.press(t('settings:calendar.changeOf', { year: format.year(2027) }));
    const dialog = me.dialog();
    await dialog.getByRole('button', { name: t('settings:calendar.to') }).click();
    await me.press(format.month(6));
    const years = dialog.getByRole('table', { name: t('settings:calendar.after') });
    await years.getByRole('row').filter({ hasText: t('settings:calendar.isNew') }).filter({ hasText: format.period('2027-06') }).waitFor();
    await me.press(t('settings:calendar.changeSubmit'));
    await dialog.waitFor({ state: 'detached' });
    expect(await granted(app.call('book.info', {}))).toMatchObject({ fiscalYearStartMonth: 7, irregularYears: [{ from: '2027-01', to: '2027-06' }] });
    await me.row(t('settings:calendar.title'), format.period('2027-06')).getByText(t('common:months', { count: 6 })).waitFor();
  });

  test('a soft-locked month says so, and asks why something is posted in it', { timeout: STORY_MS }, async () => {
    const { t, app, format } = me;
    const { page } = app;
    const february = format.period('2026-02');
    await me.go('close');
    await me.press(t('close:softLock.menu', { period: february }));
    await page.getByRole('menuitem', { name: t('close:softLock.softLock', { period: february }) }).click();
    await me.fill(t('ui:reason'), '١٢ / ٤');
    await me.dialog().getByRole('button', { name: t('close:softLock.softLock', { period: february }) }).click();
    await me.dialog().waitFor({ state: 'detached' });
    await page.getByRole('list', { name: t('close:months') }).getByRole('button').filter({ hasText: t('enums:periodState.softLocked') }).waitFor();

    await me.goByPalette('FA-2026-000002', 'FA-2026-000002');
    await me.press(t('asset:actions.place'));
    await me.dialog().getByRole('button', { name: t('asset:place.confirm', { asset: 'FA-2026-000002' }) }).click();
    const question = page.getByRole('dialog', { name: t('app:softLock.title', { period: february }) });
    await question.waitFor();
    await question.getByRole('textbox', { name: t('ui:reason') }).fill('The printer was in use since the 10th');
    await question.getByRole('button', { name: t('app:softLock.post') }).click();
    await question.waitFor({ state: 'detached' });
    await page.getByText(t('enums:status.IN_SERVICE')).first().waitFor();
    const [row] = (await granted(app.call('audit.list', { operation: 'assets.placeInService' }))).items;
    expect(JSON.parse(row?.detail ?? '')).toMatchObject({ softLock: { period: '2026-02', reason: 'The printer was in use since the 10th' } });
  });
});
