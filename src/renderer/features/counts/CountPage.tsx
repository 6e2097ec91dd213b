import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '../../api/queries.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useNavigation } from '../../state/navigation.ts';
import { useMay } from '../../state/session.tsx';
import { useDebounced } from '../../state/useDebounced.ts';
import { Button, Card, Columns, DateText, Details, EmptyState, ErrorPanel, FilterChip, Page, PageHeader, Pager, ProgressBar, Skeleton, Stack, StatusChip, TextField } from '../../ui/index.ts';
import { CountActions } from './CountActions.tsx';
import { ScopeText } from './CountList.tsx';
import css from './counts.module.css';
import { countOf, filterOf, TABS, type Tab, type WholeCount } from './counts.ts';
import { Lines } from './Lines.tsx';
import { ScanBox } from './ScanBox.tsx';

const PAGE_SIZE = 50;

/** One count: what is scanned, how far it is, and what is done about each difference. */
export function CountPage({ reference }: { reference: string }) {
  const { t } = useTranslation('counts');
  const go = useNavigation((state) => state.go);
  const may = useMay();
  const found = useOperation('counts.get', { countId: reference }, { keepPrevious: true });
  const count = found.data;
  if (found.error !== null) {
    return (
      <Page>
        <PageHeader title={t('title')} />
        <ErrorPanel error={found.error.error} actions={<Button onPress={() => go('counts')}>{t('all')}</Button>} />
      </Page>
    );
  }
  if (count === undefined) return <Skeleton lines={8} />;
  return (
    <Page>
      <PageHeader
        above={<bdi dir="ltr">{count.number}</bdi>}
        title={<bdi>{count.name}</bdi>}
        actions={
          <>
            <StatusChip status={count.status} kind="countStatus" />
            <CountActions count={count} />
          </>
        }
      />
      <Columns>
        {count.status === 'OPEN' && may('counts.scan') ? <ScanBox count={count} /> : <About count={count} />}
        <Card title={t('progress.title')}>
          <Stack>
            <ProgressBar label={t('progress.seen')} done={count.progress.seen} total={count.progress.expected} />
            {count.status === 'OPEN' && <Facts count={count} />}
          </Stack>
        </Card>
      </Columns>
      <LineCard count={count} />
    </Page>
  );
}

function Facts({ count }: { count: WholeCount }) {
  const { t } = useTranslation('counts');
  return (
    <Details
      items={[
        { label: t('columns.date'), value: <DateText value={count.date} /> },
        { label: t('columns.scope'), value: <ScopeText count={count} /> },
      ]}
    />
  );
}

function About({ count }: { count: WholeCount }) {
  const { t } = useTranslation('counts');
  const format = useFormat();
  const act = (by: string | null, at: string | null) => (
    <span>
      <bdi>{by}</bdi> · <bdi>{format.dateTime(at ?? '')}</bdi>
    </span>
  );
  return (
    <Card title={t('aboutThis')}>
      <Details
        items={[
          { label: t('columns.date'), value: <DateText value={count.date} /> },
          { label: t('columns.scope'), value: <ScopeText count={count} /> },
          { label: t('begun'), value: act(count.createdBy, count.createdAt) },
          ...(count.postedAt === null ? [] : [{ label: t('posted'), value: act(count.postedBy, count.postedAt) }]),
          ...(count.cancelledAt === null ? [] : [{ label: t('cancelled'), value: act(count.cancelledBy, count.cancelledAt) }, { label: t('cancelReason'), value: <bdi>{count.cancelReason}</bdi> }]),
        ]}
      />
    </Card>
  );
}

function LineCard({ count }: { count: WholeCount }) {
  const { t } = useTranslation('counts');
  const format = useFormat();
  const [tab, setTab] = useState<Tab>(count.status === 'OPEN' ? 'open' : 'all');
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(0);
  const sought = useDebounced(search.trim());
  const lines = useOperation('counts.lines', { countId: count.countId, page, size: PAGE_SIZE, ...filterOf(tab), ...(sought === '' ? {} : { search: sought }) }, { keepPrevious: true });
  return (
    <Card title={t('lines.title')} isPadded={false}>
      <div className={css.toolbar}>
        <div className={css.tabs} role="group" aria-label={t('lines.parts')}>
          {TABS.map((one) => (
            <FilterChip key={one} isSelected={one === tab} onChange={() => (setTab(one), setPage(0))}>
              {one === 'open' || one === 'all' ? t(`lines.${one}`) : t(`enums:countOutcome.${one}`)} <bdi>{format.count(countOf(one, count))}</bdi>
            </FilterChip>
          ))}
        </div>
        <div className={css.search}>
          <TextField label={t('lines.search')} isLabelHidden placeholder={t('lines.search')} type="search" value={search} onChange={(text) => (setSearch(text), setPage(0))} maxLength={200} />
        </div>
      </div>
      {lines.error !== null && <ErrorPanel error={lines.error.error} />}
      {lines.data === undefined && lines.error === null && <Skeleton lines={6} />}
      {lines.data?.total === 0 && <EmptyState title={t(tab === 'open' && sought === '' ? 'lines.noneOpen' : 'lines.none')}>{tab === 'open' && sought === '' ? t('lines.noneOpenMore') : null}</EmptyState>}
      {lines.data !== undefined && lines.data.total > 0 && (
        <>
          <Lines key={`${tab} ${page} ${sought}`} count={count} lines={lines.data.items} />
          <Pager page={lines.data.page} size={lines.data.size} total={lines.data.total} onChange={setPage} />
        </>
      )}
    </Card>
  );
}
