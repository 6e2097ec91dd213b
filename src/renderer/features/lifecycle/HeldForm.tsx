import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '../../api/queries.ts';
import { errorText } from '../../i18n/errorText.ts';
import { today } from '../../i18n/format.ts';
import { useFormat, useNameOf } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { useNavigation } from '../../state/navigation.ts';
import { Button, Card, DateField, ErrorPanel, FormGrid, MoneyField, TextField } from '../../ui/index.ts';
import { usualDay } from './days.ts';
import { AMOUNT_FIELD, ASKS, heldRequest, heldWords, NOTHING_TYPED, type HeldKind, type HeldPreviewName, type HeldValues } from './held.ts';
import { Journals } from './Journals.tsx';
import css from './lifecycle.module.css';
import type { Asset } from './OneAsset.tsx';
import { fieldOf } from './refusals.ts';
import { useLeaving } from './useLeaving.ts';
import { usePosting } from './usePosting.ts';

/** One of the acts of an asset held for sale: its day and amount, what would follow in words, and the journal. */
export function HeldForm({ asset, kind }: { asset: Asset; kind: HeldKind }) {
  const { t } = useTranslation('lifecycle');
  const { t: errors } = useTranslation('errors');
  const format = useFormat();
  const nameOf = useNameOf();
  const go = useNavigation((state) => state.go);
  const { currency, exponent, openPeriod } = useBook();
  const [values, setValues] = useState<HeldValues>(NOTHING_TYPED);
  const date = values.date === undefined ? usualDay(openPeriod, today(), asset) : values.date;
  const asked = useMemo(() => heldRequest(kind, asset.id, date, values), [kind, asset.id, date, values]);
  const posting = usePosting<HeldPreviewName>(ASKS[kind].preview, ASKS[kind].commit, asked);
  const leave = useLeaving(asset.id, values !== NOTHING_TYPED);
  const { error, preview } = posting;
  const field = error === null ? null : fieldOf(error);
  const isOf = (name: string): boolean => field === name;
  const sentence = error === null ? null : errorText(errors, format, error);
  const besideOf = (name: string): string | null => (sentence !== null && isOf(name) ? `${sentence.what} ${sentence.next ?? ''}`.trim() : null);
  const set = (part: Partial<HeldValues>): void => {
    posting.reset();
    setValues((current) => ({ ...current, ...part }));
  };
  const commit = async (): Promise<void> => {
    if ((await posting.commit()) !== null) leave(t(`held.done.${kind}`, { asset: asset.assetNumber }));
  };
  return (
    <div className={css.form}>
      <Card title={t(`held.kind.${kind}`)}>
        <FormGrid>
          <DateField label={t(`held.date.${kind}`)} value={date} onChange={(next) => set({ date: next })} isRequired error={besideOf('date')} />
          <MoneyField
            label={t(`held.amount.${AMOUNT_FIELD[kind]}`)}
            description={<AmountMore asset={asset} kind={kind} />}
            value={values.amount}
            onChange={(amount) => set({ amount })}
            currency={currency}
            decimals={exponent}
            isRequired={kind === 'remeasure'}
            error={besideOf(AMOUNT_FIELD[kind])}
          />
          <TextField label={t('memo')} value={values.memo} onChange={(memo) => set({ memo })} maxLength={200} />
        </FormGrid>
      </Card>
      {error !== null && !isOf('date') && !isOf(AMOUNT_FIELD[kind]) && <ErrorPanel error={error} />}
      {preview !== undefined && asked !== null && (
        <div className={css.outcome} aria-live="polite">
          <Card title={t('held.follows')}>
            <ul className={css.words}>
              {heldWords({ kind, preview, date: asked.date, amount: values.amount || null, decimals: exponent, otherBooks: asset.books.filter((book) => !book.postsToLedger && book.status === 'active').map(nameOf) }, t, format).map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </Card>
          <Journals journals={[...preview.catchUpJournals, ...(preview.journal === null ? [] : [preview.journal])]} none={t('journal.none')} />
        </div>
      )}
      <div className={css.end}>
        <Button onPress={() => go('asset', { assetId: asset.id })} isDisabled={posting.isBusy}>
          {t('common:cancel')}
        </Button>
        <Button variant="primary" isBusy={posting.isBusy} isDisabled={!posting.isCurrent} onPress={() => void commit()}>
          {posting.asksApproval ? t('approvals:send') : t(`held.commit.${kind}`)}
        </Button>
      </div>
    </div>
  );
}

/** What the amount is, and what the book knows of it. */
function AmountMore({ asset, kind }: { asset: Asset; kind: HeldKind }) {
  const { t } = useTranslation('lifecycle');
  const format = useFormat();
  const lineage = useOperation('assets.lineage', { assetId: asset.id }, { enabled: kind === 'remeasure' });
  const held = lineage.data?.held;
  if (kind !== 'remeasure') return t(`held.amountMore.${kind}`);
  return held === undefined || held === null ? null : t('held.amountMore.remeasure', { carrying: format.amount(held.carryingAmount), regainable: format.amount(held.regainable) });
}
