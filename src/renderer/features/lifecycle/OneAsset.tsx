import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import type { UsoolError } from '#shared/errors.ts';
import { useOperation } from '../../api/queries.ts';
import { useNameOf } from '../../i18n/useFormat.ts';
import { useNavigation } from '../../state/navigation.ts';
import { Button, Card, Code, EmptyState, ErrorPanel, Name, Page, PageHeader, Skeleton } from '../../ui/index.ts';
import { AskAsset } from './AskAsset.tsx';

export type Asset = Output<'assets.get'>;

interface OneAssetProps {
  kind: 'held' | 'split';
  assetId: string | undefined;
  statuses: ReadonlySet<string>;
  onChoose: (assetId: string) => void;
  children: (asset: Asset) => ReactNode;
}

/** The frame of a screen about one asset: which, where none was named; what it is called; or why nothing can be done with it. */
export function OneAsset(props: OneAssetProps) {
  const { kind, assetId, statuses, onChoose } = props;
  const { t } = useTranslation('lifecycle');
  if (assetId !== undefined) return <Named {...props} assetId={assetId} />;
  return (
    <Page>
      <PageHeader title={t(`${kind}.title`)} />
      <Card>
        <AskAsset label={t('which')} fits={({ status }) => statuses.has(status)} onChoose={onChoose} autoFocus />
      </Card>
    </Page>
  );
}

function Named({ kind, assetId, statuses, children }: OneAssetProps & { assetId: string }) {
  const { t } = useTranslation('lifecycle');
  const nameOf = useNameOf();
  const asset = useOperation('assets.get', { assetId });
  if (asset.error !== null) {
    return (
      <Page>
        <PageHeader title={t(`${kind}.title`)} />
        <ErrorPanel error={asset.error.error} />
      </Page>
    );
  }
  if (asset.data === undefined) return <Skeleton lines={8} />;
  return (
    <Page>
      <PageHeader above={<Above asset={asset.data} />} title={<bdi>{t(`${kind}.titleOf`, { asset: nameOf(asset.data), context: asset.data.status === 'HELD_FOR_SALE' ? 'held' : undefined })}</bdi>} />
      {statuses.has(asset.data.status) ? children(asset.data) : <NotNow asset={asset.data} />}
    </Page>
  );
}

function Above({ asset }: { asset: Asset }) {
  return (
    <>
      <Code>{asset.assetNumber}</Code>
      <Name of={{ name: asset.category, nameAr: asset.categoryAr }} />
      {asset.locationName !== null && <Name of={{ name: asset.locationName, nameAr: asset.locationNameAr }} />}
    </>
  );
}

/** The refusal that the asset's status would meet. */
export const refusalOf = ({ status, assetNumber }: Pick<Asset, 'status' | 'assetNumber'>): UsoolError =>
  status === 'DISPOSED' ? { code: 'ASSET_DISPOSED', params: { asset: assetNumber } } : { code: 'ASSET_NOT_IN_SERVICE', params: { asset: assetNumber, status } };

function NotNow({ asset }: { asset: Asset }) {
  const { t } = useTranslation('lifecycle');
  const go = useNavigation((state) => state.go);
  return <ErrorPanel error={refusalOf(asset)} actions={<Button onPress={() => go('asset', { assetId: asset.id })}>{t('toAsset')}</Button>} />;
}

/** Why nothing can be done at all, with the way back to the asset. */
export function Impossible({ title, children, assetId, more }: { title: string; children: ReactNode; assetId: string; more?: ReactNode }) {
  const { t } = useTranslation('lifecycle');
  const go = useNavigation((state) => state.go);
  return (
    <Card>
      <EmptyState
        title={title}
        actions={
          <>
            <Button onPress={() => go('asset', { assetId })}>{t('toAsset')}</Button>
            {more}
          </>
        }
      >
        {children}
      </EmptyState>
    </Card>
  );
}
