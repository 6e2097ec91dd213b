import { useTranslation } from 'react-i18next';
import { useCommand, useOperation } from '../../api/queries.ts';
import { useBook } from '../../state/book.ts';
import { useNavigation, type ScreenParams } from '../../state/navigation.ts';
import { useToasts } from '../../state/toasts.ts';
import { useNameOf } from '../../i18n/useFormat.ts';
import { Button, ErrorPanel, Page, PageHeader, Skeleton } from '../../ui/index.ts';
import type { Asset } from './AssetPage.tsx';
import { AssetForm } from './form/AssetForm.tsx';
import { fieldOf } from './form/errors.ts';
import { lockedFields } from './form/locks.ts';
import { useAssetForm } from './form/useAssetForm.ts';
import { componentOf, EMPTY, inputOf, replacementOf } from './form/values.ts';
import { useLeaveAfterSaving } from './useLeaveAfterSaving.ts';

const OPEN = lockedFields(null);

/** A new asset: of its own, a part of another, or in the place of another. */
export function NewAssetScreen({ params }: { params: ScreenParams['newAsset'] }) {
  const { t } = useTranslation('asset');
  const { componentOf: parentId, replaces } = params;
  const about = useOperation('assets.get', { assetId: replaces ?? parentId ?? '' }, { enabled: replaces !== undefined || parentId !== undefined });
  if (replaces === undefined && parentId === undefined) return <NewAsset key="new" about={null} purpose="own" />;
  if (about.data !== undefined) return <NewAsset key={`${about.data.id} ${replaces === undefined}`} about={about.data} purpose={replaces === undefined ? 'component' : 'replacement'} />;
  if (about.error === null) return <Skeleton lines={8} />;
  return (
    <Page>
      <PageHeader title={t('form.newTitle')} />
      <ErrorPanel error={about.error.error} />
    </Page>
  );
}

interface NewAssetProps {
  /** What it is a part of, or what it replaces. */
  about: Asset | null;
  purpose: 'own' | 'component' | 'replacement';
}

/** Kept as a draft, or taken on to capitalization and service at once. */
function NewAsset({ about, purpose }: NewAssetProps) {
  const { t } = useTranslation('asset');
  const nameOf = useNameOf();
  const back = useNavigation((state) => state.back);
  const { basis } = useBook();
  const show = useToasts((state) => state.show);
  const create = useCommand('assets.create');
  const refusal = create.error?.error ?? null;
  const form = useAssetForm(about === null ? EMPTY : purpose === 'component' ? componentOf(about) : replacementOf(about), OPEN, refusal);
  const leave = useLeaveAfterSaving(form.isDirty);
  const save = (goesOn: boolean): void => {
    if (!form.check()) return;
    create.mutate(inputOf(form.values), {
      onSuccess: (asset) => {
        show('ok', t('form.created', { asset: asset.assetNumber }));
        leave({ assetId: asset.id, ...(goesOn ? { tab: 'capitalize' } : {}) });
      },
    });
  };
  const actions = (
    <>
      <Button variant="quiet" onPress={back}>
        {t('common:cancel')}
      </Button>
      <Button onPress={() => save(false)} isBusy={create.isPending}>
        {t('form.saveDraft')}
      </Button>
      <Button variant="primary" onPress={() => save(true)} isBusy={create.isPending}>
        {t(basis === 'cash' ? 'form.saveAndPay' : 'form.saveAndStart')}
      </Button>
    </>
  );
  return (
    <Page>
      <PageHeader title={about === null ? t('form.newTitle') : <bdi>{t(`components:title.${purpose}`, { asset: nameOf(about) })}</bdi>} actions={actions} />
      {refusal !== null && fieldOf(refusal) === null && <ErrorPanel error={refusal} />}
      <AssetForm form={form} actions={actions} />
    </Page>
  );
}
