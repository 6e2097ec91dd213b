import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { addPeriods, parsePeriod } from '#shared/values/calendar.ts';
import { useFormat } from '../../../i18n/useFormat.ts';
import { useBook } from '../../../state/book.ts';
import { Button, EmptyState, IconButton, MoneyField, PeriodPicker, Stack, Table } from '../../../ui/index.ts';
import css from '../asset.module.css';
import type { ManualRow } from './values.ts';

interface ManualTableProps {
  rows: readonly ManualRow[];
  /** The month the first amount is offered for. */
  start: string;
  onChange: (rows: readonly ManualRow[]) => void;
  isDisabled: boolean;
  error: string | null;
}

/** The amounts of a manual table: a month and what is charged for it. */
export function ManualTable({ rows, start, onChange, isDisabled, error }: ManualTableProps) {
  const { t } = useTranslation('terms');
  const format = useFormat();
  const { currency, exponent } = useBook();
  const put = (index: number, part: Partial<ManualRow>): void => onChange(rows.map((row, at) => (at === index ? { ...row, ...part } : row)));
  const last = rows.map((row) => row.period).toSorted().at(-1);
  const add = (): void => onChange([...rows, { period: last === undefined ? start : addPeriods(parsePeriod(last), 1), amount: '' }]);
  const numbered = rows.map((row, index) => ({ ...row, index }));
  return (
    <Stack>
      <Table
        label={t('manual.title')}
        rows={numbered}
        rowKey={(row) => row.index}
        empty={<EmptyState title={t('manual.empty')} />}
        columns={[
          { id: 'period', label: t('manual.month'), cell: (row) => <PeriodPicker label={t('manual.month')} isLabelHidden value={row.period} onChange={(period) => put(row.index, { period })} isDisabled={isDisabled} /> },
          {
            id: 'amount',
            label: t('manual.amount'),
            kind: 'figure',
            cell: (row) => <MoneyField label={t('manual.amountOf', { period: format.period(row.period) })} isLabelHidden value={row.amount} onChange={(amount) => put(row.index, { amount })} currency={currency} decimals={exponent} isDisabled={isDisabled} />,
          },
          {
            id: 'remove',
            label: t('manual.remove', { period: '' }),
            isLabelHidden: true,
            kind: 'tight',
            cell: (row) => <IconButton size="small" label={t('manual.remove', { period: format.period(row.period) })} icon={<X size={14} aria-hidden />} isDisabled={isDisabled} onPress={() => onChange(rows.filter((_, at) => at !== row.index))} />,
          },
        ]}
      />
      {error !== null && <p className={css.incomplete} role="alert">{error}</p>}
      <p className={css.quiet}>{t('manual.about')}</p>
      <div>
        <Button size="small" icon={<Plus size={14} aria-hidden />} onPress={add} isDisabled={isDisabled}>
          {t('manual.add')}
        </Button>
      </div>
    </Stack>
  );
}
