import { Gauge } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '../../api/queries.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useNavigation, type ScreenParams } from '../../state/navigation.ts';
import { Card, EmptyState, ErrorPanel, Page, PageHeader, PeriodPicker, Skeleton } from '../../ui/index.ts';
import { Readings } from './Readings.tsx';

/** One month's readings of every asset that is depreciated by units. */
export function UsageScreen({ params }: { params: ScreenParams['usage'] }) {
  const { t } = useTranslation('usage');
  const format = useFormat();
  const unsaved = useNavigation((state) => state.unsaved.size > 0);
  const [chosen, setChosen] = useState<string | null>(params.period ?? null);
  const usage = useOperation('usage.list', chosen === null ? {} : { period: chosen });
  if (usage.error !== null) {
    return (
      <Page>
        <PageHeader title={t('title')} />
        <ErrorPanel error={usage.error.error} />
      </Page>
    );
  }
  if (usage.data === undefined) return <Skeleton lines={8} />;
  const { period, openPeriod, items } = usage.data;
  return (
    <Page>
      <PageHeader
        title={t('title')}
        {...(period === null ? {} : { subtitle: t('subtitle', { period: format.period(period) }) })}
        {...(period === null || openPeriod === null ? {} : { actions: <PeriodPicker label={t('period')} isLabelHidden value={period} to={openPeriod} isDisabled={unsaved} onChange={setChosen} /> })}
      />
      {period === null || items.length === 0 ? (
        <Card>
          <EmptyState icon={<Gauge size={32} aria-hidden />} title={t(period === openPeriod ? 'empty.title' : 'empty.month')}>
            {t(period === openPeriod ? 'empty.text' : 'empty.monthText')}
          </EmptyState>
        </Card>
      ) : (
        <Readings key={period} period={period} items={items} missing={usage.data.missing} />
      )}
    </Page>
  );
}
