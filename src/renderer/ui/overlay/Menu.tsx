import type { ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover as AriaPopover } from 'react-aria-components';
import { joinClasses } from '../joinClasses.ts';
import css from './overlay.module.css';

export interface MenuAction {
  id: string;
  label: string;
  /** A second, quieter line: why it cannot be done. */
  more?: string;
  icon?: ReactNode;
  isDisabled?: boolean;
  isDanger?: boolean;
  perform: () => void;
}

interface MenuProps {
  trigger: ReactNode;
  label: string;
  actions: readonly MenuAction[];
}

export function Menu({ trigger, label, actions }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <AriaPopover className={css.popover} placement="bottom end" offset={4}>
        <AriaMenu className={css.list} aria-label={label} disabledKeys={actions.filter((action) => action.isDisabled).map((action) => action.id)} onAction={(key) => actions.find((action) => action.id === key)?.perform()}>
          {actions.map((action) => (
            <MenuItem key={action.id} id={action.id} textValue={action.more === undefined ? action.label : `${action.label} ${action.more}`} className={joinClasses(css.option, action.isDanger === true && css.bad)}>
              {action.icon}
              {action.more === undefined ? (
                action.label
              ) : (
                <span className={css.optionText}>
                  <span>{action.label}</span>
                  <span className={joinClasses(css.optionMore, css.menuMore)}>{action.more}</span>
                </span>
              )}
            </MenuItem>
          ))}
        </AriaMenu>
      </AriaPopover>
    </MenuTrigger>
  );
}
