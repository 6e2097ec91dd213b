import { CalendarCheck2, FileInput, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useOperation } from '../../api/queries.ts';
import { useFormat, useNameOf } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { useNavigation, type ScreenParams } from '../../state/navigation.ts';
import { Permitted } from '../../state/session.tsx';
import { Amount, Button, Card, EmptyState, ErrorPanel, Kpi, KpiRow, Page, PageHeader, Skeleton } from '../../ui/index.ts';
import { ByCategory } from './ByCategory.tsx';
import { OpenPeriod } from './OpenPeriod.tsx';
import { Outlook } from './Outlook.tsx';

export type Summary = Output<'home.summary'>;

/** Where the book stands, what the open month still needs, and where the year is going. */
export function Home(_: { params: ScreenParams['home'] }) {
  const { t } = useTranslation('home');
  const book = useBook();
  const nameOf = useNameOf();
  const format = useFormat();
  const summary = useOperation('home.summary');
  const go = useNavigation((state) => state.go);
  const hasAssets = book.assetCount > 0;
  return (
    <Page>
      <PageHeader
        title={nameOf(book)}
        subtitle={summary.data?.asOf === null || summary.data === undefined ? t('fresh', { currency: book.currency }) : t('asOf', { date: format.date(summary.data.asOf), currency: book.currency })}
        {...(hasAssets && book.openPeriod !== null
          ? {
              actions: (
                <>
                  <Permitted to="assets.create">
                    <Button icon={<Plus size={15} aria-hidden />} onPress={() => go('newAsset')}>
                      {t('addAsset')}
                    </Button>
                  </Permitted>
                  <Permitted to="periods.close">
                    <Button variant="primary" icon={<CalendarCheck2 size={15} aria-hidden />} onPress={() => go('close')}>
                      {t('closeMonth', { month: format.period(book.openPeriod) })}
                    </Button>
                  </Permitted>
                </>
              ),
            }
          : {})}
      />
      {summary.error !== null && <ErrorPanel error={summary.error.error} />}
      {!hasAssets && <FirstSteps />}
      {hasAssets && summary.data === undefined && summary.error === null && <Skeleton lines={8} />}
      {hasAssets && summary.data !== undefined && <Overview summary={summary.data} />}
    </Page>
  );
}

function FirstSteps() {
  const { t } = useTranslation('home');
  const go = useNavigation((state) => state.go);
  return (
    <Card>
      <EmptyState
        title={t('empty.title')}
        actions={
          <>
            <Permitted to="assets.create">
              <Button variant="primary" icon={<Plus size={15} aria-hidden />} onPress={() => go('newAsset')}>
                {t('empty.add')}
              </Button>
            </Permitted>
            <Permitted to="assets.import">
              <Button icon={<FileInput size={15} aria-hidden />} onPress={() => go('imports')}>
                {t('empty.import')}
              </Button>
            </Permitted>
          </>
        }
      >
        {t('empty.text')}
      </EmptyState>
    </Card>
  );
}

function Overview({ summary }: { summary: Summary }) {
  const { t } = useTranslation(['home', 'common']);
  const format = useFormat();
  const { totals } = summary;
  return (
    <>
      <KpiRow>
        <Kpi label={t('kpi.netBookValue')} value={<Amount value={totals.netBookValue} />} more={t('common:assets', { count: totals.count })} />
        <Kpi label={t('kpi.cost')} value={<Amount value={totals.cost} />} more={t('kpi.accumulated', { amount: format.amount(totals.accumulatedDepreciation) })} />
        <Kpi label={t('kpi.month')} value={<Amount value={summary.monthDepreciation} />} more={summary.openPeriod === null ? null : format.period(summary.openPeriod)} />
        <Kpi label={t('kpi.year')} value={<Amount value={summary.yearDepreciation} />} more={summary.fiscalYear === null ? null : t('kpi.fiscalYear', { year: format.year(summary.fiscalYear) })} />
      </KpiRow>
      {summary.openPeriod !== null && <OpenPeriod period={summary.openPeriod} findings={summary.findings} />}
      <Outlook />
      <ByCategory categories={summary.byCategory} />
    </>
  );
}
