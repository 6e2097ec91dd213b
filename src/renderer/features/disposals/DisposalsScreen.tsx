import { PackageX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useOperation } from '../../api/queries.ts';
import { Gain, MinutesDialog } from '../../disposed/index.ts';
import { useNavigation, type ScreenParams } from '../../state/navigation.ts';
import { Permitted } from '../../state/session.tsx';
import { Amount, Button, Card, Chip, Code, DateText, EmptyState, ErrorPanel, Name, Page, PageHeader, Pager, Skeleton, Table, type Tone } from '../../ui/index.ts';
import css from './disposals.module.css';

type Act = Output<'disposals.list'>['items'][number];

const PAGE_SIZE = 50;
const TONES: Readonly<Record<Act['status'], Tone>> = { POSTED: 'ok', REVERSED: 'warn', REVERSAL: 'plain' };

/** Everything that was disposed of, newest first, with its papers. */
export function DisposalsScreen(_: { params: ScreenParams['disposals'] }) {
  const { t } = useTranslation('disposals');
  const go = useNavigation((state) => state.go);
  const [page, setPage] = useState(0);
  const list = useOperation('disposals.list', { page, size: PAGE_SIZE }, { keepPrevious: true });
  const begin = (
    <Permitted to="assets.dispose">
      <Button variant="primary" onPress={() => go('dispose')}>
        {t('list.dispose')}
      </Button>
    </Permitted>
  );
  return (
    <Page>
      <PageHeader
        title={t('list.title')}
        {...(list.data === undefined ? {} : { subtitle: t('list.count', { count: list.data.total }) })}
        actions={
          <>
            <Button onPress={() => go('reports', { report: 'disposals' })}>{t('list.report')}</Button>
            {begin}
          </>
        }
      />
      {list.error !== null && <ErrorPanel error={list.error.error} />}
      <Card isPadded={false}>
        {list.data === undefined ? (
          list.error === null && <Skeleton lines={8} />
        ) : list.data.total === 0 ? (
          <EmptyState icon={<PackageX size={28} aria-hidden />} title={t('list.none')} actions={begin}>
            {t('list.noneMore')}
          </EmptyState>
        ) : (
          <>
            <Disposals acts={list.data.items} />
            <Pager page={list.data.page} size={list.data.size} total={list.data.total} onChange={setPage} />
          </>
        )}
      </Card>
    </Page>
  );
}

function What({ act }: { act: Act }) {
  const { t } = useTranslation('disposals');
  if (act.kind === 'insurance_claim') return <>{t('list.claim')}</>;
  const type = t(`enums:disposalType.${String(act.details['disposalType'])}`);
  return <>{act.kind === 'part_disposal' ? t('list.partOf', { type }) : type}</>;
}

function Disposals({ acts }: { acts: readonly Act[] }) {
  const { t } = useTranslation('disposals');
  const go = useNavigation((state) => state.go);
  const [printed, setPrinted] = useState<string | null>(null);
  return (
    <>
      <Table
        label={t('list.title')}
        rows={acts}
        rowKey={(act) => act.id}
        rowTone={(act) => (act.status === 'POSTED' ? 'plain' : 'faded')}
        columns={[
          { id: 'date', label: t('fields.date'), kind: 'tight', cell: (act) => <DateText value={act.date} /> },
          {
            id: 'asset',
            label: t('list.asset'),
            cell: (act) => (
              <span className={css.asset}>
                <Button variant="link" onPress={() => go('asset', { assetId: act.assetId })}>
                  <Code>{act.assetNumber}</Code>
                </Button>
                <Name of={{ name: act.assetName, nameAr: act.assetNameAr }} />
              </span>
            ),
          },
          { id: 'what', label: t('list.what'), kind: 'tight', cell: (act) => <What act={act} /> },
          { id: 'amount', label: t('figures.proceeds'), kind: 'figure', cell: (act) => <Amount value={act.amount} /> },
          { id: 'gain', label: t('figures.gainLoss'), kind: 'figure', cell: (act) => (act.gainLoss === null ? null : <Gain amount={act.gainLoss} />) },
          {
            id: 'journal',
            label: t('card.journal'),
            cell: ({ glJournalId }) =>
              glJournalId === null ? null : (
                <Button variant="link" onPress={() => go('journals', { journal: glJournalId })}>
                  <Code>{glJournalId}</Code>
                </Button>
              ),
          },
          { id: 'status', label: t('list.status'), kind: 'tight', cell: (act) => <Chip tone={TONES[act.status]}>{t(`status.${act.status}`)}</Chip> },
          {
            id: 'papers',
            label: t('minutes.open'),
            isLabelHidden: true,
            cell: (act) =>
              act.status !== 'POSTED' || act.kind === 'insurance_claim' ? null : (
                <Button size="small" label={t('minutes.of', { asset: act.assetNumber })} onPress={() => setPrinted(act.id)}>
                  {t('minutes.open')}
                </Button>
              ),
          },
        ]}
      />
      {printed !== null && <MinutesDialog disposalId={printed} onClose={() => setPrinted(null)} />}
    </>
  );
}
