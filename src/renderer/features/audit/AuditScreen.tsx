import { ScrollText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useOperation } from '../../api/queries.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import type { ScreenParams } from '../../state/navigation.ts';
import { useDebounced } from '../../state/useDebounced.ts';
import { Button, Card, Code, EmptyState, ErrorPanel, Page, PageHeader, Pager, Skeleton, Table } from '../../ui/index.ts';
import { Actor, Subject } from './Actor.tsx';
import { AuditFilters } from './AuditFilters.tsx';
import { ChainCheck } from './ChainCheck.tsx';
import { isNarrowed, requestOf } from './request.ts';
import { RowDetail } from './RowDetail.tsx';
import { useAuditFilter } from './useAuditFilter.ts';
import { useOperationName } from './useOperationName.ts';

export type AuditRow = Output<'audit.list'>['items'][number];

/** Who did what, and when: every command the book ever took, the newest first. */
export function AuditScreen(_: { params: ScreenParams['audit'] }) {
  const { t } = useTranslation('audit');
  const { filter, change } = useAuditFilter();
  const [shown, setShown] = useState<AuditRow | null>(null);
  const search = useDebounced(filter.search);
  const list = useOperation('audit.list', requestOf({ ...filter, search }), { keepPrevious: true });
  return (
    <Page>
      <PageHeader title={t('title')} subtitle={list.data === undefined ? t('subtitle') : t('count', { count: list.data.total })} />
      <ChainCheck />
      <Card isPadded={false}>
        <AuditFilters filter={filter} onChange={change} />
        {list.error !== null && <ErrorPanel error={list.error.error} />}
        {list.data === undefined ? (
          list.error === null && <Skeleton lines={8} />
        ) : list.data.total === 0 ? (
          <EmptyState icon={<ScrollText size={28} aria-hidden />} title={t(isNarrowed(filter) ? 'noneFound' : 'none')} />
        ) : (
          <>
            <Rows rows={list.data.items} onShow={setShown} />
            <Pager page={list.data.page} size={list.data.size} total={list.data.total} onChange={(page) => change({ page })} />
          </>
        )}
      </Card>
      {shown !== null && <RowDetail row={shown} onClose={() => setShown(null)} />}
    </Page>
  );
}

function Rows({ rows, onShow }: { rows: readonly AuditRow[]; onShow: (row: AuditRow) => void }) {
  const { t } = useTranslation('audit');
  const format = useFormat();
  const operationName = useOperationName();
  return (
    <Table
      label={t('title')}
      rows={rows}
      rowKey={(row) => row.seq}
      onRowPress={onShow}
      columns={[
        { id: 'seq', label: t('seq'), kind: 'tight', width: '80px', cell: (row) => <Code>{String(row.seq)}</Code> },
        { id: 'at', label: t('at'), kind: 'tight', width: '190px', cell: (row) => <bdi>{format.dateTime(row.at)}</bdi> },
        { id: 'actor', label: t('actor'), width: '200px', cell: (row) => <Actor name={row.actor} /> },
        {
          id: 'operation',
          label: t('operation'),
          cell: (row) => (
            <Button variant="link" label={t('show', { seq: row.seq, operation: operationName(row.operation) })} onPress={() => onShow(row)}>
              {operationName(row.operation)}
            </Button>
          ),
        },
        { id: 'subject', label: t('subject'), cell: (row) => <Subject operation={row.operation} subject={row.subject} /> },
      ]}
    />
  );
}
