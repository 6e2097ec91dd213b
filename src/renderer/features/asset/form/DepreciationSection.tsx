import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CONVENTIONS, METHODS } from '#shared/contract/shapes.ts';
import { useFormat } from '../../../i18n/useFormat.ts';
import { useBook } from '../../../state/book.ts';
import { Card, DateField, FormGrid, MoneyField, NumberField, Select, Stack, Switch } from '../../../ui/index.ts';
import css from '../asset.module.css';
import { useCategory } from './references.tsx';
import { stateOf, type SectionProps } from './sections.tsx';
import { needsFactor, type AssetValues, type Field } from './values.ts';

type Term = 'method' | 'life' | 'residual' | 'convention';

const FIELDS: Readonly<Record<Term, readonly (keyof AssetValues & Field)[]>> = { method: ['depreciationMethod', 'factor'], life: ['lifeYears', 'lifeMonths'], residual: ['residualValue'], convention: ['convention'] };
const TERMS: readonly Term[] = ['method', 'life', 'residual', 'convention'];

/** Terms come from the category until a switch says otherwise. */
export function DepreciationSection({ form }: SectionProps) {
  const { t } = useTranslation('asset');
  const { values, set, locked } = form;
  const [own, setOwn] = useState<ReadonlySet<Term>>(() => new Set(TERMS.filter((term) => FIELDS[term].some((field) => values[field] !== ''))));
  const inherited = useInherited(values.categoryId);
  const change = (term: Term, isOwn: boolean): void => {
    setOwn(new Set(TERMS.filter((other) => (other === term ? isOwn : own.has(other)))));
    if (!isOwn) set(Object.fromEntries(FIELDS[term].map((field) => [field, ''])));
  };
  return (
    <Card title={t('sections.depreciation')}>
      <Stack>
        <div className={css.single}>
          <DateField label={t('form.plannedInService')} description={t('form.plannedMore')} value={values.plannedInServiceDate} onChange={(plannedInServiceDate) => set({ plannedInServiceDate })} {...stateOf(form, 'plannedInServiceDate')} />
        </div>
        {TERMS.map((term) => (
          <div key={term} className={css.term}>
            <Switch isSelected={own.has(term)} isDisabled={FIELDS[term].some((field) => locked.has(field))} onChange={(isOwn) => change(term, isOwn)}>
              {t(`form.own.${term}`)}
            </Switch>
            {own.has(term) ? <div className={css.short}><OwnTerm term={term} form={form} /></div> : <span className={css.inherited}>{inherited === null ? t('form.fromCategoryLater') : t('form.fromCategory', { value: inherited[term] })}</span>}
          </div>
        ))}
      </Stack>
    </Card>
  );
}

/** What the category says, in words. */
function useInherited(categoryId: string): Record<Term, string> | null {
  const { t } = useTranslation('asset');
  const format = useFormat();
  const category = useCategory(categoryId);
  if (category === undefined) return null;
  const factor = category.factor === null ? '' : ` ${t('terms.factor', { factor: format.rate(category.factor) })}`;
  return {
    method: t(`enums:method.${category.depreciationMethod}`) + factor,
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
          <Select label={t('fields.method')} value={values.depreciationMethod} onChange={(depreciationMethod) => set({ depreciationMethod })} options={METHODS.map((value) => ({ value, label: t(`enums:method.${value}`) }))} {...stateOf(form, 'depreciationMethod')} />
          {needsFactor(values.depreciationMethod) && <NumberField label={t('fields.factor')} description={t('form.factorMore')} value={values.factor} onChange={(factor) => set({ factor })} decimals={4} {...stateOf(form, 'factor')} />}
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
          <Select label={t('fields.convention')} value={values.convention} onChange={(convention) => set({ convention })} options={CONVENTIONS.map((value) => ({ value, label: t(`enums:convention.${value}`) }))} {...stateOf(form, 'convention')} />
        </FormGrid>
      );
  }
}
