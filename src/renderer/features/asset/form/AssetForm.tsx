import { useTranslation } from 'react-i18next';
import { useBook } from '../../../state/book.ts';
import { Card } from '../../../ui/index.ts';
import css from '../asset.module.css';
import { SchedulePreview } from '../schedule/SchedulePreview.tsx';
import { DepreciationSection } from './DepreciationSection.tsx';
import { previewTerms } from './previewTerms.ts';
import { useCategory } from './references.tsx';
import { CoverSection, IdentitySection, NotesSection, OpeningSection, PlaceSection, PurchaseSection } from './sections.tsx';
import type { AssetFormState } from './useAssetForm.ts';

/** All of an asset in one form, with the schedule that follows from it beside it. */
export function AssetForm({ form }: { form: AssetFormState }) {
  const { t } = useTranslation('asset');
  const book = useBook();
  const category = useCategory(form.values.categoryId);
  return (
    <div className={css.form}>
      <div className={css.sections}>
        <IdentitySection form={form} />
        <PurchaseSection form={form} />
        <DepreciationSection form={form} />
        <PlaceSection form={form} />
        <OpeningSection form={form} />
        <CoverSection form={form} />
        <NotesSection form={form} />
      </div>
      <aside className={css.aside} aria-label={t('preview.title')}>
        <Card title={t('preview.title')}>
          <SchedulePreview terms={previewTerms(form.values, category, book)} />
        </Card>
      </aside>
    </div>
  );
}
