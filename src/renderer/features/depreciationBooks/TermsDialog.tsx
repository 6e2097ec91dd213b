import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/queries.ts';
import { useNameOf } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { useFieldErrors } from '../../state/useFieldErrors.ts';
import { useToasts } from '../../state/toasts.ts';
import { ExampleCard } from '../../terms/ExampleCard.tsx';
import { MacrsFields } from '../../terms/MacrsFields.tsx';
import { ConventionFields, MethodFields } from '../../terms/MethodFields.tsx';
import { hasConvention, hasLife, isDepreciated } from '../../terms/rates.ts';
import { Button, Dialog, ErrorPanel, FormGrid, NumberField, RadioGroup, Stack } from '../../ui/index.ts';
import type { Book } from './BookState.tsx';
import type { BookCategory } from './TermsTab.tsx';
import { exampleTerms, FIELDS, formOf, inputOf, isMacrs, needsLife, problemsOf, type TermsForm } from './termsForm.ts';

type Source = 'category' | 'own';
/** Methods whose figures each asset brings. */
const BY_ASSET: Readonly<Record<string, string>> = { units_of_production: 'units', manual: 'byHand', none: 'never' };

/** A category's terms in one book, with what they come to. */
export function TermsDialog({ book, category, onClose }: { book: Book; category: BookCategory; onClose: () => void }) {
  const { t } = useTranslation(['depreciationBooks', 'common']);
  const nameOf = useNameOf();
  const [source, setSource] = useState<Source>(category.isOwn ? 'own' : 'category');
  const [form, setForm] = useState(() => formOf(category.terms));
  const [isTried, setTried] = useState(false);
  const command = useCommand('depreciationBooks.setCategoryTerms');
  const show = useToasts((state) => state.show);
  const errors = useFieldErrors(command.error, FIELDS);
  const problems = problemsOf(form);
  const errorOf = (field: keyof TermsForm): string | null => errors.of(field) ?? (isTried && problems[field] === 'required' ? t('common:required') : null);
  const save = async (): Promise<void> => {
    setTried(true);
    if (source === 'own' && Object.keys(problems).length > 0) return;
    await command.mutateAsync({ bookId: book.bookId, categoryId: category.categoryId, terms: source === 'own' ? inputOf(form) : null });
    show('ok', t('common:saved'));
    onClose();
  };
  return (
    <Dialog
      title={t('termsOf', { category: nameOf(category), book: nameOf(book) })}
      isOpen
      onClose={onClose}
      size="wide"
      actions={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" type="submit" form="book-terms" isBusy={command.isPending}>
            {t('common:save')}
          </Button>
        </>
      }
    >
      <form
        id="book-terms"
        onSubmit={(event) => {
          event.preventDefault();
          // A refusal is shown in the form.
          save().catch(() => undefined);
        }}
      >
        <Stack>
          {errors.rest !== null && <ErrorPanel error={errors.rest} />}
          <RadioGroup label={t('source')} value={source} onChange={setSource} options={(['category', 'own'] as const).map((value) => ({ value, label: t(`sourceOf.${value}`), more: t(`sourceMore.${value}`) }))} />
          {source === 'own' && <Fields form={form} change={(part) => setForm((current) => ({ ...current, ...part }))} errorOf={errorOf} />}
          {book.status === 'active' && category.assetCount > 0 && <p>{t('reach')}</p>}
          {source === 'own' && <Example form={form} book={book} />}
        </Stack>
      </form>
    </Dialog>
  );
}

function Fields({ form, change, errorOf }: { form: TermsForm; change: (part: Partial<TermsForm>) => void; errorOf: (field: keyof TermsForm) => string | null }) {
  const { t } = useTranslation('enums');
  const method = form.depreciationMethod;
  const set = (part: object): void => change(part as Partial<TermsForm>);
  return (
    <FormGrid>
      <MethodFields values={form} change={set} errorOf={errorOf} />
      {isMacrs(form) && <MacrsFields values={form} change={set} errorOf={errorOf} />}
      {hasLife(method) && <NumberField label={t('field.usefulLifeMonths')} value={form.usefulLifeMonths} onChange={(usefulLifeMonths) => change({ usefulLifeMonths })} minimum={1} maximum={1200} isRequired={needsLife(form)} error={errorOf('usefulLifeMonths')} />}
      {isDepreciated(method) && !isMacrs(form) && <NumberField label={t('field.residualPercent')} value={form.residualPercent} onChange={(residualPercent) => change({ residualPercent })} decimals={4} maximum={100} beside="%" error={errorOf('residualPercent')} />}
      {hasConvention(method) && <ConventionFields values={form} change={set} errorOf={errorOf} />}
    </FormGrid>
  );
}

function Example({ form, book }: { form: TermsForm; book: Book }) {
  const { t } = useTranslation('terms');
  const { currency, fiscalYearStartMonth, irregularYears } = useBook();
  const byAsset = BY_ASSET[form.depreciationMethod];
  if (byAsset !== undefined) return <p>{t(byAsset)}</p>;
  return <ExampleCard termsOf={(cost, inServiceDate) => exampleTerms(form, cost, inServiceDate, { currency, fiscalYearStartMonth, irregularYears, rounding: book.rounding })} />;
}
