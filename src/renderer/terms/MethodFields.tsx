import { useTranslation } from 'react-i18next';
import { BASES, CONVENTIONS, DAY_COUNTS, METHODS } from '#shared/contract/shapes.ts';
import { NumberField, Select } from '../ui/index.ts';
import { isDeclining, RATES_BY, type ConventionValues, type MethodValues } from './rates.ts';

/** Conventions of fiscal years: they settle the year in which an asset leaves. */
const BY_YEAR: ReadonlySet<string> = new Set(['mid_quarter', 'half_year', 'full_year']);

interface FieldsProps<V> {
  values: V;
  change: (part: Partial<V>) => void;
  errorOf: (field: keyof V) => string | null;
  isDisabled?: boolean;
}

/** The method, and what it asks for: each with a line that says what it does. For a FormGrid. */
export function MethodFields({ values, change, errorOf, isDisabled = false }: FieldsProps<MethodValues>) {
  const { t } = useTranslation(['terms', 'enums']);
  const method = values.depreciationMethod;
  const shared = (field: keyof MethodValues) => ({ isDisabled, error: errorOf(field) });
  return (
    <>
      <Select
        label={t('enums:field.depreciationMethod')}
        value={method}
        onChange={(depreciationMethod) => change({ depreciationMethod, ...(isDeclining(depreciationMethod) && values.basis === '' ? { basis: 'monthly' } : {}) })}
        options={METHODS.map((value) => ({ value, label: t(`enums:method.${value}`), more: t(`method.${value}`) }))}
        {...(method === '' ? {} : { description: t(`method.${method}`) })}
        isRequired
        {...shared('depreciationMethod')}
      />
      {isDeclining(method) && (
        <>
          <Select label={t('rateBy.label')} value={values.rateBy} onChange={(rateBy) => change({ rateBy })} options={RATES_BY.map((value) => ({ value, label: t(`rateBy.${value}`), more: t(`rateByHint.${value}`) }))} description={t(`rateByHint.${values.rateBy}`)} {...shared('rateBy')} />
          {values.rateBy === 'factor' && <NumberField label={t('enums:field.factor')} value={values.factor} onChange={(factor) => change({ factor })} decimals={4} maximum={100} description={t('factorHint')} {...shared('factor')} />}
          {values.rateBy === 'rate' && <NumberField label={t('enums:field.annualRate')} value={values.annualRate} onChange={(annualRate) => change({ annualRate })} decimals={6} maximum={100} beside="%" description={t('rateHint')} isRequired {...shared('annualRate')} />}
          <Select label={t('enums:field.basis')} value={values.basis} onChange={(basis) => change({ basis })} options={BASES.map((value) => ({ value, label: t(`enums:basis.${value}`), more: t(`basis.${value}`) }))} {...(values.basis === '' ? {} : { description: t(`basis.${values.basis}`) })} {...shared('basis')} />
        </>
      )}
    </>
  );
}

/** Which part of the first and the last month counts; under actual days, how days become a share of the life. */
export function ConventionFields({ values, change, errorOf, isDisabled = false }: FieldsProps<ConventionValues>) {
  const { t } = useTranslation(['terms', 'enums']);
  const { convention, dayCount } = values;
  return (
    <>
      <Select
        label={t('enums:field.convention')}
        value={convention}
        onChange={(next) => change({ convention: next, ...(next === 'actual_days' && dayCount === '' ? { dayCount: 'life_days' } : {}) })}
        options={CONVENTIONS.map((value) => ({ value, label: t(`enums:convention.${value}`), more: t(`convention.${value}`) }))}
        {...(convention === '' ? {} : { description: BY_YEAR.has(convention) ? `${t(`convention.${convention}`)} ${t(`yearDisposal.${convention}`)}` : t(`convention.${convention}`) })}
        isDisabled={isDisabled}
        error={errorOf('convention')}
      />
      {convention === 'actual_days' && (
        <Select
          label={t('enums:field.dayCount')}
          value={dayCount}
          onChange={(next) => change({ dayCount: next })}
          options={DAY_COUNTS.map((value) => ({ value, label: t(`enums:dayCount.${value}`), more: t(`dayCount.${value}`) }))}
          {...(dayCount === '' ? {} : { description: t(`dayCount.${dayCount}`) })}
          isDisabled={isDisabled}
          error={errorOf('dayCount')}
        />
      )}
    </>
  );
}
