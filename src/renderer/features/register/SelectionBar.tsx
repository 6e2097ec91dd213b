import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBook } from '../../state/book.ts';
import { useNavigation } from '../../state/navigation.ts';
import { useMay } from '../../state/session.tsx';
import { Button } from '../../ui/index.ts';
import { DeleteDrafts } from './DeleteDrafts.tsx';
import { EVERYTHING, type AssetRow } from './filter.ts';
import { PlaceSeveral } from './PlaceSeveral.tsx';
import css from './register.module.css';
import { useRegister } from './state.ts';

const DISPOSABLE: ReadonlySet<AssetRow['status']> = new Set(['IN_SERVICE', 'FULLY_DEPRECIATED', 'HELD_FOR_SALE']);

const MERGEABLE: ReadonlySet<AssetRow['status']> = new Set(['IN_SERVICE', 'FULLY_DEPRECIATED']);

/** What can be done with the chosen assets. An action that fits none of them is not offered. */
export function SelectionBar({ assets, onDone }: { assets: readonly AssetRow[]; onDone: () => void }) {
  const { t } = useTranslation('register');
  const go = useNavigation((state) => state.go);
  const [action, setAction] = useState<'place' | 'delete' | null>(null);
  const may = useMay();
  const { basis } = useBook();
  const narrow = useRegister((state) => state.narrow);
  const [only, ...others] = assets;
  const capitalized = assets.filter((asset) => asset.status === 'CAPITALIZED');
  const held = assets.filter((asset) => asset.status !== 'DRAFT' && asset.status !== 'DISPOSED');
  const disposable = assets.filter((asset) => DISPOSABLE.has(asset.status));
  const mergeable = basis === 'cash' ? [] : assets.filter((asset) => MERGEABLE.has(asset.status));
  const drafts = assets.filter((asset) => asset.status === 'DRAFT');
  const end = (): void => {
    setAction(null);
    onDone();
  };
  return (
    <div className={css.selection} role="group" aria-label={t('selection.title')}>
      <span>{t('selection.count', { count: assets.length })}</span>
      {capitalized.length > 0 && may('assets.place-in-service') && (
        <Button size="small" onPress={() => setAction('place')}>
          {t('selection.place', { count: capitalized.length })}
        </Button>
      )}
      {held.length > 0 && may('transfers.create') && (
        <Button size="small" onPress={() => go('transfers', { create: held.map(({ id }) => id) })}>
          {t('selection.transfer', { count: held.length })}
        </Button>
      )}
      {may('reports.view') && (
        <Button size="small" onPress={() => go('reports', { report: 'asset-labels', parameters: { assets: assets.map(({ id }) => id.slice('asset-'.length)).join(',') } })}>
          {t('selection.labels', { count: assets.length })}
        </Button>
      )}
      {disposable.length > 0 && may('assets.dispose') && (
        <Button size="small" onPress={() => go('dispose', { assetIds: disposable.map(({ id }) => id) })}>
          {t('selection.dispose', { count: disposable.length })}
        </Button>
      )}
      {mergeable.length > 1 && may('assets.split') && (
        <Button size="small" onPress={() => go('mergeAssets', { assetIds: mergeable.map(({ id }) => id) })}>
          {t('selection.merge', { count: mergeable.length })}
        </Button>
      )}
      {only !== undefined && others.length === 0 && (
        <Button size="small" onPress={() => narrow({ ...EVERYTHING, componentsOf: only.id })}>
          {t('selection.components')}
        </Button>
      )}
      {drafts.length > 0 && may('assets.delete') && (
        <Button size="small" onPress={() => setAction('delete')}>
          {t('selection.delete', { count: drafts.length })}
        </Button>
      )}
      <Button size="small" variant="quiet" onPress={onDone}>
        {t('selection.clear')}
      </Button>
      {action === 'place' && <PlaceSeveral assets={capitalized} passedOver={assets.length - capitalized.length} onDone={end} onCancel={() => setAction(null)} />}
      {action === 'delete' && <DeleteDrafts assets={drafts} onDone={end} onCancel={() => setAction(null)} />}
    </div>
  );
}
