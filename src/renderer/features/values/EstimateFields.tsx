import { useTranslation } from 'react-i18next';
import { CONVENTIONS } from '#shared/contract/shapes.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { hasConvention, hasLife, isDeclining, type Convention, type Method } from '../../terms/rates.ts';
import { FormWide, MoneyField, NumberField, Select } from '../../ui/index.ts';
import { bookOf } from './form.ts';
import type { Asset } from './kinds.ts';
import type { ChangeState } from './useChange.ts';
import css from './values.module.css';

/** Methods that follow from terms alone: these are exchanged for one another within a life. */
const EXCHANGED: readonly Method[] = ['straight_line', 'declining_balance', 'accelerated', 'sum_of_years_digits', 'none'];
const SAME = 'same';

/** What is estimated anew; each field says what stands now, and is left empty where that stays. */
export function EstimateFields({ asset, state }: { asset: Asset; state: ChangeState }) {
  const { t } = useTranslation('values');
  const format = useFormat();
  const { currency, exponent } = useBook();
  const { values, set, errorOf } = state;
  const book = bookOf(asset.books, values.bookId);
  if (book === undefined) return null;
  const method = values.method || book.method;
  const remaining = book.remainingLifeMonths === null ? t('nowUnknown') : t('nowMonths', { months: t('common:months', { count: book.remainingLifeMonths }) });
  return (
    <>
      {hasLife(method) && <NumberField label={t('remainingLife')} description={remaining} value={values.usefulLifeMonths} onChange={(usefulLifeMonths) => set({ usefulLifeMonths })} minimum={1} maximum={1200} error={errorOf('usefulLifeMonths')} />}
      {method !== 'none' && <MoneyField label={t('enums:field.residualValue')} description={t('now', { value: format.amount(book.residualValue) })} value={values.residualValue} onChange={(residualValue) => set({ residualValue })} currency={currency} decimals={exponent} error={errorOf('residualValue')} />}
      {book.method === 'units_of_production' && <NumberField label={t('enums:field.totalUnits')} description={t('unitsMore', { units: format.rate(book.totalUnits ?? '0') })} value={values.totalUnits} onChange={(totalUnits) => set({ totalUnits })} decimals={6} maximum={999_999_999_999} error={errorOf('totalUnits')} />}
      {EXCHANGED.includes(book.method) && <MethodChoice present={book.method} state={state} />}
      {isDeclining(method) && <Rate state={state} />}
      {hasConvention(method) && <ConventionChoice present={book.convention} state={state} />}
      <FormWide>
        <p className={css.quiet}>{t('estimateMore')}</p>
      </FormWide>
    </>
  );
}

function MethodChoice({ present, state: { values, set, errorOf } }: { present: Method; state: ChangeState }) {
  const { t } = useTranslation('values');
  const others = EXCHANGED.filter((method) => method !== present).map((value) => ({ value, label: t(`enums:method.${value}`), more: t(`terms:method.${value}`) }));
  return (
    <Select<Method | typeof SAME>
      label={t('enums:field.depreciationMethod')}
      value={values.method || SAME}
      onChange={(method) => set({ method: method === SAME ? '' : method })}
      options={[{ value: SAME, label: t('asItIs', { value: t(`enums:method.${present}`) }) }, ...others]}
      error={errorOf('method')}
    />
  );
}

function Rate({ state: { values, set, errorOf } }: { state: ChangeState }) {
  const { t } = useTranslation('values');
  return (
    <>
      <Select label={t('terms:rateBy.label')} value={values.rateBy} onChange={(rateBy) => set({ rateBy })} options={(['factor', 'rate'] as const).map((value) => ({ value, label: t(`terms:rateBy.${value}`), more: t(`terms:rateByHint.${value}`) }))} />
      {values.rateBy === 'factor' ? (
        <NumberField label={t('enums:field.factor')} description={t('terms:factorHint')} value={values.factor} onChange={(factor) => set({ factor })} decimals={4} maximum={100} error={errorOf('factor')} />
      ) : (
        <NumberField label={t('enums:field.annualRate')} description={t('terms:rateHint')} value={values.annualRate} onChange={(annualRate) => set({ annualRate })} decimals={6} maximum={100} beside="%" error={errorOf('annualRate')} />
      )}
    </>
  );
}

function ConventionChoice({ present, state: { values, set, errorOf } }: { present: Convention; state: ChangeState }) {
  const { t } = useTranslation('values');
  const others = CONVENTIONS.filter((convention) => convention !== present).map((value) => ({ value, label: t(`enums:convention.${value}`), more: t(`terms:convention.${value}`) }));
  return (
    <Select<Convention | typeof SAME>
      label={t('enums:field.convention')}
      value={values.convention || SAME}
      onChange={(convention) => set({ convention: convention === SAME ? '' : convention })}
      options={[{ value: SAME, label: t('asItIs', { value: t(`enums:convention.${present}`) }) }, ...others]}
      error={errorOf('convention')}
    />
  );
}
