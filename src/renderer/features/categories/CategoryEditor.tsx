import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, useOperation } from '../../api/queries.ts';
import { useFieldErrors } from '../../state/useFieldErrors.ts';
import { useToasts } from '../../state/toasts.ts';
import { Button, Dialog, ErrorPanel, Skeleton, Stack } from '../../ui/index.ts';
import { CategoryFields } from './CategoryFields.tsx';
import type { Category } from './CategoryTable.tsx';
import { FIELDS, formOf, inputOf, problemsOf, type CategoryForm } from './form.ts';

export function CategoryEditor({ categoryId, onClose }: { categoryId: number | null; onClose: () => void }) {
  const { t } = useTranslation('categories');
  const found = useOperation('assetCategories.get', { categoryId: categoryId ?? 0 }, { enabled: categoryId !== null });
  if (categoryId === null) return <OpenEditor category={null} onClose={onClose} />;
  if (found.data !== undefined) return <OpenEditor category={found.data} onClose={onClose} />;
  return (
    <Dialog title={t('title')} isOpen onClose={onClose} size="wide">
      {found.error === null ? <Skeleton lines={8} /> : <ErrorPanel error={found.error.error} />}
    </Dialog>
  );
}

function OpenEditor({ category, onClose }: { category: Category | null; onClose: () => void }) {
  const { t } = useTranslation(['categories', 'common']);
  const [form, setForm] = useState<CategoryForm>(() => formOf(category));
  const [isTried, setTried] = useState(false);
  const create = useCommand('assetCategories.create');
  const update = useCommand('assetCategories.update');
  const show = useToasts((state) => state.show);
  const errors = useFieldErrors(create.error ?? update.error, FIELDS);
  const problems = problemsOf(form);
  const errorOf = (field: keyof CategoryForm): string | null => errors.of(field) ?? (isTried && problems[field] === 'required' ? t('common:required') : null);
  const save = async (): Promise<void> => {
    setTried(true);
    if (Object.keys(problems).length > 0) return;
    if (category === null) await create.mutateAsync(inputOf(form));
    else await update.mutateAsync({ categoryId: category.id, ...inputOf(form) });
    show('ok', t('common:saved'));
    onClose();
  };
  return (
    <Dialog
      title={t(category === null ? 'add' : 'editTitle')}
      isOpen
      onClose={onClose}
      size="wide"
      actions={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" type="submit" form="category" isBusy={create.isPending || update.isPending}>
            {t('common:save')}
          </Button>
        </>
      }
    >
      <form
        id="category"
        onSubmit={(event) => {
          event.preventDefault();
          // A refusal is shown in the form.
          save().catch(() => undefined);
        }}
      >
        <Stack>
          {errors.rest !== null && <ErrorPanel error={errors.rest} />}
          <CategoryFields form={form} change={(part) => setForm((current) => ({ ...current, ...part }))} errorOf={errorOf} />
          {category !== null && category.assetCount > 0 && <p>{t('reach', { count: category.assetCount })}</p>}
        </Stack>
      </form>
    </Dialog>
  );
}
