import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { RESTATEMENTS } from '#shared/contract/acts.ts';
import { useOperation } from '../../api/queries.ts';
import { isolate } from '../../i18n/isolate.ts';
import { useFormat, useNameOf } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { ComboBox, DateField, FormGrid, FormWide, MoneyField, RadioGroup, Select, Stack, TextField } from '../../ui/index.ts';
import { isNothing } from '../../terms/amounts.ts';
import { EstimateFields } from './EstimateFields.tsx';
import { amountOf, isAssessed, isOfEveryBook } from './form.ts';
import { USUAL_ACCOUNT, type Asset, type Kind } from './kinds.ts';
import type { ChangeState } from './useChange.ts';

interface FieldsProps {
  asset: Asset;
  kind: Kind;
  state: ChangeState;
}

/** The fields of a kind: its day, what it is about, and what may be said beside it. */
export function Fields({ asset, kind, state }: FieldsProps) {
  const { t } = useTranslation('values');
  const { values, set, errorOf, date } = state;
  return (
    <Stack>
      <FormGrid>
        <DateField label={t(`date.${kind}`)} value={date} onChange={(next) => set({ date: next })} isRequired error={errorOf('date')} />
        <Amounts kind={kind} state={state} />
        {kind === 'estimate' && <EstimateFields asset={asset} state={state} />}
        {kind === 'revaluation' && <Restatement state={state} />}
        {USUAL_ACCOUNT[kind] !== undefined && <CounterAccount kind={kind} usual={USUAL_ACCOUNT[kind]} state={state} />}
        {asset.books.length > 1 && <BookChoice asset={asset} kind={kind} state={state} />}
        {isAssessed(kind) && (
          <>
            <TextField label={t('valuer')} value={values.valuer} onChange={(valuer) => set({ valuer })} maxLength={200} />
            <TextField label={t('reportReference')} value={values.reportReference} onChange={(reportReference) => set({ reportReference })} maxLength={200} dir="ltr" />
          </>
        )}
        <TextField label={t('memo')} value={values.memo} onChange={(memo) => set({ memo })} maxLength={200} />
      </FormGrid>
    </Stack>
  );
}

/** What the kind asks for in money, each with what the book knows of it on that day. */
function Amounts({ kind, state }: Omit<FieldsProps, 'asset'>): ReactNode {
  switch (kind) {
    case 'improvement':
    case 'depreciation':
      return <Plain kind={kind} state={state} />;
    case 'impairment':
      return <Loss state={state} />;
    case 'impairment_reversal':
      return <Plain kind={kind} state={state} />;
    case 'revaluation':
      return <FairValue state={state} />;
    default:
      return null;
  }
}

function Plain({ kind, state: { values, set, errorOf, limits } }: { kind: 'improvement' | 'depreciation' | 'impairment_reversal'; state: ChangeState }) {
  const { t } = useTranslation('values');
  const format = useFormat();
  const { currency, exponent } = useBook();
  const more = kind === 'impairment_reversal' ? (limits === undefined ? null : t('capMore', { cap: format.amount(limits.reversalCap) })) : t(`amountMore.${kind}`);
  return <MoneyField label={t(`amount.${kind}`)} description={more} value={values.amount} onChange={(amount) => set({ amount })} currency={currency} decimals={exponent} isRequired={kind !== 'depreciation'} error={errorOf('amount')} />;
}

/** An impairment is known as a loss, or by the amount that can still be recovered. */
function Loss({ state }: { state: ChangeState }) {
  const { t } = useTranslation('values');
  const format = useFormat();
  const { currency, exponent } = useBook();
  const { values, set, errorOf, limits } = state;
  const carrying = limits === undefined ? null : t('carriedThen', { amount: format.amount(limits.carryingAmount) });
  const loss = amountOf('impairment', values, limits, exponent);
  const isAbove = values.lossBy === 'recoverable' && loss !== null && (loss.startsWith('-') || isNothing(loss));
  const found = values.lossBy === 'amount' || loss === null || isAbove ? carrying : t('lossFound', { amount: format.amount(loss), carrying: format.amount(limits?.carryingAmount ?? '') });
  return (
    <>
      <RadioGroup
        label={t('lossBy.label')}
        value={values.lossBy}
        onChange={(lossBy) => set({ lossBy })}
        options={(['amount', 'recoverable'] as const).map((value) => ({ value, label: t(`lossBy.${value}`) }))}
      />
      {values.lossBy === 'amount' ? (
        <MoneyField label={t('amount.impairment')} description={found} value={values.amount} onChange={(amount) => set({ amount })} currency={currency} decimals={exponent} isRequired error={errorOf('amount')} />
      ) : (
        <MoneyField label={t('recoverable')} description={found} value={values.recoverable} onChange={(recoverable) => set({ recoverable })} currency={currency} decimals={exponent} isRequired error={isAbove ? t('notBelowCarrying') : errorOf('recoverable')} />
      )}
    </>
  );
}

/** What the asset is worth; the difference and its direction follow from what is carried on the day. */
function FairValue({ state: { values, set, errorOf, limits } }: { state: ChangeState }) {
  const { t } = useTranslation('values');
  const format = useFormat();
  const { currency, exponent } = useBook();
  const change = amountOf('revaluation', values, limits, exponent);
  const carrying = format.amount(limits?.carryingAmount ?? '');
  const isSame = change !== null && isNothing(change);
  const more = limits === undefined ? null : change === null || isSame ? t('carriedThen', { amount: carrying }) : t(change.startsWith('-') ? 'fallsBy' : 'risesBy', { amount: format.amount(change.replace('-', '')), carrying });
  return <MoneyField label={t('fairValue')} description={more} value={values.fairValue} onChange={(fairValue) => set({ fairValue })} currency={currency} decimals={exponent} isRequired error={isSame ? t('sameValue') : errorOf('fairValue')} />;
}

function Restatement({ state: { values, set, limits } }: { state: ChangeState }) {
  const { t } = useTranslation('values');
  return (
    <FormWide>
      <RadioGroup
        label={t('restatement.label')}
        value={values.restatement || (limits?.restatement ?? 'elimination')}
        onChange={(restatement) => set({ restatement })}
        options={RESTATEMENTS.map((value) => ({ value, label: t(`restatement.${value}`), more: t(`restatementMore.${value}`) }))}
      />
    </FormWide>
  );
}

function CounterAccount({ kind, usual, state: { values, set, errorOf } }: { kind: Kind; usual: string; state: ChangeState }) {
  const { t } = useTranslation('values');
  const nameOf = useNameOf();
  const accounts = useOperation('accounts.list', { activeOnly: true });
  const account = useOperation('accounts.get', { account: usual });
  return (
    <ComboBox
      label={t(`account.${kind}`)}
      description={kind === 'revaluation' ? t('accountMore') : undefined}
      value={values.counterAccount}
      onChange={(counterAccount) => set({ counterAccount })}
      options={(accounts.data?.items ?? []).map((one) => ({ value: String(one.id), label: nameOf(one), more: one.code }))}
      {...(account.data === undefined ? {} : { placeholder: isolate(t('usually', { account: nameOf(account.data) })) })}
      error={errorOf('counterAccount')}
    />
  );
}

const EVERY = 'every';

function BookChoice({ asset, kind, state: { values, set } }: FieldsProps) {
  const { t } = useTranslation('values');
  const nameOf = useNameOf();
  const books = asset.books.map((book) => ({ value: book.bookId, label: nameOf(book) }));
  const usual = isOfEveryBook(kind) ? EVERY : (asset.books.find((book) => book.postsToLedger)?.bookId ?? '');
  return (
    <Select
      label={t('book')}
      value={values.bookId || usual}
      onChange={(bookId) => set({ bookId: bookId === EVERY ? '' : bookId })}
      options={isOfEveryBook(kind) ? [{ value: EVERY, label: t('everyBook') }, ...books] : books}
    />
  );
}
