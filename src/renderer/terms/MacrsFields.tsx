import { useTranslation } from 'react-i18next';
import { macrsConventions, RECOVERY_YEARS, type RecoveryYears } from '#shared/macrs.ts';
import { Select } from '../ui/index.ts';
import type { Convention } from './rates.ts';

export interface MacrsValues {
  recoveryYears: RecoveryYears | '';
  convention: Convention | '';
}

interface FieldsProps {
  values: MacrsValues;
  change: (part: Partial<MacrsValues>) => void;
  errorOf: (field: keyof MacrsValues) => string | null;
}

/** The class of the property, and the conventions that the class knows. For a FormGrid. */
export function MacrsFields({ values, change, errorOf }: FieldsProps) {
  const { t } = useTranslation(['terms', 'enums']);
  const { recoveryYears, convention } = values;
  const conventions = macrsConventions(recoveryYears);
  const known = conventions.find((one) => one === convention) ?? '';
  const choose = (years: RecoveryYears): void => {
    const allowed = macrsConventions(years);
    change({ recoveryYears: years, convention: allowed.find((one) => one === convention) ?? allowed[0] });
  };
  return (
    <>
      <Select label={t('enums:field.recoveryYears')} value={recoveryYears} onChange={choose} options={RECOVERY_YEARS.map((value) => ({ value, label: t(`recovery.${value.replace('.', '_')}`), more: t(`recoveryMore.${value.replace('.', '_')}`) }))} isRequired error={errorOf('recoveryYears')} />
      <Select label={t('enums:field.convention')} value={known} onChange={(next) => change({ convention: next })} options={conventions.map((value) => ({ value, label: t(`enums:convention.${value}`), more: t(`macrsConvention.${value}`) }))} {...(known === '' ? {} : { description: t(`macrsConvention.${known}`) })} error={errorOf('convention')} />
    </>
  );
}
