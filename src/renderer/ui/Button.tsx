import { LoaderCircle } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type PressEvent } from 'react-aria-components';
import { joinClasses } from './joinClasses.ts';
import css from './Button.module.css';
import motion from './motion.module.css';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger' | 'link';

export interface ButtonProps {
  children: ReactNode;
  variant?: ButtonVariant;
  size?: 'medium' | 'small';
  icon?: ReactNode;
  type?: 'button' | 'submit';
  isDisabled?: boolean;
  /** Its work is under way: shown, and not to be pressed again. It keeps the focus, so that the keyboard is not left nowhere. */
  isBusy?: boolean;
  autoFocus?: boolean;
  label?: string;
  form?: string;
  onPress?: (event: PressEvent) => void;
  ref?: Ref<HTMLButtonElement>;
}

export function Button({ children, variant = 'secondary', size = 'medium', icon, type = 'button', isDisabled = false, isBusy = false, autoFocus = false, label, form, onPress, ref }: ButtonProps) {
  return (
    <AriaButton
      {...(ref === undefined ? {} : { ref })}
      type={isBusy ? 'button' : type}
      className={joinClasses(css.button, variant === 'secondary' ? undefined : css[variant], size === 'small' ? css.small : undefined)}
      isDisabled={isDisabled}
      {...(isBusy ? { 'aria-disabled': true, 'data-busy': true } : {})}
      autoFocus={autoFocus}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(form === undefined ? {} : { form })}
      {...(onPress === undefined || isBusy ? {} : { onPress })}
    >
      {isBusy ? <LoaderCircle className={motion.spin} size={15} aria-hidden /> : icon}
      {children}
    </AriaButton>
  );
}
