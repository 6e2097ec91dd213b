import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '../../api/queries.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useNavigation } from '../../state/navigation.ts';
import { Amount, BilingualName, Button, Card, Chip, Code, Columns, DateText, Details, ErrorPanel, Name, Page, PageHeader, Skeleton, StatusChip, Table } from '../../ui/index.ts';
import { MoveTable } from './Moves.tsx';
import { TransferActions } from './TransferActions.tsx';
import type { Transfer } from './transfers.ts';

/** As many of a batch as are shown with one of it. */
const MOST = 100;

/** One transfer: what moves, how far it is, and what was prepared with it. */
export function TransferPage({ reference }: { reference: string }) {
  const { t } = useTranslation('transfers');
  const go = useNavigation((state) => state.go);
  const found = useOperation('transfers.get', { transferId: reference });
  const transfer = found.data;
  const batch = useOperation('transfers.list', { batchId: transfer?.batchId ?? '', size: MOST }, { enabled: transfer !== undefined && transfer.batchId !== null });
  if (found.error !== null) {
    return (
      <Page>
        <PageHeader title={t('title')} />
        <ErrorPanel error={found.error.error} actions={<Button onPress={() => go('transfers')}>{t('all')}</Button>} />
      </Page>
    );
  }
  if (transfer === undefined) return <Skeleton lines={8} />;
  const together = transfer.batchId === null ? [transfer] : (batch.data?.items ?? [transfer]);
  return (
    <Page>
      <PageHeader
        above={<bdi dir="ltr">{transfer.number}</bdi>}
        title={<BilingualName of={transfer} />}
        actions={
          <>
            <StatusChip status={transfer.status} kind="transferStatus" />
            <TransferActions transfer={transfer} batch={together} />
          </>
        }
      />
      <Columns>
        <Card title={t('page.changes')} isPadded={false}>
          <MoveTable transfer={transfer} />
        </Card>
        <About transfer={transfer} />
      </Columns>
      {together.length > 1 && <Batch transfers={together} own={transfer.transferId} />}
    </Page>
  );
}

function Act({ by, at }: { by: string | null; at: string | null }) {
  const format = useFormat();
  if (by === null || at === null) return <>—</>;
  return (
    <span>
      <bdi>{by}</bdi> · <bdi>{format.dateTime(at)}</bdi>
    </span>
  );
}

function About({ transfer }: { transfer: Transfer }) {
  const { t } = useTranslation('transfers');
  const go = useNavigation((state) => state.go);
  const linked = (link: { transferId: string; number: string }): ReactNode => (
    <Button variant="link" onPress={() => go('transfers', { transfer: link.transferId })}>
      <Code>{link.number}</Code>
    </Button>
  );
  const { glJournalId, reverses, reversedBy, costMoved, accumulatedMoved } = transfer;
  return (
    <Card title={t('page.about')}>
      <Details
        items={[
          {
            label: t('columns.asset'),
            value: (
              <Button variant="link" onPress={() => go('asset', { assetId: transfer.assetId, tab: 'custody' })}>
                <Code>{transfer.assetNumber}</Code>
              </Button>
            ),
          },
          { label: t('effectiveDate'), value: <DateText value={transfer.effectiveDate} /> },
          { label: t('reason'), value: transfer.reason === null ? '—' : <bdi>{transfer.reason}</bdi> },
          { label: t('page.prepared'), value: <Act by={transfer.preparedBy} at={transfer.preparedAt} /> },
          { label: t('page.approved'), value: <Act by={transfer.approvedBy} at={transfer.approvedAt} /> },
          { label: t('page.posted'), value: <Act by={transfer.postedBy} at={transfer.postedAt} /> },
          ...(costMoved === null ? [] : [{ label: t('page.costMoved'), value: <Amount value={costMoved} /> }]),
          ...(accumulatedMoved === null ? [] : [{ label: t('page.accumulatedMoved'), value: <Amount value={accumulatedMoved} /> }]),
          ...(glJournalId === null
            ? []
            : [
                {
                  label: t('page.journal'),
                  value: (
                    <Button variant="link" onPress={() => go('journals', { journal: glJournalId })}>
                      <Code>{glJournalId}</Code>
                    </Button>
                  ),
                },
              ]),
          ...(reverses === null ? [] : [{ label: t('page.reverses'), value: linked(reverses) }]),
          ...(reversedBy === null ? [] : [{ label: t('page.reversedBy'), value: linked(reversedBy) }]),
          ...(transfer.status === 'CANCELLED' ? [{ label: t('page.cancelled'), value: <Act by={transfer.cancelledBy} at={transfer.cancelledAt} /> }, { label: t('page.cancelReason'), value: <bdi>{transfer.cancelReason}</bdi> }] : []),
        ]}
      />
    </Card>
  );
}

function Batch({ transfers, own }: { transfers: readonly Transfer[]; own: string }) {
  const { t } = useTranslation('transfers');
  const go = useNavigation((state) => state.go);
  return (
    <Card title={t('batch.title')} actions={<Chip>{t('common:assets', { count: transfers.length })}</Chip>} isPadded={false}>
      <Table
        label={t('batch.title')}
        rows={transfers.toReversed()}
        rowKey={({ transferId }) => transferId}
        rowTone={({ transferId }) => (transferId === own ? 'selected' : 'plain')}
        columns={[
          {
            id: 'number',
            label: t('columns.number'),
            kind: 'tight',
            cell: ({ transferId, number }) => (
              <Button variant="link" onPress={() => go('transfers', { transfer: transferId })}>
                <Code>{number}</Code>
              </Button>
            ),
          },
          {
            id: 'asset',
            label: t('columns.asset'),
            cell: (transfer) => (
              <>
                <Name of={transfer} /> <Code>{transfer.assetNumber}</Code>
              </>
            ),
          },
          { id: 'status', label: t('columns.status'), cell: ({ status }) => <StatusChip status={status} kind="transferStatus" /> },
        ]}
      />
    </Card>
  );
}
