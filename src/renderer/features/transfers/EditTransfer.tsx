import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/queries.ts';
import { useToasts } from '../../state/toasts.ts';
import { useFieldErrors } from '../../state/useFieldErrors.ts';
import { Button, Dialog, ErrorPanel, Stack } from '../../ui/index.ts';
import { TransferFields } from './TransferFields.tsx';
import { destinationOf, isReady, valuesOf, type Transfer, type Values } from './transfers.ts';

const FIELDS = ['toLocation', 'toCustodian', 'toCostCenter', 'toCategory', 'effectiveDate'] as const;

/** A draft's destination, day and reason. */
export function EditTransfer({ transfer, onClose }: { transfer: Transfer; onClose: () => void }) {
  const { t } = useTranslation('transfers');
  const show = useToasts((state) => state.show);
  const [values, setValues] = useState<Values>(() => valuesOf(transfer));
  const update = useCommand('transfers.update');
  const errors = useFieldErrors(update.error, FIELDS);
  const submit = (): void => {
    if (!isReady(values)) return;
    update.mutate(
      { transferId: transfer.transferId, ...destinationOf(values, transfer.from), effectiveDate: values.effectiveDate ?? '', reason: values.reason.trim() === '' ? null : values.reason.trim() },
      {
        onSuccess: () => {
          show('ok', t('common:saved'));
          onClose();
        },
      },
    );
  };
  return (
    <Dialog
      title={t('edit.title', { number: transfer.number })}
      isOpen
      onClose={onClose}
      isDismissable={!update.isPending}
      actions={
        <>
          <Button onPress={onClose} isDisabled={update.isPending}>
            {t('common:cancel')}
          </Button>
          <Button variant="primary" type="submit" form="edit-transfer" isBusy={update.isPending} isDisabled={!isReady(values)}>
            {t('common:save')}
          </Button>
        </>
      }
    >
      <form
        id="edit-transfer"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack>
          {errors.rest !== null && <ErrorPanel error={errors.rest} />}
          <TransferFields values={values} onChange={(part) => setValues((before) => ({ ...before, ...part }))} current={transfer.from} errorOf={errors.of} />
        </Stack>
      </form>
    </Dialog>
  );
}
