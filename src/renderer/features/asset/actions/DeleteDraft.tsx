import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/queries.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { useToasts } from '../../../state/toasts.ts';
import { ConfirmDialog, ErrorPanel, Stack } from '../../../ui/index.ts';
import type { Asset } from '../AssetPage.tsx';

export function DeleteDraft({ asset, onClose }: { asset: Asset; onClose: () => void }) {
  const { t } = useTranslation('asset');
  const go = useNavigation((state) => state.go);
  const show = useToasts((state) => state.show);
  const remove = useCommand('assets.deleteDraft');
  const confirm = (): void => {
    // The news that the asset is gone may take this dialog away before the answer is here; a promise outlives it.
    remove.mutateAsync({ assetId: asset.id }).then(
      () => {
        show('ok', t('deleteDraft.done', { asset: asset.assetNumber }));
        go('register');
        return undefined;
      },
      () => undefined,
    );
  };
  return (
    <ConfirmDialog title={t('deleteDraft.title', { asset: asset.assetNumber })} isOpen isDanger isBusy={remove.isPending} confirmLabel={t('deleteDraft.confirm')} onConfirm={confirm} onCancel={onClose}>
      <Stack>
        <p>{t('deleteDraft.text')}</p>
        {remove.error !== null && <ErrorPanel error={remove.error.error} />}
      </Stack>
    </ConfirmDialog>
  );
}
