/** Where who prepares does not approve: a change of value is sent for approval by one person and posted by another, by keyboard; and one is rejected. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inService } from '../support/assets.ts';
import { bookAt, temporaryFolder } from '../support/book.ts';
import { PASSWORDS } from '../support/people.ts';
import { overflowing, violations } from './inspect.ts';
import { openByPalette, pressByKey, tabTo, typeInto } from './keyboard.ts';
import { granted, LANGUAGES, sitDown, standUp, type Person } from './person.ts';

const STORY_MS = 90_000;
const PRESS = { name: 'Press', nameAr: 'مكبس', categoryCode: 'MACH', acquisitionDate: '2026-01-01', cost: '120000.00', usefulLifeMonths: 120 };
const TABLE = { name: 'Table', nameAr: 'طاولة', categoryCode: 'FURN', acquisitionDate: '2026-01-01', cost: '2400.00' };

describe.each(LANGUAGES)('approvals in %s', (language) => {
  const path = join(temporaryFolder(), 'approvals.usool');
  let me: Person;
  let press = { id: '', assetNumber: '' };

  beforeAll(async () => {
    const book = bookAt(path);
    press = inService(book, PRESS);
    const table = inService(book, TABLE);
    book.call('close.run', { period: '2026-01' });
    book.call('users.setPassword', { userId: 1, password: PASSWORDS.owner });
    book.call('users.create', { login: 'accountant', name: 'سالم', role: 'accountant', password: PASSWORDS.accountant });
    book.call('book.updateSettings', { fourEyes: true });
    book.call('approvals.prepare', { operation: 'disposals.create', input: { assetId: table.id, disposalDate: '2026-02-10', disposalType: 'SALE', proceeds: '3000.00', buyer: 'Majid' } });
    book.host.close();
    me = await sitDown(language, { bookPath: path });
  });
  afterAll(() => standUp(me));

  const signIn = async (role: 'owner' | 'accountant'): Promise<void> => {
    const { t, app } = me;
    await me.field(t('people:login')).fill(role);
    await app.page.getByLabel(new RegExp(`^${t('people:password.label')}(\\s\\*)?$`)).fill(PASSWORDS[role]);
    await app.page.keyboard.press('Enter');
    await me.button(t('app:screen.home')).waitFor();
  };
  const look = async (name: string): Promise<void> => {
    await me.app.screenshot(`${name}-${language}`);
    expect.soft(await violations(me.app.page), `${name} in ${language}`).toEqual([]);
    expect.soft(await overflowing(me.app.page), `${name} in ${language}`).toEqual([]);
  };
  const entry = (count: number) => me.app.page.getByRole('navigation').getByRole('button', { name: new RegExp(`^${me.t('app:screen.approvals')}\\s*${me.format.count(count)}$`) });

  test('an impairment is sent for approval, and nothing is posted', { timeout: STORY_MS }, async () => {
    const { t, app, format } = me;
    await signIn('owner');
    await openByPalette(me, press.assetNumber);
    await me.sees(language === 'ar' ? PRESS.nameAr : PRESS.name);
    await pressByKey(me, t('asset:actions.changeValue'));
    await me.seesText(t('values:chooseFirst'));
    await app.page.getByRole('radio', { name: t('values:kind.impairment') }).first().press('Space');
    await typeInto(me, t('values:date.impairment'), '2026-02-10');
    await typeInto(me, t('values:amount.impairment'), '19000');
    const send = me.button(t('approvals:send'));
    await expect.poll(() => send.isEnabled()).toBe(true);
    await tabTo(me, send);
    await app.page.keyboard.press('Enter');
    await me.sees(t('asset:history.kind.impairment'));
    await me.seesText(t('approvals:own'));
    await me.row(t('approvals:seen'), press.assetNumber).getByText(format.amount('99000.00')).waitFor();
    expect(await me.button(t('approvals:approve.open')).count()).toBe(0);
    await entry(2).waitFor();
    expect((await granted(app.call('acts.list', {}))).total).toBe(0);
    await look('approval-own');
  });

  test('another person finds it from the close, looks at its journal, and posts it', { timeout: STORY_MS }, async () => {
    const { t, app } = me;
    await openByPalette(me, t('app:command.session.logout'));
    await signIn('accountant');
    await me.go('close');
    await me.press(t('close:fix.approvals'));
    await me.sees(t('approvals:title'));
    await look('approvals-list');
    await pressByKey(me, t('asset:history.kind.impairment'));
    await me.seesText(t('approvals:seen'));
    await pressByKey(me, t('approvals:approve.open'));
    await me.dialog().waitFor();
    await tabTo(me, me.dialog().getByRole('button', { name: t('approvals:approve.confirm') }));
    await app.page.keyboard.press('Enter');
    await me.seesText(t('approvals:posted'));
    await entry(1).waitFor();
    expect((await granted(app.call('acts.list', {}))).items).toMatchObject([{ kind: 'impairment', amount: '19000.00', actor: 'سالم' }]);
    expect(await granted(app.call('assets.get', { assetId: press.id }))).toMatchObject({ netBookValue: '100000.00' });
    await look('approval-approved');
  });

  test('what is not wanted is rejected with a reason, which stays beside it', { timeout: STORY_MS }, async () => {
    const { t, app } = me;
    await me.app.page.getByRole('navigation').getByRole('button', { name: t('app:screen.approvals') }).click();
    await pressByKey(me, t('approvals:act.disposals_create'));
    await pressByKey(me, t('approvals:reject.open'));
    await me.dialog().waitFor();
    await app.page.keyboard.insertText('أقل من قيمتها / below its worth');
    await tabTo(me, me.dialog().getByRole('button', { name: t('approvals:reject.confirm') }));
    await app.page.keyboard.press('Enter');
    await me.seesText('أقل من قيمتها / below its worth');
    expect((await granted(app.call('approvals.list', {}))).byStatus).toEqual({ PREPARED: 0, APPROVED: 1, REJECTED: 1, WITHDRAWN: 0 });
    expect(await granted(app.call('book.verify'))).toMatchObject({ ok: true });
    await look('approval-rejected');
  });
});
