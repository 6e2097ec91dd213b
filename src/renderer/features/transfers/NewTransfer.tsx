import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useCommand, useOperation } from '../../api/queries.ts';
import { today } from '../../i18n/format.ts';
import { useNameOf } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { useNavigation } from '../../state/navigation.ts';
import { useToasts } from '../../state/toasts.ts';
import { useDebounced } from '../../state/useDebounced.ts';
import { useFieldErrors } from '../../state/useFieldErrors.ts';
import { Button, Code, ComboBox, Dialog, ErrorPanel, Name, Stack } from '../../ui/index.ts';
import { TransferFields } from './TransferFields.tsx';
import css from './transfers.module.css';
import { destinationOf, emptyValues, isReady, usualDate, type Placement, type Transfer, type Values } from './transfers.ts';

type Status = Output<'assets.get'>['status'];

const FIELDS = ['toLocation', 'toCustodian', 'toCostCenter', 'toCategory', 'effectiveDate'] as const;

/** A transfer of one asset, found here or given, or of several that go together. It is a draft until somebody approves and posts it. */
export function NewTransfer({ assetIds, onCancel }: { assetIds: readonly string[]; onCancel: () => void }) {
  const { t } = useTranslation('transfers');
  const { openPeriod } = useBook();
  const go = useNavigation((state) => state.go);
  const show = useToasts((state) => state.show);
  const [found, setFound] = useState('');
  const [values, setValues] = useState<Values>(() => emptyValues(usualDate(today(), openPeriod)));
  const one = useCommand('transfers.create');
  const several = useCommand('transfers.createSeveral');
  const chosen = assetIds.length > 0 ? assetIds : found === '' ? [] : [found];
  const custody = useOperation('transfers.custody', { assetId: chosen[0] ?? '' }, { enabled: chosen.length === 1 });
  const errors = useFieldErrors(one.error ?? several.error, FIELDS);
  const isBusy = one.isPending || several.isPending;
  const done = (transfers: readonly Transfer[]): void => {
    show('ok', t('create.done', { count: transfers.length, number: transfers[0]?.number ?? '' }));
    if (transfers[0] !== undefined) go('transfers', { transfer: transfers[0].transferId });
  };
  const submit = (): void => {
    const shared = { ...destinationOf(values), effectiveDate: values.effectiveDate ?? '', ...(values.reason.trim() === '' ? {} : { reason: values.reason.trim() }) };
    const [assetId] = chosen;
    if (assetId === undefined || !isReady(values)) return;
    if (chosen.length === 1) one.mutate({ assetId, ...shared }, { onSuccess: (transfer) => done([transfer]) });
    else several.mutate({ assetIds: [...chosen], ...shared }, { onSuccess: ({ transfers }) => done(transfers) });
  };
  return (
    <Dialog
      title={chosen.length > 1 ? t('create.several', { count: chosen.length }) : t('new')}
      isOpen
      onClose={onCancel}
      isDismissable={!isBusy}
      actions={
        <>
          <Button onPress={onCancel} isDisabled={isBusy}>
            {t('common:cancel')}
          </Button>
          <Button variant="primary" type="submit" form="new-transfer" isBusy={isBusy} isDisabled={chosen.length === 0 || !isReady(values)}>
            {t('create.confirm', { count: Math.max(1, chosen.length) })}
          </Button>
        </>
      }
    >
      <form
        id="new-transfer"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack>
          {errors.rest !== null && <ErrorPanel error={errors.rest} />}
          {assetIds.length === 0 && <AssetField value={found} onChange={setFound} />}
          {assetIds.length === 1 && <Given assetId={assetIds[0] ?? ''} />}
          {assetIds.length > 1 && <p className={css.note}>{t('create.severalText')}</p>}
          <TransferFields values={values} onChange={(part) => setValues((before) => ({ ...before, ...part }))} current={chosen.length === 1 ? currentOf(custody.data?.stays) : null} errorOf={errors.of} />
          <p className={css.note}>{t('create.text')}</p>
        </Stack>
      </form>
    </Dialog>
  );
}

const currentOf = (stays: readonly Placement[] | undefined): Placement | null => stays?.[0] ?? null;

function Given({ assetId }: { assetId: string }) {
  const asset = useOperation('assets.get', { assetId });
  if (asset.error !== null) return <ErrorPanel error={asset.error.error} />;
  if (asset.data === undefined) return null;
  return (
    <p>
      <Name of={asset.data} /> <Code>{asset.data.assetNumber}</Code>
    </p>
  );
}

/** In the ledger, and still there. */
const MOVABLE: Status[] = ['CAPITALIZED', 'IN_SERVICE', 'FULLY_DEPRECIATED', 'HELD_FOR_SALE'];

function AssetField({ value, onChange }: { value: string; onChange: (assetId: string) => void }) {
  const { t } = useTranslation('transfers');
  const nameOf = useNameOf();
  const [typed, setTyped] = useState('');
  const text = useDebounced(typed.trim());
  const found = useOperation('register.rows', { filter: { status: MOVABLE }, startRow: 0, endRow: 20, ...(text === '' ? {} : { search: text }) }, { keepPrevious: true });
  const chosen = useOperation('assets.get', { assetId: value }, { enabled: value !== '' });
  return (
    <ComboBox
      label={t('create.asset')}
      value={value}
      onChange={onChange}
      onSearch={setTyped}
      placeholder={t('create.find')}
      options={(found.data?.rows ?? []).map((asset) => ({ value: asset.id, label: nameOf(asset), more: asset.assetNumber }))}
      {...(chosen.data === undefined ? {} : { selectedLabel: nameOf(chosen.data) })}
      isRequired
    />
  );
}
