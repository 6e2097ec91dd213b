import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useOperation } from '../../../api/queries.ts';
import { today } from '../../../i18n/format.ts';
import { useAge } from '../../../i18n/useAge.ts';
import { useFormat } from '../../../i18n/useFormat.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { Amount, Button, Card, Code, ErrorPanel, Kpi, KpiRow, Name, Skeleton, Stack, Table } from '../../../ui/index.ts';
import css from '../asset.module.css';
import type { Asset } from '../AssetPage.tsx';
import { AssetLink } from '../components/Belonging.tsx';

type Costs = Output<'assets.constructionCosts'>;
type Entry = Costs['items'][number];

/** What the project has cost so far, since when, and how many entries make it up. */
export function ProjectKpis({ asset }: { asset: Asset }) {
  const { t } = useTranslation('construction');
  const format = useFormat();
  const age = useAge();
  const costs = useOperation('assets.constructionCosts', { assetId: asset.id });
  const { data } = costs;
  if (data === undefined) return null;
  const standing = data.items.filter(({ isReversed }) => !isReversed);
  const last = standing.at(-1);
  return (
    <KpiRow>
      <Kpi label={t(data.completedOn === null ? 'costSoFar' : 'costInAll')} value={<Amount value={data.total} />} more={t('entries', { count: standing.length })} />
      <Kpi label={t('age')} value={data.since === null ? '—' : age(data.since, data.completedOn ?? today())} {...(data.since === null ? {} : { more: t('since', { date: format.gregorianDate(data.since) }) })} />
      <Kpi label={t('lastCost')} value={last === undefined ? '—' : <Amount value={last.amount} />} {...(last === undefined ? {} : { more: format.gregorianDate(last.date) })} />
      <Kpi label={t('completion')} value={data.completedOn === null ? '—' : format.gregorianDate(data.completedOn)} more={t(data.completedOn === null ? 'underWayMore' : 'completeMore')} />
    </KpiRow>
  );
}

/** Cost by cost, with the account it was owed to and who entered it; then what became of it. */
export function CostsTab({ asset }: { asset: Asset }) {
  const { t } = useTranslation('construction');
  const costs = useOperation('assets.constructionCosts', { assetId: asset.id });
  if (costs.error !== null) return <ErrorPanel error={costs.error.error} />;
  if (costs.data === undefined) return <Skeleton lines={6} />;
  const { items, total, became } = costs.data;
  return (
    <Stack>
      {became.length > 0 && <Became became={became} />}
      <Card title={t('costs')} isPadded={false}>
        {items.length === 0 ? <p className={css.padded}>{t('noCosts')}</p> : <Entries items={items} total={total} />}
      </Card>
    </Stack>
  );
}

function Became({ became }: { became: Costs['became'] }) {
  const { t } = useTranslation('construction');
  return (
    <Card title={t('became')} isPadded={false}>
      <Table
        label={t('became')}
        rows={became}
        rowKey={({ assetId }) => assetId}
        columns={[
          { id: 'asset', label: t('asset'), cell: (one) => <AssetLink asset={{ ...one, id: one.assetId }} /> },
          { id: 'cost', label: t('cost'), kind: 'figure', cell: (one) => <Amount value={one.cost} /> },
        ]}
      />
    </Card>
  );
}

function Entries({ items, total }: { items: readonly Entry[]; total: string }) {
  const { t } = useTranslation('construction');
  const format = useFormat();
  const go = useNavigation((state) => state.go);
  return (
    <Table
      label={t('costs')}
      rows={items.map((item, index) => ({ ...item, index }))}
      rowKey={({ index }) => index}
      rowTone={({ isReversed }) => (isReversed ? 'faded' : 'plain')}
      totalLabel={t('total')}
      columns={[
        { id: 'date', label: t('date'), kind: 'tight', cell: ({ date }) => <bdi>{format.gregorianDate(date)}</bdi> },
        { id: 'what', label: t('what'), cell: (item) => <What item={item} /> },
        { id: 'document', label: t('document'), kind: 'quiet', cell: ({ document }) => (document === null ? '—' : <Code>{document}</Code>) },
        { id: 'account', label: t('counterAccount'), cell: ({ counterAccounts }) => counterAccounts.map((account) => <Account key={account.code} account={account} />) },
        {
          id: 'journal',
          label: t('journal'),
          kind: 'tight',
          cell: ({ journal }) =>
            journal === null ? null : (
              <Button variant="link" onPress={() => go('journals', { journal })}>
                <Code>{journal}</Code>
              </Button>
            ),
        },
        { id: 'by', label: t('by'), kind: 'quiet', cell: ({ actor }) => <bdi>{actor}</bdi> },
        { id: 'amount', label: t('amount'), kind: 'figure', cell: ({ amount }) => <Amount value={amount} />, total: <Amount value={total} /> },
      ]}
    />
  );
}

function What({ item }: { item: Entry }) {
  const { t } = useTranslation('construction');
  return (
    <span>
      {item.memo === null ? t(`kind.${item.kind}`) : <bdi>{item.memo}</bdi>}
      {item.isReversed && <small className={css.reason}>{t('takenBack')}</small>}
    </span>
  );
}

function Account({ account }: { account: Entry['counterAccounts'][number] }) {
  return (
    <span className={css.link}>
      <Code>{account.code}</Code> <Name of={account} />
    </span>
  );
}
