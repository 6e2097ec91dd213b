import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { Amount, Chip, Count, Disclosure, MoneyField, Table, type TableColumn } from '../../ui/index.ts';
import { differenceOf, isZero, sumOf, type VarianceOfFile } from './checking.ts';
import css from './imports.module.css';

type CategorySums = VarianceOfFile['categories'][number];
const SIDES = ['cost', 'accumulatedDepreciation'] as const;
type Side = (typeof SIDES)[number];
type Typed = Readonly<Record<string, string | null>>;

const key = (category: string, side: Side): string => `${side} ${category}`;

/** The balances of the old ledger, typed in category by category to be compared with what comes in. Compared, and not kept. */
export function TrialBalance({ categories }: Pick<VarianceOfFile, 'categories'>) {
  const { t } = useTranslation('imports');
  const { currency, exponent } = useBook();
  const [typed, setTyped] = useState<Typed>({});
  if (categories.length === 0) return null;
  const typedOf = (side: Side): (string | null)[] => categories.map(({ category }) => typed[key(category, side)] ?? null);
  const columnsOf = (side: Side): TableColumn<CategorySums>[] => [
    { id: side, label: t(`totals.${side}`), kind: 'figure', cell: (row) => <Amount value={row[side]} />, total: <Amount value={sumOf(categories.map((row) => row[side]), exponent)} /> },
    {
      id: `${side}Ledger`,
      label: t(`trial.${side}`),
      width: '18%',
      cell: (row) => (
        <MoneyField
          label={t('trial.of', { side: t(`trial.${side}`), category: row.category })}
          isLabelHidden
          value={typed[key(row.category, side)] === undefined ? '' : (typed[key(row.category, side)] ?? null)}
          onChange={(value) => setTyped({ ...typed, [key(row.category, side)]: value })}
          currency={currency}
          decimals={exponent}
        />
      ),
    },
    { id: `${side}Difference`, label: t('variance.difference'), kind: 'tight', cell: (row) => <Agreement difference={differenceOf(typed[key(row.category, side)] ?? null, row[side], exponent)} />, total: <Agreement difference={sideDifference(categories, side, typedOf(side), exponent)} /> },
  ];
  return (
    <Disclosure title={t('trial.title')}>
      <p className={css.quietText}>{t('trial.text')}</p>
      <Table
        label={t('trial.title')}
        rows={categories}
        rowKey={(row) => row.category}
        totalLabel={t('trial.total')}
        columns={[{ id: 'category', label: t('preview.category'), cell: (row) => <bdi>{row.category}</bdi> }, { id: 'count', label: t('totals.count'), kind: 'quietFigure', cell: (row) => <Count value={row.count} /> }, ...columnsOf('cost'), ...columnsOf('accumulatedDepreciation')]}
      />
    </Disclosure>
  );
}

/** Of the categories that somebody has typed a balance for. */
function sideDifference(categories: readonly CategorySums[], side: Side, typed: readonly (string | null)[], exponent: number): string | null {
  const differences = categories.flatMap((row, index) => differenceOf(typed[index] ?? null, row[side], exponent) ?? []);
  return differences.length === 0 ? null : sumOf(differences, exponent);
}

function Agreement({ difference }: { difference: string | null }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  if (difference === null) return null;
  return <span role="status">{isZero(difference) ? <Chip tone="ok">{t('control.agrees')}</Chip> : <Chip tone="bad">{t('control.differs', { amount: format.amount(difference) })}</Chip>}</span>;
}
