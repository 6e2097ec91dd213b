import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/queries.ts';
import { useNameOf } from '../../../i18n/useFormat.ts';
import { useBook } from '../../../state/book.ts';
import { useFieldErrors } from '../../../state/useFieldErrors.ts';
import { useToasts } from '../../../state/toasts.ts';
import { MacrsFields } from '../../../terms/MacrsFields.tsx';
import { ConventionFields, MethodFields } from '../../../terms/MethodFields.tsx';
import { hasConvention, hasLife, isDepreciated } from '../../../terms/rates.ts';
import { Button, DateField, Dialog, ErrorPanel, FormGrid, MoneyField, NumberField, Stack, Switch } from '../../../ui/index.ts';
import type { Asset } from '../AssetPage.tsx';
import css from '../asset.module.css';
import type { InBook } from './AssetBooks.tsx';
import { FIELDS, formOf, inputOf, missingOf, type BookTermsForm, type Term } from './bookTerms.ts';

interface PartProps {
  form: BookTermsForm;
  change: (part: Partial<BookTermsForm>) => void;
  errorOf: (field: string) => string | null;
}

/** Terms that hold for one asset in one depreciation book, in place of what the book says of its category. */
export function BookTermsDialog({ asset, book, onClose }: { asset: Asset; book: InBook; onClose: () => void }) {
  const { t } = useTranslation(['asset', 'common']);
  const nameOf = useNameOf();
  const [form, setForm] = useState(() => formOf(book));
  const [isTried, setTried] = useState(false);
  const command = useCommand('depreciationBooks.setAssetTerms');
  const show = useToasts((state) => state.show);
  const errors = useFieldErrors(command.error, FIELDS);
  const missing = missingOf(form);
  const errorOf = (field: string): string | null => errors.of(field) ?? errors.of(`opening.${field}`) ?? (isTried && missing.has(field) ? t('common:required') : null);
  const change = (part: Partial<BookTermsForm>): void => setForm((current) => ({ ...current, ...part }));
  const save = async (): Promise<void> => {
    setTried(true);
    if (form.isHeld && missing.size > 0) return;
    await command.mutateAsync(inputOf(book.bookId, asset.id, form));
    show('ok', t('common:saved'));
    onClose();
  };
  return (
    <Dialog
      title={t('books.dialog', { asset: asset.assetNumber, book: nameOf(book) })}
      isOpen
      onClose={onClose}
      size="wide"
      actions={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" type="submit" form="asset-in-book" isBusy={command.isPending}>
            {t('common:save')}
          </Button>
        </>
      }
    >
      <form
        id="asset-in-book"
        onSubmit={(event) => {
          event.preventDefault();
          // A refusal is shown in the form.
          save().catch(() => undefined);
        }}
      >
        <Stack>
          {errors.rest !== null && <ErrorPanel error={errors.rest} />}
          <Switch isSelected={form.isHeld} onChange={(isHeld) => change({ isHeld })}>
            {t('books.held')}
          </Switch>
          {form.isHeld && <OwnTerms form={form} change={change} errorOf={errorOf} />}
        </Stack>
      </form>
    </Dialog>
  );
}

function OwnTerms(props: PartProps) {
  const { form, change } = props;
  const { t } = useTranslation('asset');
  const method = form.depreciationMethod;
  const isMacrs = method === 'macrs';
  const asked: readonly Term[] = [
    'method', ...(hasLife(method) ? ['life' as const] : []), ...(isDepreciated(method) && !isMacrs ? ['residual' as const] : []), ...(hasConvention(method) ? ['convention' as const] : []),
    ...(method === 'units_of_production' ? ['units' as const] : []), 'opening',
  ];
  const toggle = (term: Term, isOwn: boolean): void => change({ own: new Set(isOwn ? [...form.own, term] : [...form.own].filter((other) => other !== term)) });
  return asked.map((term) => (
    <div key={term} className={css.term}>
      <Switch isSelected={form.own.has(term)} onChange={(isOwn) => toggle(term, isOwn)}>
        {t(`books.own.${term}`)}
      </Switch>
      {form.own.has(term) ? (
        <div className={css.short}>
          <FormGrid>
            <OwnTerm {...props} term={term} />
          </FormGrid>
        </div>
      ) : (
        <span className={css.inherited}>{t(term === 'opening' ? 'books.noOpening' : 'books.asInBook')}</span>
      )}
    </div>
  ));
}

function OwnTerm({ term, form, change, errorOf }: PartProps & { term: Term }): ReactNode {
  const { t } = useTranslation('enums');
  const { currency, exponent } = useBook();
  switch (term) {
    case 'method':
      return (
        <>
          <MethodFields values={form} change={change} errorOf={errorOf} />
          {form.depreciationMethod === 'macrs' && <MacrsFields values={form} change={change} errorOf={errorOf} />}
        </>
      );
    case 'life':
      return <NumberField label={t('field.usefulLifeMonths')} value={form.usefulLifeMonths} onChange={(usefulLifeMonths) => change({ usefulLifeMonths })} minimum={1} maximum={1200} isRequired error={errorOf('usefulLifeMonths')} />;
    case 'residual':
      return <MoneyField label={t('field.residualValue')} value={form.residualValue} onChange={(residualValue) => change({ residualValue })} currency={currency} decimals={exponent} isRequired error={errorOf('residualValue')} />;
    case 'convention':
      return <ConventionFields values={form} change={change} errorOf={errorOf} />;
    case 'units':
      return <NumberField label={t('field.totalUnits')} value={form.totalUnits} onChange={(totalUnits) => change({ totalUnits })} decimals={6} maximum={999_999_999_999} isRequired error={errorOf('totalUnits')} />;
    case 'opening':
      return (
        <>
          <DateField label={t('field.depreciatedThrough')} value={form.depreciatedThrough} onChange={(depreciatedThrough) => change({ depreciatedThrough })} isRequired error={errorOf('depreciatedThrough')} />
          <MoneyField label={t('field.accumulatedDepreciation')} value={form.accumulatedDepreciation} onChange={(accumulatedDepreciation) => change({ accumulatedDepreciation })} currency={currency} decimals={exponent} isRequired error={errorOf('accumulatedDepreciation')} />
        </>
      );
  }
}
