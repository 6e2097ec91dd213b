import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { firstDay, parsePeriod } from '#shared/values/calendar.ts';
import { useCommand } from '../../api/queries.ts';
import { useBook } from '../../state/book.ts';
import { useToasts } from '../../state/toasts.ts';
import { useFieldErrors } from '../../state/useFieldErrors.ts';
import { Button, DateField, Dialog, ErrorPanel, Stack } from '../../ui/index.ts';
import css from './counts.module.css';
import type { DecideDialogProps } from './Decide.tsx';

/** The day of the count; where its month is closed, the first day that is open. */
const usualDate = (date: string, openPeriod: string | null): string => (openPeriod !== null && date.slice(0, 7) < openPeriod ? firstDay(parsePeriod(openPeriod)) : date);

/** Drafts of the transfers to where the assets were seen. */
export function DraftTransfer({ count, lines, what, onCancel, onDone }: DecideDialogProps) {
  const { t } = useTranslation('counts');
  const { openPeriod } = useBook();
  const show = useToasts((state) => state.show);
  const resolve = useCommand('counts.resolve');
  const [date, setDate] = useState<string | null>(() => usualDate(count.date, openPeriod));
  const errors = useFieldErrors(resolve.error, ['effectiveDate', 'date']);
  const submit = (): void => {
    if (date === null || date === '') return;
    resolve.mutate({ countId: count.countId, lines: lines.map(({ line }) => line), action: 'transfer', date }, { onSuccess: () => (show('ok', t('confirm.transfer.done', { count: lines.length })), onDone()) });
  };
  return (
    <Dialog
      title={t('confirm.transfer.title', { what })}
      isOpen
      size="narrow"
      onClose={onCancel}
      isDismissable={!resolve.isPending}
      actions={
        <>
          <Button onPress={onCancel} isDisabled={resolve.isPending}>
            {t('common:cancel')}
          </Button>
          <Button variant="primary" isBusy={resolve.isPending} isDisabled={date === null || date === ''} onPress={submit}>
            {t('confirm.transfer.confirm', { count: lines.length })}
          </Button>
        </>
      }
    >
      <Stack>
        {errors.rest !== null && <ErrorPanel error={errors.rest} />}
        <p className={css.note}>{t('confirm.transfer.text')}</p>
        <DateField label={t('confirm.transfer.date')} value={date} onChange={setDate} isRequired autoFocus error={errors.of('effectiveDate') ?? errors.of('date')} />
      </Stack>
    </Dialog>
  );
}
