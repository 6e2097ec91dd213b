import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useOperation } from '../../api/queries.ts';
import { useNavigation } from '../../state/navigation.ts';
import { Button, Card, Code, DateText, ErrorPanel, Name, Skeleton, StatusChip, Table } from '../../ui/index.ts';
import css from './asset.module.css';

type Stay = Output<'transfers.custody'>['stays'][number];
type Pending = Output<'transfers.custody'>['pending'][number];

/** Every place, custodian, cost centre and category there was, with the transfer that led there, and what is under way. */
export function CustodyHistory({ assetId }: { assetId: string }) {
  const { t } = useTranslation('asset');
  const custody = useOperation('transfers.custody', { assetId });
  if (custody.error !== null) return <ErrorPanel error={custody.error.error} />;
  if (custody.data === undefined) return <Skeleton lines={3} />;
  return (
    <Card title={t('custody.history')} isPadded={false}>
      {custody.data.pending.length > 0 && <UnderWay transfers={custody.data.pending} />}
      <Stays stays={custody.data.stays} />
    </Card>
  );
}

function TransferLink({ link }: { link: { transferId: string; number: string } | null }) {
  const go = useNavigation((state) => state.go);
  if (link === null) return <>—</>;
  return (
    <Button variant="link" onPress={() => go('transfers', { transfer: link.transferId })}>
      <Code>{link.number}</Code>
    </Button>
  );
}

function UnderWay({ transfers }: { transfers: readonly Pending[] }) {
  const { t } = useTranslation('asset');
  return (
    <ul className={css.underWay} aria-label={t('custody.pending')}>
      {transfers.map((transfer) => (
        <li key={transfer.transferId}>
          <span>{t('custody.pending')}</span> <TransferLink link={transfer} /> <DateText value={transfer.effectiveDate} /> <StatusChip status={transfer.status} kind="transferStatus" />
        </li>
      ))}
    </ul>
  );
}

function Stays({ stays }: { stays: readonly Stay[] }) {
  const { t } = useTranslation('asset');
  const place = (of: Stay['location']) => (of === null ? '—' : <Name of={of} />);
  return (
    <Table
      label={t('custody.history')}
      rows={stays.map((stay, index) => ({ ...stay, index }))}
      rowKey={({ index }) => index}
      columns={[
        { id: 'from', label: t('custody.from'), cell: ({ from }) => <DateText value={from} /> },
        { id: 'to', label: t('custody.to'), kind: 'quiet', cell: ({ to }) => (to === null ? t('custody.now') : <DateText value={to} />) },
        { id: 'location', label: t('fields.location'), cell: (stay) => place(stay.location) },
        { id: 'custodian', label: t('fields.custodian'), cell: (stay) => place(stay.custodian) },
        { id: 'costCenter', label: t('fields.costCenter'), cell: (stay) => place(stay.costCenter) },
        { id: 'category', label: t('fields.category'), cell: (stay) => place(stay.category) },
        { id: 'transfer', label: t('custody.transfer'), kind: 'tight', cell: ({ transfer }) => <TransferLink link={transfer} /> },
      ]}
    />
  );
}
