import type { TFunction } from 'i18next';
import { REGISTER_COLUMNS } from '#shared/contract/register.ts';
import type { Output } from '#shared/contract/index.ts';
import type { Format } from '../../i18n/format.ts';
import { MergedInto } from './MergedInto.tsx';
import { Amount, Code, StatusChip, type GridColumn } from '../../ui/index.ts';
import type { AssetRow } from './filter.ts';
import type { Arrangement } from './views.ts';

export type ColumnId = (typeof REGISTER_COLUMNS)[number];
type Totals = Output<'register.totals'>;

interface ColumnTexts {
  t: TFunction<'register'>;
  format: Format;
  totals: Totals | undefined;
}

const WIDTHS: Readonly<Record<ColumnId, number>> = {
  assetNumber: 130, name: 160, category: 132, location: 120, custodian: 140, costCenter: 110, status: 142, acquisitionDate: 120, inServiceDate: 120, serialNumber: 130, tag: 100,
  cost: 118, accumulatedDepreciation: 178, netBookValue: 140, residualValue: 120, warrantyEnd: 120, insurer: 140, policyNumber: 130, insuredValue: 130, insuranceEnd: 120, parent: 130,
};
const HIDDEN_AT_FIRST: ReadonlySet<ColumnId> = new Set(['custodian', 'costCenter', 'acquisitionDate', 'inServiceDate', 'serialNumber', 'tag', 'residualValue', 'warrantyEnd', 'insurer', 'policyNumber', 'insuredValue', 'insuranceEnd', 'parent']);

/** The columns as a new book shows them. */
export const USUAL_ARRANGEMENT: Arrangement = { columns: REGISTER_COLUMNS.map((id) => ({ id, width: WIDTHS[id], isVisible: !HIDDEN_AT_FIRST.has(id) })), sort: [] };

export const isColumn = (id: string): id is ColumnId => (REGISTER_COLUMNS as readonly string[]).includes(id);

/** The person's arrangement, with columns that a later version brought added at the end, hidden. */
export function completeArrangement(kept: Arrangement | null): Arrangement {
  if (kept === null) return USUAL_ARRANGEMENT;
  const known = kept.columns.filter((column) => isColumn(column.id));
  const added = USUAL_ARRANGEMENT.columns.filter((column) => !known.some(({ id }) => id === column.id)).map((column) => ({ ...column, isVisible: false }));
  return { columns: [...known, ...added], sort: kept.sort.filter((sort) => isColumn(sort.column)) };
}

export function registerColumns({ t, format, totals }: ColumnTexts): GridColumn<AssetRow>[] {
  const named = (name: string | null, nameAr: string | null): string => (format.settings.language === 'ar' ? (nameAr ?? name) : name) ?? '';
  const column = (id: ColumnId, rest: Omit<GridColumn<AssetRow>, 'id' | 'label' | 'width' | 'isSortable'>): GridColumn<AssetRow> => ({ id, label: t(`columns.${id}`), width: WIDTHS[id], isSortable: true, ...rest });
  const code = (id: ColumnId, of: (row: AssetRow) => string | null): GridColumn<AssetRow> => column(id, { kind: 'quiet', text: (row) => of(row) ?? '', render: (row) => <Code>{of(row)}</Code> });
  const date = (id: ColumnId, of: (row: AssetRow) => string | null): GridColumn<AssetRow> => {
    const text = (row: AssetRow): string => {
      const value = of(row);
      return value === null ? '' : format.gregorianDate(value);
    };
    return column(id, { kind: 'quiet', text });
  };
  const figure = (id: ColumnId, of: (row: AssetRow) => string, kind: 'figure' | 'quietFigure', total: string | undefined): GridColumn<AssetRow> =>
    column(id, { kind, text: (row) => format.amount(of(row)), render: (row) => <Amount value={of(row)} />, ...(total === undefined ? {} : { total: <Amount value={total} /> }) });
  const figureOrNone = (id: ColumnId, of: (row: AssetRow) => string | null): GridColumn<AssetRow> =>
    column(id, { kind: 'quietFigure', text: (row) => (of(row) === null ? '' : format.amount(of(row) ?? '')), render: (row) => (of(row) === null ? '' : <Amount value={of(row) ?? ''} />) });
  return [
    column('assetNumber', {
      text: (row) => row.assetNumber,
      render: (row) => <Code>{row.assetNumber}</Code>,
      ...(totals === undefined ? {} : { total: t('totalOf', { count: totals.count }) }),
    }),
    column('name', { text: (row) => named(row.name, row.nameAr), isFlexible: true }),
    column('category', { kind: 'quiet', text: (row) => named(row.category, row.categoryAr) }),
    column('location', { kind: 'quiet', text: (row) => named(row.locationName, row.locationNameAr) }),
    column('custodian', { kind: 'quiet', text: (row) => named(row.custodianName, row.custodianNameAr) }),
    code('costCenter', (row) => row.costCenter),
    column('status', { text: (row) => (row.mergedInto === null ? t(`enums:status.${row.status}`) : `${t('mergedInto')} ${row.mergedInto.assetNumber}`), render: (row) => (row.mergedInto === null ? <StatusChip status={row.status} /> : <MergedInto into={row.mergedInto} />) }),
    date('acquisitionDate', (row) => row.acquisitionDate),
    date('inServiceDate', (row) => row.inServiceDate),
    code('serialNumber', (row) => row.serialNumber),
    code('tag', (row) => row.tag),
    figure('cost', (row) => row.cost, 'figure', totals?.cost),
    figure('accumulatedDepreciation', (row) => row.accumulatedDepreciation, 'quietFigure', totals?.accumulatedDepreciation),
    figure('netBookValue', (row) => row.netBookValue, 'figure', totals?.netBookValue),
    figure('residualValue', (row) => row.residualValue, 'quietFigure', undefined),
    date('warrantyEnd', (row) => row.warrantyEnd),
    column('insurer', { kind: 'quiet', text: (row) => row.insurer ?? '' }),
    code('policyNumber', (row) => row.policyNumber),
    figureOrNone('insuredValue', (row) => row.insuredValue),
    date('insuranceEnd', (row) => row.insuranceEnd),
    code('parent', (row) => row.parent),
  ];
}
