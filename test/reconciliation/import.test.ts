import { describe, expect, test } from 'vitest';
import iconv from 'iconv-lite';
import type { Input } from '#shared/contract/index.ts';
import { createSheet } from '../../src/main/exchange/files/xlsx.ts';
import type { TestBook } from '../support/book.ts';
import { accountOf, januaryBook } from './support.ts';

function stage(book: TestBook, content: string | Uint8Array, name = 'trial balance.csv'): string {
  const staged = book.host.stageFile(name, typeof content === 'string' ? Buffer.from(content) : content);
  if (!staged.ok) throw new Error(staged.error.code);
  return staged.value.fileId;
}

type Read = Omit<Input<'reconciliation.readBalances'>, 'period' | 'fileId'>;

const read = (book: TestBook, content: string | Uint8Array, input: Read = {}) => book.call('reconciliation.readBalances', { period: '2026-01', fileId: stage(book, content), ...input });

/** What was read, by the codes of our accounts. */
function balancesOf(book: TestBook, answer: ReturnType<typeof read>): Record<string, string> {
  const codes = new Map(book.call('reconciliation.accounts').accounts.map(({ accountId, code }) => [accountId, code]));
  return Object.fromEntries(answer.balances.map(({ accountId, balance }) => [codes.get(accountId) ?? '', balance]));
}

const AGREEING = { '1540': '60000.00', '1544': '1000.00', '1570': '4800.00', '1574': '100.00', '6100': '1100.00' };

describe('a trial balance', () => {
  test.each([
    ['debit and credit, with titles above and a total below', 'Al Noor Trading\nTrial Balance\nAs at 31 January 2026\n\nAccount Code,Account,Debit,Credit\n1540,Vehicles,"60,000.00",\n1544,Acc. dep. vehicles,,"1,000.00"\n1570,Computers,4800,\n1574,Acc. dep. computers,,100\n6100,Depreciation,1100,\n1000,Cash,12,\nTotal,,"65,912.00","1,100.00"\n'],
    ['closing columns beside those of the year to date and the month', 'Account Code,Account,Debit - Month,Credit - Month,Debit - YTD,Credit - YTD\n1540,Vehicles,0,0,60000,0\n1544,Acc,0,500,0,1000\n1570,Computers,0,0,4800,0\n1574,Acc,0,50,0,100\n6100,Depreciation,550,0,1100,0\n'],
    ['opening, movement and closing pairs', 'Account,Opening (Dr),Opening (Cr),Debit,Credit,Closing (Dr),Closing (Cr)\n1540 - Vehicles,0,0,60000,0,60000,0\n1544 - Acc,0,0,0,1000,0,1000\n1570 - Computers,0,0,4800,0,4800,0\n1574 - Acc,0,0,0,100,0,100\n6100 - Depreciation,0,0,1100,0,1100,0\n'],
    ['one column, credits negative, code and name in one cell', 'Account;Initial Balance;Debit;Credit;End Balance\n1540 Vehicles;0,00;60.000,00;0,00;60.000,00\n1544 Acc;0,00;0,00;1.000,00;-1.000,00\n1570 Computers;0,00;4.800,00;0,00;4.800,00\n1574 Acc;0,00;0,00;100,00;-100,00\n6100 Depreciation;0,00;1.100,00;0,00;1.100,00\n'],
    ['one column, each balance with its side', 'Particulars,Closing Balance\nVehicles (1540),"60,000.00 Dr"\nAcc (1544),"1,000.00 Cr"\nComputers (1570),4800 Dr\nAcc (1574),100 Cr\nDepreciation (6100),1100 Dr\n'],
    ['in Arabic, with Arabic digits', 'شركة النور\nميزان المراجعة\nرقم الحساب,اسم الحساب,مدين,دائن\n١٥٤٠,المركبات,"٦٠٬٠٠٠٫٠٠",\n١٥٤٤,مجمع الإهلاك,,"١٬٠٠٠٫٠٠"\n١٥٧٠,الحاسب,٤٨٠٠,\n١٥٧٤,مجمع,,١٠٠\n٦١٠٠,مصروف الإهلاك,١١٠٠,\nالإجمالي,,"٦٥٬٩٠٠٫٠٠","١٬١٠٠٫٠٠"\n'],
    ['in Arabic, sums and balances', 'رقم الحساب,البيان,مدين,دائن,مدين,دائن\n1540,المركبات,60000,0,60000,0\n1544,مجمع,500,1500,0,1000\n1570,الحاسب,4800,0,4800,0\n1574,مجمع,0,100,0,100\n6100,مصروف,1100,0,1100,0\n'],
    ['in Arabic, by names', 'الحساب,الرصيد الختامي\nالمركبات – التكلفة,60000\nمجمع إهلاك المركبات,-1000\nأجهزة الحاسب الآلي – التكلفة,4800\nمجمع إهلاك أجهزة الحاسب الآلي,-100\nمصروف الإهلاك,1100\n'],
  ])('%s', (_what, text) => {
    const book = januaryBook();
    const answer = read(book, text);
    expect(balancesOf(book, answer)).toEqual(AGREEING);
    expect(answer).toMatchObject({ unreadable: 0, absent: [], unknown: 0 });
  });

  test('in the code page of Arabic Windows', () => {
    const book = januaryBook();
    const bytes = iconv.encode('رمز الحساب;اسم الحساب;الرصيد\r\n1540;المركبات والسيارات;60000\r\n1544;مجمع إهلاك السيارات;-1000\r\n', 'windows-1256');
    expect(balancesOf(book, read(book, bytes, { absentIsZero: false }))).toEqual({ '1540': '60000.00', '1544': '1000.00' });
  });

  test('as a workbook', () => {
    const book = januaryBook();
    const sheet = createSheet({ name: 'TB', title: 'TB', createdAt: '2026-02-01T00:00:00.000Z', rightToLeft: true, styles: [{ align: 'right' }], widths: [10, 30, 14, 14], headRow: 1, frozenColumns: 0, footer: { left: '', center: '', right: '' } });
    for (const cells of [['رقم الحساب', 'اسم الحساب', 'رصيد مدين', 'رصيد دائن']]) sheet.row(cells.map((text) => ({ text, style: 0 })));
    for (const [code = '', name = '', debit = '', credit = ''] of [['1540', 'المركبات', '60000', ''], ['1544', 'مجمع', '', '1000'], ['1570', 'حاسب', '4800', ''], ['1574', 'مجمع', '', '100'], ['6100', 'مصروف', '1100', '']]) {
      sheet.row([{ text: code, style: 0 }, { text: name, style: 0 }, ...[debit, credit].map((figure) => (figure === '' ? null : { figure, style: 0 }))]);
    }
    expect(balancesOf(book, read(book, sheet.finish(6)))).toEqual(AGREEING);
  });

  test('copied from a spreadsheet, with or without headings', () => {
    const book = januaryBook();
    const pasted = (text: string) => balancesOf(book, book.call('reconciliation.readBalances', { period: '2026-01', text }));
    expect(pasted('1540\t60,000.00\n1544\t(1,000.00)\n1570\t4,800.00\n1574\t(100.00)\n6100\t1,100.00\n')).toEqual(AGREEING);
    expect(pasted('1540\tVehicles\t60000\t\n1544\tAcc\t\t1000\n1570\tComputers\t4800\t\n1574\tAcc\t\t100\n6100\tDep\t1100\t\n')).toEqual(AGREEING);
    expect(pasted('رقم الحساب\tالرصيد\n1540\t60000\n1544\t-1000\n1570\t4800\n1574\t-100\n6100\t1100')).toEqual(AGREEING);
  });
});

describe('what a row is', () => {
  const text = 'Code,Name,Balance\n1540,Vehicles,60000\n710,Vans abroad,500\n1000,Cash,12\n9999,Suspense,7\n1544,Acc,abc\n,Total,60519\n';

  test('is said of every row: ours, elsewhere in the chart, unknown, a total, unreadable', () => {
    const book = januaryBook();
    const answer = read(book, text);
    expect(answer.rows.map(({ code, match, amount }) => [code, match, amount])).toEqual([
      ['1540', 'code', null], ['710', 'unknown', null], ['1000', 'elsewhere', null], ['9999', 'unknown', null], ['1544', 'unreadable', 'abc'], ['', 'total', null],
    ]);
    expect(answer).toMatchObject({ matched: 1, unknown: 2, unreadable: 1 });
    expect(book.refusal('reconciliation.importBalances', { period: '2026-01', fileId: stage(book, text) })).toEqual({ code: 'IMPORT_HAS_ERRORS', params: { count: 1 } });
  });

  test('once chosen is remembered, and rows of one account add up', () => {
    const book = januaryBook();
    const good = text.replace('abc', '-1000');
    const accounts = { '710': '1540', '9999': null };
    const first = read(book, good, { accounts });
    expect(balancesOf(book, first)['1540']).toBe('60500.00');
    const month = book.call('reconciliation.importBalances', { period: '2026-01', fileId: stage(book, good), accounts, fingerprint: first.fingerprint });
    expect(month.statement).toMatchObject({ origin: 'file', fileName: 'trial balance.csv', version: 1 });
    expect(accountOf(month, '1540')).toMatchObject({ ledger: '60500.00', difference: '500.00' });
    expect(accountOf(month, '1570').ledger).toBe('0.00');
    expect(read(book, good).rows.map(({ match }) => match)).toEqual(['code', 'mapping', 'elsewhere', 'left_out', 'code', 'total']);
  });

  test('is also known by the name that exported journals give the account', () => {
    const book = januaryBook();
    book.call('exportAccounts.set', { format: 'xero', accounts: [{ account: '1540', target: '710' }] });
    expect(read(book, text).rows[1]).toMatchObject({ code: '710', match: 'mapping' });
  });

  test('an account that is not listed stands at zero, unless that is not meant', () => {
    const book = januaryBook();
    const few = 'Code,Balance\n1540,60000\n1544,-1000\n';
    expect(read(book, few)).toMatchObject({ absent: [expect.any(Number), expect.any(Number), expect.any(Number)] });
    expect(balancesOf(book, read(book, few))).toEqual({ '1540': '60000.00', '1544': '1000.00', '1570': '0.00', '1574': '0.00', '6100': '0.00' });
    expect(balancesOf(book, read(book, few, { absentIsZero: false }))).toEqual({ '1540': '60000.00', '1544': '1000.00' });
  });

  test('balances without signs are of each account’s own side, and may be said to be otherwise', () => {
    const book = januaryBook();
    const own = 'Code,Balance\n1540,60000\n1544,1000\n';
    expect(read(book, own)).toMatchObject({ signs: 'own_side' });
    expect(balancesOf(book, read(book, own, { absentIsZero: false }))).toEqual({ '1540': '60000.00', '1544': '1000.00' });
    expect(balancesOf(book, read(book, own, { absentIsZero: false, signs: 'debit_positive' }))).toEqual({ '1540': '60000.00', '1544': '-1000.00' });
  });
});

describe('what cannot be taken for a trial balance', () => {
  test('movements beside opening balances are no closing balances, and columns can be named', () => {
    const book = januaryBook();
    const text = 'Account,Opening Balance,Debit,Credit,Now\n1540 Vehicles,0,60000,0,60000\n';
    expect(book.refusal('reconciliation.readBalances', { period: '2026-01', fileId: stage(book, text) })).toEqual({ code: 'FILE_UNREADABLE', params: { file: 'trial balance.csv', reason: 'balances' } });
    expect(balancesOf(book, read(book, text, { columns: { balance: 'Now' }, absentIsZero: false }))).toEqual({ '1540': '60000.00' });
    expect(book.refusal('reconciliation.readBalances', { period: '2026-01', fileId: stage(book, text), columns: { balance: 'Later' } }).code).toBe('INVALID_INPUT');
  });

  test('nothing, a letter, both a file and a text', () => {
    const book = januaryBook();
    const refused = (content: string) => book.refusal('reconciliation.readBalances', { period: '2026-01', fileId: stage(book, content) }).code;
    expect(refused('')).toBe('FILE_UNREADABLE');
    expect(refused('Dear Sir,\nplease find attached\n')).toBe('FILE_UNREADABLE');
    expect(book.refusal('reconciliation.readBalances', { period: '2026-01' })).toEqual({ code: 'INVALID_INPUT', params: { field: 'fileId', reason: 'file_or_text' } });
    expect(book.refusal('reconciliation.readBalances', { period: '2026-01', fileId: 'file-99' }).code).toBe('FILE_NOT_FOUND');
  });

  test('more decimals than the currency has are refused, not rounded', () => {
    const book = januaryBook();
    expect(read(book, 'Code,Balance\n1540,60000.005\n').rows).toMatchObject([{ match: 'unreadable', amount: '60000.005' }]);
  });
});
