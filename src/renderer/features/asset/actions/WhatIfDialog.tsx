import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { ROUNDINGS } from '#shared/contract/shapes.ts';
import { useOperation } from '../../../api/queries.ts';
import { errorText } from '../../../i18n/errorText.ts';
import { useFormat } from '../../../i18n/useFormat.ts';
import { useBook } from '../../../state/book.ts';
import { useDebounced } from '../../../state/useDebounced.ts';
import { Comparison } from '../../../terms/Comparison.tsx';
import { ConventionFields, MethodFields } from '../../../terms/MethodFields.tsx';
import { hasConvention, hasLife } from '../../../terms/rates.ts';
import { Button, Dialog, FormGrid, MoneyField, NumberField, Select, Stack } from '../../../ui/index.ts';
import type { Asset } from '../AssetPage.tsx';
import css from '../asset.module.css';
import type { BookValues } from '../schedule/ScheduleTab.tsx';
import type { ScheduleTerms } from '../schedule/terms.ts';
import { asItIs, byMonth, byYear, changedTerms, type WhatIf } from '../schedule/whatIf.ts';

type Schedule = Output<'schedule.compute'>;

interface WhatIfProps {
  asset: Asset;
  book: BookValues;
  terms: ScheduleTerms;
  onClose: () => void;
}

/** Other terms tried out beside those the asset has. Nothing is saved. */
export function WhatIfDialog({ asset, book, terms, onClose }: WhatIfProps) {
  const { t } = useTranslation('asset');
  const { t: errors } = useTranslation('errors');
  const format = useFormat();
  const [values, setValues] = useState<WhatIf>(() => asItIs(book));
  const asked = useDebounced(changedTerms(terms, values), 150);
  const before = useOperation('schedule.compute', terms);
  const after = useOperation('schedule.compute', asked ?? terms, { enabled: asked !== null, keepPrevious: true });
  const refusal = before.error ?? (asked === null ? null : after.error);
  return (
    <Dialog title={t('whatIf.title', { asset: asset.assetNumber })} isOpen size="widest" onClose={onClose} actions={<Button onPress={onClose}>{t('close')}</Button>}>
      <Stack>
        <p className={css.quiet}>{t('whatIf.about')}</p>
        <Fields values={values} change={(part) => setValues((current) => ({ ...current, ...part }))} />
        {asked === null && <p className={css.quiet}>{t('whatIf.waiting')}</p>}
        {refusal !== null && <p role="alert">{errorText(errors, format, refusal.error).what}</p>}
        {asked !== null && refusal === null && before.data !== undefined && after.data !== undefined && <Both before={before.data} after={after.data} />}
      </Stack>
    </Dialog>
  );
}

function Fields({ values, change }: { values: WhatIf; change: (part: Partial<WhatIf>) => void }) {
  const { t } = useTranslation('enums');
  const { currency, exponent } = useBook();
  const noError = (): null => null;
  return (
    <FormGrid>
      <MethodFields values={values} change={change} errorOf={noError} />
      {hasLife(values.depreciationMethod) && <NumberField label={t('field.usefulLifeMonths')} value={values.usefulLifeMonths} onChange={(usefulLifeMonths) => change({ usefulLifeMonths })} minimum={1} maximum={1200} />}
      <MoneyField label={t('field.residualValue')} value={values.residualValue} onChange={(residualValue) => change({ residualValue })} currency={currency} decimals={exponent} />
      {hasConvention(values.depreciationMethod) && <ConventionFields values={values} change={change} errorOf={noError} />}
      <Select label={t('field.rounding')} value={values.rounding} onChange={(rounding) => change({ rounding })} options={ROUNDINGS.map((value) => ({ value, label: t(`rounding.${value}`) }))} />
    </FormGrid>
  );
}

function Both({ before, after }: { before: Schedule; after: Schedule }) {
  const { t } = useTranslation('asset');
  const [years, months] = useMemo(() => [byYear(before, after), byMonth(before, after)], [before, after]);
  const words = {
    before: t('whatIf.before'), after: t('whatIf.after'), describe: t('whatIf.describe'), table: t('whatIf.table'),
    chargeBefore: t('whatIf.chargeBefore'), chargeAfter: t('whatIf.chargeAfter'), carryingBefore: t('whatIf.carryingBefore'), carryingAfter: t('whatIf.carryingAfter'),
  };
  return <Comparison years={years} months={months} totalBefore={before.total} totalAfter={after.total} words={words} />;
}
