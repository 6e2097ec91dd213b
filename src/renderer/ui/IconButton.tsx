import type { ReactNode } from 'react';
import { Button as AriaButton, Tooltip, TooltipTrigger } from 'react-aria-components';
import { joinClasses } from './joinClasses.ts';
import css from './Button.module.css';
import overlay from './overlay/overlay.module.css';

interface IconButtonProps {
  /** What it does, in words: its name for a screen reader, and its tooltip. */
  label: string;
  icon: ReactNode;
  variant?: 'secondary' | 'quiet';
  size?: 'medium' | 'small';
  isDisabled?: boolean;
  onPress?: () => void;
}

export function IconButton({ label, icon, variant = 'quiet', size = 'medium', isDisabled = false, onPress }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500}>
      <AriaButton
        className={joinClasses(css.button, css.icon, variant === 'quiet' ? css.quiet : undefined, size === 'small' ? css.small : undefined)}
        aria-label={label}
        isDisabled={isDisabled}
        {...(onPress === undefined ? {} : { onPress })}
      >
        {icon}
      </AriaButton>
      <Tooltip className={overlay.tooltip} offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  );
}
