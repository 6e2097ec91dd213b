import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { parseDecimal } from '../../i18n/digits.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { isWrong, type FieldProps } from './Field.tsx';
import { TextField, type TextFieldProps } from './TextField.tsx';
import { useTypedValue } from './useTypedValue.ts';

export interface NumberFieldProps extends FieldProps {
  /** A decimal string, '' when empty, null when what was typed is no number in the limits. */
  value: string | null;
  onChange: (value: string | null) => void;
  decimals?: number;
  minimum?: number;
  maximum?: number;
  beside?: ReactNode;
  placeholder?: string;
  onKeyDown?: NonNullable<TextFieldProps['onKeyDown']>;
}

/** Months, units, percents, rates: not money. */
export function NumberField({ value, onChange, decimals = 0, minimum = 0, maximum = 999_999_999, error, ...rest }: NumberFieldProps) {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const parse = (text: string): string | null => {
    const number = parseDecimal(text.replace(/[%٪]\s*$/, ''));
    if (number === null || (number.split('.')[1] ?? '').length > decimals) return null;
    return Number(number) < minimum || Number(number) > maximum ? null : number;
  };
  const typed = useTypedValue(value, onChange, parse, format.decimal);
  const own = typed.isWrong ? t('notANumber', { minimum, maximum }) : null;
  return <TextField {...rest} value={typed.text} onChange={typed.type} onBlur={typed.leave} dir="ltr" inputMode={decimals === 0 ? 'numeric' : 'decimal'} isFigure error={isWrong(error) ? error : own} />;
}
