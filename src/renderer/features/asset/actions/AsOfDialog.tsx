import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '../../../api/queries.ts';
import { today } from '../../../i18n/format.ts';
import { useFormat } from '../../../i18n/useFormat.ts';
import { Amount, Button, DateField, Details, Dialog, ErrorPanel, Stack } from '../../../ui/index.ts';
import type { Asset } from '../AssetPage.tsx';
import type { BookValues } from '../schedule/ScheduleTab.tsx';

/** What the asset's figures are on any day, past or to come. */
export function AsOfDialog({ asset, book, onClose }: { asset: Asset; book: BookValues | undefined; onClose: () => void }) {
  const { t } = useTranslation('asset');
  const format = useFormat();
  const [date, setDate] = useState<string | null>(today());
  const isDay = date !== null && date !== '';
  const figures = useOperation('assets.calculateDepreciation', { assetId: asset.id, asOfDate: isDay ? date : today(), ...(book === undefined ? {} : { bookId: book.bookId }) }, { enabled: isDay, keepPrevious: true });
  return (
    <Dialog title={t('asOf.title')} isOpen size="narrow" onClose={onClose} actions={<Button onPress={onClose}>{t('close')}</Button>}>
      <Stack>
        <DateField label={t('asOf.date')} value={date} onChange={setDate} autoFocus />
        {figures.error !== null && <ErrorPanel error={figures.error.error} />}
        {figures.data !== undefined && figures.error === null && (
          <Details
            areFigures
            items={[
              { label: t('asOf.annual'), value: <Amount value={figures.data.annualDepreciation} /> },
              { label: t('asOf.monthly'), value: <Amount value={figures.data.monthlyDepreciation} /> },
              { label: t('asOf.accumulated'), value: <Amount value={figures.data.accumulatedDepreciation} /> },
              { label: t('asOf.bookValue'), value: <Amount value={figures.data.bookValue} /> },
              { label: t('asOf.remainingYears'), value: <bdi dir="ltr">{format.rate(figures.data.remainingLife)}</bdi> },
              { label: t('asOf.remainingMonths'), value: <bdi dir="ltr">{format.count(figures.data.remainingLifeMonths)}</bdi> },
            ]}
          />
        )}
      </Stack>
    </Dialog>
  );
}
