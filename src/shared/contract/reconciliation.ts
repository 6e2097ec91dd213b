import { z } from 'zod';
import { command, query, shell } from './define.ts';
import { accountRef, amount, chosen, date, fileId, nothing, period, positiveAmount, reason, rowId } from './shapes.ts';

/** What an account is to the register. The last three are of profit or loss: their balances begin anew with each fiscal year. */
export const ACCOUNT_ROLES = ['cost', 'construction', 'accumulated_depreciation', 'accumulated_impairment', 'held_for_sale', 'revaluation_surplus', 'depreciation', 'gain', 'loss'] as const;
/** Why a ledger and a register differ. */
export const DIFFERENCE_TYPES = ['timing', 'missing_in_ledger', 'missing_in_register', 'rounding', 'classification', 'historic', 'other'] as const;
/** What a column of a trial balance is. */
export const BALANCE_COLUMNS = ['code', 'name', 'debit', 'credit', 'balance'] as const;

export const itemId = z.string().regex(/^rec-\d{1,12}$/);
const type = z.enum(DIFFERENCE_TYPES);
const side = z.enum(['debit', 'credit']);
const line = z.string().trim().max(200);

const account = z.strictObject({
  accountId: rowId, code: z.string(), name: z.string(), nameAr: z.string().nullable(), role: z.enum(ACCOUNT_ROLES),
  /** The side its balance usually stands on. All its amounts are of that side: a balance on the other one is negative. */
  side,
  /** Of profit or loss: amounts are of the fiscal year so far. */
  isFlow: z.boolean(),
  /** Something stood or was posted there, or a balance was entered. */
  isUsed: z.boolean(),
});

const item = z.strictObject({
  itemId, period: z.string(), type, amount: z.string(), note: z.string(), owner: z.string().nullable(), clearBy: z.string().nullable(), actor: z.string(), at: z.string(),
  /** Standing: it explains a part of this month's difference. Carried: it did so already in the month before. */
  state: z.enum(['standing', 'cleared', 'withdrawn']), isCarried: z.boolean(),
  end: z.strictObject({ period: z.string(), reason: z.string().nullable(), actor: z.string(), at: z.string() }).nullable(),
});

const compared = account.extend({
  /** The register at the end of the month before (of profit or loss: of the fiscal year up to then), what moved, and at the end of the month. */
  registerOpening: z.string(), registerMovement: z.string(), registerClosing: z.string(),
  /** What Usool's own journals come to. */
  ownJournals: z.string(),
  /** As entered; null where nobody has said. */
  ledger: z.string().nullable(),
  /** The ledger's balance less the register's. */
  difference: z.string().nullable(),
  explained: z.string(), explainedByType: z.array(z.strictObject({ type, amount: z.string() })), unexplained: z.string().nullable(),
  /** From the last month with balances: its difference and what of it was unexplained; null where that month says nothing of the account. */
  carried: z.strictObject({ difference: z.string(), explained: z.string(), unexplained: z.string() }).nullable(),
  /** Explanations that were settled since then, and those that were added. */
  cleared: z.string(), added: z.string(),
  state: z.enum(['not_entered', 'agrees', 'explained', 'unexplained']),
  items: z.array(item),
});

const statement = z.strictObject({ version: z.int(), origin: z.enum(['typed', 'file']), fileName: z.string().nullable(), balances: z.int(), actor: z.string(), at: z.string() });

export const comparison = z.strictObject({
  period: z.string(),
  /** The last month before this one that balances were entered for. */
  carriedFrom: z.string().nullable(),
  /** The months that can be reconciled: up to the open one. */
  firstPeriod: z.string().nullable(), lastPeriod: z.string(),
  state: z.enum(['not_entered', 'incomplete', 'unexplained', 'explained', 'agrees']),
  /** The entry that counts, and those that it replaced, the latest first. */
  statement: statement.nullable(), earlier: z.array(statement),
  accounts: z.array(compared),
  /** Accounts in use without a balance, with a difference, and with a part of it unexplained. */
  missing: z.int(), differing: z.int(), unexplained: z.int(),
  /** The latest first. Stale: balances, explanations or the register are not what was signed. */
  signOffs: z.array(z.strictObject({ actor: z.string(), at: z.string(), note: z.string().nullable(), unexplained: z.int(), isStale: z.boolean() })),
  isSigned: z.boolean(),
  fingerprint: z.string(),
});

/** Either debit and credit, or the balance on the account's own side. */
const stated = z.strictObject({ account: accountRef, debit: positiveAmount.optional(), credit: positiveAmount.optional(), balance: amount.optional() });

/** A file that was chosen, or rows as they are copied from a spreadsheet. */
const trialBalance = z.strictObject({
  period, fileId: fileId.optional(), text: z.string().max(2_000_000).optional(), sheet: z.string().max(60).optional(),
  /** Headings of columns, or their letters in brackets, where they were not recognised rightly. */
  columns: z.partialRecord(z.enum(BALANCE_COLUMNS), z.string().max(200)).optional(),
  /** Of a single column of balances: credits are negative, or each balance is positive on its account's own side. */
  signs: z.enum(['debit_positive', 'own_side']).optional(),
  /** Rows of the file, by key, whose account was chosen; null for one that is none of ours. Remembered. */
  accounts: z.record(z.string().max(300), accountRef.nullable()).optional(),
  /** Accounts in use that the file does not list stand at zero there: a trial balance leaves such accounts out. */
  absentIsZero: z.boolean().default(true),
});

const balanceRow = z.strictObject({
  /** How the account is remembered. */
  key: z.string(), row: z.int(), code: z.string(), name: z.string(), amount: z.string().nullable(), debit: z.string(), credit: z.string(),
  /** Our account, and how it was found; elsewhere: one of our chart that has nothing to do with assets; total: a sum of others. */
  accountId: rowId.nullable(), match: z.enum(['code', 'name', 'mapping', 'chosen', 'left_out', 'elsewhere', 'total', 'unknown', 'unreadable']),
});

export const reconciliation = {
  /** The accounts that matter, in the order they are shown. */
  'reconciliation.accounts': query('reconciliation.view', nothing, z.strictObject({ accounts: z.array(account.omit({ isUsed: true })) })),
  'reconciliation.compare': query('reconciliation.view', z.strictObject({ period: period.optional() }), comparison),
  /** All balances of a month, in place of those entered before, which are kept. */
  'reconciliation.enterBalances': command('reconciliation.prepare', z.strictObject({ period, balances: z.array(stated).max(20_000) }), comparison),
  /** What a trial balance says, row by row, before anything is taken over. */
  'reconciliation.readBalances': query('reconciliation.prepare', trialBalance, z.strictObject({
    fileName: z.string().nullable(), sheets: z.array(z.string()), sheet: z.string().nullable(), headings: z.array(z.string()), columns: z.partialRecord(z.enum(BALANCE_COLUMNS), z.string()), signs: z.enum(['debit_positive', 'own_side']).nullable(),
    rows: z.array(balanceRow), totalDebit: z.string(), totalCredit: z.string(), matched: z.int(), unknown: z.int(), unreadable: z.int(),
    /** What would be entered, and accounts in use that the file does not list. */
    balances: z.array(z.strictObject({ accountId: rowId, balance: z.string() })), absent: z.array(rowId), fingerprint: z.string(),
  })),
  'reconciliation.importBalances': command('reconciliation.prepare', trialBalance.extend({ fingerprint: z.string().max(100).optional() }), comparison),
  /** Names a part of a difference. The amount is of the ledger less the register, on the account's own side. */
  'reconciliation.explain': command('reconciliation.prepare', z.strictObject({ period, account: accountRef, type, amount, note: reason, owner: line.nullable().optional(), clearBy: date.nullable().optional() }), comparison),
  /** The difference was settled: from the month on the explanation is no longer needed. */
  'reconciliation.clear': command('reconciliation.prepare', z.strictObject({ itemId, period, note: line.nullable().optional() }), comparison),
  /** The explanation was wrong. It stays on record and counts in no month. */
  'reconciliation.withdraw': command('reconciliation.prepare', z.strictObject({ itemId, reason }), comparison),
  'reconciliation.signOff': command('reconciliation.sign', z.strictObject({ period, note: line.nullable().optional(), fingerprint: z.string().max(100).optional() }), comparison),
  /** Asks for a trial balance to be read. */
  'app.chooseBalancesFile': shell('reconciliation.prepare', nothing, chosen(z.strictObject({ fileId, fileName: z.string(), bytes: z.int() }))),
};
