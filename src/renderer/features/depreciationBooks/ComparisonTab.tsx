import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useOperation } from '../../api/queries.ts';
import { useFormat, useNameOf } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { useNavigation } from '../../state/navigation.ts';
import { Amount, Button, Card, Code, Count, EmptyState, ErrorPanel, FilterChip, Kpi, KpiRow, Name, PeriodPicker, Row, Select, Skeleton, Stack, Table, type TableColumn } from '../../ui/index.ts';
import css from './books.module.css';
import type { Book } from './BookState.tsx';
import { toPercent } from './rates.ts';

type Compared = Output<'depreciationBooks.compare'>;
type ComparedRow = Compared['rows'][number];
type GroupBy = 'category' | 'asset';

/** The book beside another at the end of a month: what each carries, the temporary difference, and the deferred tax on it. */
export function ComparisonTab({ book }: { book: Book }) {
  const { t } = useTranslation('depreciationBooks');
  const { lastClosedPeriod, openPeriod, bookId: ledgerId } = useBook();
  const go = useNavigation((state) => state.go);
  const [againstId, setAgainstId] = useState(ledgerId);
  const [period, setPeriod] = useState(lastClosedPeriod ?? openPeriod);
  const [groupBy, setGroupBy] = useState<GroupBy>('category');
  if (period === null) return <Card><EmptyState title={t('compare.nothing')}>{t('compare.nothingText')}</EmptyState></Card>;
  const parameters = { book: book.bookId, against: againstId, period, groupBy };
  return (
    <Stack>
      <p className={css.note} role="note">
        {t('compare.note')}
      </p>
      <Row apart>
        <Row>
          <PeriodPicker label={t('compare.period')} isLabelHidden value={period} onChange={setPeriod} />
          <Against book={book} value={againstId} onChange={setAgainstId} />
          {(['category', 'asset'] as const).map((value) => (
            <FilterChip key={value} isSelected={groupBy === value} onChange={() => setGroupBy(value)}>
              {t(`compare.by.${value}`)}
            </FilterChip>
          ))}
        </Row>
        <Button onPress={() => go('reports', { report: 'book-comparison', parameters })}>{t('compare.report')}</Button>
      </Row>
      <Figures bookId={book.bookId} againstId={againstId} period={period} groupBy={groupBy} />
    </Stack>
  );
}

function Against({ book, value, onChange }: { book: Book; value: string; onChange: (bookId: string) => void }) {
  const { t } = useTranslation('depreciationBooks');
  const { depreciationBooks } = useBook();
  const nameOf = useNameOf();
  const others = depreciationBooks.filter((other) => other.bookId !== book.bookId && other.status !== 'setup');
  if (others.length < 2) return null;
  return (
    <div className={css.choice}>
      <Select label={t('compare.against')} isLabelHidden value={value} onChange={onChange} options={others.map((other) => ({ value: other.bookId, label: nameOf(other) }))} />
    </div>
  );
}

function Figures(asked: { bookId: string; againstId: string; period: string; groupBy: GroupBy }) {
  const { t } = useTranslation('depreciationBooks');
  const compared = useOperation('depreciationBooks.compare', asked, { keepPrevious: true });
  if (compared.error !== null) return <ErrorPanel error={compared.error.error} />;
  if (compared.data === undefined) return <Skeleton lines={8} />;
  const { rows, onlyInBook, onlyInAgainst } = compared.data;
  return (
    <Stack>
      <Totals compared={compared.data} />
      <Card title={t('compare.title')} isPadded={false}>
        {rows.length === 0 ? <EmptyState title={t('compare.empty')}>{t('compare.emptyText')}</EmptyState> : <ComparedTable compared={compared.data} groupBy={asked.groupBy} />}
      </Card>
      {onlyInBook.assets > 0 && <p className={css.quiet}>{t('compare.onlyInBook', { count: onlyInBook.assets })} <Amount value={onlyInBook.carryingAmount} /></p>}
      {onlyInAgainst.assets > 0 && <p className={css.quiet}>{t('compare.onlyInAgainst', { count: onlyInAgainst.assets })} <Amount value={onlyInAgainst.carryingAmount} /></p>}
    </Stack>
  );
}

const isBelowZero = (amount: string): boolean => amount.startsWith('-');
const withoutSign = (amount: string): string => amount.replace(/^-/, '');

function Totals({ compared }: { compared: Compared }) {
  const { t } = useTranslation('depreciationBooks');
  const format = useFormat();
  const { total, rate, rateFrom, yearStart } = compared;
  const taxLabel = total.deferredTax === null || !isBelowZero(total.deferredTax) ? 'compare.liability' : 'compare.asset';
  return (
    <KpiRow>
      <Kpi label={t('compare.opening')} value={<Amount value={total.differenceOpening} />} more={format.period(yearStart)} />
      <Kpi label={t('compare.movement')} value={<Amount value={total.differenceMovement} />} />
      <Kpi label={t('compare.closing')} value={<Amount value={total.differenceClosing} />} more={format.period(compared.period)} />
      {total.deferredTax === null || rate === null || rateFrom === null ? (
        <Kpi label={t('compare.deferredTax')} value="—" more={t('compare.noRate')} />
      ) : (
        <Kpi label={t(taxLabel)} value={<Amount value={withoutSign(total.deferredTax)} />} more={t('compare.atRate', { rate: format.percent(toPercent(rate)), date: format.gregorianDate(rateFrom) })} />
      )}
    </KpiRow>
  );
}

function ComparedTable({ compared, groupBy }: { compared: Compared; groupBy: GroupBy }) {
  const { t } = useTranslation('depreciationBooks');
  const go = useNavigation((state) => state.go);
  const { total, rows } = compared;
  const own = compared.bookId;
  const other = compared.againstId;
  const first: TableColumn<ComparedRow>[] =
    groupBy === 'category'
      ? [{ id: 'category', label: t('enums:field.category'), width: '180px', cell: (row) => <Name of={{ name: row.category, nameAr: row.categoryAr }} /> }, { id: 'assets', label: t('assets'), kind: 'quietFigure', cell: (row) => <Count value={row.assets} />, total: <Count value={total.assets} /> }]
      : [
          { id: 'asset', label: t('asset'), kind: 'tight', cell: (row) => row.assetId !== null && <AssetLink number={row.assetNumber ?? ''} onOpen={() => row.assetId !== null && go('asset', { assetId: row.assetId })} /> },
          { id: 'name', label: t('name'), width: '180px', cell: (row) => <Name of={{ name: row.assetName ?? '', nameAr: row.assetNameAr }} /> },
        ];
  const figure = (id: string, label: string, of: (row: Compared['total']) => string | null, kind: 'figure' | 'quietFigure' = 'figure'): TableColumn<ComparedRow> => ({
    id, label, kind, cell: (row) => <Amount value={of(row)} />, total: <Amount value={of(total)} />,
  });
  return (
    <Table
      label={t('compare.title')}
      rows={rows}
      rowKey={(row) => row.assetId ?? row.categoryId}
      totalLabel={t('total')}
      columns={[
        ...first,
        figure('charge', t('compare.charge', { book: own }), (row) => row.book.yearCharge, 'quietFigure'),
        figure('againstCharge', t('compare.charge', { book: other }), (row) => row.against.yearCharge, 'quietFigure'),
        figure('carrying', t('compare.carrying', { book: own }), (row) => row.book.carryingAmount),
        figure('againstCarrying', t('compare.carrying', { book: other }), (row) => row.against.carryingAmount),
        figure('opening', t('compare.column.opening'), (row) => row.differenceOpening, 'quietFigure'),
        figure('movement', t('compare.movement'), (row) => row.differenceMovement, 'quietFigure'),
        figure('closing', t('compare.column.closing'), (row) => row.differenceClosing),
        ...(compared.rate === null ? [] : [figure('tax', t('compare.column.tax'), (row) => row.deferredTax)]),
      ]}
    />
  );
}

function AssetLink({ number, onOpen }: { number: string; onOpen: () => void }) {
  return (
    <Button variant="link" onPress={onOpen}>
      <Code>{number}</Code>
    </Button>
  );
}
