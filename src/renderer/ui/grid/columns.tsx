import type { ColDef, ICellRendererParams } from 'ag-grid-community';
import type { ReactNode } from 'react';
import { joinClasses } from '../joinClasses.ts';
import css from './grid.module.css';
import type { GridArrangement, GridColumn, GridSort } from './types.ts';

/** The pinned row carries no asset, only this. */
export const TOTALS = { isTotals: true } as const;

const isFigure = (kind: GridColumn<unknown>['kind']): boolean => kind === 'figure' || kind === 'quietFigure';

interface ColumnOptions<Row> {
  arrangement: GridArrangement | undefined;
  onEdit: ((row: Row, column: string, text: string) => void) | undefined;
}

function cellOf<Row>(column: GridColumn<Row>) {
  return function GridCell(params: ICellRendererParams<Row>): ReactNode {
    if (params.node.rowPinned === 'bottom') return <>{column.total ?? null}</>;
    if (params.data === undefined) return null;
    return column.render === undefined ? <bdi>{column.text(params.data)}</bdi> : <>{column.render(params.data)}</>;
  };
}

/** Our columns as AG Grid's, in the order and width a person left them. */
export function columnDefinitions<Row>(columns: readonly GridColumn<Row>[], { arrangement, onEdit }: ColumnOptions<Row>): ColDef<Row>[] {
  const sortOf = (id: string): GridSort | undefined => arrangement?.sort.find((sort) => sort.column === id);
  const keptOf = (id: string) => arrangement?.columns.find((column) => column.id === id);
  const placeOf = (id: string): number => {
    const place = arrangement?.columns.findIndex((column) => column.id === id) ?? -1;
    return place === -1 ? columns.length : place;
  };
  return columns
    .toSorted((left, right) => placeOf(left.id) - placeOf(right.id))
    .map((column): ColDef<Row> => {
      const kept = keptOf(column.id);
      const sort = sortOf(column.id);
      return {
        colId: column.id,
        headerName: column.label,
        valueGetter: ({ data }) => (data === undefined || data === null || 'isTotals' in (data as object) ? '' : column.text(data)),
        cellRenderer: cellOf(column),
        cellClass: joinClasses(isFigure(column.kind) && css.figure, (column.kind === 'quiet' || column.kind === 'quietFigure') && css.quiet),
        headerClass: isFigure(column.kind) ? (css.figureHead ?? '') : '',
        sortable: column.isSortable ?? false,
        resizable: true,
        hide: kept === undefined ? false : !kept.isVisible,
        pinned: column.isPinned === true ? true : null,
        // What grows with the window goes on growing after a person has arranged the rest.
        ...(column.isFlexible === true ? { flex: 1, minWidth: column.width ?? 160 } : { width: kept?.width ?? column.width ?? 140 }),
        ...(sort === undefined ? {} : { sort: sort.direction, sortIndex: arrangement?.sort.indexOf(sort) ?? 0 }),
        ...(column.edit === undefined || onEdit === undefined
          ? {}
          : {
              editable: ({ data }) => data !== undefined && column.edit?.(data) !== null,
              cellEditor: 'agTextCellEditor',
              cellEditorParams: { useFormatter: false },
              valueSetter: ({ data, newValue }) => {
                // The book answers with the new row; until then the old one stays.
                if (data !== null && data !== undefined) onEdit(data, column.id, String(newValue ?? ''));
                return false;
              },
            }),
      };
    });
}
