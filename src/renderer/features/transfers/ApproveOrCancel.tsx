import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/queries.ts';
import { useToasts } from '../../state/toasts.ts';
import { ConfirmDialog, ErrorPanel, Stack } from '../../ui/index.ts';
import { useSubject, WholeBatch, type ActProps } from './subject.tsx';

export function Approve({ transfer, batch, onClose }: ActProps) {
  const { t } = useTranslation('transfers');
  const show = useToasts((state) => state.show);
  const approve = useCommand('transfers.approve');
  const choice = useSubject({ transfer, batch }, ['DRAFT']);
  const confirm = (): void =>
    approve.mutate(choice.subject, {
      onSuccess: ({ transfers }) => {
        show('ok', t('approve.done', { count: transfers.length, number: transfer.number }));
        onClose();
      },
    });
  return (
    <ConfirmDialog isOpen title={t('approve.title', { number: transfer.number })} confirmLabel={t('approve.confirm', { count: choice.count })} isBusy={approve.isPending} onCancel={onClose} onConfirm={confirm}>
      <Stack>
        <p>{t('approve.text')}</p>
        <WholeBatch choice={choice} />
        {approve.error !== null && <ErrorPanel error={approve.error.error} />}
      </Stack>
    </ConfirmDialog>
  );
}

export function Cancel({ transfer, batch, onClose }: ActProps) {
  const { t } = useTranslation('transfers');
  const show = useToasts((state) => state.show);
  const cancel = useCommand('transfers.cancel');
  const choice = useSubject({ transfer, batch }, ['DRAFT', 'APPROVED']);
  const confirm = (reason: string): void =>
    cancel.mutate(
      { ...choice.subject, reason },
      {
        onSuccess: ({ transfers }) => {
          show('ok', t('cancel.done', { count: transfers.length, number: transfer.number }));
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog isOpen isDanger reason="required" title={t('cancel.title', { number: transfer.number })} confirmLabel={t('cancel.confirm', { count: choice.count })} cancelLabel={t('cancel.keep')} isBusy={cancel.isPending} onCancel={onClose} onConfirm={confirm}>
      <Stack>
        <p>{t('cancel.text')}</p>
        <WholeBatch choice={choice} />
        {cancel.error !== null && <ErrorPanel error={cancel.error.error} />}
      </Stack>
    </ConfirmDialog>
  );
}
