import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../../../state/navigation.ts';
import { Permitted } from '../../../state/session.tsx';
import { Button } from '../../../ui/index.ts';
import type { Asset } from '../AssetPage.tsx';
import { AddCostDialog } from '../construction/AddCostDialog.tsx';

export const isUnderConstruction = ({ isConstruction, status }: Pick<Asset, 'isConstruction' | 'status'>): boolean => isConstruction && status === 'CAPITALIZED';

/** Of a project under way: a further cost, and its end. */
export function ProjectActions({ asset, startsAdding }: { asset: Asset; startsAdding: boolean }) {
  const { t } = useTranslation('construction');
  const go = useNavigation((state) => state.go);
  const [isAdding, setAdding] = useState(startsAdding);
  return (
    <Permitted to="assets.construction">
      <Button onPress={() => setAdding(true)}>{t('addCost.open')}</Button>
      <Button variant="primary" onPress={() => go('completeConstruction', { assetId: asset.id })}>
        {t('complete.open')}
      </Button>
      {isAdding && <AddCostDialog asset={asset} onClose={() => setAdding(false)} />}
    </Permitted>
  );
}
