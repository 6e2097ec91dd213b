import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components';
import css from './fields.module.css';

interface CheckboxProps {
  children?: ReactNode;
  /** The name where no text stands beside it. */
  label?: string;
  isSelected: boolean;
  isIndeterminate?: boolean;
  isDisabled?: boolean;
  onChange: (isSelected: boolean) => void;
}

export function Checkbox({ children, label, isSelected, isIndeterminate = false, isDisabled = false, onChange }: CheckboxProps) {
  return (
    <AriaCheckbox className={css.check ?? ''} isSelected={isSelected} isIndeterminate={isIndeterminate} isDisabled={isDisabled} onChange={onChange} {...(label === undefined ? {} : { 'aria-label': label })}>
      <span className={css.mark}>{isIndeterminate ? <Minus size={12} aria-hidden /> : isSelected ? <Check size={12} aria-hidden /> : null}</span>
      {children}
    </AriaCheckbox>
  );
}
