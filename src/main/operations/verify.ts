import type { Handlers, Output } from '#shared/contract/index.ts';
import { verifyChain } from '../book/audit.ts';
import { fileProblems } from '../book/queries/verify.ts';
import { listDepreciationBooks } from '../book/tables/company.ts';
import { verifyAttachments } from './attachments/verify.ts';
import { show, type Context } from './context.ts';
import { verifyJournalExports } from './journalFiles/verify.ts';
import { verifyTaxPools } from './pools/verify.ts';
import { verifyReconciliations } from './reconciliation/verify.ts';
import { verifyActs } from './verify/acts.ts';
import { verifyApprovals } from './verify/approvals.ts';
import { verifyDepreciationBooks } from './verify/books.ts';
import { check, type Expect } from './verify/check.ts';
import { verifyAssets, verifyBalances, verifyClosings, verifyControlAccounts, verifyEvents, verifyTerms } from './verify/facts.ts';
import { verifyAssetNumbers, verifyJournalNumbers, verifyJournals } from './verify/journals.ts';
import { verifyCounts } from './verify/counts.ts';
import { verifyCharges } from './verify/charges.ts';
import { verifyLocks } from './verify/locks.ts';
import { verifyRuns } from './verify/runs.ts';
import { verifyTransfers } from './verify/transfers.ts';

/**
 * Walks the whole book and names, check by check, the first thing that does not hold. It finds what was changed behind Usool's
 * back; one who rewrites every row, sum and hash together it cannot find, which is why the chain's head is printed at each close.
 */
function verifyBook(context: Context): Output<'book.verify'> {
  const { connection, company } = context;
  const books = listDepreciationBooks(connection);
  const chain = verifyChain(connection);
  const checked = (name: string, work: (expect: Expect) => number) => check(name, (amount) => show(context, amount), work);
  const checks = [
    checked('file', (expect) => {
      expect.same('file_damaged', context.fileName, null, fileProblems(connection)[0] ?? null);
      return 1;
    }),
    checked('audit_chain', (expect) => {
      expect.same('chain_broken', `${chain.firstBroken ?? ''}`, null, chain.firstBroken);
      return chain.rows;
    }),
    checked('journals', (expect) => verifyJournals(connection, expect)),
    checked('journal_numbers', (expect) => verifyJournalNumbers(connection, expect)),
    checked('asset_numbers', (expect) => verifyAssetNumbers(connection, expect)),
    checked('events', (expect) => verifyEvents(connection, expect)),
    checked('terms', (expect) => verifyTerms(connection, expect)),
    checked('assets', (expect) => verifyAssets(connection, expect)),
    checked('runs', (expect) => verifyRuns(connection, books, expect)),
    checked('acts', (expect) => verifyActs(connection, expect)),
    checked('approvals', (expect) => verifyApprovals(connection, expect)),
    checked('charges', (expect) => books.reduce((count, book) => count + verifyCharges(connection, company, book, expect), 0)),
    checked('transfers', (expect) => verifyTransfers(connection, expect)),
    checked('counts', (expect) => verifyCounts(connection, expect)),
    checked('balances', (expect) => verifyBalances(context, books, expect)),
    checked('control_accounts', (expect) => verifyControlAccounts(connection, books, expect)),
    checked('depreciation_books', (expect) => verifyDepreciationBooks(connection, books, expect)),
    checked('closings', (expect) => verifyClosings(connection, expect) + verifyLocks(connection, company, expect)),
    checked('tax_pools', (expect) => verifyTaxPools(connection, expect)),
    checked('attachments', (expect) => verifyAttachments(connection, expect)),
    checked('reconciliations', (expect) => verifyReconciliations(connection, expect)),
    checked('journal_exports', (expect) => verifyJournalExports(connection, expect)),
  ];
  return { ok: checks.every(({ ok }) => ok), checks, chainHead: chain.head, auditRows: chain.rows };
}

export const verifyHandlers: Pick<Handlers<Context>, 'book.verify'> = { 'book.verify': verifyBook };
