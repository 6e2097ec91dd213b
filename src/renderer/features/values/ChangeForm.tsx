import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { useNavigation } from '../../state/navigation.ts';
import { useToasts } from '../../state/toasts.ts';
import { useUnsavedChanges } from '../../state/useUnsavedChanges.ts';
import { Button, Card, ErrorPanel } from '../../ui/index.ts';
import { difference } from '../../terms/amounts.ts';
import { amountOf, bookOf } from './form.ts';
import { Fields } from './Fields.tsx';
import type { Asset, Kind } from './kinds.ts';
import { Outcome } from './Outcome.tsx';
import { useChange, type ChangeState } from './useChange.ts';
import css from './values.module.css';

/** One kind of change: its form, what it would do, and the button that does it. */
export function ChangeForm({ asset, kind }: { asset: Asset; kind: Kind }) {
  const { t } = useTranslation('values');
  const go = useNavigation((state) => state.go);
  const show = useToasts((state) => state.show);
  const [isDone, setDone] = useState(false);
  const state = useChange(asset, bookOf(asset.books, ''), kind);
  // Declared before the effect that leaves: the guard must have let go by then.
  useUnsavedChanges(state.isDirty && !isDone);
  useEffect(() => {
    if (isDone) go('asset', { assetId: asset.id, tab: 'history' });
  }, [isDone, go, asset.id]);
  const commit = async (): Promise<void> => {
    const act = await state.commit();
    if (act === null) return;
    show('ok', t(`done.${kind}`, { asset: asset.assetNumber }));
    setDone(true);
  };
  return (
    <div className={css.form}>
      <Card title={t(`kind.${kind}`)}>
        <Fields asset={asset} kind={kind} state={state} />
      </Card>
      {state.refusal !== null && <ErrorPanel error={state.refusal} />}
      {state.preview !== undefined && <Outcome kind={kind} preview={state.preview} />}
      <div className={css.end}>
        <Button onPress={() => go('asset', { assetId: asset.id })} isDisabled={state.isBusy}>
          {t('common:cancel')}
        </Button>
        <Commit kind={kind} state={state} onPress={() => void commit()} />
      </div>
    </div>
  );
}

/** Named for what it does, with the amount once that is known. */
function Commit({ kind, state, onPress }: { kind: Kind; state: ChangeState; onPress: () => void }) {
  const { t } = useTranslation('values');
  const format = useFormat();
  const { exponent } = useBook();
  const amount = kind === 'depreciation' ? dueOf(state) : amountOf(kind, state.values, state.limits, exponent);
  const named = state.change === null || amount === null ? null : difference(amount.replace('-', ''), '0', exponent);
  return (
    <Button variant="primary" isBusy={state.isBusy} isDisabled={!state.isCurrent} onPress={onPress}>
      {state.asksApproval ? t('approvals:send') : named === null ? t(`commit.${kind}`) : t(`commitOf.${kind}`, { amount: format.amount(named) })}
    </Button>
  );
}

/** Depreciation by hand: what was typed, else what the preview found due. */
function dueOf({ values, preview }: ChangeState): string | null {
  if (values.amount !== '' && values.amount !== null) return values.amount;
  return preview?.books.find((book) => book.postsToLedger)?.catchUp ?? null;
}
