import type { ReactNode } from 'react';
import type { Output } from '#shared/contract/index.ts';
import { isDate, isPeriod } from '#shared/values/calendar.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import type { Format } from '../../i18n/format.ts';
import { Amount, Code } from '../../ui/index.ts';
import { joinClasses } from '../../ui/joinClasses.ts';
import type { ReportLanguage } from './language.ts';
import css from './reports.module.css';
import { Texts } from './Texts.tsx';

type Report = Output<'reports.run'>;
type Column = Report['columns'][number];
type Row = Report['rows'][number];
type Cell = Row['cells'][number];

const FIGURES: ReadonlySet<Column['type']> = new Set(['amount', 'integer', 'decimal']);

const labelled = (kind: Row['kind']): boolean => kind !== 'row';

interface ReportTableProps {
  /** The report's own, or one of its smaller tables. */
  table: Pick<Report, 'title' | 'columns' | 'rows'>;
  language: ReportLanguage;
}

/** Rows with their groups, subtotals and total. A label runs over the columns in front of the first sum. */
export function ReportTable({ table: result, language }: ReportTableProps) {
  const { columns } = result;
  const firstSum = columns.findIndex((column) => column.total);
  const spanOf = (row: Row): number => (row.kind === 'group' || firstSum < 1 ? columns.length : firstSum);
  const numbered = result.rows.map((row, number) => ({ row, number }));
  return (
    <div className={css.tableFrame} role="region" aria-label={result.title[language === 'ar' ? 'ar' : 'en']} tabIndex={0}>
      <table className={css.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={joinClasses(FIGURES.has(column.type) && css.figure)}>
                <Texts of={column.label} language={language} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {numbered.map(({ row, number }) => (
            <tr key={number} className={row.kind === 'row' ? undefined : css[row.kind]}>
              {labelled(row.kind) && (
                <th scope={row.kind === 'group' ? 'rowgroup' : 'row'} colSpan={spanOf(row)}>
                  <CellText cell={row.cells[0] ?? null} type="text" language={language} />
                </th>
              )}
              {columns.slice(labelled(row.kind) ? spanOf(row) : 0).map((column, at) => {
                const cell = row.cells[labelled(row.kind) ? spanOf(row) + at : at] ?? null;
                return (
                  <td key={column.id} className={joinClasses(FIGURES.has(column.type) && css.figure, css[column.type])}>
                    <CellText cell={cell} type={column.type} language={language} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function CellText({ cell, type, language }: { cell: Cell; type: Column['type']; language: ReportLanguage }): ReactNode {
  const format = useFormat();
  if (cell === null) return null;
  if (typeof cell === 'object') return <Texts of={cell} language={language} />;
  if (type === 'amount') return <Amount value={String(cell)} />;
  if (type === 'code') return <Code>{String(cell)}</Code>;
  return <bdi>{plain(format, type, String(cell))}</bdi>;
}

function plain(format: Format, type: Column['type'], value: string): string {
  if (type === 'date' && isDate(value)) return format.gregorianDate(value);
  if (type === 'period' && isPeriod(value)) return format.period(value);
  // A year is no quantity: no thousands in it.
  if (type === 'integer') return format.digits(value);
  return type === 'decimal' && /^-?\d+(\.\d+)?$/.test(value) ? format.rate(value) : value;
}
