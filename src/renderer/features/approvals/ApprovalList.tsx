import { Stamp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '../../api/queries.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { useNavigation } from '../../state/navigation.ts';
import { Button, Card, Code, DateText, EmptyState, ErrorPanel, FilterChip, Name, Page, PageHeader, Pager, Skeleton, StatusChip, Table } from '../../ui/index.ts';
import css from './approvals.module.css';
import { actWords, countOf, TABS, type Approval, type Tab } from './approvals.ts';
import { Effect } from './Effect.tsx';

const PAGE_SIZE = 50;

export function ApprovalList() {
  const { t } = useTranslation('approvals');
  const { fourEyes } = useBook();
  const [tab, setTab] = useState<Tab>('waiting');
  const [page, setPage] = useState(0);
  const statuses = TABS[tab];
  const list = useOperation('approvals.list', { page, size: PAGE_SIZE, ...(statuses.length === 0 ? {} : { status: [...statuses] }) }, { keepPrevious: true });
  const choose = (next: Tab): void => {
    setTab(next);
    setPage(0);
  };
  return (
    <Page>
      <PageHeader title={t('title')} subtitle={t(fourEyes ? 'about' : 'off')} />
      <Card isPadded={false}>
        <Parts tab={tab} byStatus={list.data?.byStatus} onChange={choose} />
        {list.error !== null && <ErrorPanel error={list.error.error} />}
        {list.data === undefined && list.error === null && <Skeleton lines={6} />}
        {list.data !== undefined && list.data.total === 0 && (
          <EmptyState icon={<Stamp size={28} aria-hidden />} title={t(tab === 'waiting' ? 'none' : 'noneFound')}>
            {t(tab === 'waiting' ? 'noneMore' : 'noneFoundMore')}
          </EmptyState>
        )}
        {list.data !== undefined && list.data.total > 0 && (
          <>
            <ApprovalTable approvals={list.data.items} />
            <Pager page={list.data.page} size={list.data.size} total={list.data.total} onChange={setPage} />
          </>
        )}
      </Card>
    </Page>
  );
}

function Parts({ tab, byStatus, onChange }: { tab: Tab; byStatus: Readonly<Record<string, number>> | undefined; onChange: (tab: Tab) => void }) {
  const { t } = useTranslation('approvals');
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

function ApprovalTable({ approvals }: { approvals: readonly Approval[] }) {
  const { t } = useTranslation('approvals');
  const go = useNavigation((state) => state.go);
  const open = ({ approvalId }: Approval): void => go('approvals', { approval: approvalId });
  return (
    <Table
      label={t('title')}
      rows={approvals}
      rowKey={({ approvalId }) => approvalId}
      onRowPress={open}
      rowTone={({ status }) => (status === 'REJECTED' || status === 'WITHDRAWN' ? 'faded' : 'plain')}
      columns={[
        {
          id: 'act',
          label: t('columns.act'),
          cell: (approval) => (
            <Button variant="link" onPress={() => open(approval)}>
              {actWords(t, approval)}
            </Button>
          ),
        },
        { id: 'date', label: t('columns.date'), kind: 'quiet', cell: ({ date }) => <DateText value={date} /> },
        { id: 'assets', label: t('columns.assets'), cell: (approval) => <Assets of={approval} /> },
        { id: 'effect', label: t('columns.effect'), cell: (approval) => <Effect of={approval} /> },
        { id: 'by', label: t('columns.by'), kind: 'quiet', cell: ({ preparedBy }) => <bdi>{preparedBy}</bdi> },
        { id: 'status', label: t('columns.status'), cell: ({ status }) => <StatusChip status={status} kind="approvalStatus" /> },
      ]}
    />
  );
}

function Assets({ of: { assets } }: { of: Approval }) {
  const { t } = useTranslation('approvals');
  const [first, ...others] = assets;
  if (first === undefined) return null;
  return (
    <>
      <Name of={first} /> <Code>{first.assetNumber}</Code>
      {others.length > 0 && <> {t('andMore', { count: others.length })}</>}
    </>
  );
}
