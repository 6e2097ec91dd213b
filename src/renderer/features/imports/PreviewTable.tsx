import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.ts';
import { Amount, Card, Chip, Code, Count, DateText, Pager, Table, type TableColumn } from '../../ui/index.ts';
import type { Check } from './checking.ts';
import css from './imports.module.css';

type PreviewRow = Check['rows'][number];

/** The rows as they would stand in the book, with the file's own figures beside ours where it brings any. */
export function PreviewTable({ check, page, onPage }: { check: Check; page: number; onPage: (page: number) => void }) {
  const { t } = useTranslation('imports');
  const { t: enums } = useTranslation('enums');
  const format = useFormat();
  const { rows, total, size, totals } = check;
  const columns: TableColumn<PreviewRow>[] = [
    { id: 'row', label: t('problems.row'), kind: 'quietFigure', cell: (row) => <Count value={row.row} /> },
    { id: 'number', label: t('preview.number'), kind: 'tight', cell: (row) => (row.assetNumber === null ? <span className={css.quiet}>{t('preview.next')}</span> : <Code>{row.assetNumber}</Code>) },
    { id: 'name', label: t('preview.name'), cell: (row) => <bdi>{row.name}</bdi> },
    { id: 'category', label: t('preview.category'), kind: 'quiet', cell: (row) => <bdi>{row.category}</bdi> },
    { id: 'inService', label: t('preview.inService'), kind: 'tight', cell: (row) => (row.inServiceDate === null ? <Chip tone="warn">{t('preview.notYet')}</Chip> : <DateText value={row.inServiceDate} />) },
    { id: 'method', label: t('preview.method'), kind: 'quiet', cell: (row) => enums(`method.${row.method}`) },
    { id: 'life', label: t('preview.life'), kind: 'quietFigure', cell: (row) => row.usefulLifeMonths !== null && <Count value={row.usefulLifeMonths} /> },
    { id: 'cost', label: t('totals.cost'), kind: 'figure', cell: (row) => <Amount value={row.cost} /> },
    { id: 'accumulated', label: t('totals.accumulatedDepreciation'), kind: 'quietFigure', cell: (row) => <Amount value={row.accumulatedDepreciation} /> },
    { id: 'netBookValue', label: t('totals.netBookValue'), kind: 'figure', cell: (row) => <Beside value={row.netBookValue} stated={row.importedNetBookValue} /> },
    { id: 'first', label: totals.firstMonth === null ? t('preview.first') : format.periodShort(totals.firstMonth), kind: 'figure', cell: (row) => row.firstCharge !== null && <Beside value={row.firstCharge} stated={row.importedMonthlyDepreciation} /> },
    ...(rows.some((row) => row.action !== 'create') ? [{ id: 'action', label: t('preview.action'), cell: (row: PreviewRow) => <Action action={row.action} /> }] : []),
  ];
  return (
    <Card title={t('preview.title')} actions={<Chip>{t('common:assets', { count: total })}</Chip>} isPadded={false}>
      <div className={css.preview}>
        <Table label={t('preview.title')} rows={rows} rowKey={(row) => row.row} columns={columns} empty={<p className={css.quietText}>{t('preview.none')}</p>} />
      </div>
      <Pager page={page} size={size} total={total} onChange={onPage} />
    </Card>
  );
}

/** Told only where not every row is a new asset. */
function Action({ action }: { action: PreviewRow['action'] }) {
  const { t } = useTranslation('imports');
  return <Chip tone={action === 'create' ? 'ok' : action === 'update' ? 'info' : 'plain'}>{t(`preview.actions.${action}`)}</Chip>;
}

/** Our figure, and below it the file's own where the two differ. */
function Beside({ value, stated }: { value: string; stated: string | null }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  return (
    <>
      <Amount value={value} />
      {stated !== null && stated !== value && <span className={css.stated}>{t('preview.stated', { amount: format.amount(stated) })}</span>}
    </>
  );
}
