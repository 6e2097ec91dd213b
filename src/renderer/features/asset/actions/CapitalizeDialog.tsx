import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input } from '#shared/contract/index.ts';
import { firstDay, parsePeriod } from '#shared/values/calendar.ts';
import { useCommand, useOperation } from '../../../api/queries.ts';
import { isolate } from '../../../i18n/isolate.ts';
import { isolateCodes } from '../../../i18n/isolateCodes.ts';
import { useFormat, useNameOf } from '../../../i18n/useFormat.ts';
import { useBook, type BookInfo } from '../../../state/book.ts';
import { useToasts } from '../../../state/toasts.ts';
import { Button, Checkbox, ComboBox, DateField, Dialog, ErrorPanel, FormGrid, JournalTable, MoneyField, Skeleton, Stack, TextField } from '../../../ui/index.ts';
import type { Asset } from '../AssetPage.tsx';
import type { BookValues } from '../schedule/ScheduleTab.tsx';
import { SchedulePreview } from '../../../terms/SchedulePreview.tsx';
import { termsInService } from '../schedule/terms.ts';

interface CapitalizeDialogProps {
  asset: Asset;
  book: BookValues | undefined;
  /** The person came here to put the asset to use at once. */
  isStarting: boolean;
  onClose: () => void;
}

/** The day of acquisition, where its month can still be posted to; else the first day that can. */
export function usualDate(asset: Pick<Asset, 'acquisitionDate' | 'opening'>, { lastClosedPeriod, openPeriod }: Pick<BookInfo, 'lastClosedPeriod' | 'openPeriod'>): string {
  const isClosed = lastClosedPeriod !== null && asset.acquisitionDate.slice(0, 7) <= lastClosedPeriod;
  return isClosed && asset.opening === null && openPeriod !== null ? firstDay(parsePeriod(openPeriod)) : asset.acquisitionDate;
}

const isGiven = (value: string | null): value is string => value !== null && value !== '';

/** What will be posted, then one button that says so. */
export function CapitalizeDialog({ asset, book, isStarting, onClose }: CapitalizeDialogProps) {
  const { t } = useTranslation('asset');
  const format = useFormat();
  const bookInfo = useBook();
  const show = useToasts((state) => state.show);
  const [date, setDate] = useState<string | null>(() => usualDate(asset, bookInfo));
  const [adjustment, setAdjustment] = useState<string | null>('');
  const [invoice, setInvoice] = useState(asset.invoiceNumber ?? '');
  const [creditAccount, setCreditAccount] = useState('');
  const [placesToo, setPlacesToo] = useState(isStarting);
  const [inServiceDate, setInServiceDate] = useState<string | null>(asset.acquisitionDate);
  const input: Input<'assets.capitalize.preview'> = {
    assetId: asset.id,
    capitalizationDate: date ?? '',
    ...(isGiven(adjustment) ? { costAdjustment: adjustment } : {}),
    ...(invoice.trim() === '' ? {} : { apInvoiceId: invoice.trim() }),
    ...(creditAccount === '' ? {} : { creditAccount: Number(creditAccount) }),
  };
  const isComplete = isGiven(date) && adjustment !== null && (!placesToo || isGiven(inServiceDate));
  const capitalize = useCommand('assets.capitalize');
  const place = useCommand('assets.placeInService');
  const isCapitalized = capitalize.isSuccess || asset.status !== 'DRAFT';
  const preview = useOperation('assets.capitalize.preview', input, { enabled: isGiven(date) && adjustment !== null && !capitalize.isPending && !isCapitalized, keepPrevious: true });
  const cost = preview.data?.effect.costAfter ?? asset.cost;
  const isReady = isComplete && preview.data !== undefined && preview.error === null && !preview.isPlaceholderData;
  const commit = async (): Promise<void> => {
    if (preview.data === undefined) return;
    try {
      await capitalize.mutateAsync({ ...input, fingerprint: preview.data.fingerprint });
      if (placesToo && isGiven(inServiceDate)) await place.mutateAsync({ assetId: asset.id, inServiceDate });
      show('ok', t(placesToo ? 'capitalize.doneAndPlaced' : 'capitalize.done', { asset: asset.assetNumber }));
      onClose();
    } catch {
      // Shown below by the command that was refused.
    }
  };
  const error = capitalize.error ?? place.error ?? (isCapitalized ? null : preview.error);
  return (
    <Dialog
      title={t('capitalize.title', { asset: asset.assetNumber })}
      isOpen
      size="wide"
      onClose={onClose}
      isDismissable={!capitalize.isPending && !place.isPending}
      actions={
        <>
          <Button onPress={onClose} isDisabled={capitalize.isPending || place.isPending}>
            {isCapitalized ? t('close') : t('common:cancel')}
          </Button>
          {!isCapitalized && (
            <Button variant="primary" isBusy={capitalize.isPending || place.isPending} isDisabled={!isReady} onPress={() => void commit()}>
              {t(placesToo ? 'capitalize.confirmAndPlace' : 'capitalize.confirm', { asset: asset.assetNumber, amount: format.amount(cost) })}
            </Button>
          )}
        </>
      }
    >
      <Stack>
        <FormGrid>
          <DateField label={t('fields.capitalizationDate')} value={date} onChange={setDate} isRequired />
          {asset.opening === null && <MoneyField label={t('capitalize.adjustment')} description={t('capitalize.adjustmentMore')} value={adjustment} onChange={setAdjustment} decimals={bookInfo.exponent} currency={bookInfo.currency} allowNegative />}
          <TextField label={t('fields.apInvoiceId')} value={invoice} onChange={setInvoice} maxLength={200} />
          {asset.opening === null && <CreditAccount label={t('capitalize.creditAccount')} value={creditAccount} onChange={setCreditAccount} />}
        </FormGrid>
        <Checkbox isSelected={placesToo} onChange={setPlacesToo}>
          {t('capitalize.placeToo')}
        </Checkbox>
        {placesToo && (
          <FormGrid>
            <DateField label={t('fields.inServiceDate')} value={inServiceDate} onChange={setInServiceDate} isRequired />
            <SchedulePreview terms={book === undefined || !isGiven(inServiceDate) ? null : termsInService(asset, book, inServiceDate, bookInfo, cost)} isBrief />
          </FormGrid>
        )}
        {error !== null && <ErrorPanel error={error.error} />}
        {preview.error === null && <Journal preview={preview.data} />}
      </Stack>
    </Dialog>
  );
}

/** Where a cost is owed to; usually the clearing account of purchases. */
export function CreditAccount({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation('asset');
  const nameOf = useNameOf();
  const accounts = useOperation('accounts.list', { activeOnly: true });
  const clearing = useOperation('accounts.get', { account: 'ASSET_CLEARING' });
  return (
    <ComboBox
      label={label}
      value={value}
      onChange={onChange}
      options={(accounts.data?.items ?? []).map((account) => ({ value: String(account.id), label: nameOf(account), more: account.code }))}
      {...(clearing.data === undefined ? {} : { placeholder: isolate(t('capitalize.usually', { account: nameOf(clearing.data) })) })}
    />
  );
}

/** The journal that would be posted. */
export function Journal({ preview }: { preview: { journal: { narration: { en: string; ar: string }; lines: Parameters<typeof JournalTable>[0]['lines']; totalDebit: string; totalCredit: string; date: string } | null } | undefined }) {
  const { t } = useTranslation('asset');
  const format = useFormat();
  if (preview === undefined) return <Skeleton lines={3} />;
  if (preview.journal === null) return null;
  const { narration, lines, totalDebit, totalCredit, date } = preview.journal;
  return (
    <section>
      <h3>{t('capitalize.journal', { date: format.gregorianDate(date) })}</h3>
      <p>{isolateCodes(narration[format.settings.language])}</p>
      <JournalTable label={t('capitalize.journal', { date: format.gregorianDate(date) })} lines={lines} totalDebit={totalDebit} totalCredit={totalCredit} />
    </section>
  );
}
