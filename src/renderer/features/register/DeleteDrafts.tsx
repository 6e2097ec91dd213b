import { useTranslation } from 'react-i18next';
import { request } from '../../api/client.ts';
import { useToasts } from '../../state/toasts.ts';
import { Button, ConfirmDialog, Dialog } from '../../ui/index.ts';
import { Failures } from './Failures.tsx';
import type { AssetRow } from './filter.ts';
import { useEach } from './useEach.ts';

export function DeleteDrafts({ assets, onDone, onCancel }: { assets: readonly AssetRow[]; onDone: () => void; onCancel: () => void }) {
  const { t } = useTranslation('register');
  const show = useToasts((state) => state.show);
  const each = useEach();
  const remove = async (): Promise<void> => {
    const refused = await each.run(assets, (asset) => request('assets.deleteDraft', { assetId: asset.id }));
    const count = assets.length - refused.length;
    if (count > 0) show('ok', t('deleteDrafts.done', { count }));
    if (refused.length === 0) onDone();
  };
  if (each.failures !== null && each.failures.length > 0) {
    return (
      <Dialog title={t('deleteDrafts.title')} isOpen size="narrow" onClose={onDone} actions={<Button onPress={onDone}>{t('close')}</Button>}>
        <Failures failures={each.failures} />
      </Dialog>
    );
  }
  return (
    <ConfirmDialog title={t('deleteDrafts.title')} isOpen isDanger isBusy={each.isBusy} confirmLabel={t('deleteDrafts.confirm', { count: assets.length })} onConfirm={() => void remove()} onCancel={onCancel}>
      {t('deleteDrafts.text')}
    </ConfirmDialog>
  );
}
