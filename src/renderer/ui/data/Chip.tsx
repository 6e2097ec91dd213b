import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components';
import { joinClasses } from '../joinClasses.ts';
import css from './data.module.css';

export type Tone = 'plain' | 'ok' | 'warn' | 'bad' | 'info';

/** A quiet word about a state. */
export function Chip({ children, tone = 'plain' }: { children: ReactNode; tone?: Tone }) {
  return <span className={joinClasses(css.chip, tone === 'plain' ? undefined : css[tone])}>{children}</span>;
}

/** A chip that filters: pressed or not. */
export function FilterChip({ children, isSelected, onChange }: { children: ReactNode; isSelected: boolean; onChange: (isSelected: boolean) => void }) {
  return (
    <ToggleButton className={joinClasses(css.chip, css.chipButton)} isSelected={isSelected} onChange={onChange}>
      {children}
    </ToggleButton>
  );
}
