import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '../../api/queries.ts';
import { useNameOf } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { useMay } from '../../state/session.tsx';
import { useNavigation, type ScreenParams } from '../../state/navigation.ts';
import { Button, Card, Code, EmptyState, ErrorPanel, Name, Page, PageHeader, Skeleton } from '../../ui/index.ts';
import { ChangeForm } from './ChangeForm.tsx';
import { bookOf } from './form.ts';
import { PERMISSION_FOR, isInService, isKind, offeredKinds, type Asset, type Kind } from './kinds.ts';
import { KindChoice } from './KindChoice.tsx';
import css from './values.module.css';

/** What changes the value of an asset, or how it depreciates: chosen, previewed, posted. */
export function ChangeValueScreen({ params }: { params: ScreenParams['changeValue'] }) {
  const { t } = useTranslation('values');
  const asset = useOperation('assets.get', { assetId: params.assetId });
  if (asset.data !== undefined) return <ChangeValue asset={asset.data} startWith={params.kind} />;
  if (asset.error === null) return <Skeleton lines={8} />;
  return (
    <Page>
      <PageHeader title={t('title')} />
      <ErrorPanel error={asset.error.error} />
    </Page>
  );
}

function ChangeValue({ asset, startWith }: { asset: Asset; startWith: string | undefined }) {
  const { t } = useTranslation('values');
  const nameOf = useNameOf();
  const go = useNavigation((state) => state.go);
  const { basis } = useBook();
  const [kind, setKind] = useState<Kind | null>(isKind(startWith) ? startWith : null);
  const offered = useOffered(asset);
  const chosen = offered.find((one) => one.kind === kind && one.hindrance === null)?.kind;
  const isPossible = isInService(asset) && basis === 'accrual';
  const toAsset = (): void => go('asset', { assetId: asset.id });
  return (
    <Page>
      <PageHeader above={<Above asset={asset} />} title={t('titleOf', { name: nameOf(asset) })} />
      {isPossible ? (
        <div className={css.screen}>
          <div className={css.choice}>
            <Card title={t('what')}>
              <KindChoice offered={offered} chosen={chosen ?? null} onChoose={setKind} />
            </Card>
          </div>
          {chosen === undefined ? (
            <Card>
              <EmptyState title={t('chooseFirst')} actions={<Button onPress={toAsset}>{t('toAsset')}</Button>}>
                {t('chooseMore')}
              </EmptyState>
            </Card>
          ) : (
            <ChangeForm key={chosen} asset={asset} kind={chosen} />
          )}
        </div>
      ) : (
        <Card>
          <EmptyState title={t(basis === 'cash' ? 'cashTitle' : 'notInService')} actions={<Button onPress={toAsset}>{t('toAsset')}</Button>}>
            {t(basis === 'cash' ? 'cashMore' : 'notInServiceMore')}
          </EmptyState>
        </Card>
      )}
    </Page>
  );
}

function Above({ asset }: { asset: Asset }) {
  return (
    <span>
      <Code>{asset.assetNumber}</Code> · <Name of={{ name: asset.category, nameAr: asset.categoryAr }} />
    </span>
  );
}

/** The kinds for this asset and this person. Whether it may be revalued is its category's to say; until that is known, nothing keeps it. */
function useOffered(asset: Asset) {
  const may = useMay();
  const book = bookOf(asset.books, '');
  const category = useOperation('assetCategories.get', { categoryId: asset.categoryId });
  const isSuspended = asset.books.some((one) => one.isSuspended);
  return book === undefined ? [] : offeredKinds(asset, { ...book, isSuspended }, category.data?.revaluationAllowed ?? true).filter(({ kind }) => may(PERMISSION_FOR[kind]));
}
