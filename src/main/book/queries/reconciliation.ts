import type { DateString } from '#shared/values/calendar.ts';
import type { Connection } from '../connection.ts';
import type { AccountType } from '../tables/accounts.ts';
import { addedInBook, COUNTS_IN_BOOK } from '../tables/events.ts';
import { PLACED } from './custody.ts';

/** What an account is to the register. */
export const ACCOUNT_ROLES = ['cost', 'construction', 'accumulated_depreciation', 'accumulated_impairment', 'held_for_sale', 'revaluation_surplus', 'depreciation', 'gain', 'loss'] as const;
export type AccountRole = (typeof ACCOUNT_ROLES)[number];

export interface RoleOfAccount {
  id: number;
  code: string;
  name: string;
  name_ar: string | null;
  type: AccountType;
  role: AccountRole;
}

/** Accounts that Usool finds by their stable name, whatever their code. */
const OWN_ROLES: Readonly<Record<string, AccountRole>> = {
  CONSTRUCTION_IN_PROGRESS: 'construction', HELD_FOR_SALE: 'held_for_sale', ACCUMULATED_IMPAIRMENT: 'accumulated_impairment', REVALUATION_SURPLUS: 'revaluation_surplus',
  GAIN_ON_DISPOSAL: 'gain', IMPAIRMENT_REVERSAL: 'gain', REVALUATION_GAIN: 'gain', LOSS_ON_DISPOSAL: 'loss', IMPAIRMENT_LOSS: 'loss', REVALUATION_LOSS: 'loss', HELD_FOR_SALE_LOSS: 'loss',
};
const ownRole = `CASE stable_name ${Object.entries(OWN_ROLES).map(([name, role]) => `WHEN '${name}' THEN '${role}'`).join(' ')} END`;

/**
 * The accounts that assets stand in and what happens to them is posted to, each once: those of categories and of single assets, and those that have a role
 * by name, which goes before what a category uses them for. In the order of roles, then of codes.
 */
export function accountsOfAssets(connection: Connection): RoleOfAccount[] {
  const rows = connection.all<RoleOfAccount>(
    `WITH used (id, role) AS (
        SELECT asset_account_id, 'cost' FROM categories UNION SELECT ledger_account_id, 'cost' FROM assets WHERE ledger_account_id IS NOT NULL
        UNION SELECT accumulated_account_id, 'accumulated_depreciation' FROM categories UNION SELECT accumulated_account_id, 'accumulated_depreciation' FROM assets WHERE accumulated_account_id IS NOT NULL
        UNION SELECT depreciation_account_id, 'depreciation' FROM categories
        UNION SELECT id, ${ownRole} FROM accounts WHERE ${ownRole} IS NOT NULL)
     SELECT n.id, n.code, n.name, n.name_ar, n.type, COALESCE(${ownRole}, u.role) AS role FROM used u JOIN accounts n ON n.id = u.id ORDER BY n.code`,
  );
  const rank = new Map<AccountRole, number>(ACCOUNT_ROLES.map((role, index) => [role, index]));
  const byRole = rows.sort((one, other) => (rank.get(one.role) ?? 0) - (rank.get(other.role) ?? 0));
  const first = new Map<number, RoleOfAccount>();
  for (const row of byRole) if (!first.has(row.id)) first.set(row.id, row);
  return [...first.values()];
}

/** Values after the day @asOf, by asset: what is taken off today's balances to have those of the day. */
const LATER = `later AS (
  SELECT asset_id, SUM(cost) AS cost, SUM(accumulated) AS accumulated, SUM(impairment) AS impairment, SUM(surplus) AS surplus FROM (
    SELECT e.asset_id, e.cost_minor AS cost, ${addedInBook('accumulated_minor')} AS accumulated, ${addedInBook('impairment_minor')} AS impairment, ${addedInBook('surplus_minor')} AS surplus
      FROM asset_events e WHERE ${COUNTS_IN_BOOK} AND e.date > @asOf
    UNION ALL
    SELECT asset_id, 0, depreciation_minor, 0, 0 FROM entries WHERE book_id = @bookId AND run_id IN (SELECT id FROM runs WHERE book_id = @bookId AND posting_date > @asOf)
  ) GROUP BY asset_id)`;

/** Assets that were held for sale at the end of the day. An inverse is dated as what it takes back, so both are left out. */
const HELD = `held AS MATERIALIZED (
  SELECT e.asset_id AS id FROM asset_events e WHERE e.kind IN ('hold_for_sale', 'release_from_sale') AND ${COUNTS_IN_BOOK} AND e.date <= @asOf
    AND +e.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM asset_events x WHERE x.reverses_id = e.id)
  GROUP BY e.asset_id HAVING SUM(CASE e.kind WHEN 'hold_for_sale' THEN 1 ELSE -1 END) > 0)`;

/**
 * What the register comes to in each account at the end of a day, in one depreciation book: cost, accumulated depreciation, impairment and surplus of every
 * asset in the accounts of the category it was in then; what was held for sale at its carrying amount. Debits less credits, minor units; nothing is rounded.
 * Accounts that nothing stood in are not listed.
 */
export function registerByAccount(connection: Connection, bookId: number, asOf: DateString): Map<number, number> {
  const account = (name: string) => `(SELECT id FROM accounts WHERE stable_name = '${name}')`;
  const rows = connection.all<{ id: number; amount: number }>(
    `WITH ${LATER}, ${HELD}, ${PLACED},
      sums (cost_account, accumulated_account, is_held, cost, accumulated, impairment, surplus) AS MATERIALIZED (
        SELECT COALESCE(a.ledger_account_id, c.asset_account_id), COALESCE(a.accumulated_account_id, c.accumulated_account_id), b.asset_id IN (SELECT id FROM held),
            SUM(b.cost_minor - COALESCE(x.cost, 0)), SUM(b.accumulated_minor - COALESCE(x.accumulated, 0)), SUM(b.impairment_minor - COALESCE(x.impairment, 0)), SUM(b.surplus_minor - COALESCE(x.surplus, 0))
          FROM balances b JOIN assets a ON a.id = b.asset_id JOIN placed p ON p.id = b.asset_id JOIN categories c ON c.id = p.category_id LEFT JOIN later x ON x.asset_id = b.asset_id
         WHERE b.book_id = @bookId GROUP BY 1, 2, 3),
      amounts (id, amount) AS (
        SELECT cost_account, cost FROM sums WHERE is_held = 0
        UNION ALL SELECT accumulated_account, -accumulated FROM sums WHERE is_held = 0
        UNION ALL SELECT ${account('ACCUMULATED_IMPAIRMENT')}, -impairment FROM sums WHERE is_held = 0
        UNION ALL SELECT ${account('HELD_FOR_SALE')}, cost - accumulated - impairment FROM sums WHERE is_held = 1
        UNION ALL SELECT ${account('REVALUATION_SURPLUS')}, -surplus FROM sums)
     SELECT id, SUM(amount) AS amount FROM amounts WHERE id IS NOT NULL GROUP BY id HAVING SUM(amount) <> 0`,
    { bookId, asOf },
  );
  return new Map(rows.map(({ id, amount }) => [id, amount]));
}

/** What our own posted journals come to in each account, from a day (null: from the beginning) to a day, both included. Debits less credits, minor units. */
export function journalsByAccount(connection: Connection, from: DateString | null, to: DateString): Map<number, number> {
  const rows = connection.all<{ id: number; amount: number }>(
    `SELECT l.account_id AS id, SUM(l.debit_minor - l.credit_minor) AS amount FROM journals j JOIN journal_lines l ON l.journal_id = j.id
      WHERE j.is_posted = 1 AND j.date <= @to AND (@from IS NULL OR j.date >= @from) GROUP BY l.account_id`,
    { from, to },
  );
  return new Map(rows.map(({ id, amount }) => [id, amount]));
}
