import { useTranslation } from 'react-i18next';
import { Gain, isLoss } from '../../disposed/index.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { Amount, DateText, Details, ErrorPanel, FormGrid, FormWide, Stack, TextArea, TextField } from '../../ui/index.ts';
import type { Preview } from './usePreview.ts';
import type { StepProps } from './WhatStep.tsx';

/** The paper and the reason, and once more in a few words what will happen. */
export function ConfirmStep({ form, set, preview }: StepProps & { preview: Preview }) {
  const { t } = useTranslation('disposals');
  const format = useFormat();
  const gain = preview.several?.gainLoss ?? preview.one?.books.find(({ postsToLedger }) => postsToLedger)?.gainLoss ?? null;
  const journals = preview.several === undefined ? (preview.one === undefined ? 0 : preview.one.catchUpJournals.length + (preview.one.journal === null ? 0 : 1)) : preview.several.items.reduce((sum, item) => sum + item.catchUpJournals.length + (item.journal === null ? 0 : 1), 0);
  return (
    <Stack>
      {preview.error !== null && <ErrorPanel error={preview.error.error} />}
      <FormGrid>
        <TextField label={t('fields.document')} description={t('confirm.documentMore')} value={form.document} onChange={(document) => set({ document })} maxLength={200} />
        <FormWide>
          <TextArea label={t('fields.reason')} description={t('confirm.reasonMore')} value={form.reason} onChange={(reason) => set({ reason })} maxLength={200} rows={2} />
        </FormWide>
      </FormGrid>
      <Details
        items={[
          { label: t('fields.type'), value: t(`enums:disposalType.${form.type}`) },
          { label: t('fields.date'), value: <DateText value={form.date} /> },
          ...(preview.several === undefined ? [] : [{ label: t('figures.proceeds'), value: <Amount value={preview.several.proceeds} /> }]),
          ...(gain === null ? [] : [{ label: t(isLoss(gain) ? 'figures.loss' : 'figures.gain'), value: <Gain amount={gain} /> }]),
          { label: t('confirm.journals'), value: <bdi>{format.count(journals)}</bdi> },
        ]}
      />
      <p>{t('confirm.text')}</p>
    </Stack>
  );
}
