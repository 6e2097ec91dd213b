import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/useFormat.ts';
import { useBook } from '../../../state/book.ts';
import { Card, DateField, FormGrid, MoneyField, NumberField, Stack, Switch } from '../../../ui/index.ts';
import css from '../asset.module.css';
import { useCategory } from './references.tsx';
import { today } from '../../../i18n/format.ts';
import { ConventionFields, MethodFields } from '../../../terms/MethodFields.tsx';
import { hasConvention, hasLife, isDepreciated } from '../../../terms/rates.ts';
import { ManualTable } from './ManualTable.tsx';
import { stateOf, type SectionProps } from './sections.tsx';
import { EMPTY, type AssetValues, type Field } from './values.ts';

type Term = 'method' | 'life' | 'residual' | 'convention';

const FIELDS: Readonly<Record<Term, readonly (keyof AssetValues & Field)[]>> = { method: ['depreciationMethod', 'rateBy', 'factor', 'annualRate', 'basis'], life: ['lifeYears', 'lifeMonths'], residual: ['residualValue'], convention: ['convention', 'dayCount'] };
const TERMS: readonly Term[] = ['method', 'life', 'residual', 'convention'];

/** Terms come from the category until a switch says otherwise. */
export function DepreciationSection({ form }: SectionProps) {
  const { t } = useTranslation('asset');
  const { values, set, locked } = form;
  const [own, setOwn] = useState<ReadonlySet<Term>>(() => new Set(TERMS.filter((term) => FIELDS[term].some((field) => values[field] !== EMPTY[field]))));
  const inherited = useInherited(values.categoryId);
  const category = useCategory(values.categoryId);
  const method = values.depreciationMethod || (category?.depreciationMethod ?? '');
  const asked = TERMS.filter((term) => isAsked(term, method));
  const change = (term: Term, isOwn: boolean): void => {
    setOwn(new Set(TERMS.filter((other) => (other === term ? isOwn : own.has(other)))));
    if (!isOwn) set(Object.fromEntries(FIELDS[term].map((field) => [field, EMPTY[field]])));
  };
  return (
    <Card title={t('sections.depreciation')}>
      <Stack>
        <div className={css.single}>
          <DateField label={t('form.plannedInService')} description={t('form.plannedMore')} value={values.plannedInServiceDate} onChange={(plannedInServiceDate) => set({ plannedInServiceDate })} {...stateOf(form, 'plannedInServiceDate')} />
        </div>
        {asked.map((term) => (
          <div key={term} className={css.term}>
            <Switch isSelected={own.has(term)} isDisabled={FIELDS[term].some((field) => locked.has(field))} onChange={(isOwn) => change(term, isOwn)}>
              {t(`form.own.${term}`)}
            </Switch>
            {own.has(term) ? <div className={css.short}><OwnTerm term={term} form={form} /></div> : <span className={css.inherited}>{inherited === null ? t('form.fromCategoryLater') : t('form.fromCategory', { value: inherited[term] })}</span>}
          </div>
        ))}
        {method === 'units_of_production' && <TotalUnits form={form} />}
        {method === 'manual' && (
          <ManualTable rows={values.manual} start={(values.plannedInServiceDate || values.acquisitionDate || today()).slice(0, 7)} onChange={(manual) => set({ manual })} isDisabled={locked.has('manual')} error={form.errorOf('manual')} />
        )}
      </Stack>
    </Card>
  );
}

/** A term that the method does not read is not asked for. */
function isAsked(term: Term, method: string): boolean {
  if (method === '' || term === 'method') return true;
  if (term === 'life') return hasLife(method);
  return term === 'convention' ? hasConvention(method) : isDepreciated(method);
}

function TotalUnits({ form }: SectionProps) {
  const { t } = useTranslation(['terms', 'enums']);
  return (
    <div className={css.short}>
      <FormGrid>
        <NumberField label={t('enums:field.totalUnits')} description={t('totalUnits')} value={form.values.totalUnits} onChange={(totalUnits) => form.set({ totalUnits })} decimals={6} maximum={999_999_999_999} {...stateOf(form, 'totalUnits')} />
      </FormGrid>
    </div>
  );
}

/** What the category says, in words. */
function useInherited(categoryId: string): Record<Term, string> | null {
  const { t } = useTranslation('asset');
  const format = useFormat();
  const category = useCategory(categoryId);
  if (category === undefined) return null;
  const factor = category.factor === null ? '' : ` ${t('terms.factor', { factor: format.rate(category.factor) })}`;
  const rate = category.annualRate === null ? '' : ` ${t('terms.rate', { rate: format.rate(category.annualRate) })}`;
  return {
    method: t(`enums:method.${category.depreciationMethod}`) + factor + rate,
    life: category.usefulLifeMonths === null ? t('form.noLife') : t('common:months', { count: category.usefulLifeMonths }),
    residual: t('form.percentOfCost', { percent: format.percent(category.residualPercent) }),
    convention: t(`enums:convention.${category.convention}`),
  };
}

function OwnTerm({ term, form }: SectionProps & { term: Term }): ReactNode {
  const { t } = useTranslation('asset');
  const { currency, exponent } = useBook();
  const { values, set } = form;
  switch (term) {
    case 'method':
      return (
        <FormGrid>
          <MethodFields values={values} change={set} errorOf={form.errorOf} isDisabled={form.locked.has('depreciationMethod')} />
        </FormGrid>
      );
    case 'life':
      return (
        <FormGrid>
          <NumberField label={t('fields.lifeYears')} value={values.lifeYears} onChange={(lifeYears) => set({ lifeYears })} maximum={100} {...stateOf(form, 'lifeYears')} />
          <NumberField label={t('fields.lifeMonths')} value={values.lifeMonths} onChange={(lifeMonths) => set({ lifeMonths })} maximum={1200} {...stateOf(form, 'lifeMonths')} />
        </FormGrid>
      );
    case 'residual':
      return (
        <FormGrid>
          <MoneyField label={t('fields.residualValue')} value={values.residualValue} onChange={(residualValue) => set({ residualValue })} currency={currency} decimals={exponent} {...stateOf(form, 'residualValue')} />
        </FormGrid>
      );
    case 'convention':
      return (
        <FormGrid>
          <ConventionFields values={values} change={set} errorOf={form.errorOf} isDisabled={form.locked.has('convention')} />
        </FormGrid>
      );
  }
}
