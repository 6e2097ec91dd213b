import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { Amount, Chip, Count, Disclosure, FormGrid, Kpi, KpiRow, MoneyField, Stack } from '../../ui/index.ts';
import { differenceOf, isZero, type Check } from './checking.ts';
import css from './imports.module.css';

const CONTROLS = ['cost', 'accumulatedDepreciation', 'netBookValue'] as const;

/** What the file comes to, and whether that is what the person expects of it. */
export function Totals({ totals }: { totals: Check['totals'] }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { currency } = useBook();
  return (
    <>
      <KpiRow>
        <Kpi label={t('totals.count')} value={<Count value={totals.count} />} />
        <Kpi label={t('totals.cost')} value={<Amount value={totals.cost} />} more={currency} />
        <Kpi label={t('totals.accumulatedDepreciation')} value={<Amount value={totals.accumulatedDepreciation} />} more={currency} />
        <Kpi label={t('totals.netBookValue')} value={<Amount value={totals.netBookValue} />} more={currency} />
        <Kpi label={t('totals.firstMonth')} value={<Amount value={totals.firstMonthDepreciation} />} more={totals.firstMonth === null ? null : format.period(totals.firstMonth)} />
      </KpiRow>
      <ControlTotals totals={totals} />
    </>
  );
}

/** The sums of the old register, typed in to be compared. */
function ControlTotals({ totals }: { totals: Check['totals'] }) {
  const { t } = useTranslation('imports');
  const { currency, exponent } = useBook();
  const [expected, setExpected] = useState<Partial<Record<(typeof CONTROLS)[number], string | null>>>({});
  return (
    <Disclosure title={t('control.title')} isPadded>
      <Stack>
        <p className={css.quiet}>{t('control.text')}</p>
        <FormGrid>
          {CONTROLS.map((control) => (
            <div key={control} className={css.control}>
              <MoneyField label={t(`totals.${control}`)} value={expected[control] === undefined ? '' : expected[control]} onChange={(value) => setExpected({ ...expected, [control]: value })} currency={currency} decimals={exponent} />
              <Agreement difference={differenceOf(expected[control] ?? null, totals[control], exponent)} />
            </div>
          ))}
        </FormGrid>
      </Stack>
    </Disclosure>
  );
}

function Agreement({ difference }: { difference: string | null }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  if (difference === null) return null;
  return <span role="status">{isZero(difference) ? <Chip tone="ok">{t('control.agrees')}</Chip> : <Chip tone="bad">{t('control.differs', { amount: format.amount(difference) })}</Chip>}</span>;
}
