/** What is being built, and what a building consists of. */
import { granted, type Person } from './person.ts';
import type { Stop } from './stop.ts';

const BUILDING = { name: 'Training centre', nameAr: 'مركز التدريب' };
const LIFTS = { name: 'Passenger lifts', nameAr: 'مصاعد الركاب' };
const MOTOR = { name: 'Lift motor', nameAr: 'محرك المصعد' };
const COOLING = { name: 'Central air conditioning', nameAr: 'التكييف المركزي' };
const PROJECT = { name: 'Warehouse extension', nameAr: 'توسعة المستودع' };
const DAY = '2026-03-02';

/** A building with lifts and air conditioning, and a warehouse under construction; whoever tours the book again finds them there. */
async function build({ app }: Person): Promise<void> {
  if ((await granted(app.call('assets.search', { text: PROJECT.name }))).length > 0) return;
  const make = async (names: { name: string; nameAr: string }, categoryCode: string, cost: string, parentAssetId: string | null): Promise<string> => {
    const { id } = await granted(app.call('assets.create', { ...names, categoryCode, acquisitionDate: DAY, cost, parentAssetId }));
    await granted(app.call('assets.capitalize', { assetId: id, capitalizationDate: DAY }));
    if (categoryCode !== 'CIP') await granted(app.call('assets.placeInService', { assetId: id, inServiceDate: DAY }));
    return id;
  };
  const building = await make(BUILDING, 'BLDG', '7000000.00', null);
  const lifts = await make(LIFTS, 'MACH', '640000.00', building);
  await make(MOTOR, 'MACH', '85000.00', lifts);
  await make(COOLING, 'MACH', '910000.00', building);
  const assetId = await make(PROJECT, 'CIP', '1200000.00', null);
  await granted(app.call('assets.addConstructionCost', { assetId, date: '2026-03-09', amount: '385000.00', counterAccount: 'ACCOUNTS_PAYABLE', document: '٨٨٤١', memo: '١٢ / ٤' }));
}

const named = (me: Person, names: { name: string; nameAr: string }): string => (me.language === 'ar' ? names.nameAr : names.name);

async function open(me: Person, names: { name: string; nameAr: string }): Promise<void> {
  await build(me);
  await me.goByPalette(names.name, named(me, names));
}

/** The unsaved form is left behind. */
async function leave(me: Person): Promise<void> {
  await me.press(me.t('common:cancel'));
  await me.press(me.t('app:leave.confirm'));
}

export const BUILDINGS: readonly Stop[] = [
  {
    name: 'construction',
    async arrive(me) {
      await build(me);
      await me.go('construction');
      await me.app.page.getByRole('table', { name: me.t('construction:list.title') }).waitFor();
    },
  },
  {
    name: 'construction-costs',
    async arrive(me) {
      await open(me, PROJECT);
      await me.app.page.getByRole('table', { name: me.t('construction:costs') }).waitFor();
    },
  },
  {
    name: 'construction-add-cost',
    async arrive(me) {
      await open(me, PROJECT);
      await me.press(me.t('construction:addCost.open'));
      await me.fill(me.t('construction:amount'), '15000');
      await me.dialog().getByRole('table').waitFor();
    },
  },
  {
    name: 'construction-complete',
    async arrive(me) {
      await open(me, PROJECT);
      await me.press(me.t('construction:complete.open'));
      await me.app.page.getByText(me.t('construction:complete.severalMore')).click();
      await me.app.page.getByRole('textbox', { name: me.t('construction:cost'), exact: true }).nth(1).fill('85000');
      await me.seesText(me.t('construction:parts.whole'));
    },
    leave,
  },
  {
    name: 'asset-components',
    async arrive(me) {
      await open(me, BUILDING);
      await me.app.page.getByRole('tab', { name: me.t('asset:tabs.components') }).click();
      await me.app.page.getByRole('table', { name: me.t('components:list') }).waitFor();
    },
  },
  {
    name: 'register-components',
    async arrive(me) {
      await open(me, BUILDING);
      await me.app.page.getByRole('tab', { name: me.t('asset:tabs.components') }).click();
      await me.press(me.t('components:inRegister'));
      await me.app.page.getByRole('button', { name: me.t('register:componentsOf') }).waitFor();
      await me.app.page.locator('.ag-row [col-id="assetNumber"]').first().waitFor();
    },
  },
  {
    name: 'asset-new-component',
    async arrive(me) {
      await open(me, BUILDING);
      await me.goByPalette(me.t('app:command.component.add'), me.t('app:command.component.add'));
      await me.sees(me.t('components:title.component', { asset: named(me, BUILDING) }));
    },
  },
  {
    name: 'dispose-components',
    async arrive(me) {
      await open(me, BUILDING);
      await me.goByPalette(me.t('app:command.asset.dispose'), me.t('app:command.asset.dispose'));
      await me.app.page.getByText(me.t('disposals:what.componentsMore')).click();
      await me.app.page.getByRole('table', { name: me.t('disposals:what.chooseComponents') }).waitFor();
    },
    leave,
  },
];
