/** Every screen of the application, and the way to it in the sample book. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pdf, PNG } from '../support/documents.ts';
import { granted, type Person } from './person.ts';
import { BUILDINGS } from './tourBuilding.ts';
import { COUNTS } from './tourCounts.ts';
import { LIFECYCLE } from './tourLifecycle.ts';
import { OFFICE } from './tourOffice.ts';
import { RECONCILIATION } from './tourReconciliation.ts';
import type { Stop } from './stop.ts';

export type { Stop };

/** A van of the sample book: several years posted, and some to come. */
export const KNOWN_ASSET = 'FA-2022-000001';
/** Posted in a month that is closed since. */
export const KNOWN_TRANSFER = 'TRF-2026-000001';
/** A van that was sold. */
export const KNOWN_DISPOSED = 'FA-2020-000003';
export const KNOWN_DRAFT = 'FA-2026-000004';

async function openAsset(me: Person, tab: 'schedule' | 'history' | 'custody' | 'documents' | 'details'): Promise<void> {
  await me.goByPalette(KNOWN_ASSET, KNOWN_ASSET);
  await me.app.page.getByRole('tab', { name: me.t(`asset:tabs.${tab}`), exact: true }).click();
  await me.app.page.getByRole('tabpanel').locator('table, dl').first().waitFor();
}

/** A photo and an invoice that was removed; whoever tours the book again finds them there. */
async function attachSome(me: Person): Promise<void> {
  const { app } = me;
  if ((await granted(app.call('attachments.list', { assetNumber: KNOWN_ASSET, includeRemoved: true }))).items.length > 0) return;
  for (const [name, bytes, kind] of [['واجهة المعرض.png', PNG, 'photo'], ['2022-0118.pdf', pdf(), 'invoice']] as const) {
    const path = join(app.userDataDir, name);
    writeFileSync(path, bytes);
    await app.answerDialog({ path });
    const chosen = await granted(app.call('attachments.choose'));
    if (chosen.cancelled) throw new Error('no file was chosen');
    await granted(app.call('attachments.add', { assetNumber: KNOWN_ASSET, fileId: chosen.value.fileId, kind, note: '١٢ / ٤' }));
  }
  await granted(app.call('attachments.remove', { attachmentId: 'att-2', reason: '١١٨' }));
}

/** The tax book of the sample. */
async function openTaxBook(me: Person): Promise<void> {
  await me.go('depreciationBooks');
  await me.press(me.language === 'ar' ? 'ضريبي' : 'Tax (memo)');
  await me.app.page.getByRole('table', { name: me.t('depreciationBooks:tab.terms') }).waitFor();
}

/** An improvement and an impairment in the open month; whoever tours the book again finds them there. */
async function changeSome({ app }: Person): Promise<void> {
  const { id, lastActOn } = await granted(app.call('assets.get', { assetNumber: KNOWN_ASSET }));
  if (lastActOn !== null) return;
  await granted(app.call('valueUpdates.create', { assetId: id, updateType: 'IMPROVEMENT', amount: '12000.00', date: '2026-03-05', memo: '١٢ / ٤' }));
  await granted(app.call('valueUpdates.create', { assetId: id, updateType: 'IMPAIRMENT', amount: '3000.00', date: '2026-03-12' }));
}

async function leaveUnsaved(me: Person): Promise<void> {
  await me.press(me.t('common:cancel'));
  await me.press(me.t('app:leave.confirm'));
}

/** The wizard for the known asset, at its first question. */
async function dispose(me: Person): Promise<void> {
  await me.goByPalette(KNOWN_ASSET, KNOWN_ASSET);
  await me.goByPalette(me.t('app:command.asset.dispose'), me.t('app:command.asset.dispose'));
  await me.app.page.getByRole('table', { name: me.t('disposals:what.chosen') }).waitFor();
}

export const BEFORE_A_BOOK: readonly Stop[] = [
  { name: 'welcome', arrive: (me) => me.sees(me.t('welcome:title')) },
  {
    name: 'welcome-create',
    async arrive(me) {
      await me.app.page.getByRole('button', { name: me.t('welcome:createText') }).click();
      await me.sees(me.t('welcome:create.title'));
    },
  },
];

export const WITH_A_BOOK: readonly Stop[] = [
  {
    name: 'home',
    async arrive(me) {
      await me.go('home');
      await me.app.page.getByRole('img', { name: /./ }).last().waitFor();
    },
  },
  {
    name: 'register',
    async arrive(me) {
      await me.go('register');
      await me.app.page.locator('.ag-row [col-id="assetNumber"]').first().waitFor();
    },
  },
  { name: 'asset', arrive: (me) => openAsset(me, 'schedule') },
  {
    name: 'asset-explain',
    async arrive(me) {
      await openAsset(me, 'schedule');
      await me.app.page.getByRole('tabpanel').getByRole('row').getByRole('button').nth(6).click();
      await me.dialog().getByRole('heading').waitFor();
    },
  },
  {
    name: 'asset-history',
    async arrive(me) {
      await changeSome(me);
      await openAsset(me, 'history');
    },
  },
  {
    name: 'asset-take-back',
    async arrive(me) {
      await changeSome(me);
      await openAsset(me, 'history');
      await me.app.page.getByRole('button', { name: me.t('asset:history.takeBackOf', { what: me.t('asset:history.kind.impairment'), date: me.format.gregorianDate('2026-03-12') }) }).click();
      await me.dialog().getByRole('textbox').waitFor();
    },
  },
  {
    name: 'asset-change-value',
    async arrive(me) {
      await openAsset(me, 'schedule');
      await me.press(me.t('asset:actions.changeValue'));
      await me.seesText(me.t('values:chooseFirst'));
      await me.check(me.t('values:when.suspend'));
      await me.app.page.getByRole('table', { name: me.t('values:plan.table') }).waitFor();
    },
  },
  { name: 'asset-custody', arrive: (me) => openAsset(me, 'custody') },
  {
    name: 'asset-documents',
    async arrive(me) {
      await attachSome(me);
      await openAsset(me, 'documents');
      await me.check(me.t('documents:showRemoved'));
      await me.app.page.getByRole('tabpanel').getByRole('img').or(me.app.page.getByRole('tabpanel').locator('img')).first().waitFor();
    },
  },
  { name: 'asset-details', arrive: (me) => openAsset(me, 'details') },
  {
    name: 'asset-new',
    async arrive(me) {
      await me.goByPalette(me.t('shell:menu.asset.create'), me.t('shell:menu.asset.create'));
      await me.sees(me.t('asset:form.newTitle'));
    },
  },
  {
    name: 'asset-capitalize',
    async arrive(me) {
      await me.goByPalette(KNOWN_DRAFT, KNOWN_DRAFT);
      await me.press(me.t('asset:actions.capitalize'));
      await me.dialog().getByRole('table').waitFor();
    },
  },
  {
    name: 'transfers',
    async arrive(me) {
      await me.go('transfers');
      await me.app.page.getByRole('table', { name: me.t('transfers:title') }).waitFor();
    },
  },
  {
    name: 'transfer-new',
    async arrive(me) {
      await me.go('transfers');
      await me.press(me.t('transfers:new'));
      await me.find(me.t('transfers:to.category'), 'VEH');
      await me.dialog().getByText(me.t('transfers:categoryMore')).waitFor();
    },
  },
  {
    name: 'transfer',
    async arrive(me) {
      await me.go('transfers');
      await me.press(KNOWN_TRANSFER);
      await me.app.page.getByRole('table', { name: me.t('transfers:page.changes') }).waitFor();
    },
  },
  {
    name: 'transfer-reverse',
    async arrive(me) {
      await me.go('transfers');
      await me.press(KNOWN_TRANSFER);
      await me.press(me.t('transfers:actions.reverse'));
      await me.dialog().getByRole('textbox').waitFor();
    },
  },
  {
    name: 'close',
    async arrive(me) {
      await me.go('close');
      await me.app.page.getByRole('table', { name: me.t('close:byCategory.title') }).waitFor();
    },
  },
  {
    name: 'close-closed',
    async arrive(me) {
      await me.go('close');
      await me.app.page.getByRole('list', { name: me.t('close:months') }).getByRole('button', { name: me.format.monthShort(2) }).click();
      await me.sees(me.t('close:closed.title', { period: me.format.period('2026-02') }));
      await me.app.page.getByRole('table', { name: me.t('close:runs.title') }).waitFor();
    },
  },
  ...RECONCILIATION,
  {
    name: 'close-pack',
    async arrive(me) {
      await me.go('close');
      await me.app.page.getByRole('table', { name: me.t('close:byCategory.title') }).waitFor();
      await me.press(me.t('packScreens:draft'));
      await me.dialog().getByRole('switch', { name: me.t('packScreens:register') }).waitFor();
    },
  },
  {
    name: 'close-check-pack',
    async arrive(me) {
      await me.go('close');
      await me.app.page.getByRole('list', { name: me.t('close:months') }).getByRole('button', { name: me.format.monthShort(2) }).click();
      await me.press(me.t('packScreens:check'));
      await me.dialog().getByRole('textbox').fill('0123abcd');
      await me.dialog().getByRole('button', { name: me.t('packScreens:checking.check') }).click();
      await me.dialog().getByText(me.t('packScreens:checking.other')).waitFor();
    },
  },
  {
    name: 'journals',
    async arrive(me) {
      await me.go('journals');
      await me.app.page.getByRole('table', { name: me.t('journal:title') }).waitFor();
    },
  },
  {
    name: 'journal-export',
    async arrive(me) {
      await me.go('journals');
      await me.app.page.getByRole('button', { name: me.t('journal:export') }).click();
      await me.app.page.getByRole('region', { name: me.t('journalExport:beginning') }).waitFor();
    },
  },
  {
    name: 'journal',
    async arrive(me) {
      await me.go('journals');
      await me.app.page.getByRole('table', { name: me.t('journal:title') }).getByRole('button').first().click();
      await me.seesText(me.t('journal:about'));
    },
  },
  ...COUNTS,
  {
    name: 'reports',
    async arrive(me) {
      await me.go('reports');
      await me.app.page.getByRole('group', { name: me.t('reportScreens:title') }).waitFor();
    },
  },
  ...['asset-register', 'asset-card', 'depreciation-schedule', 'depreciation-run', 'ledger-reconciliation', 'book-comparison', 'journal-listing', 'value-changes', 'exceptions', 'change-log', 'transfer-note', 'custody-form', 'count-variance', 'count-sheet', 'asset-labels'].map((report): Stop => ({
    name: `report-${report}`,
    async arrive(me) {
      await me.go('reports');
      await me.app.page.getByRole('group', { name: me.t('reportScreens:title') }).getByRole('button', { name: me.t(`reports:title.${report}`) }).click();
      if (report === 'depreciation-schedule' || report === 'asset-card') await me.find(me.t('reports:parameter.asset'), KNOWN_ASSET);
      if (report === 'transfer-note') await me.find(me.t('reports:parameter.transfer'), KNOWN_TRANSFER);
      if (report === 'custody-form') await me.find(me.t('reports:parameter.custodian'), 'EMP-005');
      await me.check(me.t('reportScreens:languages.both'));
      await me.app.page.getByRole('region').getByRole('table').first().waitFor();
    },
  })),
  {
    name: 'depreciation-books',
    async arrive(me) {
      await me.go('depreciationBooks');
      await me.app.page.getByRole('table', { name: me.t('depreciationBooks:title') }).waitFor();
    },
  },
  {
    name: 'depreciation-book-new',
    async arrive(me) {
      await me.go('depreciationBooks');
      await me.press(me.t('depreciationBooks:add'));
      await me.dialog().waitFor();
    },
  },
  { name: 'depreciation-book', arrive: openTaxBook },
  {
    name: 'depreciation-book-terms',
    async arrive(me) {
      await openTaxBook(me);
      await me.app.page.getByRole('row').filter({ hasText: 'VEH' }).getByRole('button').click();
      await me.dialog().getByRole('table').first().waitFor();
    },
  },
  {
    name: 'depreciation-book-comparison',
    async arrive(me) {
      await openTaxBook(me);
      await me.app.page.getByRole('tab', { name: me.t('depreciationBooks:tab.comparison') }).click();
      await me.app.page.getByRole('table', { name: me.t('depreciationBooks:compare.title') }).waitFor();
    },
  },
  {
    name: 'depreciation-book-activate',
    async arrive(me) {
      const known = await granted(me.app.call('depreciationBooks.list'));
      if (!known.some(({ bookId }) => bookId === 'MGMT')) await granted(me.app.call('depreciationBooks.create', { bookId: 'MGMT', name: 'Management', nameAr: 'إداري', purpose: 'management' }));
      await me.go('depreciationBooks');
      await me.press(me.language === 'ar' ? 'إداري' : 'Management');
      await me.press(me.t('depreciationBooks:activate.open'));
      await me.dialog().getByRole('table').first().waitFor();
    },
  },
  {
    name: 'disposals',
    async arrive(me) {
      await me.go('disposals');
      await me.app.page.getByRole('table', { name: me.t('disposals:list.title') }).waitFor();
    },
  },
  {
    name: 'asset-disposed',
    async arrive(me) {
      await me.goByPalette(KNOWN_DISPOSED, KNOWN_DISPOSED);
      await me.seesText(me.t('disposals:figures.gain'));
    },
  },
  { name: 'dispose', arrive: (me) => dispose(me) },
  {
    name: 'dispose-how',
    async arrive(me) {
      await dispose(me);
      await me.press(me.t('common:continue'));
      await me.press(me.t('disposals:how.accounts'));
      await me.app.page.getByRole('combobox', { name: me.t('disposals:how.proceedsAccount') }).waitFor();
    },
    leave: leaveUnsaved,
  },
  {
    name: 'dispose-effect',
    async arrive(me) {
      await dispose(me);
      await me.press(me.t('common:continue'));
      await me.fill(me.t('disposals:how.price'), '15000');
      await me.press(me.t('common:continue'));
      await me.seesText(me.t('disposals:effect.chosen'));
      await me.app.page.getByRole('table').first().waitFor();
    },
    leave: leaveUnsaved,
  },
  {
    name: 'pools-set-up',
    async arrive(me) {
      await me.go('pools');
      await me.sees(me.t('pools:title'));
    },
  },
  {
    // The book keeps its pools once they are set up; whoever tours it again finds them there.
    name: 'pools',
    async arrive(me) {
      const { regime } = await granted(me.app.call('pools.list', {}));
      if (regime === null) await granted(me.app.call('pools.setUp', { country: 'SA', firstYear: 2026, openings: 'none' }));
      await me.go('pools');
      await me.app.page.getByRole('table').first().waitFor();
    },
  },
  { name: 'imports', arrive: (me) => me.go('imports') },
  {
    name: 'categories',
    async arrive(me) {
      await me.go('categories');
      await me.app.page.getByRole('table').first().waitFor();
    },
  },
  {
    name: 'category-new',
    async arrive(me) {
      await me.go('categories');
      await me.press(me.t('categories:add'));
      await me.dialog().waitFor();
    },
  },
  {
    name: 'accounts',
    async arrive(me) {
      await me.go('accounts');
      await me.app.page.getByRole('table').first().waitFor();
    },
  },
  {
    name: 'places',
    async arrive(me) {
      await me.go('places');
      await me.app.page.getByRole('table').first().waitFor();
    },
  },
  ...LIFECYCLE,
  ...BUILDINGS,
  ...OFFICE,
];
