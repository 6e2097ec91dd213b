import { TextArea as AriaTextArea, TextField as AriaTextField } from 'react-aria-components';
import { joinClasses } from '../joinClasses.ts';
import { FieldLabel, FieldNotes, isWrong, type FieldProps } from './Field.tsx';
import css from './fields.module.css';

interface TextAreaProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  rows?: number;
  maxLength?: number;
}

export function TextArea(props: TextAreaProps) {
  const { value, onChange, rows = 3, maxLength, isRequired = false, isDisabled = false, autoFocus = false, error } = props;
  return (
    <AriaTextField className={css.field ?? ''} value={value} onChange={onChange} isRequired={isRequired} isDisabled={isDisabled} autoFocus={autoFocus} isInvalid={isWrong(error)} validationBehavior="aria">
      <FieldLabel {...props} />
      <div className={joinClasses(css.box, isWrong(error) && css.invalid, isDisabled && css.disabled)}>
        <AriaTextArea className={joinClasses(css.input, css.area)} {...(value === '' ? {} : { dir: 'auto' as const })} rows={rows} {...(maxLength === undefined ? {} : { maxLength })} />
      </div>
      <FieldNotes {...props} />
    </AriaTextField>
  );
}
