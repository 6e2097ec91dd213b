import type { Connection, SqlValue } from '../connection.ts';
import type { NamedAsset } from './facts.ts';
import { twinIds, type TwinColumn } from './twins.ts';

/** What a check of the month found: how many, and the first of them. */
export interface Found {
  count: number;
  assets: NamedAsset[];
}

/** As many as a screen lists beneath a finding. */
const LISTED = 50;

function find(connection: Connection, from: string, parameters: Record<string, SqlValue> = {}): Found {
  const count = connection.get<{ count: number }>(`SELECT COUNT(*) AS count ${from}`, parameters)?.count ?? 0;
  const assets = count === 0 ? [] : connection.all<NamedAsset>(`SELECT a.id, a.number, a.name, a.name_ar ${from} ORDER BY a.id LIMIT ${LISTED}`, parameters);
  return { count, assets };
}

const ASSETS = 'FROM assets a JOIN categories c ON c.id = a.category_id';
const WITH_BALANCE = `${ASSETS} JOIN balances b ON b.asset_id = a.id AND b.book_id = @bookId`;
const KEPT = 'a.deleted_at IS NULL';
const HELD = `${KEPT} AND a.status <> 'DISPOSED'`;

/** Drafts acquired within the dates, both included. */
export function draftsBetween(connection: Connection, from: string, to: string): Found {
  return find(connection, `${ASSETS} WHERE ${KEPT} AND a.status = 'DRAFT' AND a.acquisition_date BETWEEN @from AND @to`, { from, to });
}

export function notInService(connection: Connection, to: string): Found {
  return find(connection, `${ASSETS} WHERE ${KEPT} AND a.status = 'CAPITALIZED' AND a.capitalization_date <= @to`, { to });
}

/** Assets still to be put in service whose method spreads over a life that nobody has stated. */
export function withoutLife(connection: Connection): Found {
  return find(
    connection,
    `${ASSETS} WHERE ${KEPT} AND a.status IN ('DRAFT', 'CAPITALIZED') AND COALESCE(a.useful_life_months, c.useful_life_months) IS NULL
      AND (COALESCE(a.depreciation_method, c.depreciation_method) IN ('straight_line', 'accelerated', 'sum_of_years_digits')
        OR (COALESCE(a.depreciation_method, c.depreciation_method) = 'declining_balance' AND COALESCE(a.annual_rate, CASE WHEN a.factor IS NULL THEN c.annual_rate END) IS NULL))`,
  );
}

export function residualAboveCost(connection: Connection, bookId: number): Found {
  return find(
    connection,
    `${ASSETS} LEFT JOIN balances b ON b.asset_id = a.id AND b.book_id = @bookId WHERE ${HELD} AND COALESCE(b.residual_minor, a.residual_minor, 0) > COALESCE(b.cost_minor, a.cost_minor)`,
    { bookId },
  );
}

/** Assets that carry a serial number or a tag that another carries too, however it is spelled. */
export function duplicates(connection: Connection, column: TwinColumn): Found {
  return find(connection, `${ASSETS} WHERE a.id IN (${twinIds(column)})`);
}

export function fullyDepreciatedInUse(connection: Connection, bookId: number): Found {
  return find(connection, `${WITH_BALANCE} WHERE ${KEPT} AND a.status = 'IN_SERVICE' AND b.accumulated_minor > 0 AND b.cost_minor - b.accumulated_minor - b.impairment_minor <= b.residual_minor`, { bookId });
}

const POSTS_TO_INACTIVE = `${WITH_BALANCE} JOIN accounts n ON n.is_active = 0 AND n.id IN (c.depreciation_account_id, COALESCE(a.accumulated_account_id, c.accumulated_account_id))
  WHERE ${KEPT} AND a.status = 'IN_SERVICE' AND b.cost_minor - b.accumulated_minor - b.impairment_minor > b.residual_minor`;

/** Assets that still depreciate into an account that is no longer to be posted to, and the codes of those accounts. */
export function inactiveAccounts(connection: Connection, bookId: number): Found & { codes: string[] } {
  // Nearly every book has none, and need not look at its assets for them.
  if (connection.get('SELECT 1 FROM accounts WHERE is_active = 0') === undefined) return { count: 0, assets: [], codes: [] };
  const codes = connection.all<{ code: string }>(`SELECT DISTINCT n.code AS code ${POSTS_TO_INACTIVE} ORDER BY n.code`, { bookId });
  return { ...find(connection, POSTS_TO_INACTIVE, { bookId }), codes: codes.map(({ code }) => code) };
}

/** Assets with a transfer that was prepared and not posted, dated by a day. */
export function pendingTransfers(connection: Connection, to: string): Found {
  return find(connection, `${ASSETS} WHERE ${HELD} AND a.id IN (SELECT t.asset_id FROM transfers t WHERE t.status IN ('DRAFT', 'APPROVED') AND t.effective_date <= @to)`, { to });
}

/** Assets with an act that was prepared and that nobody has decided on, dated by a day. */
export function pendingApprovals(connection: Connection, to: string): Found {
  return find(connection, `${ASSETS} WHERE ${KEPT} AND a.id IN (SELECT j.value FROM act_drafts d, json_each(d.assets) j WHERE d.status = 'PREPARED' AND d.date <= @to)`, { to });
}

export interface ControlAccount {
  accountId: number;
  code: string;
  name: string;
  nameAr: string | null;
  /** Debits less credits, minor units: what the assets come to, and what the journals come to. */
  registerMinor: number;
  ledgerMinor: number;
}

/**
 * The register beside the ledger, account by account: cost, accumulated depreciation, accumulated impairment and revaluation
 * surplus of every capitalised asset against the posted lines of the same account; what is held for sale, at its carrying amount.
 */
export function controlAccounts(connection: Connection, bookId: number): ControlAccount[] {
  const account = (name: string) => `(SELECT id FROM accounts WHERE stable_name = '${name}')`;
  const stable = (name: string, column: string) => `SELECT ${account(name)}, -SUM(${column}) FROM balances b WHERE book_id = @bookId AND ${column} <> 0`;
  // What is held for sale stands at its carrying amount in an account of its own; few assets are.
  const held = "SELECT id FROM assets WHERE status = 'HELD_FOR_SALE'";
  return connection.all<ControlAccount>(
    `WITH held (asset_account_id, accumulated_account_id, cost, accumulated) AS MATERIALIZED (
        SELECT COALESCE(a.ledger_account_id, c.asset_account_id), COALESCE(a.accumulated_account_id, c.accumulated_account_id), SUM(b.cost_minor), SUM(b.accumulated_minor)
          FROM balances b JOIN assets a ON a.id = b.asset_id JOIN categories c ON c.id = a.category_id WHERE b.book_id = @bookId AND a.status <> 'HELD_FOR_SALE' GROUP BY 1, 2),
      register (account_id, amount) AS (
        SELECT asset_account_id, cost FROM held
        UNION ALL SELECT accumulated_account_id, -accumulated FROM held
        UNION ALL SELECT ${account('HELD_FOR_SALE')}, SUM(cost_minor - accumulated_minor - impairment_minor) FROM balances WHERE book_id = @bookId AND asset_id IN (${held}) HAVING COUNT(*) > 0
        UNION ALL ${stable('ACCUMULATED_IMPAIRMENT', 'impairment_minor')} AND asset_id NOT IN (${held}) HAVING COUNT(*) > 0
        UNION ALL ${stable('REVALUATION_SURPLUS', 'surplus_minor')} HAVING COUNT(*) > 0)
      SELECT n.id AS accountId, n.code AS code, n.name AS name, n.name_ar AS nameAr, SUM(r.amount) AS registerMinor,
        COALESCE((SELECT SUM(l.debit_minor - l.credit_minor) FROM journal_lines l WHERE l.account_id = n.id), 0) AS ledgerMinor
      FROM register r JOIN accounts n ON n.id = r.account_id GROUP BY n.id ORDER BY n.code`,
    { bookId },
  );
}
