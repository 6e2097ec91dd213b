import { Check } from 'lucide-react';
import { ListBoxItem } from 'react-aria-components';
import overlay from '../overlay/overlay.module.css';

/** One of the things to choose from. */
export interface Option {
  value: string;
  label: string;
  /** A second, quieter line: a code, the other name. */
  more?: string;
  isDisabled?: boolean;
}

export function OptionItem({ option }: { option: Option }) {
  return (
    <ListBoxItem id={option.value} textValue={option.more === undefined ? option.label : `${option.label} ${option.more}`} className={overlay.option ?? ''} isDisabled={option.isDisabled ?? false}>
      {({ isSelected }) => (
        <>
          <span className={overlay.optionText}>
            <span>{option.label}</span>
            {option.more !== undefined && (
              <span className={`${overlay.optionMore ?? ''} optionMore`}>
                <bdi>{option.more}</bdi>
              </span>
            )}
          </span>
          {isSelected && <Check size={14} aria-hidden />}
        </>
      )}
    </ListBoxItem>
  );
}
