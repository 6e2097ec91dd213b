import { useTranslation } from 'react-i18next';
import { useToasts } from '../state/toasts.ts';
import { useAct } from '../state/useAct.ts';
import { ConfirmDialog, ErrorPanel } from '../ui/index.ts';

interface TakeBackDialogProps {
  act: { id: string; assetNumber: string };
  onClose: () => void;
  onDone?: () => void;
}

/** Takes a disposal (or a claim) back by its inverse, with a reason. */
export function TakeBackDialog({ act, onClose, onDone }: TakeBackDialogProps) {
  const { t } = useTranslation('disposals');
  const reverse = useAct('acts.reverse');
  const show = useToasts((state) => state.show);
  return (
    <ConfirmDialog
      isOpen
      isDanger
      reason="required"
      title={t('takeBack.title', { asset: act.assetNumber })}
      confirmLabel={t(reverse.asksApproval ? 'approvals:send' : 'takeBack.confirm')}
      isBusy={reverse.isPending}
      onCancel={onClose}
      onConfirm={(reason) =>
        reverse.mutate(
          { id: act.id, reason },
          {
            onSuccess: () => {
              show('ok', t('takeBack.done', { asset: act.assetNumber }));
              onClose();
              onDone?.();
            },
          },
        )
      }
    >
      <p>{t('takeBack.text')}</p>
      {reverse.error !== null && <ErrorPanel error={reverse.error.error} />}
    </ConfirmDialog>
  );
}
