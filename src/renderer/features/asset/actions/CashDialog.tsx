import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input, Output } from '#shared/contract/index.ts';
import { lastDay, parsePeriod } from '#shared/values/calendar.ts';
import { useOperation } from '../../../api/queries.ts';
import { today } from '../../../i18n/format.ts';
import { isolate } from '../../../i18n/isolate.ts';
import { useFormat, useNameOf } from '../../../i18n/useFormat.ts';
import { useBook } from '../../../state/book.ts';
import { useDebounced } from '../../../state/useDebounced.ts';
import { useFieldErrors } from '../../../state/useFieldErrors.ts';
import { useToasts } from '../../../state/toasts.ts';
import { useAct } from '../../../state/useAct.ts';
import { Amount, Button, ComboBox, DateField, Details, Dialog, ErrorPanel, FormGrid, JournalTable, MoneyField, Stack, TextField } from '../../../ui/index.ts';
import type { Asset } from '../AssetPage.tsx';

type Request = Input<'assets.recordCashActivity.preview'>;

const isGiven = (value: string | null): value is string => value !== null && value !== '';

/** Today in the open month, else its last day; a purchase that lies later is paid on its own day at the earliest. */
function usualDay(openPeriod: string | null, acquired: string): string {
  const day = openPeriod === null || today().startsWith(openPeriod) ? today() : lastDay(parsePeriod(openPeriod));
  return day < acquired ? acquired : day;
}

/** On the cash basis: what was paid for the asset, or came back, builds its balance. */
export function CashDialog({ asset, onClose }: { asset: Asset; onClose: () => void }) {
  const { t } = useTranslation('asset');
  const { openPeriod, currency, exponent } = useBook();
  const show = useToasts((state) => state.show);
  const [date, setDate] = useState<string | null>(() => usualDay(openPeriod, asset.acquisitionDate));
  const [amount, setAmount] = useState<string | null>(asset.status === 'DRAFT' ? asset.cost : '');
  const [account, setAccount] = useState('');
  const [memo, setMemo] = useState('');
  const request: Request | null =
    isGiven(date) && isGiven(amount) ? { assetId: asset.id, date, amount, ...(account === '' ? {} : { counterAccount: Number(account) }), ...(memo.trim() === '' ? {} : { memo: memo.trim() }) } : null;
  const key = JSON.stringify(request);
  const asked = useDebounced(key);
  const record = useAct('assets.recordCashActivity');
  const preview = useOperation('assets.recordCashActivity.preview', JSON.parse(asked) as Request, { enabled: asked !== 'null' && !record.isPending && !record.isSuccess, keepPrevious: true });
  const errors = useFieldErrors(record.error ?? (asked === 'null' ? null : preview.error), ['date', 'amount']);
  const isReady = request !== null && key === asked && preview.data !== undefined && preview.error === null && !preview.isPlaceholderData;
  const commit = (): void => {
    if (request === null || preview.data === undefined) return;
    record.mutate({ ...request, fingerprint: preview.data.fingerprint }, {
      onSuccess: () => {
        show('ok', t('cash.done', { asset: asset.assetNumber }));
        onClose();
      },
    });
  };
  return (
    <Dialog
      title={t('cash.title', { asset: asset.assetNumber })}
      isOpen
      size="wide"
      onClose={onClose}
      isDismissable={!record.isPending}
      actions={
        <>
          <Button onPress={onClose} isDisabled={record.isPending}>
            {t('common:cancel')}
          </Button>
          <Button variant="primary" isBusy={record.isPending} isDisabled={!isReady} onPress={commit}>
            {t(record.asksApproval ? 'approvals:send' : 'cash.confirm')}
          </Button>
        </>
      }
    >
      <Stack>
        <p>{t(asset.status === 'DRAFT' ? 'cash.first' : 'cash.text')}</p>
        <FormGrid>
          <DateField label={t('cash.date')} value={date} onChange={setDate} isRequired autoFocus error={errors.of('date')} />
          <MoneyField label={t('cash.amount')} description={t('cash.amountMore')} value={amount} onChange={setAmount} decimals={exponent} currency={currency} allowNegative isRequired error={errors.of('amount')} />
          <PaidFrom value={account} onChange={setAccount} />
          <TextField label={t('values:memo')} value={memo} onChange={setMemo} maxLength={200} />
        </FormGrid>
        {errors.rest !== null && <ErrorPanel error={errors.rest} />}
        {asked !== 'null' && preview.error === null && preview.data !== undefined && <WouldBe preview={preview.data} />}
      </Stack>
    </Dialog>
  );
}

function PaidFrom({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation('asset');
  const nameOf = useNameOf();
  const accounts = useOperation('accounts.list', { activeOnly: true });
  const usual = useOperation('accounts.get', { account: 'CASH' });
  return (
    <ComboBox
      label={t('values:account.improvement')}
      value={value}
      onChange={onChange}
      options={(accounts.data?.items ?? []).map((account) => ({ value: String(account.id), label: nameOf(account), more: account.code }))}
      {...(usual.data === undefined ? {} : { placeholder: isolate(t('capitalize.usually', { account: nameOf(usual.data) })) })}
    />
  );
}

function WouldBe({ preview: { balanceBefore, balanceAfter, journal } }: { preview: Output<'assets.recordCashActivity.preview'> }) {
  const { t } = useTranslation('asset');
  const format = useFormat();
  const label = t('capitalize.journal', { date: format.gregorianDate(journal.date) });
  return (
    <>
      <Details areFigures items={[{ label: t('cash.before'), value: <Amount value={balanceBefore} /> }, { label: t('cash.after'), value: <Amount value={balanceAfter} /> }]} />
      <section>
        <h3>{label}</h3>
        <JournalTable label={label} lines={journal.lines} totalDebit={journal.totalDebit} totalCredit={journal.totalCredit} />
      </section>
    </>
  );
}
