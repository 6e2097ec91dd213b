import { useTranslation } from 'react-i18next';
import { useOperation } from '../../api/queries.ts';
import { useNavigation, type ScreenParams } from '../../state/navigation.ts';
import { Button, ErrorPanel, Page, PageHeader, Skeleton } from '../../ui/index.ts';
import { AssetPage } from './AssetPage.tsx';
import { EditAsset } from './EditAsset.tsx';

/** One asset. `tab` may also name something to do with it at once: edit, capitalize. */
export function AssetScreen({ params }: { params: ScreenParams['asset'] }) {
  const { t } = useTranslation('asset');
  const go = useNavigation((state) => state.go);
  const asset = useOperation('assets.get', { assetId: params.assetId });
  if (asset.error !== null) {
    return (
      <Page>
        <PageHeader title={t('title')} />
        <ErrorPanel error={asset.error.error} actions={<Button onPress={() => go('register')}>{t('toRegister')}</Button>} />
      </Page>
    );
  }
  if (asset.data === undefined) return <Skeleton lines={8} />;
  return params.tab === 'edit' ? <EditAsset asset={asset.data} /> : <AssetPage asset={asset.data} tab={params.tab} />;
}
