import { required } from '#shared/values/assert.ts';
import { exportableJournals, exportableLines } from '../../book/queries/journalFiles.ts';
import { listAccounts } from '../../book/tables/accounts.ts';
import { exportAccounts } from '../../book/tables/journalExports.ts';
import { LEDGER_FORMATS, type FileLine } from '../../exchange/journals/index.ts';
import type { Context } from '../context.ts';

/** Before and after every day that a book knows. */
const FIRST_DAY = '0001-01-01';
const LAST_DAY = '9999-12-31';

/** The whole ledger as hledger reads it: every posted journal line by line, the oldest first. It is a reading and counts as no export. */
export function wholeLedger({ connection, company, now }: Context): Uint8Array {
  const format = LEDGER_FORMATS.hledger;
  const targets = exportAccounts(connection, 'hledger');
  const accounts = new Map(listAccounts(connection).map((account) => [account.id, { name: account.name, inFile: targets.get(account.id) ?? format.usualAccount(account) }]));
  const journals = exportableJournals(connection, 'hledger', FIRST_DAY, LAST_DAY);
  const lines = new Map<number, FileLine[]>();
  for (const { journalId, accountId, debitMinor, creditMinor, costCenter, category, asset } of exportableLines(connection, journals.map(({ id }) => id))) {
    const { inFile, name } = required(accounts.get(accountId), `account ${accountId} of a journal`);
    const line: FileLine = { account: inFile, accountName: name, debitMinor, creditMinor, costCenter, category, asset };
    const known = lines.get(journalId);
    if (known) known.push(line);
    else lines.set(journalId, [line]);
  }
  return format.render({
    company: company.name, currency: company.currency, exponent: company.exponent, language: 'en', taxRate: '', exportId: '', createdAt: now,
    journals: journals.map(({ id, number, date, period, source, narrationEn, narrationAr }) => ({ number, date, period, source, narrationEn, narrationAr, lines: lines.get(id) ?? [] })),
  });
}
