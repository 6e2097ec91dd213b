/** The screens of the office: approvals, people, the log, settings, and the palette over all of them. */
import { granted, type Person } from './person.ts';
import type { Stop } from './stop.ts';

/** A van that is to be sold; whoever tours the book again finds it among what waits. */
const VAN = 'FA-2022-000002';

async function prepareSome({ app }: Person): Promise<void> {
  if ((await granted(app.call('approvals.list', {}))).total > 0) return;
  const { id } = await granted(app.call('assets.get', { assetNumber: VAN }));
  await granted(app.call('approvals.prepare', { operation: 'disposals.create', input: { assetId: id, disposalDate: '2026-03-09', disposalType: 'SALE', proceeds: '40000.00', vatRate: '15', document: '١٢ / ٤' } }));
}

export const OFFICE: readonly Stop[] = [
  {
    name: 'approvals',
    async arrive(me) {
      await prepareSome(me);
      await me.go('approvals');
      await me.app.page.getByRole('table', { name: me.t('approvals:title') }).waitFor();
    },
  },
  {
    name: 'approval',
    async arrive(me) {
      await me.go('approvals');
      await me.press(me.t('approvals:act.disposals_create'));
      await me.app.page.getByRole('table', { name: me.t('approvals:seen') }).waitFor();
    },
  },
  {
    name: 'approval-reject',
    async arrive(me) {
      await me.go('approvals');
      await me.press(me.t('approvals:act.disposals_create'));
      await me.press(me.t('approvals:reject.open'));
      await me.dialog().getByRole('textbox').waitFor();
    },
  },
  {
    name: 'people',
    async arrive(me) {
      await me.go('people');
      await me.app.page.getByRole('tab', { name: me.t('people:users'), exact: true }).click();
      await me.app.page.getByRole('table', { name: me.t('people:users') }).waitFor();
    },
  },
  {
    name: 'people-roles',
    async arrive(me) {
      await me.go('people');
      await me.app.page.getByRole('tab', { name: me.t('people:roles') }).click();
      await me.app.page.getByRole('table', { name: me.t('people:roles') }).waitFor();
    },
  },
  {
    name: 'people-password',
    async arrive(me) {
      await me.go('people');
      await me.app.page.getByRole('tab', { name: me.t('people:users'), exact: true }).click();
      await me.press(me.t('people:password.setFirst'));
      await me.dialog().waitFor();
    },
  },
  {
    name: 'audit',
    async arrive(me) {
      await me.go('audit');
      await me.press(me.t('audit:chain.verify'));
      await me.seesText(me.t('audit:chain.head'));
    },
  },
  {
    name: 'audit-entry',
    async arrive(me) {
      await me.go('audit');
      await me.app.page.getByRole('table', { name: me.t('audit:title') }).getByRole('button').first().click();
      await me.dialog().getByText(me.t('audit:facts')).waitFor();
    },
  },
  {
    name: 'settings',
    async arrive(me) {
      await me.go('settings');
      await me.press(me.t('settings:check.submit'));
      await me.seesText(me.t('settings:check.clean'));
    },
  },
  {
    name: 'settings-exported',
    async arrive(me) {
      await me.go('settings');
      await me.app.answerDialog({ path: me.app.userDataDir });
      await me.press(me.t('settings:exportAll.submit'));
      await me.app.page.getByRole('button', { name: me.t('settings:exportAll.show') }).waitFor();
    },
  },
  {
    name: 'settings-fiscal-year',
    async arrive(me) {
      await me.go('settings');
      const years = me.app.page.getByRole('table', { name: me.t('settings:calendar.title') });
      await years.getByRole('button').last().click();
      await me.dialog().waitFor();
    },
  },
  {
    name: 'palette',
    async arrive(me) {
      await me.go('home');
      await me.app.page.keyboard.press('Control+K');
      await me.app.page.getByRole('menuitem').first().waitFor();
    },
  },
];
