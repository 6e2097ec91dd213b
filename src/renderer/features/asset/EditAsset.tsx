import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/queries.ts';
import { useNavigation } from '../../state/navigation.ts';
import { useToasts } from '../../state/toasts.ts';
import { BilingualName, Button, Code, ErrorPanel, Page, PageHeader } from '../../ui/index.ts';
import type { Asset } from './AssetPage.tsx';
import { AssetForm } from './form/AssetForm.tsx';
import { fieldOf } from './form/errors.ts';
import { lockedFields } from './form/locks.ts';
import { useAssetForm } from './form/useAssetForm.ts';
import { changesOf, valuesOf } from './form/values.ts';
import { useLeaveAfterSaving } from './useLeaveAfterSaving.ts';

/** The form of an asset that exists. What the ledger stands on is shown and locked. */
export function EditAsset({ asset }: { asset: Asset }) {
  const { t } = useTranslation('asset');
  const go = useNavigation((state) => state.go);
  const show = useToasts((state) => state.show);
  const update = useCommand('assets.update');
  const refusal = update.error?.error ?? null;
  // What was there when editing began: a change elsewhere must not slip into the comparison.
  const [before] = useState(() => valuesOf(asset));
  const [locked] = useState(() => lockedFields(asset.status));
  const form = useAssetForm(before, locked, refusal);
  const leave = useLeaveAfterSaving(form.isDirty);
  const save = (): void => {
    if (!form.check()) return;
    const changes = changesOf(before, form.values);
    if (Object.keys(changes).length === 0) {
      leave({ assetId: asset.id });
      return;
    }
    update.mutate(
      { ...changes, assetId: asset.id },
      {
        onSuccess: () => {
          show('ok', t('form.saved', { asset: form.values.assetNumber || asset.assetNumber }));
          leave({ assetId: asset.id });
        },
      },
    );
  };
  const actions = (
    <>
      <Button variant="quiet" onPress={() => go('asset', { assetId: asset.id })}>
        {t('common:cancel')}
      </Button>
      <Button variant="primary" onPress={save} isBusy={update.isPending}>
        {t('common:save')}
      </Button>
    </>
  );
  return (
    <Page>
      <PageHeader
        above={<Code>{asset.assetNumber}</Code>}
        title={<BilingualName of={asset} />}
        {...(locked.size === 0 ? {} : { subtitle: t(asset.status === 'CAPITALIZED' ? 'form.lockedLedger' : 'form.lockedTerms') })}
        actions={actions}
      />
      {refusal !== null && fieldOf(refusal) === null && <ErrorPanel error={refusal} />}
      <AssetForm form={form} assetId={asset.id} actions={actions} />
    </Page>
  );
}
