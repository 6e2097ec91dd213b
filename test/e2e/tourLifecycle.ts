/** Held for sale, split and merge: the screens, and what the pages of such assets say. */
import { granted, type Person } from './person.ts';
import type { Stop } from './stop.ts';

const PICKUP = 'FA-2022-000004';
const HELD = 'FA-2023-000006';
const LAPTOPS = 'FA-2023-000009';
const TRUCKS = 'FA-2025-000003';
const FURNITURE = ['FA-2017-000001', 'FA-2019-000003'] as const;

async function leaveUnsaved(me: Person): Promise<void> {
  await me.press(me.t('common:cancel'));
  await me.press(me.t('app:leave.confirm'));
}

const statusOf = async ({ app }: Person, assetNumber: string) => granted(app.call('assets.get', { assetNumber }));

/** Held and written down in the open month; whoever tours the book again finds it there. */
async function holdOne(me: Person): Promise<void> {
  const { id, status } = await statusOf(me, HELD);
  if (status !== 'HELD_FOR_SALE') await granted(me.app.call('assets.holdForSale', { assetId: id, date: '2026-03-10', fairValueLessCosts: '58000.00' }));
}

async function by(me: Person, number: string, command: 'holdForSale' | 'split' | 'merge'): Promise<void> {
  await me.goByPalette(number, number);
  await me.app.page.getByRole('tab', { name: me.t('asset:tabs.history') }).waitFor();
  await me.goByPalette(me.t(`app:command.asset.${command}`), me.t(`app:command.asset.${command}`));
}

export const LIFECYCLE: readonly Stop[] = [
  {
    name: 'hold-for-sale',
    async arrive(me) {
      await by(me, PICKUP, 'holdForSale');
      await me.fill(me.t('lifecycle:held.amount.fairValueLessCosts'), '30000');
      await me.app.page.getByRole('table').first().waitFor();
    },
    leave: leaveUnsaved,
  },
  {
    name: 'asset-held-for-sale',
    async arrive(me) {
      await holdOne(me);
      await me.goByPalette(HELD, HELD);
      await me.app.page.getByRole('region', { name: me.t('asset:lineage.held') }).waitFor();
    },
  },
  {
    name: 'held-remeasure',
    async arrive(me) {
      await holdOne(me);
      await by(me, HELD, 'holdForSale');
      await me.fill(me.t('lifecycle:held.amount.fairValueLessCosts'), '52000');
      await me.app.page.getByRole('table').first().waitFor();
    },
    leave: leaveUnsaved,
  },
  {
    name: 'held-release',
    async arrive(me) {
      await holdOne(me);
      await me.goByPalette(HELD, HELD);
      await me.press(me.t('asset:actions.release'));
      await me.app.page.getByRole('table').first().waitFor();
    },
  },
  {
    name: 'split',
    async arrive(me) {
      await by(me, LAPTOPS, 'split');
      await me.fill(me.t('lifecycle:split.amount.quantity'), '4');
      await me.press(me.t('lifecycle:split.add'));
      await me.app.page.getByRole('group', { name: me.t('lifecycle:split.part', { number: 2 }) }).getByRole('textbox', { name: me.t('lifecycle:split.amount.quantity') }).fill('3');
      await me.app.page.getByRole('table').first().waitFor();
    },
    leave: leaveUnsaved,
  },
  {
    name: 'asset-split',
    async arrive(me) {
      const { id, lastActOn } = await statusOf(me, TRUCKS);
      if (lastActOn === null) await granted(me.app.call('assets.split', { assetId: id, date: '2026-03-10', parts: [{ percent: '25' }, { percent: '25' }] }));
      await me.goByPalette(TRUCKS, TRUCKS);
      await me.app.page.getByRole('region', { name: me.t('asset:lineage.parts') }).waitFor();
    },
  },
  {
    name: 'merge',
    async arrive(me) {
      await by(me, FURNITURE[0], 'merge');
      for (const number of [FURNITURE[1], PICKUP]) await me.find(me.t('lifecycle:merge.add'), number);
      await me.app.page.getByText(me.t('errors:INVALID_INPUT_category')).waitFor();
    },
    leave: leaveUnsaved,
  },
  {
    name: 'merge-outcome',
    async arrive(me) {
      await by(me, FURNITURE[0], 'merge');
      await me.find(me.t('lifecycle:merge.add'), FURNITURE[1]);
      await me.app.page.getByRole('table', { name: me.t('values:plan.table') }).waitFor();
    },
    leave: leaveUnsaved,
  },
];
