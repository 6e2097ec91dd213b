import { refuse } from '#shared/errors.ts';
import { parseDate, type DateString } from '#shared/values/calendar.ts';
import { minor } from '#shared/values/money.ts';
import { heldForLabels, listCountLines, type CountLineRow } from '../../book/queries/counts.ts';
import { listCounts } from '../../book/tables/counts.ts';
import type { CountedLine, CountSource, LabelChoice, LabelledAsset, ReportedCount } from '../../reports/counting.ts';
import type { Place } from '../../reports/source.ts';
import { enumText, named, text, type Bilingual } from '../../reports/texts.ts';
import type { Context } from '../context.ts';
import { placeOf, resolveCount, showCount, type NamedPlace } from '../counts/identity.ts';
import { labels, sheetLines } from '../counts/paper.ts';

const REFERENCE = /^(cnt-\d{1,12}|CNT-\d{4}-\d{6,12})$/;

/** @throws COUNT_NOT_FOUND, also for what is no reference to a count at all */
const countOf = (context: Context, reference: string) => (REFERENCE.test(reference) ? resolveCount(context, reference) : refuse('COUNT_NOT_FOUND', { count: reference }));

const place = (shown: NamedPlace): Place | null => (shown === null ? null : { code: shown.code ?? '', name: named(shown.name, shown.nameAr) });

/** What is counted, by names; "All" where nothing is left out. */
function scopeText({ locations, categories, custodians }: ReturnType<typeof showCount>['scope']): Bilingual {
  const names = [...locations, ...categories, ...custodians].map(({ name, nameAr }) => named(name, nameAr));
  return names.length === 0 ? text('fact', 'everything') : { en: names.map(({ en }) => en).join(', '), ar: names.map(({ ar }) => ar).join('، ') };
}

function reportedCount(context: Context, reference: string): ReportedCount {
  const count = countOf(context, reference);
  const shown = showCount(context, count);
  return {
    number: count.number, name: count.name, date: parseDate(count.date) satisfies DateString, status: count.status, scope: scopeText(shown.scope), expected: shown.progress.expected, seen: shown.progress.seen,
    createdBy: count.created_by, postedBy: count.posted_by, postedAt: count.posted_at,
  };
}

function actionText({ action, transfer_number, new_asset_number }: CountLineRow): Bilingual | null {
  if (action === null) return null;
  const { en, ar } = enumText('countAction', action);
  const made = transfer_number ?? new_asset_number;
  return made === null ? { en, ar } : { en: `${en} ${made}`, ar: `${ar} ${made}` };
}

function countedLine(context: Context, line: CountLineRow): CountedLine {
  const at = (id: number | null): Place | null => place(placeOf(context, id));
  return {
    assetNumber: line.number, tag: line.number === null ? line.code : line.tag, name: line.name === null ? null : named(line.name, line.name_ar), bookLocation: at(line.book_location_id), countedLocation: at(line.location_id),
    bookCustodian: at(line.book_custodian_id), countedCustodian: at(line.custodian_id), outcome: line.outcome, condition: line.condition, note: line.note, countedBy: line.counted_by, countedAt: line.counted_at,
    netBookValue: line.net_book_value_minor === null ? null : minor(line.net_book_value_minor), isExpected: line.is_expected === 1, action: actionText(line), reason: line.reason,
  };
}

function labelsFor(context: Context, choice: LabelChoice): LabelledAsset[] {
  const assetIds = 'assetIds' in choice ? choice.assetIds : 'count' in choice ? null : heldForLabels(context.connection, choice).map((id) => `asset-${id}`);
  const wrong = assetIds?.find((id) => !/^asset-\d{1,12}$/.test(id));
  if (wrong !== undefined) refuse('ASSET_NOT_FOUND', { asset: wrong });
  if (assetIds?.length === 0) return [];
  const said = labels(context, assetIds === null ? { countId: 'count' in choice ? choice.count : '' } : { assetIds: [...assetIds] });
  return said.labels.map(({ code, name, nameAr, location }) => ({ code, name: named(name, nameAr), location: location === null ? null : named(location.name, location.nameAr) }));
}

const ALL_LINES = { outcomes: null, isOpen: false, search: null, locationId: null } as const;

/** Counts as reports ask for them. */
export function countSource(context: Context): CountSource {
  const { connection } = context;
  return {
    latestCount: () => listCounts(connection, 1, 0)[0]?.number ?? null,
    count: (reference) => reportedCount(context, reference),
    countLines: (reference) => listCountLines(connection, countOf(context, reference).id, ALL_LINES, -1, 0).map((line) => countedLine(context, line)),
    countSheet: (reference) =>
      sheetLines(context, countOf(context, reference)).map(({ expected, asset, location, custodian }) => ({
        assetNumber: expected.number, tag: expected.tag, name: named(asset.name, asset.name_ar), serialNumber: asset.serial_number, location: place(location), custodian: place(custodian),
      })),
    labels: (choice) => labelsFor(context, 'count' in choice ? { count: countOf(context, choice.count).number } : choice),
  };
}
