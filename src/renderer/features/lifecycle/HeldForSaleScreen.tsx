import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBook } from '../../state/book.ts';
import { useNavigation, type ScreenParams } from '../../state/navigation.ts';
import { useMay } from '../../state/session.tsx';
import { Button, Card, ErrorPanel, RadioGroup, Stack } from '../../ui/index.ts';
import { HeldForm } from './HeldForm.tsx';
import css from './lifecycle.module.css';
import { Impossible, OneAsset, type Asset } from './OneAsset.tsx';

const STATUSES: ReadonlySet<string> = new Set(['IN_SERVICE', 'FULLY_DEPRECIATED', 'HELD_FOR_SALE']);
const WHILE_HELD = ['remeasure', 'release'] as const;
type WhileHeld = (typeof WHILE_HELD)[number];

/** An asset is classified as held for sale; while it is, it is remeasured, or the classification ends. */
export function HeldForSaleScreen({ params }: { params: ScreenParams['heldForSale'] }) {
  const go = useNavigation((state) => state.go);
  return (
    <OneAsset kind="held" assetId={params.assetId} statuses={STATUSES} onChoose={(assetId) => go('heldForSale', { assetId })}>
      {(asset) => <Held key={asset.id} asset={asset} startWith={params.act} />}
    </OneAsset>
  );
}

function Held({ asset, startWith }: { asset: Asset; startWith: string | undefined }) {
  const { t } = useTranslation('lifecycle');
  const { basis, framework } = useBook();
  // What it was when the form was opened: the act itself changes it.
  const [isHeld] = useState(asset.status === 'HELD_FOR_SALE');
  const [kind, setKind] = useState<WhileHeld>(startWith === 'release' ? 'release' : 'remeasure');
  if (basis === 'cash') {
    return (
      <Impossible title={t('values:cashTitle')} assetId={asset.id}>
        {t('cash')}
      </Impossible>
    );
  }
  if (!isHeld) return framework === 'ifrs_sme' ? <NoSuchClass asset={asset} /> : <HeldForm asset={asset} kind="hold" />;
  return (
    <div className={css.screen}>
      <div className={css.choice}>
        <Card title={t('held.what')}>
          <RadioGroup label={t('held.what')} isLabelHidden value={kind} onChange={setKind} options={WHILE_HELD.map((value) => ({ value, label: t(`held.kind.${value}`), more: t(`held.when.${value}`) }))} />
        </Card>
      </div>
      <HeldForm key={kind} asset={asset} kind={kind} />
    </div>
  );
}

/** The framework of the book knows no such class: what to do instead. */
function NoSuchClass({ asset }: { asset: Asset }) {
  const { t } = useTranslation('lifecycle');
  const go = useNavigation((state) => state.go);
  const may = useMay();
  return (
    <Stack>
      <ErrorPanel
        error={{ code: 'HELD_FOR_SALE_UNKNOWN', params: { asset: asset.assetNumber } }}
        actions={
          <>
            <Button onPress={() => go('asset', { assetId: asset.id })}>{t('toAsset')}</Button>
            {may('assets.value-update') && <Button onPress={() => go('changeValue', { assetId: asset.id, kind: 'impairment' })}>{t('asset:actions.changeValue')}</Button>}
          </>
        }
      />
    </Stack>
  );
}
