/** The value of an asset changed and taken back by keyboard alone; and payments in a book on the cash basis. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inService } from '../support/assets.ts';
import { bookAt, temporaryFolder } from '../support/book.ts';
import { openByPalette, pressByKey, tabTo, typeInto } from './keyboard.ts';
import { granted, LANGUAGES, sitDown, standUp, type Person } from './person.ts';

const STORY_MS = 90_000;
const PRESS = { name: 'Press', nameAr: 'مكبس', categoryCode: 'MACH', acquisitionDate: '2026-01-01', cost: '120000.00', usefulLifeMonths: 120 };

describe.each(LANGUAGES)('the value of an asset in %s', (language) => {
  const path = join(temporaryFolder(), 'values.usool');
  let me: Person;
  let assetId = '';
  let number = '';

  beforeAll(async () => {
    const book = bookAt(path);
    const asset = inService(book, PRESS);
    assetId = asset.id;
    number = asset.assetNumber;
    book.call('close.run', { period: '2026-01' });
    book.host.close();
    me = await sitDown(language, { bookPath: path });
  });
  afterAll(() => standUp(me));

  const acts = async () => (await granted(me.app.call('acts.list', { assetId }))).items;

  test('an improvement is previewed, recorded and taken back by keyboard alone', { timeout: STORY_MS }, async () => {
    const { t, app, format } = me;
    const { keyboard } = app.page;
    await me.go('home');
    await openByPalette(me, number);
    await me.sees(language === 'ar' ? PRESS.nameAr : PRESS.name);
    await pressByKey(me, t('asset:actions.changeValue'));
    await me.seesText(t('values:chooseFirst'));
    await tabTo(me, app.page.getByRole('radio').first());
    await keyboard.press('Space');
    await typeInto(me, t('values:date.improvement'), '2026-02-10');
    await typeInto(me, t('values:amount.improvement'), '11900');
    await me.row(t('values:effect'), t('values:figure.cost')).getByText(format.amount('131900.00')).waitFor();
    await me.row(t('values:plan.table'), '2026').first().waitFor();
    const commit = me.button(t('values:commitOf.improvement', { amount: format.amount('11900.00') }));
    await expect.poll(() => commit.isEnabled()).toBe(true);
    await tabTo(me, commit);
    await keyboard.press('Enter');
    await me.seesText(t('values:done.improvement', { asset: number }));
    expect(await acts()).toMatchObject([{ kind: 'improvement', amount: '11900.00', date: '2026-02-10', status: 'POSTED' }]);

    // On the history, where it stands, it is taken back with a reason.
    await pressByKey(me, t('asset:history.takeBackOf', { what: t('asset:history.kind.improvement'), date: format.gregorianDate('2026-02-10') }));
    await me.dialog().waitFor();
    await keyboard.insertText('أصل آخر / another asset');
    await tabTo(me, me.dialog().getByRole('button', { name: t('asset:history.takeBackNow') }));
    await keyboard.press('Enter');
    await me.seesText(t('asset:history.takenBackDone', { what: t('asset:history.kind.improvement') }));
    expect((await acts()).map(({ status }) => status).toSorted()).toEqual(['REVERSAL', 'REVERSED']);
    expect(await granted(app.call('assets.get', { assetId }))).toMatchObject({ cost: '120000.00', netBookValue: '119000.00' });
  });

  test('a date in a closed month is refused beside the date, and nothing can be recorded', { timeout: STORY_MS }, async () => {
    const { t, app, format } = me;
    await me.goByPalette(number, number);
    await me.press(t('asset:actions.changeValue'));
    await app.page.getByRole('radio').first().press('Space');
    await me.fill(t('values:amount.improvement'), '5');
    await me.fill(t('values:date.improvement'), '2026-01-31');
    await me.seesText(t('errors:PERIOD_CLOSED', { period: format.period('2026-01') }));
    expect(await me.button(t('values:commitOf.improvement', { amount: format.amount('5.00') })).isEnabled()).toBe(false);
    await me.press(t('common:cancel'));
    await me.press(t('app:leave.confirm'));
  });

  test('an act that others rest on says why it cannot be taken back', { timeout: STORY_MS }, async () => {
    const { t, app, format } = me;
    for (const date of ['2026-02-11', '2026-02-12']) await granted(app.call('valueUpdates.create', { assetId, updateType: 'IMPROVEMENT', amount: '100.00', date }));
    await me.goByPalette(number, number);
    await app.page.getByRole('tab', { name: t('asset:tabs.history') }).click();
    await me.press(t('asset:history.takeBackOf', { what: t('asset:history.kind.improvement'), date: format.gregorianDate('2026-02-11') }));
    await me.dialog().getByText(t('errors:next.ACT_NOT_LATEST', { latest: format.gregorianDate('2026-02-12') })).waitFor();
    await app.page.keyboard.press('Escape');
  });
});

describe('a book on the cash basis', () => {
  const path = join(temporaryFolder(), 'cash.usool');
  let me: Person;

  beforeAll(async () => {
    const book = bookAt(path, { company: { basis: 'cash' } });
    book.call('assets.create', PRESS);
    book.host.close();
    me = await sitDown('en', { bookPath: path });
  });
  afterAll(() => standUp(me));

  test('builds an asset from what was paid, by keyboard alone', { timeout: STORY_MS }, async () => {
    const { t, app } = me;
    await me.go('home');
    await openByPalette(me, 'FA-2026-000001');
    await pressByKey(me, t('asset:actions.cash'));
    await me.dialog().waitFor();
    await typeInto(me, t('asset:cash.date'), '2026-01-05');
    await typeInto(me, t('asset:cash.amount'), '30000');
    await me.dialog().getByRole('table').waitFor();
    const confirm = me.dialog().getByRole('button', { name: t('asset:cash.confirm') });
    await expect.poll(() => confirm.isEnabled()).toBe(true);
    await tabTo(me, confirm);
    await app.page.keyboard.press('Enter');
    await me.seesText(t('asset:cash.done', { asset: 'FA-2026-000001' }));
    expect(await granted(app.call('assets.get', { assetNumber: 'FA-2026-000001' }))).toMatchObject({ status: 'IN_SERVICE', cost: '30000.00', netBookValue: '30000.00' });
    await expect.poll(() => me.button(t('asset:actions.changeValue')).count()).toBe(0);
  });
});
