import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input } from '#shared/contract/index.ts';
import { lastDay, parsePeriod } from '#shared/values/calendar.ts';
import { useOperation } from '../../../api/queries.ts';
import { today } from '../../../i18n/format.ts';
import { useFormat } from '../../../i18n/useFormat.ts';
import { useBook } from '../../../state/book.ts';
import { useDebounced } from '../../../state/useDebounced.ts';
import { useFieldErrors } from '../../../state/useFieldErrors.ts';
import { useToasts } from '../../../state/toasts.ts';
import { useAct } from '../../../state/useAct.ts';
import { difference } from '../../../terms/amounts.ts';
import { Amount, Button, DateField, Details, Dialog, ErrorPanel, FormGrid, MoneyField, Stack, TextField } from '../../../ui/index.ts';
import { CreditAccount, Journal } from '../actions/CapitalizeDialog.tsx';
import type { Asset } from '../AssetPage.tsx';

type Request = Input<'assets.addConstructionCost.preview'>;

const isGiven = (value: string | null): value is string => value !== null && value !== '';

/** Today in the open month, else its last day; never before the project's first cost. */
export function usualCostDay(now: string, openPeriod: string | null, since: string): string {
  const day = openPeriod === null || now.startsWith(openPeriod) ? now : lastDay(parsePeriod(openPeriod));
  return day < since ? since : day;
}

/** A further cost of a project: what will be posted, then one button that says so. */
export function AddCostDialog({ asset, onClose }: { asset: Asset; onClose: () => void }) {
  const { t } = useTranslation('construction');
  const format = useFormat();
  const { openPeriod, currency, exponent } = useBook();
  const show = useToasts((state) => state.show);
  const [date, setDate] = useState<string | null>(() => usualCostDay(today(), openPeriod, asset.capitalizationDate ?? asset.acquisitionDate));
  const [amount, setAmount] = useState<string | null>('');
  const [account, setAccount] = useState('');
  const [document, setDocument] = useState('');
  const [memo, setMemo] = useState('');
  const text = (name: 'document' | 'memo', value: string) => (value.trim() === '' ? {} : { [name]: value.trim() });
  const request: Request | null = isGiven(date) && isGiven(amount) ? { assetId: asset.id, date, amount, ...(account === '' ? {} : { counterAccount: Number(account) }), ...text('document', document), ...text('memo', memo) } : null;
  const key = JSON.stringify(request);
  const asked = useDebounced(key);
  const add = useAct('assets.addConstructionCost');
  const preview = useOperation('assets.addConstructionCost.preview', JSON.parse(asked) as Request, { enabled: asked !== 'null' && !add.isPending && !add.isSuccess, keepPrevious: true });
  const errors = useFieldErrors(add.error ?? (asked === 'null' ? null : preview.error), ['date', 'amount']);
  const seen = asked === 'null' || preview.error !== null ? undefined : preview.data;
  const isReady = request !== null && key === asked && seen !== undefined && !preview.isPlaceholderData;
  const commit = (): void => {
    if (request === null || seen === undefined) return;
    add.mutate({ ...request, fingerprint: seen.fingerprint }, {
      onSuccess: () => {
        show('ok', t('addCost.done', { asset: asset.assetNumber }));
        onClose();
      },
      onError: ({ error }) => {
        if (error.code === 'PREVIEW_STALE') void preview.refetch();
      },
    });
  };
  return (
    <Dialog
      title={t('addCost.title', { asset: asset.assetNumber })}
      isOpen
      size="wide"
      onClose={onClose}
      isDismissable={!add.isPending}
      actions={
        <>
          <Button onPress={onClose} isDisabled={add.isPending}>
            {t('common:cancel')}
          </Button>
          <Button variant="primary" isBusy={add.isPending} isDisabled={!isReady} onPress={commit}>
            {add.asksApproval ? t('approvals:send') : isGiven(amount) ? t('addCost.confirm', { amount: format.amount(difference(amount, '0', exponent)) }) : t('addCost.open')}
          </Button>
        </>
      }
    >
      <Stack>
        <FormGrid>
          <DateField label={t('date')} value={date} onChange={setDate} isRequired autoFocus error={errors.of('date')} />
          <MoneyField label={t('amount')} description={t('addCost.amountMore')} value={amount} onChange={setAmount} decimals={exponent} currency={currency} isRequired error={errors.of('amount')} />
          <CreditAccount label={t('counterAccount')} value={account} onChange={setAccount} />
          <TextField label={t('document')} value={document} onChange={setDocument} maxLength={200} dir="ltr" />
          <TextField label={t('what')} value={memo} onChange={setMemo} maxLength={200} />
        </FormGrid>
        {errors.rest !== null && <ErrorPanel error={errors.rest} />}
        {seen !== undefined && (
          <>
            <Details areFigures items={[{ label: t('before'), value: <Amount value={seen.effect.costBefore} /> }, { label: t('after'), value: <Amount value={seen.effect.costAfter} /> }]} />
            <Journal preview={seen} />
          </>
        )}
      </Stack>
    </Dialog>
  );
}
