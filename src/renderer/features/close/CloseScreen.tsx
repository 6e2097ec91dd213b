import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { parsePeriod } from '#shared/values/calendar.ts';
import { fiscalYearOf } from '#shared/values/fiscalCalendar.ts';
import { useCommand, useOperation } from '../../api/queries.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { useNavigation, type ScreenParams } from '../../state/navigation.ts';
import { fiscalCalendarOf } from '../../terms/fiscalYears.ts';
import { ErrorPanel, MonthStrip, Page, PageHeader, Select, Skeleton } from '../../ui/index.ts';
import css from './close.module.css';
import { ClosedMonth } from './ClosedMonth.tsx';
import { MonthClosed } from './MonthClosed.tsx';
import { NothingToClose } from './NothingToClose.tsx';
import { OpenMonth } from './OpenMonth.tsx';
import { OtherMonth } from './OtherMonth.tsx';

export type Month = Output<'periods.list'>['periods'][number];
export type Closing = ReturnType<typeof useCommand<'close.run'>>;

/** A month at a time: what it still needs, what it comes to, post, lock; or what was posted in it. */
export function CloseScreen({ params }: { params: ScreenParams['close'] }) {
  const { openPeriod } = useBook();
  const closing = useCommand('close.run');
  // While a month is being closed, and when it has just been, the book has moved on to the next one; the screen stays.
  const held = closing.isPending || closing.isSuccess ? closing.variables.period : undefined;
  const period = held ?? params.period ?? openPeriod;
  return period === null ? <NothingToClose /> : <Months period={period} closing={closing} />;
}

function Months({ period, closing }: { period: string; closing: Closing }) {
  const { t } = useTranslation('close');
  const book = useBook();
  const [year, setYear] = useState<number | null>(null);
  const ownYear = fiscalYearOf(parsePeriod(period), fiscalCalendarOf(book));
  const shownYear = year ?? ownYear;
  const months = useOperation('periods.list', { fiscalYear: shownYear }, { keepPrevious: true });
  const own = useOperation('periods.list', { fiscalYear: ownYear });
  const go = useNavigation((state) => state.go);
  const error = months.error ?? own.error;
  const month = own.data?.periods.find((candidate) => candidate.period === period);
  if (error !== null) {
    return (
      <Page>
        <PageHeader title={t('screen')} />
        <ErrorPanel error={error.error} />
      </Page>
    );
  }
  if (month === undefined || months.data === undefined) return <Skeleton lines={8} />;
  const show = (next: string): void => {
    closing.reset();
    go('close', { period: next });
  };
  const strip = (
    <div className={css.strip}>
      {months.data.fiscalYears.length > 1 && <YearChoice years={months.data.fiscalYears} year={shownYear} onChange={setYear} />}
      <MonthStrip label={t('months')} months={months.data.periods} selected={period} onSelect={show} />
    </div>
  );
  if (closing.isSuccess) return <MonthClosed result={closing.data} strip={strip} onNext={show} />;
  if (closing.isPending || month.state === 'open') return <OpenMonth key={period} month={month} closing={closing} strip={strip} />;
  if (month.state === 'closed') return <ClosedMonth key={period} month={month} strip={strip} />;
  return <OtherMonth month={month} strip={strip} onShow={show} />;
}

function YearChoice({ years, year, onChange }: { years: readonly number[]; year: number; onChange: (year: number) => void }) {
  const { t } = useTranslation('close');
  const format = useFormat();
  return (
    <div className={css.year}>
      <Select label={t('fiscalYear')} isLabelHidden value={String(year)} onChange={(next) => onChange(Number(next))} options={years.map((one) => ({ value: String(one), label: t('fiscalYearOf', { year: format.year(one) }) }))} />
    </div>
  );
}
