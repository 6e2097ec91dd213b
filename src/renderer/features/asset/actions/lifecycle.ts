import { useTranslation } from 'react-i18next';
import { useBook } from '../../../state/book.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { useMay } from '../../../state/session.tsx';
import type { MenuAction } from '../../../ui/index.ts';
import type { Asset } from '../AssetPage.tsx';

const IN_SERVICE: ReadonlySet<string> = new Set(['IN_SERVICE', 'FULLY_DEPRECIATED']);

/** Held for sale, divided, brought together with others. What the book's framework does not know is shown with the reason. */
export function useLifecycleActions(asset: Asset): MenuAction[] {
  const { t } = useTranslation('asset');
  const go = useNavigation((state) => state.go);
  const may = useMay();
  const { basis, framework } = useBook();
  const { id: assetId, status } = asset;
  if (basis === 'cash') return [];
  const isInService = IN_SERVICE.has(status);
  const reason = framework === 'ifrs_sme' ? { isDisabled: true, more: t('actions.holdUnknown') } : {};
  const hold: MenuAction = { id: 'hold', label: t('actions.hold'), perform: () => go('heldForSale', { assetId }), ...reason };
  const whileHeld = (['remeasure', 'release'] as const).map((act): MenuAction => ({ id: act, label: t(`actions.${act}`), perform: () => go('heldForSale', { assetId, act }) }));
  return [
    ...(may('assets.hold-for-sale') ? (status === 'HELD_FOR_SALE' ? whileHeld : isInService ? [hold] : []) : []),
    ...(isInService && may('assets.split')
      ? [
          { id: 'split', label: t('actions.split'), perform: () => go('splitAsset', { assetId }) },
          { id: 'merge', label: t('actions.merge'), perform: () => go('mergeAssets', { assetIds: [assetId] }) },
        ]
      : []),
  ];
}
