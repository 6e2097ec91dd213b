import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/queries.ts';
import { useBook } from '../../state/book.ts';
import { useNavigation } from '../../state/navigation.ts';
import { useToasts } from '../../state/toasts.ts';
import { Button, ErrorPanel, Page, PageHeader } from '../../ui/index.ts';
import { AssetForm } from './form/AssetForm.tsx';
import { fieldOf } from './form/errors.ts';
import { lockedFields } from './form/locks.ts';
import { useAssetForm } from './form/useAssetForm.ts';
import { EMPTY, inputOf } from './form/values.ts';
import { useLeaveAfterSaving } from './useLeaveAfterSaving.ts';

const OPEN = lockedFields(null);

/** A new asset: kept as a draft, or taken on to capitalization and service at once. */
export function NewAssetScreen() {
  const { t } = useTranslation('asset');
  const back = useNavigation((state) => state.back);
  const { basis } = useBook();
  const show = useToasts((state) => state.show);
  const create = useCommand('assets.create');
  const refusal = create.error?.error ?? null;
  const form = useAssetForm(EMPTY, OPEN, refusal);
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
      <PageHeader
        title={t('form.newTitle')}
        actions={actions}
      />
      {refusal !== null && fieldOf(refusal) === null && <ErrorPanel error={refusal} />}
      <AssetForm form={form} actions={actions} />
    </Page>
  );
}
