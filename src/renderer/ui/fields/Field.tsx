import type { ReactNode } from 'react';
import { FieldError, Label, Text, VisuallyHidden } from 'react-aria-components';
import css from './fields.module.css';

/** What every field may be given. */
export interface FieldProps {
  label: string;
  /** For a filter whose meaning shows: the label is only read aloud. */
  isLabelHidden?: boolean;
  description?: ReactNode;
  /** What is wrong with the value, beside it; nothing when it is right. */
  error?: string | null | undefined;
  isRequired?: boolean;
  isDisabled?: boolean;
  autoFocus?: boolean;
}

export function FieldLabel({ label, isLabelHidden = false, isRequired = false }: Pick<FieldProps, 'label' | 'isLabelHidden' | 'isRequired'>) {
  if (isLabelHidden) {
    return (
      <VisuallyHidden>
        <Label>{label}</Label>
      </VisuallyHidden>
    );
  }
  return (
    <Label className={css.label}>
      {label}
      {isRequired && (
        <span className={css.required} aria-hidden>
          {'\u00a0*'}
        </span>
      )}
    </Label>
  );
}

export function FieldNotes({ description, error }: Pick<FieldProps, 'description' | 'error'>) {
  return (
    <>
      {description !== undefined && description !== null && (
        <Text slot="description" className={css.description}>
          {description}
        </Text>
      )}
      <FieldError className={css.error}>{error ?? ''}</FieldError>
    </>
  );
}

export const isWrong = (error: FieldProps['error']): boolean => error !== undefined && error !== null && error !== '';
