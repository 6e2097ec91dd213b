import { useTranslation } from 'react-i18next';
import type { UsoolError } from '#shared/errors.ts';
import { useOperation } from '../../api/queries.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { useNavigation } from '../../state/navigation.ts';
import { difference } from '../../terms/amounts.ts';
import { Amount, Button, Card, Code, DateText, Details, ErrorPanel, Name, Page, PageHeader, Skeleton, Stack, StatusChip } from '../../ui/index.ts';
import css from './approvals.module.css';
import { actWords, AMOUNTS, saidIn, type Approval, type Detail } from './approvals.ts';
import { Decide } from './Decide.tsx';
import { Effect } from './Effect.tsx';
import { Preview } from './Preview.tsx';

/** One act that was sent for approval: who asked for what, what it comes to, and what to do about it. */
export function ApprovalPage({ approvalId }: { approvalId: string }) {
  const { t } = useTranslation('approvals');
  const go = useNavigation((state) => state.go);
  const found = useOperation('approvals.get', { approvalId });
  if (found.error !== null) {
    return (
      <Page>
        <PageHeader title={t('title')} />
        <ErrorPanel error={found.error.error} actions={<Button onPress={() => go('approvals')}>{t('toList')}</Button>} />
      </Page>
    );
  }
  if (found.data === undefined) return <Skeleton lines={8} />;
  const approval = found.data;
  return (
    <Page>
      <PageHeader
        above={<Code>{approval.approvalId}</Code>}
        title={actWords(t, approval)}
        subtitle={<Effect of={approval} />}
        actions={
          <>
            <StatusChip status={approval.status} kind="approvalStatus" />
            <Decide approval={approval} />
          </>
        }
      />
      <Standing approval={approval} />
      <About approval={approval} />
      {approval.now !== null && <Preview preview={approval.now} title={t('now')} />}
      <Preview preview={approval.seen} title={t(approval.status === 'APPROVED' ? 'posted' : 'seen')} />
    </Page>
  );
}

/** Whether it can be approved as it is, and by whom. */
function Standing({ approval }: { approval: Detail }) {
  const { t } = useTranslation('approvals');
  const { fourEyes } = useBook();
  if (approval.fit === 'refused' && approval.refusal !== null) {
    return (
      <Stack>
        <p className={css.warning} role="status">{t('refused')}</p>
        <ErrorPanel error={approval.refusal as unknown as UsoolError} />
      </Stack>
    );
  }
  if (approval.fit === 'changed') return <p className={css.warning} role="status">{t('changed')}</p>;
  return approval.status === 'PREPARED' && approval.isOwn && fourEyes ? <p className={css.note} role="status">{t('own')}</p> : null;
}

function By({ person, at }: { person: string; at: string | null }) {
  const format = useFormat();
  return (
    <span>
      <bdi>{person}</bdi>
      {at !== null && (
        <>
          {' · '}
          <bdi>{format.dateTime(at)}</bdi>
        </>
      )}
    </span>
  );
}

const DECIDED = { APPROVED: 'approvedBy', REJECTED: 'rejectedBy', WITHDRAWN: 'withdrawnBy' } as const;

function About({ approval }: { approval: Approval }) {
  const { t } = useTranslation('approvals');
  const { exponent } = useBook();
  const { status, decidedBy, decidedAt, reason, operation, details } = approval;
  return (
    <Card title={t('request')}>
      <Details
        items={[
          { label: t('columns.assets'), value: <Assets approval={approval} /> },
          { label: t('columns.date'), value: <DateText value={approval.date} /> },
          ...(operation.startsWith('disposals.create') && typeof details['disposalType'] === 'string' ? [{ label: t('type'), value: t(`enums:disposalType.${details['disposalType']}`) }] : []),
          ...saidIn(details).map(({ name, value }) => ({ label: t(`said.${name}`), value: AMOUNTS.has(name) ? <Amount value={difference(value, '0', exponent)} /> : <bdi>{value}</bdi> })),
          { label: t('preparedBy'), value: <By person={approval.preparedBy} at={approval.preparedAt} /> },
          ...(status === 'PREPARED' || decidedBy === null ? [] : [{ label: t(DECIDED[status]), value: <By person={decidedBy} at={decidedAt} /> }]),
          ...(reason === null ? [] : [{ label: t('why'), value: <bdi>{reason}</bdi> }]),
        ]}
      />
    </Card>
  );
}

function Assets({ approval: { assets } }: { approval: Approval }) {
  const go = useNavigation((state) => state.go);
  return (
    <ul className={css.assets}>
      {assets.map((asset) => (
        <li key={asset.assetId}>
          <Name of={asset} />{' '}
          <Button variant="link" onPress={() => go('asset', { assetId: asset.assetId, tab: 'history' })}>
            <Code>{asset.assetNumber}</Code>
          </Button>
        </li>
      ))}
    </ul>
  );
}
