import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useOperation } from '../../api/queries.ts';
import { useNavigation } from '../../state/navigation.ts';
import { Amount, Button, Card, Chip, Code, Count, ErrorPanel, Name, Pager, Skeleton, Table, type TableColumn } from '../../ui/index.ts';
import css from './close.module.css';
import { Exceptions } from './Exceptions.tsx';
import type { RunSummary } from './Runs.tsx';

type RunLine = Output<'depreciationRuns.lines'>['items'][number];

const PAGE_SIZE = 50;

const isSome = (amount: string): boolean => /[1-9]/.test(amount);

/** A run from near: its sums by category, then every asset it charges. */
export function RunDetails({ run }: { run: RunSummary }) {
  const { t } = useTranslation('close');
  const whole = useOperation('depreciationRuns.get', { runId: run.runId });
  if (whole.error !== null) return <ErrorPanel error={whole.error.error} />;
  if (whole.data === undefined) return <Skeleton lines={6} />;
  const { byCategory, exceptions, exceptionsTotal, totalAssets, totalDepreciation, reason } = whole.data;
  return (
    <>
      <Card title={t('run.byCategory', { run: run.runId })} isPadded={false}>
        {reason !== null && <p className={css.quietText}>{t('run.reason', { reason })}</p>}
        <Table
          label={t('run.byCategory', { run: run.runId })}
          rows={byCategory}
          rowKey={(row) => row.categoryId}
          totalLabel={t('total')}
          empty={<p className={css.quietText}>{t('run.empty')}</p>}
          columns={[
            { id: 'category', label: t('byCategory.category'), cell: (row) => <Name of={{ name: row.category, nameAr: row.categoryAr }} /> },
            { id: 'assets', label: t('byCategory.assets'), kind: 'quietFigure', cell: (row) => <Count value={row.assets} />, total: <Count value={totalAssets} /> },
            { id: 'depreciation', label: t('runs.total'), kind: 'figure', cell: (row) => <Amount value={row.depreciation} />, total: <Amount value={totalDepreciation} /> },
          ]}
        />
      </Card>
      {exceptionsTotal > 0 && <Exceptions exceptions={exceptions} total={exceptionsTotal} />}
      {totalAssets > 0 && <RunLines run={run} />}
    </>
  );
}

function RunLines({ run }: { run: RunSummary }) {
  const { t } = useTranslation('close');
  const go = useNavigation((state) => state.go);
  const [page, setPage] = useState(0);
  const lines = useOperation('depreciationRuns.lines', { runId: run.runId, page, size: PAGE_SIZE }, { keepPrevious: true });
  const hasCatchUp = lines.data?.items.some((line) => isSome(line.catchUp)) ?? false;
  const columns: TableColumn<RunLine>[] = [
    {
      id: 'asset',
      label: t('run.asset'),
      cell: (line) => (
        <Button variant="link" onPress={() => go('asset', { assetId: line.assetId, tab: 'schedule' })}>
          <Code>{line.assetNumber}</Code> <Name of={line} />
        </Button>
      ),
    },
    { id: 'category', label: t('byCategory.category'), kind: 'quiet', cell: (line) => <Name of={{ name: line.category, nameAr: line.categoryAr }} /> },
    { id: 'cost', label: t('run.cost'), kind: 'quietFigure', cell: (line) => <Amount value={line.cost} /> },
    { id: 'depreciation', label: t('runs.total'), kind: 'figure', cell: (line) => <Amount value={line.depreciation} /> },
    ...(hasCatchUp ? [{ id: 'catchUp', label: t('run.catchUp'), kind: 'quietFigure' as const, cell: (line: RunLine) => (isSome(line.catchUp) ? <Amount value={line.catchUp} /> : null) }] : []),
    { id: 'accumulated', label: t('run.accumulated'), kind: 'quietFigure', cell: (line) => <Amount value={line.accumulatedDepreciation} /> },
    { id: 'netBookValue', label: t('run.netBookValue'), kind: 'figure', cell: (line) => <Amount value={line.netBookValue} /> },
  ];
  if (lines.error !== null) return <ErrorPanel error={lines.error.error} />;
  return (
    <Card title={t('run.lines')} actions={<Chip>{t('common:assets', { count: lines.data?.total ?? run.totalAssets })}</Chip>} isPadded={false}>
      {lines.data === undefined ? (
        <Skeleton lines={6} />
      ) : (
        <>
          <div className={css.lines}>
            <Table label={t('run.lines')} rows={lines.data.items} rowKey={(line) => line.assetId} columns={columns} />
          </div>
          <Pager page={page} size={PAGE_SIZE} total={lines.data.total} onChange={setPage} />
        </>
      )}
    </Card>
  );
}
