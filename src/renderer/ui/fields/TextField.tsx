import type { ReactNode } from 'react';
import { Input, TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components';
import { joinClasses } from '../joinClasses.ts';
import { FieldLabel, FieldNotes, isWrong, type FieldProps } from './Field.tsx';
import css from './fields.module.css';

export interface TextFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  /** For a field of a sheet, whose keys lead to the next. */
  onKeyDown?: NonNullable<AriaTextFieldProps['onKeyDown']>;
  /** Codes and figures are written from left to right in both languages; names find their own direction. */
  dir?: 'auto' | 'ltr' | 'rtl';
  lang?: 'en' | 'ar';
  placeholder?: string;
  maxLength?: number;
  type?: 'text' | 'search';
  inputMode?: 'text' | 'decimal' | 'numeric';
  isFigure?: boolean;
  beside?: ReactNode;
  before?: ReactNode;
}

export function TextField(props: TextFieldProps) {
  const { value, onChange, onBlur, onKeyDown, dir = 'auto', lang, placeholder, maxLength, type = 'text', inputMode, isFigure = false, beside, before, isRequired = false, isDisabled = false, autoFocus = false, error } = props;
  return (
    <AriaTextField className={css.field ?? ''} value={value} onChange={onChange} {...(onBlur === undefined ? {} : { onBlur })} {...(onKeyDown === undefined ? {} : { onKeyDown })} isRequired={isRequired} isDisabled={isDisabled} autoFocus={autoFocus} isInvalid={isWrong(error)} validationBehavior="aria" type={type}>
      <FieldLabel {...props} />
      <div className={joinClasses(css.box, isWrong(error) && css.invalid, isDisabled && css.disabled)}>
        {before}
        <Input
          className={joinClasses(css.input, isFigure && css.figure)}
          {...(dir === 'auto' && value === '' ? {} : { dir })}
          {...(lang === undefined ? {} : { lang })}
          {...(placeholder === undefined ? {} : { placeholder })}
          {...(maxLength === undefined ? {} : { maxLength })}
          {...(inputMode === undefined ? {} : { inputMode })}
          autoComplete="off"
          spellCheck={false}
        />
        {beside !== undefined && beside !== null && <span className={css.beside}>{beside}</span>}
      </div>
      <FieldNotes {...props} />
    </AriaTextField>
  );
}
