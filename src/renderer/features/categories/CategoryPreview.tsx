import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { today } from '../../i18n/format.ts';
import { useBook, type BookInfo } from '../../state/book.ts';
import { hasConvention, isDeclining, ratesOf } from '../../terms/rates.ts';
import { SchedulePreview, type ScheduleTerms } from '../../terms/SchedulePreview.tsx';
import { Card, DateField, FormGrid, MoneyField, Stack } from '../../ui/index.ts';
import { needsLife, problemsOf, type CategoryForm } from './form.ts';

const EXAMPLE_COST = '120000';
const TERMS = ['usefulLifeMonths', 'residualPercent', 'factor', 'annualRate'] as const;
/** Methods whose figures each asset brings. */
const BY_ASSET: Readonly<Record<string, string>> = { units_of_production: 'units', manual: 'byHand', macrs: 'method.macrs', none: 'never' };

/** The question to schedule.compute for an example under the terms in the form; null while something is missing. */
export function exampleTerms(form: CategoryForm, cost: string | null, inServiceDate: string | null, { currency, fiscalYearStartMonth, rounding }: Pick<BookInfo, 'currency' | 'fiscalYearStartMonth' | 'rounding'>): ScheduleTerms | null {
  const { depreciationMethod: method, usefulLifeMonths, residualPercent } = form;
  const problems = problemsOf(form);
  if (!cost || !inServiceDate || !hasConvention(method) || TERMS.some((field) => problems[field] !== undefined) || (needsLife(form) && !usefulLifeMonths)) return null;
  const { factor, annualRate, rateFromResidual } = ratesOf(form);
  return {
    currency, cost, method, basis: form.basis, convention: form.convention, dayCount: form.dayCount, rounding, inServiceDate, fiscalYearStartMonth, residualPercent: residualPercent || '0',
    ...(usefulLifeMonths ? { usefulLifeMonths: Number(usefulLifeMonths) } : {}),
    ...(isDeclining(method) ? { ...(factor === null ? {} : { factor }), ...(annualRate === null ? {} : { annualRate }), rateFromResidual } : {}),
  };
}

/** What the terms come to for an example asset, as they are changed. */
export function CategoryPreview({ form }: { form: CategoryForm }) {
  const { t } = useTranslation('terms');
  const book = useBook();
  const [cost, setCost] = useState<string | null>(EXAMPLE_COST);
  const [inServiceDate, setInServiceDate] = useState<string | null>(today());
  const byAsset = BY_ASSET[form.depreciationMethod];
  if (byAsset !== undefined) return <p>{t(byAsset)}</p>;
  return (
    <Card title={t('example.title')}>
      <Stack>
        <FormGrid>
          <MoneyField label={t('example.cost')} value={cost} onChange={setCost} currency={book.currency} decimals={book.exponent} />
          <DateField label={t('example.inService')} value={inServiceDate} onChange={setInServiceDate} />
        </FormGrid>
        <SchedulePreview terms={exampleTerms(form, cost, inServiceDate, book)} />
      </Stack>
    </Card>
  );
}
