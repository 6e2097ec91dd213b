import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { today } from '../i18n/format.ts';
import { useBook } from '../state/book.ts';
import { Card, DateField, FormGrid, MoneyField, Stack } from '../ui/index.ts';
import { SchedulePreview, type ScheduleTerms } from './SchedulePreview.tsx';

const EXAMPLE_COST = '120000';

/** What terms come to for an example asset, as they are changed: its cost and its day are the person's to choose. */
export function ExampleCard({ termsOf }: { termsOf: (cost: string | null, inServiceDate: string | null) => ScheduleTerms | null }) {
  const { t } = useTranslation('terms');
  const { currency, exponent } = useBook();
  const [cost, setCost] = useState<string | null>(EXAMPLE_COST);
  const [inServiceDate, setInServiceDate] = useState<string | null>(today());
  return (
    <Card title={t('example.title')}>
      <Stack>
        <FormGrid>
          <MoneyField label={t('example.cost')} value={cost} onChange={setCost} currency={currency} decimals={exponent} />
          <DateField label={t('example.inService')} value={inServiceDate} onChange={setInServiceDate} />
        </FormGrid>
        <SchedulePreview terms={termsOf(cost, inServiceDate)} />
      </Stack>
    </Card>
  );
}
