import type { Connection } from '../connection.ts';

export interface ProjectRow {
  id: number;
  /** What it cost while it was under way. */
  total_minor: number;
  /** The day of its first cost; null for a draft. */
  since: string | null;
  last_cost_on: string | null;
  completed_on: string | null;
}

const STANDS = '+x.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM acts later WHERE later.reverses_id = x.id)';
const OF_ACTS = (what: string, kind: string) => `(SELECT ${what} FROM acts x WHERE x.asset_id = a.id AND x.kind = '${kind}' AND ${STANDS})`;
const CATEGORIES = "SELECT c.id FROM categories c JOIN accounts o ON o.id = c.asset_account_id WHERE o.stable_name = 'CONSTRUCTION_IN_PROGRESS' AND c.depreciation_method = 'none'";
const PROJECTS = `FROM assets a LEFT JOIN balances b ON b.book_id = @bookId AND b.asset_id = a.id
  WHERE a.deleted_at IS NULL AND a.category_id IN (${CATEGORIES}) AND (a.status = 'DISPOSED') = @isComplete`;
const TOTAL = `COALESCE(${OF_ACTS('MAX(x.amount_minor)', 'construction_completion')}, b.cost_minor, a.cost_minor)`;

/** Assets of a category whose cost stands in construction in progress, the newest first: under way (drafts among them), or complete. Minor units. */
export function listProjects(connection: Connection, bookId: number, isComplete: boolean): ProjectRow[] {
  return connection.all<ProjectRow>(
    `SELECT a.id, ${TOTAL} AS total_minor, a.capitalization_date AS since, COALESCE(${OF_ACTS('MAX(x.date)', 'construction_cost')}, a.capitalization_date) AS last_cost_on,
      ${OF_ACTS('MAX(x.date)', 'construction_completion')} AS completed_on ${PROJECTS} ORDER BY a.acquisition_date DESC, a.number DESC`,
    { bookId, isComplete: isComplete ? 1 : 0 },
  );
}

/** Whether there is any project, complete ones among them. */
export function hasProjects(connection: Connection): boolean {
  return connection.get(`SELECT 1 FROM assets WHERE deleted_at IS NULL AND category_id IN (${CATEGORIES}) LIMIT 1`) !== undefined;
}
