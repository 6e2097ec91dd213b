import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton, Input, TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { joinClasses } from '../joinClasses.ts';
import { FieldLabel, FieldNotes, isWrong, type FieldProps } from './Field.tsx';
import css from './fields.module.css';

interface PasswordFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  /** Whether one is chosen here or given. */
  purpose: 'current' | 'new';
  inputRef?: React.Ref<HTMLInputElement>;
}

type KeyEvent = Parameters<NonNullable<AriaTextFieldProps['onKeyDown']>>[0];

/** What is typed is hidden until it is asked for; a key that makes everything capital is pointed out. */
export function PasswordField(props: PasswordFieldProps) {
  const { value, onChange, purpose, inputRef, isRequired = false, isDisabled = false, autoFocus = false, error, description } = props;
  const { t } = useTranslation('ui');
  const [isShown, setShown] = useState(false);
  const [isCapital, setCapital] = useState(false);
  const watch = (event: KeyEvent): void => {
    setCapital(event.getModifierState('CapsLock'));
    // Only looked at: Escape still closes the dialog around it.
    event.continuePropagation();
  };
  return (
    <AriaTextField className={css.field ?? ''} value={value} onChange={onChange} onKeyDown={watch} onKeyUp={watch} onBlur={() => setCapital(false)} type={isShown ? 'text' : 'password'} isRequired={isRequired} isDisabled={isDisabled} autoFocus={autoFocus} isInvalid={isWrong(error)} validationBehavior="aria">
      <FieldLabel {...props} />
      <div className={joinClasses(css.box, isWrong(error) && css.invalid, isDisabled && css.disabled)}>
        <Input className={css.input ?? ''} {...(inputRef === undefined ? {} : { ref: inputRef })} autoComplete={`${purpose}-password`} spellCheck={false} maxLength={200} />
        <AriaButton className={css.inner ?? ''} slot={null} isDisabled={isDisabled} aria-label={t(isShown ? 'hidePassword' : 'showPassword', { field: props.label })} onPress={() => setShown(!isShown)}>
          {isShown ? <EyeOff size={15} aria-hidden /> : <Eye size={15} aria-hidden />}
        </AriaButton>
      </div>
      <FieldNotes description={isCapital ? <span role="status">{t('capsLock')}</span> : description} error={error} />
    </AriaTextField>
  );
}
