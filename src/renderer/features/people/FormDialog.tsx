import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { UsoolError } from '#shared/errors.ts';
import { Button, Dialog, ErrorPanel, Stack } from '../../ui/index.ts';

interface FormDialogProps {
  title: string;
  submitLabel: string;
  children: ReactNode;
  error: UsoolError | null;
  isBusy: boolean;
  /** Sends the form; a refusal it throws is shown by `error`. */
  onSubmit: () => Promise<void>;
  onClose: () => void;
}

/** A short form in a dialog: Enter sends it, Escape leaves it. */
export function FormDialog({ title, submitLabel, children, error, isBusy, onSubmit, onClose }: FormDialogProps) {
  const { t } = useTranslation('common');
  const id = useId();
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      size="narrow"
      actions={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button variant="primary" type="submit" form={id} isBusy={isBusy}>
            {submitLabel}
          </Button>
        </>
      }
    >
      <form
        id={id}
        onSubmit={(event) => {
          event.preventDefault();
          // A refusal is shown in the form.
          onSubmit().catch(() => undefined);
        }}
      >
        <Stack>
          {error !== null && <ErrorPanel error={error} />}
          {children}
        </Stack>
      </form>
    </Dialog>
  );
}
