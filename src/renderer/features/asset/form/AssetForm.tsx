import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBook } from '../../../state/book.ts';
import { Card } from '../../../ui/index.ts';
import css from '../asset.module.css';
import { SchedulePreview } from '../../../terms/SchedulePreview.tsx';
import { DepreciationSection } from './DepreciationSection.tsx';
import { previewTerms } from './previewTerms.ts';
import { useCategory } from './references.tsx';
import { CoverSection, IdentitySection, NotesSection, OpeningSection, PlaceSection, PurchaseSection } from './sections.tsx';
import type { AssetFormState } from './useAssetForm.ts';

/** All of an asset in one form, with the schedule that follows from it beside it. The actions stand once more where the form ends. */
export function AssetForm({ form, assetId = null, actions }: { form: AssetFormState; assetId?: string | null; actions: ReactNode }) {
  const { t } = useTranslation('asset');
  const book = useBook();
  const category = useCategory(form.values.categoryId);
  const isForeseen = !form.locked.has('depreciationMethod');
  return (
    <div className={isForeseen ? css.form : undefined}>
      <div className={css.sections}>
        {form.isIncomplete && (
          <p className={css.incomplete} role="alert">
            {t('form.incomplete')}
          </p>
        )}
        <IdentitySection form={form} />
        <PurchaseSection form={form} />
        <DepreciationSection form={form} />
        <PlaceSection form={form} assetId={assetId} />
        <OpeningSection form={form} />
        <CoverSection form={form} />
        <NotesSection form={form} />
        <div className={css.end}>{actions}</div>
      </div>
      {isForeseen && (
        <aside className={css.aside} aria-label={t('preview.title')}>
          <Card title={t('preview.title')}>
            <SchedulePreview terms={previewTerms(form.values, category, book)} />
          </Card>
        </aside>
      )}
    </div>
  );
}
