import type { Connection, SqlValue } from '../connection.ts';

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

const FROM = `FROM assets a
  JOIN categories c ON c.id = a.category_id
  LEFT JOIN balances b ON b.book_id = @bookId AND b.asset_id = a.id
  LEFT JOIN places l ON l.id = a.location_id
  LEFT JOIN places u ON u.id = a.custodian_id
  LEFT JOIN places k ON k.id = a.cost_center_id`;

const SELECT = `SELECT a.id, a.number, a.external_id, a.name, a.name_ar, a.asset_type, ${STATUS} AS status, c.id AS category_id, c.code AS category_code, c.name AS category, c.name_ar AS category_ar,
  l.code AS location, l.name AS location_name, l.name_ar AS location_name_ar, u.code AS custodian, u.name AS custodian_name, u.name_ar AS custodian_name_ar, k.code AS cost_center,
  a.serial_number, a.tag, a.acquisition_date, a.in_service_date, ${COST} AS cost_minor, ${ACCUMULATED} AS accumulated_minor, ${IMPAIRMENT} AS impairment_minor, ${CARRYING} AS carrying_minor,
  COALESCE(b.residual_minor, a.residual_minor) AS residual_minor, c.residual_percent`;

const SORT_COLUMNS = {
  assetNumber: 'a.number', name: 'a.name_key', nameAr: 'a.name_ar_key', category: 'c.name', categoryAr: 'COALESCE(c.name_ar, c.name)', location: 'l.name', locationAr: 'COALESCE(l.name_ar, l.name)',
  custodian: 'u.name', custodianAr: 'COALESCE(u.name_ar, u.name)', costCenter: 'k.code', status: STATUS, acquisitionDate: 'a.acquisition_date', inServiceDate: 'a.in_service_date', serialNumber: 'a.serial_number', tag: 'a.tag',
  cost: COST, accumulatedDepreciation: ACCUMULATED, netBookValue: CARRYING, residualValue: 'COALESCE(b.residual_minor, a.residual_minor, 0)',
} as const;

/** What a person should look at: not yet in service, or a serial number or tag that two assets share. */
const ATTENTION = `(a.status IN ('DRAFT', 'CAPITALIZED')
  OR a.serial_number IN (SELECT serial_number FROM assets WHERE deleted_at IS NULL AND serial_number IS NOT NULL GROUP BY serial_number HAVING COUNT(*) > 1)
  OR a.tag IN (SELECT tag FROM assets WHERE deleted_at IS NULL AND tag IS NOT NULL GROUP BY tag HAVING COUNT(*) > 1))`;

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
  oneOf(STATUS, filter.status);
  oneOf('a.category_id', filter.categoryId);
  oneOf('l.code', filter.locationCode);
  oneOf('u.code', filter.custodianCode);
  compare('a.acquisition_date', '>=', filter.acquiredFrom);
  compare('a.acquisition_date', '<=', filter.acquiredTo);
  compare('a.in_service_date', '>=', filter.inServiceFrom);
  compare('a.in_service_date', '<=', filter.inServiceTo);
  if (filter.needsAttention) parts.push(ATTENTION);
  for (const word of filter.words ?? []) parts.push(`a.search_text LIKE ${bind(`%${word.replace(/[\\%_]/g, '\\$&')}%`)} ESCAPE '\\'`);
  return { sql: `WHERE ${parts.join(' AND ')}`, parameters };
}

function orderOf(sort: readonly Sort[]): string {
  const terms = sort.map(({ column, direction }) => `${SORT_COLUMNS[column]} ${direction === 'desc' ? 'DESC NULLS LAST' : 'ASC NULLS LAST'}`);
  return `ORDER BY ${[...terms, 'a.number ASC'].join(', ')}`;
}

/** The register's rows: the grid, lists, search and exports all ask here. */
export function registerRows(connection: Connection, bookId: number, filter: RegisterFilter, sort: readonly Sort[], limit: number, offset: number): RegisterRow[] {
  const where = whereOf(bookId, filter);
  return connection.all<RegisterRow>(`${SELECT} ${FROM} ${where.sql} ${orderOf(sort)} LIMIT @limit OFFSET @offset`, { ...where.parameters, limit, offset });
}

export interface RegisterTotals {
  count: number;
  cost_minor: number;
  accumulated_minor: number;
  carrying_minor: number;
  /** Without drafts, which the ledger does not know. */
  ledger_carrying_minor: number;
}

export function registerTotals(connection: Connection, bookId: number, filter: RegisterFilter): RegisterTotals {
  const where = whereOf(bookId, filter);
  const row = connection.get<RegisterTotals>(
    `SELECT COUNT(*) AS count, COALESCE(SUM(${COST}), 0) AS cost_minor, COALESCE(SUM(${ACCUMULATED}), 0) AS accumulated_minor, COALESCE(SUM(${CARRYING}), 0) AS carrying_minor,
        COALESCE(SUM(CASE a.status WHEN 'DRAFT' THEN 0 ELSE ${CARRYING} END), 0) AS ledger_carrying_minor ${FROM} ${where.sql}`,
    where.parameters,
  );
  return row ?? { count: 0, cost_minor: 0, accumulated_minor: 0, carrying_minor: 0, ledger_carrying_minor: 0 };
}

export function registerCount(connection: Connection, bookId: number, filter: RegisterFilter): number {
  const where = whereOf(bookId, filter);
  return connection.get<{ count: number }>(`SELECT COUNT(*) AS count ${FROM} ${where.sql}`, where.parameters)?.count ?? 0;
}

export function registerByStatus(connection: Connection, bookId: number, filter: RegisterFilter): { status: string; count: number }[] {
  const where = whereOf(bookId, filter);
  return connection.all(`SELECT ${STATUS} AS status, COUNT(*) AS count ${FROM} ${where.sql} GROUP BY 1`, where.parameters);
}

export interface CategoryTotals extends Omit<RegisterTotals, 'ledger_carrying_minor'> {
  category_id: number;
  category: string;
  category_ar: string | null;
}

export function registerByCategory(connection: Connection, bookId: number): CategoryTotals[] {
  return connection.all<CategoryTotals>(
    `SELECT c.id AS category_id, c.name AS category, c.name_ar AS category_ar, COUNT(*) AS count, SUM(${COST}) AS cost_minor, SUM(${ACCUMULATED}) AS accumulated_minor, SUM(${CARRYING}) AS carrying_minor
       ${FROM} WHERE a.deleted_at IS NULL AND a.status NOT IN ('DRAFT', 'DISPOSED') GROUP BY c.id ORDER BY 7 DESC, c.id`,
    { bookId },
  );
}

export function registerRow(connection: Connection, bookId: number, assetId: number): RegisterRow | undefined {
  return connection.get<RegisterRow>(`${SELECT} ${FROM} WHERE a.id = @assetId`, { bookId, assetId });
}
