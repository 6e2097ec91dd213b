/** Physical counts: the list, the form and the sample's count under way. */
import type { Stop } from './stop.ts';

export const COUNTS: readonly Stop[] = [
  {
    name: 'counts',
    async arrive(me) {
      await me.go('counts');
      await me.app.page.getByRole('table', { name: me.t('counts:title') }).waitFor();
    },
  },
  {
    name: 'count-new',
    async arrive(me) {
      await me.go('counts');
      await me.press(me.t('counts:new'));
      await me.dialog().waitFor();
    },
  },
  {
    name: 'count',
    async arrive(me) {
      await me.go('counts');
      await me.press('CNT-2026-000001');
      await me.app.page.getByRole('table', { name: me.t('counts:lines.title') }).waitFor();
    },
  },
];
