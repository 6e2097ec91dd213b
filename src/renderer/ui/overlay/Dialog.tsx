import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../IconButton.tsx';
import { joinClasses } from '../joinClasses.ts';
import css from './overlay.module.css';

interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  /** The buttons, the one that acts last. */
  actions?: ReactNode;
  size?: 'narrow' | 'medium' | 'wide' | 'widest';
  /** False while work is under way that must not be walked away from. */
  isDismissable?: boolean;
}

/** A question in front of everything else: focus stays in it, Escape closes it, focus returns to where it was. */
export function Dialog({ title, isOpen, onClose, children, actions, size = 'medium', isDismissable = true }: DialogProps) {
  const { t } = useTranslation('ui');
  return (
    <ModalOverlay className={css.scrim} isOpen={isOpen} isDismissable={false} isKeyboardDismissDisabled={!isDismissable} onOpenChange={(open) => !open && onClose()}>
      <Modal className={joinClasses(css.modal, size === 'medium' ? undefined : css[size])}>
        <AriaDialog className={css.dialog}>
          <div className={css.head}>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {isDismissable && <IconButton label={t('close')} icon={<X size={16} aria-hidden />} size="small" onPress={onClose} />}
          </div>
          <div className={css.body}>{children}</div>
          {actions !== undefined && <div className={css.foot}>{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
