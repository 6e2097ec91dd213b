import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '../../api/queries.ts';
import { isolate } from '../../i18n/isolate.ts';
import { useNameOf } from '../../i18n/useFormat.ts';
import { useDebounced } from '../../state/useDebounced.ts';
import { ComboBox, DateField, FormGrid, FormWide, TextField } from '../../ui/index.ts';
import css from './transfers.module.css';
import { NONE, type Field, type Placement, type Values } from './transfers.ts';

interface TransferFieldsProps {
  values: Values;
  onChange: (part: Partial<Values>) => void;
  /** Where the asset is now; null for several assets, which may be in several places. */
  current: Placement | null;
  errorOf: (field: string) => string | null;
}

/** Where to, from when, and why. A field that is left empty stays as it is. */
export function TransferFields({ values, onChange, current, errorOf }: TransferFieldsProps) {
  const { t } = useTranslation('transfers');
  return (
    <FormGrid>
      <PlaceField field="location" operation="locations.list" {...{ values, onChange, current }} error={errorOf('toLocation')} />
      <PlaceField field="custodian" operation="custodians.list" {...{ values, onChange, current }} error={errorOf('toCustodian')} />
      <PlaceField field="costCenter" operation="costCenters.list" {...{ values, onChange, current }} error={errorOf('toCostCenter')} />
      <CategoryField values={values} onChange={onChange} current={current} error={errorOf('toCategory')} />
      <DateField label={t('effectiveDate')} value={values.effectiveDate} onChange={(effectiveDate) => onChange({ effectiveDate })} isRequired error={errorOf('effectiveDate')} />
      <TextField label={t('reason')} value={values.reason} onChange={(reason) => onChange({ reason })} maxLength={200} />
      {values.costCenter !== '' && <Note text={t('costCenterMore')} />}
      {values.category !== '' && <Note text={t('categoryMore')} />}
    </FormGrid>
  );
}

function Note({ text }: { text: string }) {
  return (
    <FormWide>
      <p className={css.note}>{text}</p>
    </FormWide>
  );
}

type OneField = Pick<TransferFieldsProps, 'values' | 'onChange' | 'current'> & { error: string | null };

function useStays(current: Placement | null, field: Field): string {
  const { t } = useTranslation('transfers');
  const nameOf = useNameOf();
  if (current === null) return t('staysEach');
  const now = current[field];
  return now === null ? t('staysNone') : isolate(t('stays', { place: nameOf(now) }));
}

function PlaceField({ field, operation, values, onChange, current, error }: OneField & { field: Exclude<Field, 'category'>; operation: 'locations.list' | 'custodians.list' | 'costCenters.list' }) {
  const { t } = useTranslation('transfers');
  const nameOf = useNameOf();
  const list = useOperation(operation, { activeOnly: true });
  const stays = useStays(current, field);
  const here = current?.[field]?.code;
  const places = (list.data?.items ?? []).filter(({ code }) => code !== here).map((place) => ({ value: place.code, label: nameOf(place), more: place.code }));
  // Nothing can be taken away where there is nothing.
  const canEmpty = current === null || current[field] !== null;
  return (
    <ComboBox label={t(`to.${field}`)} value={values[field]} onChange={(value) => onChange({ [field]: value })} options={canEmpty ? [...places, { value: NONE, label: t(`takeAway.${field}`) }] : places} placeholder={stays} error={error} />
  );
}

function CategoryField({ values, onChange, current, error }: OneField) {
  const { t } = useTranslation('transfers');
  const nameOf = useNameOf();
  const [text, setText] = useState('');
  const sought = useDebounced(text.trim());
  const list = useOperation('assetCategories.list', { activeOnly: true, size: 100, ...(sought === '' ? {} : { search: sought }) }, { keepPrevious: true });
  const chosen = useOperation('assetCategories.get', { categoryId: Number(values.category) }, { enabled: values.category !== '' });
  const stays = useStays(current, 'category');
  return (
    <ComboBox
      label={t('to.category')}
      value={values.category}
      onChange={(category) => onChange({ category })}
      onSearch={setText}
      placeholder={stays}
      options={(list.data?.items ?? []).filter(({ id }) => id !== current?.category.id).map((category) => ({ value: String(category.id), label: nameOf(category), ...(category.code === null ? {} : { more: category.code }) }))}
      {...(chosen.data === undefined ? {} : { selectedLabel: nameOf(chosen.data) })}
      error={error}
    />
  );
}
