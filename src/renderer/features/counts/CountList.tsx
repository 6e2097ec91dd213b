import { Plus, ScanBarcode } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '../../api/queries.ts';
import { useFormat, useNameOf } from '../../i18n/useFormat.ts';
import { useNavigation } from '../../state/navigation.ts';
import { Permitted } from '../../state/session.tsx';
import { Button, Card, Code, DateText, EmptyState, ErrorPanel, Page, PageHeader, Pager, Skeleton, StatusChip, Table } from '../../ui/index.ts';
import type { Count } from './counts.ts';
import { NewCount } from './NewCount.tsx';

const PAGE_SIZE = 50;

export function CountList({ create }: { create: boolean }) {
  const { t } = useTranslation('counts');
  const [page, setPage] = useState(0);
  const [isCreating, setCreating] = useState(create);
  const list = useOperation('counts.list', { page, size: PAGE_SIZE }, { keepPrevious: true });
  return (
    <Page>
      <PageHeader
        title={t('title')}
        subtitle={t('about')}
        actions={
          <Permitted to="counts.create">
            <Button variant="primary" icon={<Plus size={15} aria-hidden />} onPress={() => setCreating(true)}>
              {t('new')}
            </Button>
          </Permitted>
        }
      />
      <Card isPadded={false}>
        {list.error !== null && <ErrorPanel error={list.error.error} />}
        {list.data === undefined && list.error === null && <Skeleton lines={6} />}
        {list.data?.total === 0 && (
          <EmptyState icon={<ScanBarcode size={28} aria-hidden />} title={t('none')}>
            {t('noneMore')}
          </EmptyState>
        )}
        {list.data !== undefined && list.data.total > 0 && (
          <>
            <CountTable counts={list.data.items} />
            <Pager page={list.data.page} size={list.data.size} total={list.data.total} onChange={setPage} />
          </>
        )}
      </Card>
      {isCreating && <NewCount onCancel={() => setCreating(false)} />}
    </Page>
  );
}

function CountTable({ counts }: { counts: readonly Count[] }) {
  const { t } = useTranslation('counts');
  const format = useFormat();
  const go = useNavigation((state) => state.go);
  const open = ({ countId }: Count): void => go('counts', { count: countId });
  return (
    <Table
      label={t('title')}
      rows={counts}
      rowKey={({ countId }) => countId}
      onRowPress={open}
      rowTone={({ status }) => (status === 'CANCELLED' ? 'faded' : 'plain')}
      columns={[
        {
          id: 'number',
          label: t('columns.number'),
          kind: 'tight',
          cell: (count) => (
            <Button variant="link" onPress={() => open(count)}>
              <Code>{count.number}</Code>
            </Button>
          ),
        },
        { id: 'name', label: t('columns.name'), cell: ({ name }) => <bdi>{name}</bdi> },
        { id: 'date', label: t('columns.date'), kind: 'quiet', cell: ({ date }) => <DateText value={date} /> },
        { id: 'scope', label: t('columns.scope'), kind: 'quiet', cell: (count) => <ScopeText count={count} /> },
        { id: 'progress', label: t('columns.progress'), kind: 'figure', cell: ({ progress }) => <bdi>{t('ofExpected', { seen: format.count(progress.seen), expected: format.count(progress.expected) })}</bdi> },
        { id: 'status', label: t('columns.status'), cell: ({ status }) => <StatusChip status={status} kind="countStatus" /> },
      ]}
    />
  );
}

/** What is counted, by names. */
export function ScopeText({ count }: { count: Count }) {
  const { t } = useTranslation('counts');
  const format = useFormat();
  const nameOf = useNameOf();
  const { locations, categories, custodians } = count.scope;
  const named = [...locations, ...categories, ...custodians];
  return <>{named.length === 0 ? t('everything') : <bdi>{format.list(named.map(nameOf))}</bdi>}</>;
}
