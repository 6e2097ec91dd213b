import type { Connection, SqlValue } from '../connection.ts';
import { kept } from '../kept.ts';
import { twinIds } from './twins.ts';

/** One line of the register: an asset with what the ledger's depreciation book holds of it. */
export interface RegisterRow {
  id: number;
  number: string;
  external_id: string | null;
  name: string;
  name_ar: string | null;
  asset_type: string;
  status: string;
  category_id: number;
  category_code: string | null;
  category: string;
  category_ar: string | null;
  location: string | null;
  location_name: string | null;
  location_name_ar: string | null;
  custodian: string | null;
  custodian_name: string | null;
  custodian_name_ar: string | null;
  cost_center: string | null;
  serial_number: string | null;
  tag: string | null;
  acquisition_date: string;
  in_service_date: string | null;
  warranty_end: string | null;
  insurer: string | null;
  policy_number: string | null;
  insured_minor: number | null;
  insurance_end: string | null;
  /** The number of the asset it is a component of. */
  parent: string | null;
  cost_minor: number;
  accumulated_minor: number;
  impairment_minor: number;
  carrying_minor: number;
  /** Null for a draft that takes its category's percentage. */
  residual_minor: number | null;
  residual_percent: string;
}

export interface RegisterFilter {
  status?: readonly string[] | undefined;
  categoryId?: readonly number[] | undefined;
  locationCode?: readonly string[] | undefined;
  custodianCode?: readonly string[] | undefined;
  acquiredFrom?: string | undefined;
  acquiredTo?: string | undefined;
  inServiceFrom?: string | undefined;
  inServiceTo?: string | undefined;
  needsAttention?: boolean | undefined;
  /** Below this asset, at any remove. */
  componentsOf?: number | undefined;
  /** Folded words, all of which must be found. */
  words?: readonly string[] | undefined;
}

export type SortColumn = keyof typeof SORT_COLUMNS;
export interface Sort {
  column: SortColumn;
  direction: 'asc' | 'desc';
}

const COST = 'COALESCE(b.cost_minor, a.cost_minor)';
const ACCUMULATED = 'COALESCE(b.accumulated_minor, a.opening_accumulated_minor, 0)';
const IMPAIRMENT = 'COALESCE(b.impairment_minor, a.opening_impairment_minor, 0)';
const CARRYING = `(${COST} - ${ACCUMULATED} - ${IMPAIRMENT})`;
/** Fully depreciated is seen, not stored: in service, and nothing left above the residual value. */
const STATUS = `CASE WHEN a.status = 'IN_SERVICE' AND b.accumulated_minor > 0 AND b.cost_minor - b.accumulated_minor - b.impairment_minor <= b.residual_minor THEN 'FULLY_DEPRECIATED' ELSE a.status END`;

const PARENT = '(SELECT w.number FROM assets w WHERE w.id = a.parent_id)';

const JOINS = {
  c: 'JOIN categories c ON c.id = a.category_id',
  b: 'LEFT JOIN balances b ON b.book_id = @bookId AND b.asset_id = a.id',
  l: 'LEFT JOIN places l ON l.id = a.location_id',
  u: 'LEFT JOIN places u ON u.id = a.custodian_id',
  k: 'LEFT JOIN places k ON k.id = a.cost_center_id',
} as const;
const ALL_JOINS = Object.values(JOINS).join(' ');

/** Only the tables that the rest of the query speaks of: each takes a look-up for every asset of the register. */
function from(...rest: readonly string[]): string {
  const joins = Object.entries(JOINS).filter(([alias]) => rest.some((sql) => new RegExp(`\\b${alias}\\.`).test(sql)));
  return `FROM assets a ${joins.map(([, join]) => join).join(' ')}`;
}

const insured = (field: 'insurer' | 'policy' | 'insuredMinor' | 'endsOn'): string => `json_extract(a.insurance, '$.${field}')`;

const SELECT = `SELECT a.id, a.number, a.external_id, a.name, a.name_ar, a.asset_type, ${STATUS} AS status, c.id AS category_id, c.code AS category_code, c.name AS category, c.name_ar AS category_ar,
  l.code AS location, l.name AS location_name, l.name_ar AS location_name_ar, u.code AS custodian, u.name AS custodian_name, u.name_ar AS custodian_name_ar, k.code AS cost_center,
  a.serial_number, a.tag, a.acquisition_date, a.in_service_date, a.warranty_end, ${insured('insurer')} AS insurer, ${insured('policy')} AS policy_number, ${insured('insuredMinor')} AS insured_minor, ${insured('endsOn')} AS insurance_end, ${PARENT} AS parent, ${COST} AS cost_minor, ${ACCUMULATED} AS accumulated_minor, ${IMPAIRMENT} AS impairment_minor, ${CARRYING} AS carrying_minor,
  COALESCE(b.residual_minor, a.residual_minor) AS residual_minor, c.residual_percent`;

const SORT_COLUMNS = {
  assetNumber: 'a.number', name: 'a.name_key', nameAr: 'a.name_ar_key', category: 'c.name', categoryAr: 'COALESCE(c.name_ar, c.name)', location: 'l.name', locationAr: 'COALESCE(l.name_ar, l.name)',
  custodian: 'u.name', custodianAr: 'COALESCE(u.name_ar, u.name)', costCenter: 'k.code', status: STATUS, acquisitionDate: 'a.acquisition_date', inServiceDate: 'a.in_service_date', serialNumber: 'a.serial_number', tag: 'a.tag', parent: PARENT,
  cost: COST, accumulatedDepreciation: ACCUMULATED, netBookValue: CARRYING, residualValue: 'COALESCE(b.residual_minor, a.residual_minor, 0)', warrantyEnd: 'a.warranty_end', insurer: insured('insurer'), policyNumber: insured('policy'), insuredValue: insured('insuredMinor'), insuranceEnd: insured('endsOn'),
} as const;

/** What a person should look at: not yet in service, or a serial number or tag that two assets share. */
const ATTENTION = `a.id IN (SELECT id FROM assets WHERE status IN ('DRAFT', 'CAPITALIZED') UNION ALL ${twinIds('serial_number')} UNION ALL ${twinIds('tag')})`;

interface Where {
  sql: string;
  parameters: Record<string, SqlValue>;
}

function whereOf(bookId: number, filter: RegisterFilter): Where {
  const parts = ['a.deleted_at IS NULL'];
  const parameters: Record<string, SqlValue> = { bookId };
  const bind = (value: SqlValue): string => {
    const name = `p${Object.keys(parameters).length}`;
    parameters[name] = value;
    return `@${name}`;
  };
  const oneOf = (expression: string, values: readonly SqlValue[] | undefined) => {
    if (values && values.length > 0) parts.push(`${expression} IN (${values.map(bind).join(', ')})`);
  };
  const compare = (expression: string, operator: '>=' | '<=', value: string | undefined) => {
    if (value !== undefined) parts.push(`${expression} ${operator} ${bind(value)}`);
  };
  if (filter.status && filter.status.length > 0) parts.push(statusIs(filter.status, bind));
  oneOf('a.category_id', filter.categoryId);
  oneOf('l.code', filter.locationCode);
  oneOf('u.code', filter.custodianCode);
  compare('a.acquisition_date', '>=', filter.acquiredFrom);
  compare('a.acquisition_date', '<=', filter.acquiredTo);
  compare('a.in_service_date', '>=', filter.inServiceFrom);
  compare('a.in_service_date', '<=', filter.inServiceTo);
  if (filter.needsAttention) parts.push(ATTENTION);
  if (filter.componentsOf !== undefined) parts.push(`a.id IN (WITH RECURSIVE below(id) AS (SELECT id FROM assets WHERE parent_id = ${bind(filter.componentsOf)} UNION SELECT w.id FROM assets w JOIN below ON w.parent_id = below.id) SELECT id FROM below)`);
  for (const word of filter.words ?? []) parts.push(`a.search_text LIKE ${bind(`%${word.replace(/[\\%_]/g, '\\$&')}%`)} ESCAPE '\\'`);
  return { sql: `WHERE ${parts.join(' AND ')}`, parameters };
}

/** Of the statuses that are stored, those to look at; whether one in service is fully depreciated is asked only where it makes a difference. */
function statusIs(wanted: readonly string[], bind: (value: SqlValue) => string): string {
  const stored = [...new Set(wanted.map((status) => (status === 'FULLY_DEPRECIATED' ? 'IN_SERVICE' : status)))];
  const whole = wanted.includes('IN_SERVICE') === wanted.includes('FULLY_DEPRECIATED');
  // Nearly every asset is in service: by the index, they would be fetched one by one. The plus keeps SQLite from it.
  const column = stored.includes('IN_SERVICE') ? '+a.status' : 'a.status';
  const list = (values: readonly string[]) => values.map(bind).join(', ');
  return `${column} IN (${list(stored)})${whole ? '' : ` AND ${STATUS} IN (${list(wanted)})`}`;
}

function orderOf(sort: readonly Sort[]): string {
  const terms = sort.map(({ column, direction }) => `${SORT_COLUMNS[column]} ${direction === 'desc' ? 'DESC NULLS LAST' : 'ASC NULLS LAST'}`);
  return `ORDER BY ${[...terms, 'a.number ASC'].join(', ')}`;
}

/**
 * The register's rows: the grid, lists, search and exports all ask here. Which rows is settled first, with as little of each as the filter and the order
 * need; only those are then read whole.
 */
export function registerRows(connection: Connection, bookId: number, filter: RegisterFilter, sort: readonly Sort[], limit: number, offset: number): RegisterRow[] {
  const where = whereOf(bookId, filter);
  const order = orderOf(sort);
  const chosen = `SELECT a.id ${from(where.sql, order)} ${where.sql} ${order} LIMIT @limit OFFSET @offset`;
  return connection.all<RegisterRow>(`${SELECT} FROM assets a ${ALL_JOINS} WHERE a.id IN (${chosen}) ${order}`, { ...where.parameters, limit, offset });
}

const keyOf = (question: string, where: Where): string => JSON.stringify([question, where.sql, where.parameters]);

export function registerCount(connection: Connection, bookId: number, filter: RegisterFilter): number {
  const where = whereOf(bookId, filter);
  return kept(connection, keyOf('count', where), () => connection.get<{ count: number }>(`SELECT COUNT(*) AS count ${from(where.sql)} ${where.sql}`, where.parameters)?.count ?? 0);
}

export interface RegisterTotals {
  count: number;
  cost_minor: number;
  accumulated_minor: number;
  carrying_minor: number;
}

export interface RegisterGroup extends RegisterTotals {
  status: string;
  category_id: number;
  category: string;
  category_ar: string | null;
}

/** Sums of the register by status and category: totals, tabs and the home page all add these up. */
export function registerGroups(connection: Connection, bookId: number, filter: RegisterFilter): readonly RegisterGroup[] {
  const where = whereOf(bookId, filter);
  const sums = `${STATUS} AS status, a.category_id, COUNT(*) AS count, SUM(${COST}) AS cost_minor, SUM(${ACCUMULATED}) AS accumulated_minor, SUM(${CARRYING}) AS carrying_minor`;
  return kept(connection, keyOf('groups', where), () =>
    connection.all<RegisterGroup>(
      `SELECT g.*, c.name AS category, c.name_ar AS category_ar FROM (SELECT ${sums} ${from(sums, where.sql)} ${where.sql} GROUP BY 1, 2) g JOIN categories c ON c.id = g.category_id`,
      where.parameters,
    ),
  );
}

/** Rows of one question added up. */
export function totalOf(groups: readonly RegisterTotals[]): RegisterTotals {
  const sum = (of: (group: RegisterTotals) => number) => groups.reduce((total, group) => total + of(group), 0);
  return { count: sum((group) => group.count), cost_minor: sum((group) => group.cost_minor), accumulated_minor: sum((group) => group.accumulated_minor), carrying_minor: sum((group) => group.carrying_minor) };
}

/** How many assets there are of each status. */
export function countByStatus(groups: readonly RegisterGroup[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, count } of groups) counts[status] = (counts[status] ?? 0) + count;
  return counts;
}

export function registerRow(connection: Connection, bookId: number, assetId: number): RegisterRow | undefined {
  return connection.get<RegisterRow>(`${SELECT} FROM assets a ${ALL_JOINS} WHERE a.id = @assetId`, { bookId, assetId });
}
