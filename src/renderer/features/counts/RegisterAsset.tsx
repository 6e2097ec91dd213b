import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, useOperation } from '../../api/queries.ts';
import { useNameOf } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { useToasts } from '../../state/toasts.ts';
import { useFieldErrors } from '../../state/useFieldErrors.ts';
import { Button, ComboBox, DateField, Dialog, ErrorPanel, FormGrid, MoneyField, Stack, TextField } from '../../ui/index.ts';
import css from './counts.module.css';
import type { Line } from './counts.ts';
import type { DecideDialogProps } from './Decide.tsx';

const FIELDS = ['name', 'nameAr', 'categoryCode', 'categoryId', 'cost', 'acquisitionDate', 'date', 'serialNumber'] as const;

/** A draft asset for what was found and is in no register, under the code that was read. */
export function RegisterAsset({ count, line, what, onCancel, onDone }: DecideDialogProps & { line: Line }) {
  const { t } = useTranslation('counts');
  const { currency, exponent } = useBook();
  const nameOf = useNameOf();
  const show = useToasts((state) => state.show);
  const resolve = useCommand('counts.resolve');
  const categories = useOperation('assetCategories.list', { activeOnly: true, size: 100 });
  const [values, setValues] = useState({ name: '', nameAr: '', category: '', cost: '' as string | null, date: count.date as string | null, serialNumber: '' });
  const errors = useFieldErrors(resolve.error, FIELDS);
  const put = (part: Partial<typeof values>): void => setValues((before) => ({ ...before, ...part }));
  const { name, nameAr, category, cost, date, serialNumber } = values;
  const isReady = name.trim() !== '' && category !== '' && cost !== null && cost !== '' && date !== null && date !== '';
  const submit = (): void => {
    if (!isReady || cost === null || date === null) return;
    resolve.mutate(
      {
        countId: count.countId, lines: [line.line], action: 'register', date,
        asset: { name: name.trim(), categoryId: Number(category), cost, ...(nameAr.trim() === '' ? {} : { nameAr: nameAr.trim() }), ...(serialNumber.trim() === '' ? {} : { serialNumber: serialNumber.trim() }) },
      },
      { onSuccess: () => (show('ok', t('confirm.register.done', { what })), onDone()) },
    );
  };
  return (
    <Dialog
      title={t('confirm.register.title', { what })}
      isOpen
      onClose={onCancel}
      isDismissable={!resolve.isPending}
      actions={
        <>
          <Button onPress={onCancel} isDisabled={resolve.isPending}>
            {t('common:cancel')}
          </Button>
          <Button variant="primary" type="submit" form="register-found" isBusy={resolve.isPending} isDisabled={!isReady}>
            {t('confirm.register.confirm')}
          </Button>
        </>
      }
    >
      <form
        id="register-found"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack>
          {errors.rest !== null && <ErrorPanel error={errors.rest} />}
          <p className={css.note}>{t('confirm.register.text')}</p>
          <FormGrid>
            <TextField label={t('enums:field.name')} value={name} onChange={(text) => put({ name: text })} maxLength={200} isRequired autoFocus error={errors.of('name')} />
            <TextField label={t('enums:field.nameAr')} value={nameAr} onChange={(text) => put({ nameAr: text })} dir="rtl" lang="ar" maxLength={200} error={errors.of('nameAr')} />
            <ComboBox label={t('enums:field.category')} value={category} onChange={(value) => put({ category: value })} options={(categories.data?.items ?? []).map((one) => ({ value: String(one.id), label: nameOf(one), ...(one.code === null ? {} : { more: one.code }) }))} isRequired error={errors.of('categoryId') ?? errors.of('categoryCode')} />
            <MoneyField label={t('enums:field.cost')} value={cost} onChange={(value) => put({ cost: value })} currency={currency} decimals={exponent} isRequired error={errors.of('cost')} />
            <DateField label={t('enums:field.acquisitionDate')} value={date} onChange={(value) => put({ date: value })} isRequired error={errors.of('acquisitionDate') ?? errors.of('date')} />
            <TextField label={t('enums:field.serialNumber')} value={serialNumber} onChange={(text) => put({ serialNumber: text })} dir="ltr" maxLength={200} error={errors.of('serialNumber')} />
          </FormGrid>
        </Stack>
      </form>
    </Dialog>
  );
}
