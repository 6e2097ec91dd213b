import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBook } from '../state/book.ts';
import { useFieldErrors } from '../state/useFieldErrors.ts';
import { useToasts } from '../state/toasts.ts';
import { useAct } from '../state/useAct.ts';
import { Button, DateField, Dialog, ErrorPanel, MoneyField, Stack, TextField } from '../ui/index.ts';

interface ClaimDialogProps {
  act: { id: string; assetNumber: string; date: string };
  onClose: () => void;
}

/** The insurer has accepted a claim for what was lost. */
export function ClaimDialog({ act, onClose }: ClaimDialogProps) {
  const { t } = useTranslation('disposals');
  const { currency, exponent } = useBook();
  const claim = useAct('disposals.claim');
  const show = useToasts((state) => state.show);
  const [amount, setAmount] = useState<string | null>('');
  const [date, setDate] = useState<string | null>(act.date);
  const [memo, setMemo] = useState('');
  const [isAsked, setAsked] = useState(false);
  const errors = useFieldErrors(claim.error, ['amount', 'date']);
  const isMissing = (value: string | null): boolean => isAsked && value === '';
  const submit = (): void => {
    setAsked(true);
    if (amount === null || amount === '' || date === null || date === '') return;
    claim.mutate(
      { id: act.id, amount, date, ...(memo.trim() === '' ? {} : { memo: memo.trim() }) },
      {
        onSuccess: () => {
          show('ok', t('claim.done'));
          onClose();
        },
      },
    );
  };
  return (
    <Dialog
      title={t('claim.title', { asset: act.assetNumber })}
      isOpen
      size="narrow"
      onClose={onClose}
      isDismissable={!claim.isPending}
      actions={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" type="submit" form="insurance-claim" isBusy={claim.isPending}>
            {t(claim.asksApproval ? 'approvals:send' : 'claim.confirm')}
          </Button>
        </>
      }
    >
      <form
        id="insurance-claim"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack>
          <p>{t('claim.text')}</p>
          {errors.rest !== null && <ErrorPanel error={errors.rest} />}
          <MoneyField label={t('claim.amount')} value={amount} onChange={setAmount} currency={currency} decimals={exponent} isRequired autoFocus error={errors.of('amount') ?? (isMissing(amount) ? t('common:required') : null)} />
          <DateField label={t('claim.date')} value={date} onChange={setDate} isRequired error={errors.of('date') ?? (isMissing(date) ? t('common:required') : null)} />
          <TextField label={t('claim.memo')} value={memo} onChange={setMemo} maxLength={200} />
        </Stack>
      </form>
    </Dialog>
  );
}
