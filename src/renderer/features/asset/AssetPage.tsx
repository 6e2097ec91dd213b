import { Fragment, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useOperation } from '../../api/queries.ts';
import { DisposalsOfAsset } from '../../disposed/index.ts';
import { useNameOf } from '../../i18n/useFormat.ts';
import { BilingualName, Chip, FilterChip, Page, PageHeader, Stack, StatusChip, Tabs } from '../../ui/index.ts';
import { AssetActions } from './actions/AssetActions.tsx';
import { AssetKpis } from './AssetKpis.tsx';
import { Belonging, belongs } from './components/Belonging.tsx';
import { ComponentsTab } from './components/ComponentsTab.tsx';
import { CostsTab, ProjectKpis } from './construction/CostsTab.tsx';
import { CustodyTab } from './CustodyTab.tsx';
import { DetailsTab } from './DetailsTab.tsx';
import { DocumentsTab } from './documents/DocumentsTab.tsx';
import { AssetPhoto } from './documents/Picture.tsx';
import { HistoryTab } from './history/HistoryTab.tsx';
import { Lineage } from './lineage/Lineage.tsx';
import { ScheduleTab } from './schedule/ScheduleTab.tsx';
import { UsageCard } from './usage/UsageCard.tsx';

export type Asset = Output<'assets.get'>;

const TABS = ['schedule', 'history', 'components', 'custody', 'documents', 'details'] as const;
/** What is being built has costs in place of a schedule. */
const OF_PROJECT = ['costs', 'history', 'components', 'custody', 'documents', 'details'] as const;
type Tab = (typeof TABS | typeof OF_PROJECT)[number];

export function AssetPage({ asset, tab }: { asset: Asset; tab: string | undefined }) {
  const { t } = useTranslation('asset');
  const nameOf = useNameOf();
  const components = useOperation('assets.components', { assetId: asset.id }).data;
  const tabs: readonly Tab[] = (asset.isConstruction ? OF_PROJECT : TABS).filter((id) => id !== 'components' || (components !== undefined && components.items.length > 0) || tab === 'components');
  const [chosen, setSelected] = useState<string | undefined>(tab);
  const selected = tabs.find((known) => known === chosen) ?? tabs[0] ?? 'details';
  const [bookId, setBookId] = useState<string | null>(null);
  const book = asset.books.find((candidate) => candidate.bookId === bookId) ?? asset.books.find((candidate) => candidate.postsToLedger) ?? asset.books[0];
  const content: Record<Tab, ReactNode> = {
    costs: <CostsTab asset={asset} />,
    components: components === undefined ? null : <ComponentsTab asset={asset} components={components} />,
    schedule: book === undefined ? null : (
      <Stack>
        <ScheduleTab asset={asset} book={book} />
        {book.method === 'units_of_production' && asset.status !== 'DRAFT' && <UsageCard assetId={asset.id} />}
      </Stack>
    ),
    history: <HistoryTab assetId={asset.id} book={book} />,
    custody: <CustodyTab asset={asset} />,
    documents: <DocumentsTab asset={asset} />,
    details: <DetailsTab asset={asset} book={book} />,
  };
  return (
    <Page>
      <PageHeader
        picture={<AssetPhoto asset={asset} />}
        above={<Above asset={asset} />}
        title={<BilingualName of={asset} />}
        {...(belongs(components) ? { subtitle: <Belonging of={components} /> } : {})}
        actions={
          <>
            <Status asset={asset} />
            <AssetActions asset={asset} book={book} startWith={tab === 'capitalize' || tab === 'addCost' ? tab : null} />
          </>
        }
      />
      {asset.status !== 'DRAFT' && asset.status !== 'CAPITALIZED' && <Lineage asset={asset} />}
      {asset.isConstruction && asset.status !== 'DRAFT' && <ProjectKpis asset={asset} />}
      {book !== undefined && asset.status !== 'DISPOSED' && !(asset.isConstruction && asset.status !== 'DRAFT') && <AssetKpis asset={asset} book={book} />}
      {asset.status !== 'DRAFT' && asset.status !== 'CAPITALIZED' && <DisposalsOfAsset assetId={asset.id} />}
      <Tabs
        label={t('title')}
        selected={selected}
        onSelect={setSelected}
        tabs={tabs.map((id) => ({ id, label: t(`tabs.${id}`), content: content[id] }))}
        {...(asset.books.length < 2
          ? {}
          : {
              actions: asset.books.map((candidate) => (
                <FilterChip key={candidate.bookId} isSelected={candidate.bookId === book?.bookId} onChange={() => setBookId(candidate.bookId)}>
                  <bdi>{nameOf(candidate)}</bdi>
                </FilterChip>
              )),
            })}
      />
    </Page>
  );
}

/** What is being built leaves its category when it is complete, and is not disposed of. */
function Status({ asset }: { asset: Asset }) {
  const { t } = useTranslation('construction');
  if (!asset.isConstruction || asset.status === 'DRAFT') return <StatusChip status={asset.status} />;
  const isComplete = asset.status === 'DISPOSED';
  return <Chip tone={isComplete ? 'plain' : 'info'}>{t(isComplete ? 'status.complete' : 'status.underWay')}</Chip>;
}

/** Number, category, place. */
function Above({ asset }: { asset: Asset }) {
  const nameOf = useNameOf();
  const parts = [nameOf({ name: asset.category, nameAr: asset.categoryAr }), ...(asset.locationName === null ? [] : [nameOf({ name: asset.locationName, nameAr: asset.locationNameAr })])];
  return (
    <span>
      <bdi dir="ltr">{asset.assetNumber}</bdi>
      {parts.map((part) => (
        <Fragment key={part}>
          {' · '}
          <bdi>{part}</bdi>
        </Fragment>
      ))}
    </span>
  );
}
