import { AG_GRID_LOCALE_EG, AG_GRID_LOCALE_EN } from '@ag-grid-community/locale';
import {
  CellStyleModule, ClientSideRowModelModule, ColumnApiModule, EventApiModule, InfiniteRowModelModule, LocaleModule, ModuleRegistry, PinnedRowModule, RowApiModule, RowSelectionModule,
  TextEditorModule, ValidationModule, type GridApi, type IDatasource,
} from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.ts';
import { columnDefinitions, TOTALS } from './columns.tsx';
import css from './grid.module.css';
import { gridTheme } from './theme.ts';
import type { GridArrangement, GridColumn, GridPage, GridRequest, GridSort } from './types.ts';

ModuleRegistry.registerModules([
  InfiniteRowModelModule, ClientSideRowModelModule, LocaleModule, ColumnApiModule, EventApiModule, PinnedRowModule, RowApiModule, RowSelectionModule, CellStyleModule, TextEditorModule,
  ...(import.meta.env.PROD ? [] : [ValidationModule]),
]);

const BLOCK_ROWS = 100;
const CACHED_BLOCKS = 20;
/** As wide as grid.module.css draws it. */
const SCROLLBAR_PX = 12;

export interface GridProps<Row extends object> {
  /** What the grid lists. */
  label: string;
  columns: readonly GridColumn<Row>[];
  rowId: (row: Row) => string;
  /** Rows from the book, a block at a time: a hundred thousand are never in the window at once. */
  load: (request: GridRequest) => Promise<GridPage<Row>>;
  /** Says by a new value that the rows are others now: the filter changed, or the book did. */
  revision: string | number;
  /** A row of totals of all that is filtered, kept at the bottom. */
  hasTotals?: boolean;
  isSelectable?: boolean;
  arrangement?: GridArrangement;
  onArrange?: (arrangement: GridArrangement) => void;
  onSelect?: (rows: Row[]) => void;
  onOpen?: (row: Row) => void;
  onEdit?: (row: Row, column: string, text: string) => void;
}

function arrangementOf<Row>(api: GridApi<Row>): GridArrangement {
  const state = api.getColumnState().filter((column) => !column.colId.startsWith('ag-Grid'));
  return { columns: state.map((column) => ({ id: column.colId, width: column.width ?? 140, isVisible: column.hide !== true })), sort: sortOf(api) };
}

function sortOf<Row>(api: GridApi<Row>): GridSort[] {
  return api
    .getColumnState()
    .filter((column) => column.sort === 'asc' || column.sort === 'desc')
    .sort((left, right) => (left.sortIndex ?? 0) - (right.sortIndex ?? 0))
    .map((column) => ({ column: column.colId, direction: column.sort === 'desc' ? 'desc' : 'asc' }));
}

/** AG Grid over a list of any length. Its texts and direction cannot change once it stands, so a new language makes a new grid. */
export function Grid<Row extends object>(props: GridProps<Row>) {
  const { settings } = useFormat();
  return <GridInLanguage key={settings.language} {...props} isArabic={settings.language === 'ar'} />;
}

/** Nothing to see above the boxes, but something to hear. */
function SelectionHeading() {
  const { t } = useTranslation('ui');
  return <span className="visuallyHidden">{t('chosen')}</span>;
}

function GridInLanguage<Row extends object>({ label, columns, rowId, load, revision, hasTotals = false, isSelectable = false, arrangement, onArrange, onSelect, onOpen, onEdit, isArabic }: GridProps<Row> & { isArabic: boolean }) {
  const api = useRef<GridApi<Row> | null>(null);
  const loadRef = useRef(load);
  useEffect(() => {
    loadRef.current = load;
  }, [load]);
  const datasource = useMemo(
    (): IDatasource => ({
      getRows: (params) => {
        const sort = params.sortModel.map(({ colId, sort: direction }): GridSort => ({ column: colId, direction: direction === 'desc' ? 'desc' : 'asc' }));
        loadRef.current({ startRow: params.startRow, endRow: params.endRow, sort }).then(
          (page) => params.successCallback([...page.rows], page.total),
          () => params.failCallback(),
        );
      },
    }),
    [],
  );
  const definitions = useMemo(() => columnDefinitions(columns, { arrangement, onEdit }), [columns, arrangement, onEdit]);
  const shown = useRef(revision);
  useEffect(() => {
    if (shown.current === revision) return;
    shown.current = revision;
    api.current?.purgeInfiniteCache();
  }, [revision]);
  const arrange = (event: { api: GridApi<Row>; source?: string }): void => {
    if (event.source !== 'api' && event.source !== 'gridOptionsChanged' && event.source !== 'gridInitializing' && event.source !== 'flex') onArrange?.(arrangementOf(event.api));
  };
  return (
    <div className={css.frame} role="region" aria-label={label}>
      <AgGridReact<Row>
        theme={gridTheme}
        enableRtl={isArabic}
        localeText={isArabic ? AG_GRID_LOCALE_EG : AG_GRID_LOCALE_EN}
        rowModelType="infinite"
        datasource={datasource}
        cacheBlockSize={BLOCK_ROWS}
        maxBlocksInCache={CACHED_BLOCKS}
        columnDefs={definitions}
        maintainColumnOrder
        // A scrollbar of known width, there from the beginning: columns that fill the width do not end beneath it once rows arrive.
        alwaysShowVerticalScroll
        scrollbarWidth={SCROLLBAR_PX}
        getRowId={({ data }) => ('isTotals' in data ? 'totals' : rowId(data))}
        {...(hasTotals ? { pinnedBottomRowData: [TOTALS as unknown as Row] } : {})}
        {...(isSelectable ? { selectionColumnDef: { headerComponent: SelectionHeading, width: 44, resizable: false }, rowSelection: { mode: 'multiRow' as const, headerCheckbox: false, checkboxes: true, enableClickSelection: false } } : {})}
        suppressCellFocus={false}
        onGridReady={(event) => {
          api.current = event.api;
        }}
        onSelectionChanged={(event) => onSelect?.(event.api.getSelectedRows())}
        onRowDoubleClicked={({ data, rowPinned }) => data !== undefined && rowPinned === undefined && onOpen?.(data)}
        onCellKeyDown={(event) => {
          if ('column' in event && (event.event as KeyboardEvent).key === 'Enter' && event.data !== undefined && event.node.rowPinned === undefined && event.api.getEditingCells().length === 0 && !event.column.isCellEditable(event.node)) onOpen?.(event.data);
        }}
        onColumnResized={(event) => event.finished && arrange(event)}
        onColumnMoved={(event) => event.finished && arrange(event)}
        onSortChanged={arrange}
      />
    </div>
  );
}
