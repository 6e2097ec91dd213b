import { useTranslation } from 'react-i18next';
import { useOperation } from '../../api/queries.ts';
import { useNameOf } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { ComboBox, FormGrid, FormWide, MoneyField, NumberField, Stack, Switch, TextField, type Option } from '../../ui/index.ts';
import css from './categories.module.css';
import { ConventionFields, MethodFields } from '../../terms/MethodFields.tsx';
import { hasConvention, hasLife, isDepreciated } from '../../terms/rates.ts';
import { CategoryPreview } from './CategoryPreview.tsx';
import { needsLife, type CategoryForm } from './form.ts';

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
      {/* Last: it comes and grows as terms are entered, and fields below it would move under the person's hand. */}
      <CategoryPreview form={props.form} />
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
  const { t } = useTranslation('enums');
  const method = form.depreciationMethod;
  return (
    <FormGrid>
      <MethodFields values={form} change={(part) => change(part as Partial<CategoryForm>)} errorOf={errorOf} />
      {hasLife(method) && <NumberField label={t('field.usefulLifeMonths')} value={form.usefulLifeMonths} onChange={(usefulLifeMonths) => change({ usefulLifeMonths })} minimum={1} maximum={1200} isRequired={needsLife(form)} error={errorOf('usefulLifeMonths')} />}
      {isDepreciated(method) && <NumberField label={t('field.residualPercent')} value={form.residualPercent} onChange={(residualPercent) => change({ residualPercent })} decimals={4} maximum={100} beside="%" error={errorOf('residualPercent')} />}
      {hasConvention(method) && <ConventionFields values={form} change={(part) => change(part as Partial<CategoryForm>)} errorOf={errorOf} />}
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
          {form.revaluationAllowed && <p className={css.quiet}>{t('revaluationHint')}</p>}
          {form.revaluationAllowed && (
            <Switch isSelected={form.surplusInUse} onChange={(surplusInUse) => change({ surplusInUse })}>
              {t('surplusInUse')}
            </Switch>
          )}
          <Switch isSelected={form.isActive} onChange={(isActive) => change({ isActive })}>
            {t('activeHint')}
          </Switch>
        </Stack>
      </FormWide>
    </FormGrid>
  );
}
