import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useOperation, useOperationForEach } from '../../../api/queries.ts';
import { useFormat } from '../../../i18n/useFormat.ts';
import { useBook } from '../../../state/book.ts';
import { Card, EmptyState, ErrorPanel, FilterChip, Skeleton } from '../../../ui/index.ts';
import { hasConvention } from '../../../terms/rates.ts';
import css from '../asset.module.css';
import { ScheduleChart } from './ScheduleChart.tsx';
import { MonthTable, YearTable } from './ScheduleTable.tsx';

type Asset = Output<'assets.get'>;
export type BookValues = Asset['books'][number];

/** What was charged and what is to come, in one depreciation book: drawn, and month by month. */
export function ScheduleTab({ asset, book }: { asset: Asset; book: BookValues }) {
  const { t } = useTranslation('asset');
  const { basis } = useBook();
  const [view, setView] = useState<'month' | 'year'>('month');
  const schedule = useOperation('assets.depreciationSchedule', { assetId: asset.id, bookId: book.bookId }, { keepPrevious: true });
  const beside = asset.books.filter((other) => other.bookId !== book.bookId && other.method !== 'none');
  const drawn = useOperationForEach('assets.depreciationSchedule', beside.map((other) => ({ assetId: asset.id, bookId: other.bookId })));
  if (schedule.error !== null) return <ErrorPanel error={schedule.error.error} />;
  if (schedule.data === undefined) return <Skeleton lines={8} />;
  const { rows, years, total } = schedule.data;
  const others = beside.flatMap((other, index) => (drawn[index] === undefined ? [] : [{ bookId: other.bookId, name: other.name, nameAr: other.nameAr, rows: drawn[index].rows }]));
  const isNever = book.method === 'none' || basis === 'cash';
  if (rows.length === 0 || isNever) {
    return (
      <Card>
        <EmptyState title={t(isNever ? 'schedule.neverTitle' : 'schedule.emptyTitle')}>{t(basis === 'cash' ? 'schedule.cash' : isNever ? 'schedule.never' : 'schedule.empty')}</EmptyState>
      </Card>
    );
  }
  return (
    <div className={css.schedule}>
      <Card title={t('schedule.chart')}>
        <ScheduleChart rows={rows} others={others} />
        <p className={css.terms}>
          <Terms book={book} />
        </p>
      </Card>
      <Card
        title={t('schedule.title')}
        isPadded={false}
        actions={
          <>
            <FilterChip isSelected={view === 'month'} onChange={() => setView('month')}>
              {t('schedule.byMonth')}
            </FilterChip>
            <FilterChip isSelected={view === 'year'} onChange={() => setView('year')}>
              {t('schedule.byYear')}
            </FilterChip>
          </>
        }
      >
        {view === 'month' ? (
          <OpenAt row={rows.findLastIndex((row) => row.status !== 'planned')}>
            <MonthTable asset={asset} bookId={book.bookId} rows={rows} total={total} />
          </OpenAt>
        ) : (
          <OpenAt row={0}>
            <YearTable years={years} total={total} />
          </OpenAt>
        )}
      </Card>
    </div>
  );
}

/** A frame that scrolls, opened where the book stands and not where a long life began. */
function OpenAt({ row, children }: { row: number; children: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = frame.current?.querySelectorAll('tbody tr')[row];
    if (frame.current !== null && element instanceof HTMLElement) frame.current.scrollTop = Math.max(0, element.offsetTop - frame.current.clientHeight / 2);
  }, [row]);
  return (
    <div className={css.rows} ref={frame}>
      {children}
    </div>
  );
}

/** Method, life, convention and residual value in a line. */
export function Terms({ book }: { book: BookValues }) {
  const { t } = useTranslation('asset');
  const format = useFormat();
  const parts = [
    t(`enums:method.${book.method}`),
    ...(book.usefulLifeMonths === null ? [] : [t('common:months', { count: book.usefulLifeMonths })]),
    ...(book.factor === null ? [] : [t('terms.factor', { factor: format.rate(book.factor) })]),
    ...(book.annualRate === null ? [] : [t('terms.rate', { rate: format.rate(book.annualRate) })]),
    ...(book.rateFromResidual ? [t('terms:rateBy.residual')] : []),
    ...(book.recoveryYears === null ? [] : [t(`terms:recovery.${book.recoveryYears.replace('.', '_')}`)]),
    ...(hasConvention(book.method) || book.recoveryYears !== null ? [t(`enums:convention.${book.convention}`)] : []),
    t('terms.residual', { amount: format.amount(book.residualValue) }),
  ];
  return (
    <>
      {parts.map((part, index) => (
        <span key={part}>
          {index > 0 && <span aria-hidden> · </span>}
          <bdi>{part}</bdi>
        </span>
      ))}
    </>
  );
}
