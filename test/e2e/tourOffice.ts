/** The screens of the office: people, the log, settings, and the palette over all of them. */
import type { Stop } from './stop.ts';

export const OFFICE: readonly Stop[] = [
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
