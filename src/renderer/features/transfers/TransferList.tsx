import { ArrowLeftRight, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '../../api/queries.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useNavigation, type ScreenParams } from '../../state/navigation.ts';
import { Permitted } from '../../state/session.tsx';
import { useDebounced } from '../../state/useDebounced.ts';
import { Button, Card, Code, DateText, EmptyState, ErrorPanel, FilterChip, Name, Page, PageHeader, Pager, Skeleton, StatusChip, Table, TextField } from '../../ui/index.ts';
import { MoveLines } from './Moves.tsx';
import { NewTransfer } from './NewTransfer.tsx';
import css from './transfers.module.css';
import { countOf, TABS, type Tab, type Transfer } from './transfers.ts';

const PAGE_SIZE = 50;

export function TransferList({ show, create }: { show: ScreenParams['transfers']['show']; create: ScreenParams['transfers']['create'] }) {
  const { t } = useTranslation('transfers');
  const back = useNavigation((state) => state.back);
  const [tab, setTab] = useState<Tab>(show ?? 'all');
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(0);
  const [isCreating, setCreating] = useState(false);
  const sought = useDebounced(search.trim());
  const statuses = TABS[tab];
  const list = useOperation('transfers.list', { page, size: PAGE_SIZE, ...(statuses.length === 0 ? {} : { status: [...statuses] }), ...(sought === '' ? {} : { search: sought }) }, { keepPrevious: true });
  const isNarrowed = tab !== 'all' || sought !== '';
  return (
    <Page>
      <PageHeader
        title={t('title')}
        subtitle={t('about')}
        actions={
          <Permitted to="transfers.create">
            <Button variant="primary" icon={<Plus size={15} aria-hidden />} onPress={() => setCreating(true)}>
              {t('new')}
            </Button>
          </Permitted>
        }
      />
      <Card isPadded={false}>
        <div className={css.toolbar}>
          <Parts tab={tab} byStatus={list.data?.byStatus} onChange={(next) => (setTab(next), setPage(0))} />
          <div className={css.search}>
            <TextField label={t('search')} isLabelHidden placeholder={t('search')} type="search" value={search} onChange={(text) => (setSearch(text), setPage(0))} maxLength={200} />
          </div>
        </div>
        {list.error !== null && <ErrorPanel error={list.error.error} />}
        {list.data === undefined && list.error === null && <Skeleton lines={8} />}
        {list.data !== undefined && list.data.total === 0 && (
          <EmptyState icon={<ArrowLeftRight size={28} aria-hidden />} title={t(isNarrowed ? 'noneFound' : 'none')}>
            {t(isNarrowed ? 'noneFoundMore' : 'noneMore')}
          </EmptyState>
        )}
        {list.data !== undefined && list.data.total > 0 && (
          <>
            <TransferTable transfers={list.data.items} />
            <Pager page={list.data.page} size={list.data.size} total={list.data.total} onChange={setPage} />
          </>
        )}
      </Card>
      {isCreating && <NewTransfer assetIds={[]} onCancel={() => setCreating(false)} />}
      {create !== undefined && <NewTransfer assetIds={create} onCancel={back} />}
    </Page>
  );
}

function Parts({ tab, byStatus, onChange }: { tab: Tab; byStatus: Readonly<Record<string, number>> | undefined; onChange: (tab: Tab) => void }) {
  const { t } = useTranslation('transfers');
  const format = useFormat();
  return (
    <div className={css.tabs} role="group" aria-label={t('parts')}>
      {(Object.keys(TABS) as Tab[]).map((one) => (
        <FilterChip key={one} isSelected={one === tab} onChange={() => onChange(one)}>
          {t(`tabs.${one}`)} {byStatus !== undefined && <bdi>{format.count(countOf(one, byStatus))}</bdi>}
        </FilterChip>
      ))}
    </div>
  );
}

function TransferTable({ transfers }: { transfers: readonly Transfer[] }) {
  const { t } = useTranslation('transfers');
  const go = useNavigation((state) => state.go);
  const open = ({ transferId }: Transfer): void => go('transfers', { transfer: transferId });
  return (
    <Table
      label={t('title')}
      rows={transfers}
      rowKey={(transfer) => transfer.transferId}
      onRowPress={open}
      rowTone={({ status }) => (status === 'CANCELLED' || status === 'REVERSED' ? 'faded' : 'plain')}
      columns={[
        {
          id: 'number',
          label: t('columns.number'),
          kind: 'tight',
          cell: (transfer) => (
            <Button variant="link" onPress={() => open(transfer)}>
              <Code>{transfer.number}</Code>
            </Button>
          ),
        },
        { id: 'date', label: t('columns.date'), kind: 'quiet', cell: ({ effectiveDate }) => <DateText value={effectiveDate} /> },
        {
          id: 'asset',
          label: t('columns.asset'),
          cell: (transfer) => (
            <>
              <Name of={transfer} /> <Code>{transfer.assetNumber}</Code>
            </>
          ),
        },
        { id: 'moves', label: t('columns.moves'), cell: (transfer) => <MoveLines transfer={transfer} /> },
        { id: 'status', label: t('columns.status'), cell: ({ status }) => <StatusChip status={status} kind="transferStatus" /> },
        { id: 'by', label: t('columns.by'), kind: 'quiet', cell: ({ preparedBy }) => <bdi>{preparedBy}</bdi> },
      ]}
    />
  );
}
