import { ChevronDown } from 'lucide-react';
import { Button as AriaButton, ListBox, Popover as AriaPopover, Select as AriaSelect, SelectValue } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { joinClasses } from '../joinClasses.ts';
import overlay from '../overlay/overlay.module.css';
import { FieldLabel, FieldNotes, isWrong, type FieldProps } from './Field.tsx';
import css from './fields.module.css';
import { OptionItem, type Option } from './options.tsx';

interface SelectProps<V extends string> extends FieldProps {
  value: V | '';
  onChange: (value: V) => void;
  options: readonly (Option & { value: V })[];
  placeholder?: string;
}

/** One of a few. For many, ComboBox. */
export function Select<V extends string>(props: SelectProps<V>) {
  const { value, onChange, options, placeholder, isRequired = false, isDisabled = false, autoFocus = false, error } = props;
  const { t } = useTranslation('ui');
  return (
    <AriaSelect
      className={css.field ?? ''}
      value={value === '' ? null : value}
      onChange={(key) => {
        const option = options.find((candidate) => candidate.value === key);
        if (option !== undefined) onChange(option.value);
      }}
      isRequired={isRequired}
      isDisabled={isDisabled}
      autoFocus={autoFocus}
      isInvalid={isWrong(error)}
      validationBehavior="aria"
      placeholder={placeholder ?? t('choose')}
    >
      <FieldLabel {...props} />
      <AriaButton className={joinClasses(css.select, isWrong(error) && css.invalid)}>
        <SelectValue className={css.selectValue ?? ''} />
        <ChevronDown size={15} aria-hidden />
      </AriaButton>
      <FieldNotes {...props} />
      <AriaPopover className={joinClasses(overlay.popover, css.listPopover)} offset={4}>
        <ListBox className={overlay.list ?? ''}>
          {options.map((option) => (
            <OptionItem key={option.value} option={option} />
          ))}
        </ListBox>
      </AriaPopover>
    </AriaSelect>
  );
}
