import { Store } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { today } from '../../../i18n/format.ts';
import { useFormat } from '../../../i18n/useFormat.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { useMay } from '../../../state/session.tsx';
import { isNothing } from '../../../terms/amounts.ts';
import { Button } from '../../../ui/index.ts';
import type { Asset } from '../AssetPage.tsx';
import css from './lineage.module.css';

type Held = NonNullable<Output<'assets.lineage'>['held']>;

/** Since when an asset is held for sale, what was written off, and what can follow. */
export function HeldBanner({ asset, held }: { asset: Asset; held: Held }) {
  const { t } = useTranslation('asset');
  const format = useFormat();
  const go = useNavigation((state) => state.go);
  const may = useMay();
  const isOver = today() > held.expectedBy;
  const amount = format.amount(held.writtenDown.replace('-', ''));
  const written = isNothing(held.writtenDown) ? 'notWrittenDown' : held.writtenDown.startsWith('-') ? 'regained' : 'writtenDown';
  return (
    <section className={css.banner} aria-label={t('lineage.held')}>
      <Store className={css.icon} size={18} aria-hidden />
      <div className={css.text}>
        <p className={css.what}>{t('lineage.heldSince', { date: format.gregorianDate(held.since), carrying: format.amount(held.carryingAmount) })}</p>
        <p>
          {t(`lineage.${written}`, { amount })} {held.remeasuredOn !== null && t('lineage.remeasuredOn', { date: format.gregorianDate(held.remeasuredOn) })} {t(isOver ? 'lineage.overdue' : 'lineage.expectedBy', { date: format.gregorianDate(held.expectedBy) })}
        </p>
      </div>
      <div className={css.actions}>
        {may('assets.dispose') && <Button onPress={() => go('dispose', { assetIds: [asset.id] })}>{t('lineage.sell')}</Button>}
        {may('assets.hold-for-sale') && (
          <>
            <Button onPress={() => go('heldForSale', { assetId: asset.id, act: 'remeasure' })}>{t('actions.remeasure')}</Button>
            <Button onPress={() => go('heldForSale', { assetId: asset.id, act: 'release' })}>{t('actions.release')}</Button>
          </>
        )}
      </div>
    </section>
  );
}
