import { type AccountNames, type AccountType, type FileLine, type LedgerFormat, narrationOf, oneLine, signedText } from './journalFile.ts';

/** The five roots that plain-text accounting knows. */
const ROOTS: Readonly<Record<AccountType, string>> = { asset: 'assets', contra_asset: 'assets', liability: 'liabilities', equity: 'equity', income: 'income', expense: 'expenses' };
const ACCOUNT_WIDTH = 56;
const AMOUNT_WIDTH = 16;

/** A posting: at least two spaces part the account from the amount. */
const posting = (account: string, amount: string): string => `    ${account.padEnd(ACCOUNT_WIDTH)}  ${amount}`;

/** A semicolon begins a comment, parentheses at the front a code, and a bar would split the text into payee and note. */
const hledgerText = (text: string): string => oneLine(text).replace(/[;|]/g, ',').replace(/^[!*(]+/, '');
/** Two spaces would end an account's name; brackets at the front would make a virtual posting of it. */
const hledgerAccount = (name: string): string => oneLine(name).replace(/;/g, ',').replace(/^[([!*]+/, '');
/** A comma ends a tag's value. */
const tag = (name: string, value: string | null): string[] => (value === null || value === '' ? [] : [`${name}:${oneLine(value).replace(/[,:]/g, ' ')}`]);

const comment = (tags: readonly string[]): string => (tags.length === 0 ? '' : `  ; ${tags.join(', ')}`);
const hledgerTags = (line: FileLine): string[] => [...tag('asset', line.asset), ...tag('category', line.category), ...tag('cost-centre', line.costCenter)];

/** hledger: amounts with the currency in front, the commodity and every account declared, so that its strict checks pass. */
export const hledger: LedgerFormat = {
  extension: 'journal', isForeign: false, usualAccount: ({ code, name, type }) => hledgerAccount(`${ROOTS[type]}:${code} ${name.replaceAll(':', ' ')}`),
  render(file) {
    const accounts = [...new Set(file.journals.flatMap(({ lines }) => lines.map(({ account }) => hledgerAccount(account))))].sort();
    const out = [`; ${hledgerText(file.company)}`, `commodity ${file.currency} 1000.${'0'.repeat(file.exponent)}`, '', ...accounts.map((account) => `account ${account}`)];
    for (const journal of file.journals) {
      out.push('', `${journal.date} (${journal.number}) ${hledgerText(narrationOf(journal, file))}${comment([...tag('source', journal.source), ...tag('export', file.exportId)])}`);
      for (const line of journal.lines) out.push(posting(hledgerAccount(line.account), `${file.currency} ${signedText(line, file)}`.padStart(AMOUNT_WIDTH)) + comment(hledgerTags(line)));
    }
    return Buffer.from(`${out.join('\n')}\n`);
  },
};

const beancountString = (text: string): string => `"${oneLine(text).replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`;
const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** A part of an account's name: Latin letters, digits and hyphens, beginning with a capital or a digit. */
function segment(text: string): string {
  const words = text.normalize('NFKD').replace(/[^A-Za-z0-9]+/g, ' ').trim().split(' ').filter((word) => word !== '');
  return words.map(capitalized).join('-');
}

/** The name as beancount takes it. What it cannot be made of (Arabic letters) is left out; the code always stays. */
function beancountAccount({ code, name, type }: AccountNames): string {
  const last = [segment(code), segment(name)].filter((part) => part !== '').join('-');
  return `${capitalized(ROOTS[type])}:${last === '' ? 'Account' : last}`;
}

const metadata = (line: FileLine): string[] =>
  ([['asset', line.asset], ['category', line.category], ['cost-centre', line.costCenter]] as const).flatMap(([key, value]) => (value === null ? [] : [`      ${key}: ${beancountString(value)}`]));

/** beancount: a link carries the journal's number. Accounts are opened in the ledger that includes the file, once, and so not in each file. */
export const beancount: LedgerFormat = {
  extension: 'beancount', isForeign: false, usualAccount: beancountAccount,
  render(file) {
    const out = [`; ${oneLine(file.company)}`];
    for (const journal of file.journals) {
      out.push('', `${journal.date} * ${beancountString('Fixed assets')} ${beancountString(narrationOf(journal, file))} ^${journal.number}`);
      out.push(`  source: ${beancountString(journal.source)}`);
      for (const line of journal.lines) out.push(posting(line.account, `${signedText(line, file).padStart(AMOUNT_WIDTH)} ${file.currency}`), ...metadata(line));
    }
    return Buffer.from(`${out.join('\n')}\n`);
  },
};
