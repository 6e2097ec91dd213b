import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { Button, Card, EmptyState, Page, PageHeader } from '../../ui/index.ts';
import type { Month } from './CloseScreen.tsx';
import { SoftLock } from './SoftLock.tsx';

/** A month whose turn has not come, or that lies before the book. */
export function OtherMonth({ month, strip, onShow }: { month: Month; strip: ReactNode; onShow: (period: string) => void }) {
  const { t } = useTranslation('close');
  const format = useFormat();
  const { openPeriod } = useBook();
  const name = format.period(month.period);
  const part = month.state === 'before' ? 'before' : 'future';
  return (
    <Page>
      <PageHeader title={name} {...(month.state === 'future' ? { actions: <SoftLock month={month} /> } : {})} />
      {strip}
      <Card>
        <EmptyState
          title={t(`${part}.title`, { period: name })}
          actions={
            openPeriod !== null && (
              <Button variant="primary" onPress={() => onShow(openPeriod)}>
                {t('toOpenMonth', { period: format.period(openPeriod) })}
              </Button>
            )
          }
        >
          {t(`${part}.text`)}
        </EmptyState>
      </Card>
    </Page>
  );
}
