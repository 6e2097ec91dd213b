import { ChevronDown } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button as AriaButton, ComboBox as AriaComboBox, Input, ListBox, Popover as AriaPopover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { matches } from '#shared/values/fold.ts';
import { joinClasses } from '../joinClasses.ts';
import overlay from '../overlay/overlay.module.css';
import { FieldLabel, FieldNotes, isWrong, type FieldProps } from './Field.tsx';
import css from './fields.module.css';
import { OptionItem, type Option } from './options.tsx';

interface ComboBoxProps extends FieldProps {
  /** The chosen option's value; '' for none. */
  value: string;
  onChange: (value: string) => void;
  options: readonly Option[];
  /** For options that come from the book: called as the person types; whoever owns the field gives new options. Without it, the options given are searched. */
  onSearch?: (text: string) => void;
  /** What to show for a chosen value that is not among the options at hand. */
  selectedLabel?: string;
  placeholder?: string;
}

/** One of many, found by typing a part of its name or code, in either language. */
export function ComboBox(props: ComboBoxProps) {
  const { value, onChange, options, onSearch, selectedLabel, placeholder, isRequired = false, isDisabled = false, autoFocus = false, error } = props;
  const { t } = useTranslation('ui');
  const [typed, setTyped] = useState<string | null>(null);
  const chosen = options.find((option) => option.value === value);
  const label = value === '' ? '' : (chosen?.label ?? selectedLabel ?? value);
  // The list tells its items apart by `id`.
  const shown = useMemo(
    () => (onSearch !== undefined || typed === null ? options : options.filter((option) => matches(typed, option.label, option.more ?? null))).map((option) => ({ ...option, id: option.value })),
    [onSearch, typed, options],
  );
  return (
    <AriaComboBox
      className={css.field ?? ''}
      items={shown}
      inputValue={typed ?? label}
      onInputChange={(text) => {
        setTyped(text === label ? null : text);
        onSearch?.(text === label ? '' : text);
        if (text === '' && value !== '') onChange('');
      }}
      selectedKey={value === '' ? null : value}
      onSelectionChange={(key) => {
        if (key === null) return;
        setTyped(null);
        onChange(String(key));
      }}
      onOpenChange={(isOpen) => !isOpen && setTyped(null)}
      defaultFilter={() => true}
      allowsEmptyCollection
      menuTrigger="focus"
      isRequired={isRequired}
      isDisabled={isDisabled}
      autoFocus={autoFocus}
      isInvalid={isWrong(error)}
      validationBehavior="aria"
    >
      <FieldLabel {...props} />
      <div className={joinClasses(css.box, isWrong(error) && css.invalid, isDisabled && css.disabled)}>
        <Input className={css.input ?? ''} {...((typed ?? label) === '' ? {} : { dir: 'auto' as const })} placeholder={placeholder ?? t('typeToSearch')} />
        <AriaButton className={css.inner ?? ''}>
          <ChevronDown size={15} aria-hidden />
        </AriaButton>
      </div>
      <FieldNotes {...props} />
      <AriaPopover className={joinClasses(overlay.popover, css.listPopover)} offset={4}>
        <ListBox className={overlay.list ?? ''} renderEmptyState={() => <div className={overlay.empty}>{t('nothingFound')}</div>}>
          {(option: Option) => <OptionItem option={option} />}
        </ListBox>
      </AriaPopover>
    </AriaComboBox>
  );
}
