import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PURPOSES } from '#shared/contract/books.ts';
import { ROUNDINGS } from '#shared/contract/shapes.ts';
import { useCommand } from '../../api/queries.ts';
import { useNameOf } from '../../i18n/useFormat.ts';
import { useFieldErrors } from '../../state/useFieldErrors.ts';
import { useToasts } from '../../state/toasts.ts';
import { Button, DateField, Dialog, ErrorPanel, FormGrid, FormWide, IconButton, NumberField, Select, Stack, TextField } from '../../ui/index.ts';
import css from './books.module.css';
import type { Book, BookSummary } from './BookState.tsx';
import { draftsOf, nextId, ratesFrom, type RateDraft } from './rates.ts';

interface Draft {
  code: string;
  name: string;
  nameAr: string;
  purpose: (typeof PURPOSES)[number];
  rounding: (typeof ROUNDINGS)[number];
  copyFrom: string;
  rates: RateDraft[];
}

const NOTHING = '*';
const FIELDS = ['code', 'bookId', 'name', 'nameAr', 'purpose', 'rounding'] as const;

function draftOf(book: Book | null): Draft {
  const purpose = PURPOSES.find((known) => known === book?.purpose) ?? 'tax';
  return { code: book?.bookId ?? '', name: book?.name ?? '', nameAr: book?.nameAr ?? '', purpose, rounding: book?.rounding ?? 'cumulative', copyFrom: NOTHING, rates: draftsOf(book?.taxRates ?? []) };
}

interface BookDialogProps {
  /** Null: a new one. */
  book: Book | null;
  /** Books whose terms a new one may begin with. */
  others: readonly BookSummary[];
  onClose: () => void;
  onCreated?: (bookId: string) => void;
}

/** What a depreciation book is called, what it is for, and the tax rates its differences are taken at. */
export function BookDialog({ book, others, onClose, onCreated }: BookDialogProps) {
  const { t } = useTranslation(['depreciationBooks', 'common']);
  const [draft, setDraft] = useState(() => draftOf(book));
  const [isTried, setTried] = useState(false);
  const create = useCommand('depreciationBooks.create');
  const update = useCommand('depreciationBooks.update');
  const show = useToasts((state) => state.show);
  const errors = useFieldErrors(create.error ?? update.error, FIELDS);
  const taxRates = ratesFrom(draft.rates);
  const missing = (value: string): string | null => (isTried && value.trim() === '' ? t('common:required') : null);
  const save = async (): Promise<void> => {
    setTried(true);
    if (draft.name.trim() === '' || draft.code.trim() === '' || taxRates === null) return;
    const { purpose, rounding } = draft;
    const names = { name: draft.name.trim(), nameAr: draft.nameAr.trim() || null };
    if (book === null) {
      const made = await create.mutateAsync({ bookId: draft.code.trim(), ...names, purpose, rounding, taxRates, ...(draft.copyFrom === NOTHING ? {} : { copyTermsFrom: draft.copyFrom }) });
      onCreated?.(made.bookId);
    } else await update.mutateAsync({ bookId: book.bookId, ...names, ...(book.postsToLedger ? {} : { purpose, rounding, taxRates }) });
    show('ok', t('common:saved'));
    onClose();
  };
  const isMemorandum = book?.postsToLedger !== true;
  return (
    <Dialog
      title={t(book === null ? 'add' : 'editTitle')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" type="submit" form="depreciation-book" isBusy={create.isPending || update.isPending}>
            {t(book === null ? 'create' : 'common:save')}
          </Button>
        </>
      }
    >
      <form
        id="depreciation-book"
        onSubmit={(event) => {
          event.preventDefault();
          // A refusal is shown in the form.
          save().catch(() => undefined);
        }}
      >
        <Stack>
          {errors.rest !== null && <ErrorPanel error={errors.rest} />}
          <Names draft={draft} isNew={book === null} change={(part) => setDraft({ ...draft, ...part })} errorOf={(field) => (field === 'code' ? (errors.of('code') ?? errors.of('bookId')) : errors.of(field)) ?? (field === 'nameAr' ? null : missing(draft[field]))} />
          {isMemorandum && <Policy draft={draft} others={book === null ? others : []} isSettled={book !== null && book.status !== 'setup'} change={(part) => setDraft({ ...draft, ...part })} />}
          {isMemorandum && <Rates rates={draft.rates} isTried={isTried} onChange={(rates) => setDraft({ ...draft, rates })} />}
        </Stack>
      </form>
    </Dialog>
  );
}

interface PartProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
}

function Names({ draft, change, isNew, errorOf }: PartProps & { isNew: boolean; errorOf: (field: 'code' | 'name' | 'nameAr') => string | null }) {
  const { t } = useTranslation(['depreciationBooks', 'enums']);
  return (
    <FormGrid>
      <TextField label={t('enums:field.name')} value={draft.name} onChange={(name) => change({ name })} maxLength={200} isRequired autoFocus error={errorOf('name')} />
      <TextField label={t('enums:field.nameAr')} value={draft.nameAr} onChange={(nameAr) => change({ nameAr })} lang="ar" dir="rtl" maxLength={200} error={errorOf('nameAr')} />
      {isNew && <TextField label={t('enums:field.code')} value={draft.code} onChange={(code) => change({ code })} dir="ltr" maxLength={40} isRequired description={t('codeHint')} error={errorOf('code')} />}
    </FormGrid>
  );
}

function Policy({ draft, change, others, isSettled }: PartProps & { others: readonly BookSummary[]; isSettled: boolean }) {
  const { t } = useTranslation(['depreciationBooks', 'enums']);
  const nameOf = useNameOf();
  return (
    <FormGrid>
      <Select label={t('enums:field.purpose')} value={draft.purpose} onChange={(purpose) => change({ purpose })} options={PURPOSES.map((value) => ({ value, label: t(`purpose.${value}`) }))} />
      {others.length > 0 && (
        <Select label={t('copyFrom')} value={draft.copyFrom} onChange={(copyFrom) => change({ copyFrom })} options={[{ value: NOTHING, label: t('copyNothing') }, ...others.map((book) => ({ value: book.bookId, label: nameOf(book) }))]} />
      )}
      <FormWide>
        <Select label={t('enums:field.rounding')} value={draft.rounding} onChange={(rounding) => change({ rounding })} options={ROUNDINGS.map((value) => ({ value, label: t(`enums:rounding.${value}`) }))} isDisabled={isSettled} {...(isSettled ? { description: t('roundingSettled') } : {})} />
      </FormWide>
    </FormGrid>
  );
}

function Rates({ rates, isTried, onChange }: { rates: RateDraft[]; isTried: boolean; onChange: (rates: RateDraft[]) => void }) {
  const { t } = useTranslation(['depreciationBooks', 'enums', 'common']);
  const set = (id: number, part: Partial<RateDraft>): void => onChange(rates.map((rate) => (rate.id === id ? { ...rate, ...part } : rate)));
  const missing = (value: string | null): string | null => (isTried && !value ? t('common:required') : null);
  return (
    <>
      <p className={css.quiet}>{t('ratesHint')}</p>
      {rates.map((rate) => (
        <div key={rate.id} className={css.rates}>
          <NumberField label={t('enums:field.rate')} value={rate.percent} onChange={(percent) => set(rate.id, { percent })} decimals={4} maximum={100} beside="%" isRequired error={missing(rate.percent)} />
          <DateField label={t('enums:field.validFrom')} value={rate.validFrom} onChange={(validFrom) => set(rate.id, { validFrom })} isRequired error={missing(rate.validFrom)} />
          <IconButton label={t('removeRate')} icon={<X size={15} aria-hidden />} onPress={() => onChange(rates.filter(({ id }) => id !== rate.id))} />
        </div>
      ))}
      <div>
        <Button icon={<Plus size={15} aria-hidden />} onPress={() => onChange([...rates, { id: nextId(rates), validFrom: '', percent: '' }])}>
          {t('addRate')}
        </Button>
      </div>
    </>
  );
}
