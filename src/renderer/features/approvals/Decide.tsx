import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/queries.ts';
import { useBook } from '../../state/book.ts';
import { useMay } from '../../state/session.tsx';
import { useToasts } from '../../state/toasts.ts';
import { Button, ConfirmDialog, ErrorPanel, Stack } from '../../ui/index.ts';
import { actWords, type Detail } from './approvals.ts';

type Step = 'approve' | 'reject' | 'withdraw';

/** What this person may do about an act that waits: another's is approved or rejected, one's own is withdrawn. */
export function Decide({ approval }: { approval: Detail }) {
  const { t } = useTranslation('approvals');
  const { fourEyes, readOnly } = useBook();
  const may = useMay();
  const [step, setStep] = useState<Step | null>(null);
  if (approval.status !== 'PREPARED' || readOnly) return null;
  const close = (): void => setStep(null);
  const decides = may('approvals.decide') && !(fourEyes && approval.isOwn);
  return (
    <>
      {approval.isOwn && may('approvals.prepare') && <Button onPress={() => setStep('withdraw')}>{t('withdraw.open')}</Button>}
      {decides && <Button onPress={() => setStep('reject')}>{t('reject.open')}</Button>}
      {decides && (
        <Button variant="primary" isDisabled={approval.fit !== 'same'} onPress={() => setStep('approve')}>
          {t('approve.open')}
        </Button>
      )}
      {step === 'approve' && <Approve approval={approval} onClose={close} />}
      {step === 'reject' && <Reject approval={approval} onClose={close} />}
      {step === 'withdraw' && <Withdraw approval={approval} onClose={close} />}
    </>
  );
}

interface StepProps {
  approval: Detail;
  onClose: () => void;
}

function Approve({ approval, onClose }: StepProps) {
  const { t } = useTranslation('approvals');
  const show = useToasts((state) => state.show);
  const approve = useCommand('approvals.approve');
  const confirm = (): void =>
    approve.mutate({ approvalId: approval.approvalId }, {
      onSuccess: () => {
        show('ok', t('approve.done', { act: actWords(t, approval) }));
        onClose();
      },
    });
  return (
    <ConfirmDialog isOpen title={t('approve.title', { act: actWords(t, approval) })} confirmLabel={t('approve.confirm')} isBusy={approve.isPending} onCancel={onClose} onConfirm={confirm}>
      <Stack>
        <p>{t('approve.text', { person: approval.preparedBy })}</p>
        {approve.error !== null && <ErrorPanel error={approve.error.error} />}
      </Stack>
    </ConfirmDialog>
  );
}

function Reject({ approval, onClose }: StepProps) {
  const { t } = useTranslation('approvals');
  const show = useToasts((state) => state.show);
  const reject = useCommand('approvals.reject');
  const confirm = (reason: string): void =>
    reject.mutate({ approvalId: approval.approvalId, reason }, {
      onSuccess: () => {
        show('ok', t('reject.done'));
        onClose();
      },
    });
  return (
    <ConfirmDialog isOpen isDanger reason="required" title={t('reject.title', { act: actWords(t, approval) })} confirmLabel={t('reject.confirm')} isBusy={reject.isPending} onCancel={onClose} onConfirm={confirm}>
      <Stack>
        <p>{t('reject.text', { person: approval.preparedBy })}</p>
        {reject.error !== null && <ErrorPanel error={reject.error.error} />}
      </Stack>
    </ConfirmDialog>
  );
}

function Withdraw({ approval, onClose }: StepProps) {
  const { t } = useTranslation('approvals');
  const show = useToasts((state) => state.show);
  const withdraw = useCommand('approvals.withdraw');
  const confirm = (reason: string): void =>
    withdraw.mutate({ approvalId: approval.approvalId, ...(reason === '' ? {} : { reason: reason.slice(0, 200) }) }, {
      onSuccess: () => {
        show('ok', t('withdraw.done'));
        onClose();
      },
    });
  return (
    <ConfirmDialog isOpen reason="optional" title={t('withdraw.title', { act: actWords(t, approval) })} confirmLabel={t('withdraw.confirm')} isBusy={withdraw.isPending} onCancel={onClose} onConfirm={confirm}>
      <Stack>
        <p>{t('withdraw.text')}</p>
        {withdraw.error !== null && <ErrorPanel error={withdraw.error.error} />}
      </Stack>
    </ConfirmDialog>
  );
}
