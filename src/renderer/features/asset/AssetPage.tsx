import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { DisposalsOfAsset } from '../../disposed/index.ts';
import { useNameOf } from '../../i18n/useFormat.ts';
import { BilingualName, FilterChip, Page, PageHeader, Stack, StatusChip, Tabs } from '../../ui/index.ts';
import { AssetActions } from './actions/AssetActions.tsx';
import { AssetKpis } from './AssetKpis.tsx';
import { CustodyTab } from './CustodyTab.tsx';
import { DetailsTab } from './DetailsTab.tsx';
import { DocumentsTab } from './documents/DocumentsTab.tsx';
import { AssetPhoto } from './documents/Picture.tsx';
import { HistoryTab } from './history/HistoryTab.tsx';
import { Lineage } from './lineage/Lineage.tsx';
import { ScheduleTab } from './schedule/ScheduleTab.tsx';
import { UsageCard } from './usage/UsageCard.tsx';

export type Asset = Output<'assets.get'>;

const TABS = ['schedule', 'history', 'custody', 'documents', 'details'] as const;

export function AssetPage({ asset, tab }: { asset: Asset; tab: string | undefined }) {
  const { t } = useTranslation('asset');
  const nameOf = useNameOf();
  const [selected, setSelected] = useState<string>(TABS.find((known) => known === tab) ?? 'schedule');
  const [bookId, setBookId] = useState<string | null>(null);
  const book = asset.books.find((candidate) => candidate.bookId === bookId) ?? asset.books.find((candidate) => candidate.postsToLedger) ?? asset.books[0];
  const content = {
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
        actions={
          <>
            <StatusChip status={asset.status} />
            <AssetActions asset={asset} book={book} startWith={tab === 'capitalize' ? 'capitalize' : null} />
          </>
        }
      />
      {asset.status !== 'DRAFT' && asset.status !== 'CAPITALIZED' && <Lineage asset={asset} />}
      {book !== undefined && asset.status !== 'DISPOSED' && <AssetKpis asset={asset} book={book} />}
      {asset.status !== 'DRAFT' && asset.status !== 'CAPITALIZED' && <DisposalsOfAsset assetId={asset.id} />}
      <Tabs
        label={t('title')}
        selected={selected}
        onSelect={setSelected}
        tabs={TABS.map((id) => ({ id, label: t(`tabs.${id}`), content: content[id] }))}
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
