import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../Button.tsx';
import { TextArea } from '../fields/TextArea.tsx';
import { Dialog } from './Dialog.tsx';
import css from './overlay.module.css';

interface ConfirmDialogProps {
  title: string;
  /** What will happen. */
  children: ReactNode;
  /** The button that does it, named for what it does. */
  confirmLabel: string;
  cancelLabel?: string;
  isOpen: boolean;
  isBusy?: boolean;
  isDanger?: boolean;
  /** Whether the person is asked why. */
  reason?: 'none' | 'optional' | 'required';
  onConfirm: (reason: string) => void;
  onCancel: () => void;
}

export function ConfirmDialog({ isOpen, ...rest }: ConfirmDialogProps) {
  // The reason of one question must not be found in the next: the content lives only while it is open.
  return isOpen ? <OpenConfirmDialog {...rest} /> : null;
}

function OpenConfirmDialog({ title, children, confirmLabel, cancelLabel, isBusy = false, isDanger = false, reason = 'none', onConfirm, onCancel }: Omit<ConfirmDialogProps, 'isOpen'>) {
  const { t } = useTranslation('ui');
  const [text, setText] = useState('');
  const isReady = reason !== 'required' || text.trim() !== '';
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onCancel}
      size="narrow"
      isDismissable={!isBusy}
      actions={
        <>
          <Button onPress={onCancel} isDisabled={isBusy}>
            {cancelLabel ?? t('cancel')}
          </Button>
          <Button variant={isDanger ? 'danger' : 'primary'} isBusy={isBusy} isDisabled={!isReady} onPress={() => onConfirm(text.trim())}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <div className={css.reason}>
        <div>{children}</div>
        {reason !== 'none' && <TextArea label={t('reason')} value={text} onChange={setText} isRequired={reason === 'required'} maxLength={500} rows={3} autoFocus />}
      </div>
    </Dialog>
  );
}
