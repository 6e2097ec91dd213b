import { wordKey } from '../import/text.ts';

/** A column of a trial balance by its meaning. What is of the closing balance goes before what may be of the movements. */
export type BalanceHeading = 'code' | 'name' | 'closingDebit' | 'closingCredit' | 'closingBalance' | 'balance' | 'debit' | 'credit' | 'opening';

const SYNONYMS: readonly (readonly [BalanceHeading, string])[] = [
  ['code', 'account code|account number|account no|account id|acct no|acct code|gl code|gl account no|nominal code|n c|nc|code|number|no|رقم الحساب|رمز الحساب|كود الحساب|الرقم|الرمز|الكود|رقم'],
  ['name', 'account name|account title|account|gl account|ledger account|particulars|name|description|title|اسم الحساب|الحساب|البيان|الوصف|الاسم|اسم الحساب بالعربية|حساب'],
  ['closingDebit', 'closing debit|closing dr|ending debit|debit ytd|debit year to date|ytd debit|debit balance|balance debit|balance dr|الرصيد المدين|رصيد مدين|أرصدة مدينة|الأرصدة المدينة|ختامي مدين|مدين ختامي|رصيد ختامي مدين|رصيد آخر المدة مدين|الرصيد الختامي مدين'],
  ['closingCredit', 'closing credit|closing cr|ending credit|credit ytd|credit year to date|ytd credit|credit balance|balance credit|balance cr|الرصيد الدائن|رصيد دائن|أرصدة دائنة|الأرصدة الدائنة|ختامي دائن|دائن ختامي|رصيد ختامي دائن|رصيد آخر المدة دائن|الرصيد الختامي دائن'],
  ['closingBalance', 'closing balance|ending balance|end balance|ytd balance|balance ytd|year to date|ytd|closing|final balance|net balance|الرصيد الختامي|رصيد آخر المدة|رصيد نهاية المدة|رصيد الإقفال|صافي الرصيد|الرصيد النهائي'],
  ['balance', 'balance|net|amount|الرصيد|رصيد|المبلغ|القيمة|الصافي'],
  ['debit', 'debit|debits|dr|debit amount|مدين|المدين|مدينة|مبلغ مدين|منه'],
  ['credit', 'credit|credits|cr|credit amount|دائن|الدائن|دائنة|مبلغ دائن|له'],
  ['opening', 'opening balance|initial balance|beginning balance|opening|opening debit|opening credit|opening dr|opening cr|رصيد أول المدة|الرصيد الافتتاحي|رصيد افتتاحي|افتتاحي مدين|افتتاحي دائن|رصيد بداية المدة'],
];

const CURRENCIES = new Set(['sar', 'aed', 'kwd', 'egp', 'jod', 'bhd', 'omr', 'qar', 'usd', 'eur', 'gbp', 'ر', 'س', 'ريال', 'درهم', 'دينار', 'جنيه']);
const BY_WORD = new Map(SYNONYMS.flatMap(([heading, words]) => words.split('|').map((word): [string, BalanceHeading] => [wordKey(word), heading])));
const TOTALS = new Set(['total', 'totals', 'grand total', 'sum', 'sum total', 'الإجمالي', 'إجمالي', 'المجموع', 'مجموع', 'الإجمالي العام', 'المجموع الكلي'].map(wordKey));

/** What a heading says; a currency beside it and the number of a repeated heading do not count. Null for one we do not know. */
export function balanceHeading(heading: string): BalanceHeading | null {
  const key = wordKey(heading.replace(/\s\(\d+\)$/, ''));
  const bare = key.split(' ').filter((word) => !CURRENCIES.has(word)).join(' ');
  return BY_WORD.get(key) ?? BY_WORD.get(bare) ?? null;
}

/** Whether a row is the sum of others. */
export const isTotal = (text: string): boolean => TOTALS.has(wordKey(text)) || /^total\b/iu.test(text);
