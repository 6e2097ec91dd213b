import type { ReactNode } from 'react';

export interface GridColumn<Row> {
  id: string;
  label: string;
  /** Figures stand on the right in both directions; quiet text is secondary. */
  kind?: 'text' | 'quiet' | 'figure' | 'quietFigure';
  /** The cell's text: what is shown where `render` is absent, and what is copied and read aloud. */
  text: (row: Row) => string;
  render?: (row: Row) => ReactNode;
  /** What stands under the column in the pinned row of totals. */
  total?: ReactNode;
  width?: number;
  /** Grows with the window. */
  isFlexible?: boolean;
  isSortable?: boolean;
  isPinned?: boolean;
  /** Text the person may edit in place, where `canEdit` allows; null for a row that may not be edited. */
  edit?: (row: Row) => string | null;
}

export interface GridSort {
  column: string;
  direction: 'asc' | 'desc';
}

export interface GridRequest {
  startRow: number;
  endRow: number;
  sort: GridSort[];
}

export interface GridPage<Row> {
  rows: readonly Row[];
  total: number;
}

/** What a person may have arranged, and a saved view keeps. */
export interface GridArrangement {
  columns: readonly { id: string; width: number; isVisible: boolean }[];
  sort: readonly GridSort[];
}
