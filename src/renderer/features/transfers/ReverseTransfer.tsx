import { useTranslation } from 'react-i18next';
import { useCommand, useOperation } from '../../api/queries.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useNavigation } from '../../state/navigation.ts';
import { useToasts } from '../../state/toasts.ts';
import { ConfirmDialog, ErrorPanel, JournalTable, Skeleton, Stack } from '../../ui/index.ts';
import { MoveLines } from './Moves.tsx';
import type { ActProps } from './subject.tsx';

/** Takes a posted transfer back: where the asset returns to, the mirrored journal, and why. */
export function ReverseTransfer({ transfer, onClose }: ActProps) {
  const { t } = useTranslation('transfers');
  const format = useFormat();
  const go = useNavigation((state) => state.go);
  const show = useToasts((state) => state.show);
  const reverse = useCommand('transfers.reverse');
  const preview = useOperation('transfers.reverse.preview', { transferId: transfer.transferId }, { enabled: !reverse.isPending && !reverse.isSuccess });
  const confirm = (reason: string): void =>
    reverse.mutate(
      { transferId: transfer.transferId, reason },
      {
        onSuccess: (reversal) => {
          show('ok', t('reverse.done', { number: transfer.number, reversal: reversal.number }));
          go('transfers', { transfer: reversal.transferId });
        },
      },
    );
  const [moved] = preview.data?.transfers ?? [];
  const [posted] = preview.data?.journals ?? [];
  return (
    <ConfirmDialog isOpen isDanger reason="required" title={t('reverse.title', { number: transfer.number })} confirmLabel={t('reverse.confirm')} isBusy={reverse.isPending} onCancel={onClose} onConfirm={confirm}>
      <Stack>
        <p>{t('reverse.text', { date: format.gregorianDate(transfer.effectiveDate) })}</p>
        {preview.data === undefined && preview.error === null && <Skeleton lines={2} />}
        {moved !== undefined && <MoveLines transfer={moved} />}
        {posted !== undefined && <JournalTable label={t('post.journal', { date: format.gregorianDate(posted.journal.date) })} lines={posted.journal.lines} totalDebit={posted.journal.totalDebit} totalCredit={posted.journal.totalCredit} />}
        {preview.error !== null && !reverse.isPending && <ErrorPanel error={preview.error.error} />}
        {reverse.error !== null && <ErrorPanel error={reverse.error.error} />}
      </Stack>
    </ConfirmDialog>
  );
}
