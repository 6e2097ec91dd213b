import type { Connection } from '../connection.ts';
import { HELD_ACTS } from '../tables/acts.ts';
import { addedInBook, COUNTS_IN_BOOK } from '../tables/events.ts';
import { STANDS } from '../tables/transfers.ts';
import { PLACED, placedAt } from './custody.ts';

/** A transfer that stands, with the names of what it moved between; where a field stays both sides are alike. Minor units. */
export interface TransferReportRow {
  number: string;
  effective_date: string;
  asset_number: string;
  name: string;
  name_ar: string | null;
  reason: string | null;
  cost_minor: number;
  accumulated_minor: number;
  journal: string | null;
  approved_by: string | null;
  posted_by: string;
  to_category_id: number;
  to_location_code: string | null;
  /** JSON: by field, names of both sides as [from, fromAr, to, toAr], and whether it moves. */
  sides: string;
}

const side = (field: 'location' | 'cost_center' | 'custodian', alias: string): string => `'${field}', json_array(t.from_${field}_id IS NOT t.to_${field}_id, f${alias}.name, f${alias}.name_ar, o${alias}.name, o${alias}.name_ar)`;
const placesOf = (field: string, alias: string): string => `LEFT JOIN places f${alias} ON f${alias}.id = t.from_${field}_id LEFT JOIN places o${alias} ON o${alias}.id = t.to_${field}_id`;

/** Transfers that stand and took effect from a day to a day, of every asset or of one, in the order of their days. */
export function postedTransfers(connection: Connection, filter: { from: string | null; to: string | null; assetId: number | null }): TransferReportRow[] {
  return connection.all<TransferReportRow>(
    `SELECT t.number, t.effective_date, a.number AS asset_number, a.name, a.name_ar, t.reason, t.cost_minor, t.accumulated_minor, j.number AS journal, t.approved_by, t.posted_by,
       t.to_category_id, ol.code AS to_location_code,
       json_object(${side('location', 'l')}, ${side('cost_center', 'k')}, ${side('custodian', 'u')},
         'category', json_array(t.from_category_id <> t.to_category_id, fc.name, fc.name_ar, oc.name, oc.name_ar)) AS sides
     FROM transfers t JOIN assets a ON a.id = t.asset_id JOIN categories fc ON fc.id = t.from_category_id JOIN categories oc ON oc.id = t.to_category_id
       ${placesOf('location', 'l')} ${placesOf('cost_center', 'k')} ${placesOf('custodian', 'u')} LEFT JOIN journals j ON j.id = t.journal_id
     WHERE ${STANDS} AND (@from IS NULL OR t.effective_date >= @from) AND (@to IS NULL OR t.effective_date <= @to) AND (@assetId IS NULL OR t.asset_id = @assetId)
     ORDER BY t.effective_date, t.event_id`,
    filter,
  );
}

/** A change of value that stands, in one depreciation book. Minor units. */
export interface ValueChangeRow {
  act_id: number;
  kind: string;
  date: string;
  number: string;
  name: string;
  name_ar: string | null;
  category_id: number;
  category: string;
  category_ar: string | null;
  restatement: string | null;
  cost_minor: number;
  accumulated_minor: number;
  impairment_minor: number;
  surplus_minor: number;
  /** Carrying amount just before and after, as the act was posted. */
  before_minor: number;
  after_minor: number;
  /** The asset's surplus with this change and all before it. */
  surplus_after_minor: number;
  valuer: string | null;
  report_reference: string | null;
  memo: string | null;
  journal: string | null;
  actor: string;
}

/** Kinds of acts by which the carrying amount becomes a value that was assessed. */
export const VALUATIONS = ['impairment', 'impairment_reversal', 'revaluation_up', 'revaluation_down', ...HELD_ACTS] as const;

/** Revaluations and impairments of a depreciation book that stand and moved something, by day. */
export function valueChanges(connection: Connection, { bookCode, ...filter }: { bookId: number; bookCode: string; from: string; to: string; categoryId: number | null }): ValueChangeRow[] {
  return connection.all<ValueChangeRow>(
    `SELECT e.act_id, e.kind, e.date, a.number, a.name, a.name_ar, c.id AS category_id, c.name AS category, c.name_ar AS category_ar, json_extract(e.details, '$.engine.restatement') AS restatement,
       e.cost_minor, e.accumulated_minor, e.impairment_minor, e.surplus_minor, json_extract(o.value, '$.before') AS before_minor, json_extract(o.value, '$.after') AS after_minor,
       (SELECT SUM(s.surplus_minor) FROM asset_events s WHERE s.asset_id = e.asset_id AND (s.book_id = @bookId OR s.book_id IS NULL) AND s.id <= e.id) AS surplus_after_minor,
       json_extract(x.input, '$.valuer') AS valuer, json_extract(x.input, '$.reportReference') AS report_reference, x.memo, j.number AS journal, e.actor
     FROM asset_events e JOIN acts x ON x.id = e.act_id JOIN json_each(x.outcome, '$.books') o ON json_extract(o.value, '$.book') = @bookCode
       JOIN assets a ON a.id = e.asset_id JOIN categories c ON c.id = ${placedAt('category_id')}
       LEFT JOIN journals j ON j.id = x.journal_id
     WHERE e.book_id = @bookId AND e.kind IN (${VALUATIONS.map((kind) => `'${kind}'`).join(', ')}) AND e.date BETWEEN @from AND @to AND +e.reverses_id IS NULL
       AND NOT EXISTS (SELECT 1 FROM asset_events r WHERE r.reverses_id = e.id) AND (e.cost_minor <> 0 OR e.accumulated_minor <> 0 OR e.impairment_minor <> 0)
       AND (@categoryId IS NULL OR c.id = @categoryId)
     ORDER BY e.date, e.id`,
    { ...filter, bookCode },
  );
}

/** One thing that happened to an asset in a depreciation book. Minor units; what took back another is listed too. */
export interface CardEventRow {
  date: string;
  period: string;
  kind: string;
  is_inverse: 0 | 1;
  document: string | null;
  journal: string | null;
  cost_minor: number;
  accumulated_minor: number;
  impairment_minor: number;
  actor: string;
  note: string | null;
}

/** Everything that moved the amounts of one asset in one depreciation book, and where it went, in the order of days; what an act charges comes before it, as it was posted. */
export function cardEvents(connection: Connection, bookId: number, assetId: number): CardEventRow[] {
  return connection.all<CardEventRow>(
    `SELECT date, period, kind, is_inverse, document, journal, cost_minor, accumulated_minor, impairment_minor, actor, note FROM (
       SELECT e.date, e.period, e.kind, e.reverses_id IS NOT NULL AS is_inverse, COALESCE(t.number, json_extract(x.input, '$.document'), CASE WHEN e.kind IN ('capitalization', 'opening') THEN COALESCE(a.ap_invoice_id, a.invoice_number) END) AS document, j.number AS journal,
           e.cost_minor, ${addedInBook('accumulated_minor')} AS accumulated_minor, ${addedInBook('impairment_minor')} AS impairment_minor, e.actor, COALESCE(x.reason, x.memo, t.reason) AS note, 0 AS part, e.id AS item, 1 AS step
         FROM asset_events e JOIN assets a ON a.id = e.asset_id LEFT JOIN acts x ON x.id = e.act_id LEFT JOIN transfers t ON t.event_id = e.id LEFT JOIN journals j ON j.id = e.journal_id
         WHERE e.asset_id = @assetId AND ${COUNTS_IN_BOOK}
       UNION ALL
       SELECT r.posting_date, n.period, CASE r.kind WHEN 'reversal' THEN 'depreciation_reversal' WHEN 'take_back' THEN 'depreciation_taken_back' ELSE 'depreciation' END, r.kind IN ('reversal', 'take_back'), 'dep-' || r.id, j.number,
           0, n.depreciation_minor, 0, r.actor, r.reason, own.event_id IS NULL, COALESCE(own.event_id, r.id), 0
         FROM entries n JOIN runs r ON r.id = n.run_id LEFT JOIN journals j ON j.id = r.journal_id
           LEFT JOIN (SELECT act_id, MIN(id) AS event_id FROM asset_events WHERE asset_id = @assetId GROUP BY act_id) own ON own.act_id = r.act_id
         WHERE n.asset_id = @assetId AND n.book_id = @bookId)
     ORDER BY date, part, item, step`,
    { bookId, assetId },
  );
}

/** The cost of an asset whose cost stands in construction, one payment or invoice at a time, until it is completed. Minor units. */
export interface ConstructionCostRow {
  asset_id: number;
  number: string;
  name: string;
  name_ar: string | null;
  category_id: number;
  category: string;
  category_ar: string | null;
  location: string | null;
  location_ar: string | null;
  cost_center: string | null;
  cost_center_ar: string | null;
  date: string;
  cost_minor: number;
}

/** What was under construction at the end of a day: the costs that stand, by asset and day. An asset that something came of by then is complete. */
export function constructionCosts(connection: Connection, bookId: number, asOf: string): ConstructionCostRow[] {
  return connection.all<ConstructionCostRow>(
    `WITH ${PLACED},
       projects AS MATERIALIZED (SELECT p.* FROM placed p JOIN categories c ON c.id = p.category_id JOIN accounts n ON n.id = c.asset_account_id WHERE n.stable_name = 'CONSTRUCTION_IN_PROGRESS' AND c.depreciation_method = 'none'),
       standing AS MATERIALIZED (SELECT e.* FROM asset_events e WHERE e.asset_id IN (SELECT id FROM projects) AND ${COUNTS_IN_BOOK} AND e.cost_minor <> 0 AND e.date <= @asOf AND +e.reverses_id IS NULL
         AND NOT EXISTS (SELECT 1 FROM asset_events r WHERE r.reverses_id = e.id))
     SELECT a.id AS asset_id, a.number, a.name, a.name_ar, c.id AS category_id, c.name AS category, c.name_ar AS category_ar, l.name AS location, l.name_ar AS location_ar, k.name AS cost_center, k.name_ar AS cost_center_ar,
       e.date, e.cost_minor
     FROM standing e JOIN projects p ON p.id = e.asset_id JOIN assets a ON a.id = e.asset_id AND a.deleted_at IS NULL JOIN categories c ON c.id = p.category_id
       LEFT JOIN places l ON l.id = p.location_id LEFT JOIN places k ON k.id = p.cost_center_id
     WHERE e.asset_id NOT IN (SELECT d.asset_id FROM standing d WHERE d.kind IN ('construction_completion', 'disposal', 'merged'))
     ORDER BY a.number, a.id, e.date, e.id`,
    { bookId, asOf },
  );
}

/** An asset that somebody answers for: warranty and insurance as the file holds them. Minor units. */
export interface CoverRow {
  number: string;
  warranty_end: string | null;
  /** JSON. */
  insurance: string | null;
}

/** Every asset, drafts apart, with a warranty or an insurance. */
export function coverRows(connection: Connection): CoverRow[] {
  return connection.all<CoverRow>("SELECT number, warranty_end, insurance FROM assets WHERE deleted_at IS NULL AND status <> 'DRAFT' AND (warranty_end IS NOT NULL OR insurance IS NOT NULL) ORDER BY number");
}
