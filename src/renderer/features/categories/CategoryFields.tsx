import { useTranslation } from 'react-i18next';
import { BASES, CONVENTIONS, DAY_COUNTS, METHODS } from '#shared/contract/shapes.ts';
import { useOperation } from '../../api/queries.ts';
import { useNameOf } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { ComboBox, FormGrid, FormWide, MoneyField, NumberField, Select, Stack, Switch, TextField, type Option } from '../../ui/index.ts';
import css from './categories.module.css';
import { hasLife, isDeclining, isDepreciated, needsLife, type CategoryForm } from './form.ts';

interface FieldsProps {
  form: CategoryForm;
  change: (part: Partial<CategoryForm>) => void;
  errorOf: (field: keyof CategoryForm) => string | null;
}

export function CategoryFields(props: FieldsProps) {
  const { t } = useTranslation('categories');
  return (
    <Stack>
      <Identity {...props} />
      <h3 className={css.part}>{t('parts.depreciation')}</h3>
      <Depreciation {...props} />
      <h3 className={css.part}>{t('parts.accounts')}</h3>
      <AccountFields {...props} />
      <h3 className={css.part}>{t('parts.policy')}</h3>
      <Policy {...props} />
    </Stack>
  );
}

function Identity({ form, change, errorOf }: FieldsProps) {
  const { t } = useTranslation('enums');
  return (
    <FormGrid>
      <TextField label={t('field.name')} value={form.name} onChange={(name) => change({ name })} maxLength={200} isRequired autoFocus error={errorOf('name')} />
      <TextField label={t('field.nameAr')} value={form.nameAr} onChange={(nameAr) => change({ nameAr })} lang="ar" dir="rtl" maxLength={200} error={errorOf('nameAr')} />
      <TextField label={t('field.code')} value={form.code} onChange={(code) => change({ code })} dir="ltr" maxLength={40} error={errorOf('code')} />
    </FormGrid>
  );
}

function Depreciation({ form, change, errorOf }: FieldsProps) {
  const { t } = useTranslation(['categories', 'enums']);
  const method = form.depreciationMethod;
  return (
    <FormGrid>
      <Select label={t('enums:field.depreciationMethod')} value={method} onChange={(depreciationMethod) => change({ depreciationMethod })} options={METHODS.map((value) => ({ value, label: t(`enums:method.${value}`) }))} isRequired error={errorOf('depreciationMethod')} />
      {hasLife(method) && <NumberField label={t('enums:field.usefulLifeMonths')} value={form.usefulLifeMonths} onChange={(usefulLifeMonths) => change({ usefulLifeMonths })} minimum={1} maximum={1200} isRequired={needsLife(form)} error={errorOf('usefulLifeMonths')} />}
      {isDepreciated(method) && <NumberField label={t('enums:field.residualPercent')} value={form.residualPercent} onChange={(residualPercent) => change({ residualPercent })} decimals={4} maximum={100} beside="%" error={errorOf('residualPercent')} />}
      {isDeclining(method) && (
        <>
          <Select label={t('enums:field.basis')} value={form.basis} onChange={(basis) => change({ basis })} options={BASES.map((value) => ({ value, label: t(`enums:basis.${value}`), more: t(`basisHint.${value}`) }))} error={errorOf('basis')} />
          <NumberField label={t('enums:field.factor')} value={form.factor} onChange={(factor) => change({ factor })} decimals={4} minimum={0} maximum={100} description={t('factorHint')} error={errorOf('factor')} />
          <NumberField label={t('enums:field.annualRate')} value={form.annualRate} onChange={(annualRate) => change({ annualRate })} decimals={6} minimum={0} maximum={100} beside="%" description={t('rateHint')} error={errorOf('annualRate')} />
        </>
      )}
      {isDepreciated(method) && <Select label={t('enums:field.convention')} value={form.convention} onChange={(convention) => change({ convention })} options={CONVENTIONS.map((value) => ({ value, label: t(`enums:convention.${value}`) }))} error={errorOf('convention')} />}
      {isDepreciated(method) && form.convention === 'actual_days' && (
        <Select label={t('enums:field.dayCount')} value={form.dayCount} onChange={(dayCount) => change({ dayCount })} options={DAY_COUNTS.map((value) => ({ value, label: t(`enums:dayCount.${value}`) }))} error={errorOf('dayCount')} />
      )}
    </FormGrid>
  );
}

/** Three accounts, each offered from the types it may be of, the usual one first. */
function AccountFields({ form, change, errorOf }: FieldsProps) {
  const { t } = useTranslation('enums');
  const nameOf = useNameOf();
  const accounts = useOperation('accounts.list', { activeOnly: true });
  const optionsOf = (types: readonly string[]): Option[] =>
    types.flatMap((type) => (accounts.data?.items ?? []).filter((account) => account.type === type).map((account) => ({ value: String(account.id), label: `${account.code} · ${nameOf(account)}` })));
  return (
    <FormGrid>
      <ComboBox label={t('field.assetAccount')} value={form.assetAccount} onChange={(assetAccount) => change({ assetAccount })} options={optionsOf(['asset'])} isRequired error={errorOf('assetAccount')} />
      <ComboBox label={t('field.depreciationAccount')} value={form.depreciationAccount} onChange={(depreciationAccount) => change({ depreciationAccount })} options={optionsOf(['expense', 'asset'])} isRequired error={errorOf('depreciationAccount')} />
      <ComboBox label={t('field.accumulatedDepreciationAccount')} value={form.accumulatedDepreciationAccount} onChange={(accumulatedDepreciationAccount) => change({ accumulatedDepreciationAccount })} options={optionsOf(['contra_asset', 'asset', 'liability'])} isRequired error={errorOf('accumulatedDepreciationAccount')} />
    </FormGrid>
  );
}

function Policy({ form, change, errorOf }: FieldsProps) {
  const { t } = useTranslation(['categories', 'enums']);
  const { currency, exponent } = useBook();
  return (
    <FormGrid>
      <MoneyField label={t('enums:field.capitalizationThreshold')} value={form.capitalizationThreshold} onChange={(capitalizationThreshold) => change({ capitalizationThreshold })} currency={currency} decimals={exponent} description={t('thresholdHint')} error={errorOf('capitalizationThreshold')} />
      <FormWide>
        <Stack>
          <Switch isSelected={form.revaluationAllowed} onChange={(revaluationAllowed) => change({ revaluationAllowed })}>
            {t('revaluation')}
          </Switch>
          <Switch isSelected={form.isActive} onChange={(isActive) => change({ isActive })}>
            {t('activeHint')}
          </Switch>
        </Stack>
      </FormWide>
    </FormGrid>
  );
}
