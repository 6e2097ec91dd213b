/** The register beside another ledger: a month without balances, one with differences, an account, a trial balance. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { granted, type Person } from './person.ts';
import type { Stop } from './stop.ts';

const MONTH = '2026-02';
/** Computers of the sample book: what the ledger has too much of is explained in part. */
const ACCOUNT = '1570';

/** Balances of February with differences in two accounts; whoever tours the book again finds them there. */
async function enterSome({ app }: Person): Promise<void> {
  const { statement, accounts } = await granted(app.call('reconciliation.compare', { period: MONTH }));
  if (statement !== null) return;
  const more = (amount: string, by: number): string => (Number(amount) + by).toFixed(2);
  const balances = accounts.filter(({ isUsed }) => isUsed).map(({ code, registerClosing }) => ({ account: code, balance: code === ACCOUNT ? more(registerClosing, 1250) : code === '1574' ? more(registerClosing, 0.05) : registerClosing }));
  await granted(app.call('reconciliation.enterBalances', { period: MONTH, balances }));
  await granted(app.call('reconciliation.explain', { period: MONTH, account: ACCOUNT, type: 'historic', amount: '1000.00', note: '١٢ / ٤', owner: '١١٨', clearBy: '2026-06-30' }));
  await granted(app.call('reconciliation.signOff', { period: MONTH }));
}

async function openMonth(me: Person): Promise<void> {
  await enterSome(me);
  await me.go('close');
  await me.press(me.t('close:fix.reconciliation'));
  await me.sees(me.t('reconciliation:title'));
  await me.app.page.getByRole('button', { name: new RegExp(`^${me.t('reconciliation:month')}`) }).click();
  await me.dialog().getByRole('button', { name: me.format.month(2), exact: true }).click();
  await me.seesText(me.t('reconciliation:rowState.agrees'));
}

export const RECONCILIATION: readonly Stop[] = [
  {
    name: 'reconciliation',
    async arrive(me) {
      await me.go('reconciliation');
      await me.app.page.getByRole('table', { name: me.t('reconciliation:flows') }).waitFor();
    },
  },
  { name: 'reconciliation-month', arrive: openMonth },
  {
    name: 'reconciliation-account',
    async arrive(me) {
      await openMonth(me);
      await me.app.page.getByRole('button', { name: new RegExp(ACCOUNT) }).click();
      await me.dialog().getByRole('table').waitFor();
      await me.press(me.t('reconciliation:explain.title'));
      await me.field(me.t('reconciliation:explain.amount')).waitFor();
    },
  },
  {
    name: 'reconciliation-import',
    async arrive(me) {
      const path = join(me.app.userDataDir, '2026-02.csv');
      writeFileSync(path, 'رقم الحساب,اسم الحساب,مدين,دائن\n1540,المركبات,1200000,\n1544,مجمع,,400000\n1575,الهواتف,4500,\n1000,النقدية,12,\nالإجمالي,,1204512,400000\n');
      await me.go('reconciliation');
      await me.app.answerDialog({ path });
      await me.press(me.t('reconciliation:import.open'));
      await me.dialog().getByRole('table').first().waitFor();
    },
  },
];
