import { useTranslation } from 'react-i18next';
import { DateField, ErrorPanel, Skeleton, Stack } from '../../ui/index.ts';
import css from './disposals.module.css';
import { EffectOfOne } from './EffectOfOne.tsx';
import { EffectOfSeveral } from './EffectOfSeveral.tsx';
import { usePreview, type Preview } from './usePreview.ts';
import type { StepProps } from './WhatStep.tsx';

interface EffectStepProps extends StepProps {
  assetIds: readonly string[];
  preview: Preview;
}

/** What the book would do, and beside it what it would do on another day. */
export function EffectStep({ form, set, assetIds, preview }: EffectStepProps) {
  const { t } = useTranslation('disposals');
  const beside = usePreview(form, assetIds, form.otherDate, form.otherDate !== '' && form.otherDate !== null && form.otherDate !== form.date);
  const otherDate = (
    <div className={css.narrow}>
      <DateField label={t('effect.otherDate')} description={t('effect.otherDateMore')} value={form.otherDate} onChange={(day) => set({ otherDate: day })} />
    </div>
  );
  if (preview.error !== null) return <ErrorPanel error={preview.error.error} />;
  const date = form.date ?? '';
  if (preview.one !== undefined) {
    return (
      <Stack>
        <EffectOfOne preview={preview.one} beside={beside} form={form} date={date} otherDate={form.otherDate} />
        {otherDate}
      </Stack>
    );
  }
  if (preview.several === undefined) return <Skeleton lines={8} />;
  return (
    <Stack>
      <EffectOfSeveral preview={preview.several} beside={beside} otherDate={form.otherDate} />
      {otherDate}
    </Stack>
  );
}
