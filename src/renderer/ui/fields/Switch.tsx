import type { ReactNode } from 'react';
import { Switch as AriaSwitch } from 'react-aria-components';
import css from './fields.module.css';

/** On or off, at once. */
export function Switch({ children, isSelected, isDisabled = false, onChange }: { children: ReactNode; isSelected: boolean; isDisabled?: boolean; onChange: (isSelected: boolean) => void }) {
  return (
    <AriaSwitch className={css.switch ?? ''} isSelected={isSelected} isDisabled={isDisabled} onChange={onChange}>
      <span className={css.track}>
        <span className={css.thumb} style={{ display: 'block' }} />
      </span>
      {children}
    </AriaSwitch>
  );
}
