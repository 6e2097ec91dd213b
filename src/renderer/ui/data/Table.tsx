import type { ReactNode } from 'react';
import { joinClasses } from '../joinClasses.ts';
import css from './data.module.css';

export interface TableColumn<Row> {
  id: string;
  label: string;
  /** Nothing to see as a heading, but something to hear: for a column of buttons. */
  isLabelHidden?: boolean;
  /** Figures stand on the right in both directions. */
  kind?: 'text' | 'figure' | 'quiet' | 'quietFigure' | 'tight';
  cell: (row: Row) => ReactNode;
  /** What the total row shows under it. */
  total?: ReactNode;
  width?: string;
}

interface TableProps<Row> {
  /** What the table is, for who cannot see its heading. */
  label: string;
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  /** The word in front of the totals. */
  totalLabel?: string;
  rowTone?: (row: Row) => 'plain' | 'selected' | 'faded';
  /** Shown instead of the rows when there are none. */
  empty?: ReactNode;
  onRowPress?: (row: Row) => void;
}

const isFigure = (kind: TableColumn<unknown>['kind']): boolean => kind === 'figure' || kind === 'quietFigure';

/** A plain table for up to a few hundred rows. What acts on a row must also be a button in it: `onRowPress` only saves the mouse the way. */
export function Table<Row>({ label, columns, rows, rowKey, totalLabel, rowTone, empty, onRowPress }: TableProps<Row>) {
  const classOf = (column: TableColumn<Row>): string =>
    joinClasses(isFigure(column.kind) && css.figure, (column.kind === 'quiet' || column.kind === 'quietFigure') && css.quiet, column.kind === 'tight' && css.tight);
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>;
  const hasTotals = totalLabel !== undefined && columns.some((column) => column.total !== undefined);
  return (
    <div className={css.tableFrame} role="region" aria-label={label} tabIndex={0}>
      <table className={css.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={classOf(column)} style={column.width === undefined ? undefined : { inlineSize: column.width }}>
                {column.isLabelHidden === true ? <span className="visuallyHidden">{column.label}</span> : column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const tone = rowTone?.(row) ?? 'plain';
            return (
              <tr key={rowKey(row)} className={joinClasses(onRowPress !== undefined && css.rowLink, tone === 'selected' && css.rowSelected, tone === 'faded' && css.rowFaded)} {...(onRowPress === undefined ? {} : { onClick: () => onRowPress(row) })}>
                {columns.map((column) => (
                  <td key={column.id} className={classOf(column)}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
        {hasTotals && (
          <tfoot>
            <tr>
              {columns.map((column, index) => (
                <td key={column.id} className={classOf(column)}>
                  {index === 0 ? totalLabel : column.total}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}
