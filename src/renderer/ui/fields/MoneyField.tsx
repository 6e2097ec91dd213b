import { useTranslation } from 'react-i18next';
import { parseDecimal } from '../../i18n/digits.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { isWrong, type FieldProps } from './Field.tsx';
import { TextField, type TextFieldProps } from './TextField.tsx';
import { useTypedValue } from './useTypedValue.ts';

export interface MoneyFieldProps extends FieldProps {
  /** A decimal string, '' when empty, null when what was typed is not an amount. */
  value: string | null;
  onChange: (value: string | null) => void;
  currency?: string;
  /** Decimals of the currency. More are refused, never rounded. */
  decimals: number;
  allowNegative?: boolean;
  placeholder?: string;
  onKeyDown?: NonNullable<TextFieldProps['onKeyDown']>;
}

/** An amount: 1,234.5 and ١٬٢٣٤٫٥ and (500) are all understood. */
export function MoneyField({ value, onChange, currency, decimals, allowNegative = false, error, ...rest }: MoneyFieldProps) {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const parse = (text: string): string | null => {
    const amount = parseDecimal(text);
    if (amount === null || (!allowNegative && amount.startsWith('-'))) return null;
    const fraction = (amount.split('.')[1] ?? '').replace(/0+$/, '');
    return fraction.length > decimals ? null : amount;
  };
  const show = (amount: string): string => {
    const [whole = '', fraction = ''] = amount.split('.');
    return format.decimal(decimals === 0 ? whole : `${whole}.${fraction.padEnd(decimals, '0')}`);
  };
  const typed = useTypedValue(value, onChange, parse, show);
  const own = typed.isWrong ? t('notAnAmount', { count: decimals }) : null;
  return <TextField {...rest} value={typed.text} onChange={typed.type} onBlur={typed.leave} dir="ltr" inputMode="decimal" isFigure beside={currency} error={isWrong(error) ? error : own} />;
}
