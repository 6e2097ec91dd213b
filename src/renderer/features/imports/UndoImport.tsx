import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/queries.ts';
import { useToasts } from '../../state/toasts.ts';
import { ConfirmDialog, ErrorPanel } from '../../ui/index.ts';

interface UndoImportProps {
  batchId: string;
  fileName: string;
  onClose: () => void;
  onDone: () => void;
}

export function UndoImport({ batchId, fileName, onClose, onDone }: UndoImportProps) {
  const { t } = useTranslation('imports');
  const undo = useCommand('imports.undo');
  const show = useToasts((state) => state.show);
  return (
    <ConfirmDialog
      isOpen
      isDanger
      title={t('undo.of', { batch: batchId })}
      confirmLabel={t('undo.confirm')}
      isBusy={undo.isPending}
      onCancel={onClose}
      onConfirm={() =>
        undo.mutate(
          { batchId },
          {
            onSuccess: () => {
              show('ok', t('undo.done', { batch: batchId }));
              onDone();
            },
          },
        )
      }
    >
      <p>{t('undo.text', { file: fileName })}</p>
      {undo.error !== null && <ErrorPanel error={undo.error.error} />}
    </ConfirmDialog>
  );
}
