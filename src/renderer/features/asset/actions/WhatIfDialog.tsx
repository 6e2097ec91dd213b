import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { ROUNDINGS } from '#shared/contract/shapes.ts';
import { useOperation } from '../../../api/queries.ts';
import { errorText } from '../../../i18n/errorText.ts';
import { useFormat } from '../../../i18n/useFormat.ts';
import { useBook } from '../../../state/book.ts';
import { useDebounced } from '../../../state/useDebounced.ts';
import { ConventionFields, MethodFields } from '../../../terms/MethodFields.tsx';
import { hasConvention, hasLife } from '../../../terms/rates.ts';
import { Amount, Button, Chart, Dialog, FilterChip, FormGrid, MoneyField, NumberField, Row, Select, Stack, Table } from '../../../ui/index.ts';
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
        {asked !== null && refusal === null && before.data !== undefined && after.data !== undefined && <Comparison before={before.data} after={after.data} />}
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

function Comparison({ before, after }: { before: Schedule; after: Schedule }) {
  const { t } = useTranslation('asset');
  const format = useFormat();
  const [view, setView] = useState<'year' | 'month'>('year');
  const years = useMemo(() => byYear(before, after), [before, after]);
  const rows = useMemo(() => (view === 'year' ? years : byMonth(before, after)), [view, years, before, after]);
  const label = (key: string): string => (view === 'year' ? format.year(Number(key)) : format.period(key));
  return (
    <Stack>
      <Chart
        categories={years.map((pair) => format.year(Number(pair.key)))}
        series={[
          { id: 'before', name: t('whatIf.before'), kind: 'bar', tone: 'posted', values: years.map((pair) => pair.before.carrying) },
          { id: 'after', name: t('whatIf.after'), kind: 'bar', tone: 'series-2', values: years.map((pair) => pair.after.carrying) },
        ]}
        heightPx={180}
        description={t('whatIf.describe')}
      />
      <Row>
        <FilterChip isSelected={view === 'year'} onChange={() => setView('year')}>
          {t('schedule.byYear')}
        </FilterChip>
        <FilterChip isSelected={view === 'month'} onChange={() => setView('month')}>
          {t('schedule.byMonth')}
        </FilterChip>
      </Row>
      <div className={css.rows}>
        <Table
          label={t('whatIf.table')}
          rows={rows}
          rowKey={(pair) => pair.key}
          totalLabel={t('schedule.total')}
          columns={[
            { id: 'key', label: t(view === 'year' ? 'schedule.year' : 'schedule.period'), cell: (pair) => <bdi>{label(pair.key)}</bdi> },
            { id: 'before', label: t('whatIf.chargeBefore'), kind: 'figure', cell: (pair) => <Amount value={pair.before.depreciation} />, total: <Amount value={before.total} /> },
            { id: 'after', label: t('whatIf.chargeAfter'), kind: 'figure', cell: (pair) => <Amount value={pair.after.depreciation} />, total: <Amount value={after.total} /> },
            { id: 'carryingBefore', label: t('whatIf.carryingBefore'), kind: 'quietFigure', cell: (pair) => <Amount value={pair.before.carrying} /> },
            { id: 'carryingAfter', label: t('whatIf.carryingAfter'), kind: 'quietFigure', cell: (pair) => <Amount value={pair.after.carrying} /> },
          ]}
        />
      </div>
    </Stack>
  );
}
