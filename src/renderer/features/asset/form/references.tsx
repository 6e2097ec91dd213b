import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useOperation } from '../../../api/queries.ts';
import { useNameOf } from '../../../i18n/useFormat.ts';
import { ComboBox } from '../../../ui/index.ts';
import { useDebounced } from '../../../state/useDebounced.ts';
import type { AssetFormState } from './useAssetForm.ts';

/** The category the asset has or would have, whole. */
export function useCategory(categoryId: string): Output<'assetCategories.get'> | undefined {
  return useOperation('assetCategories.get', { categoryId: Number(categoryId) }, { enabled: categoryId !== '' }).data;
}

export function CategoryField({ form }: { form: AssetFormState }) {
  const { t } = useTranslation('asset');
  const nameOf = useNameOf();
  const [text, setText] = useState('');
  const sought = useDebounced(text.trim());
  const { values, set, errorOf, locked } = form;
  const list = useOperation('assetCategories.list', { activeOnly: true, size: 100, ...(sought === '' ? {} : { search: sought }) }, { keepPrevious: true });
  const chosen = useCategory(values.categoryId);
  return (
    <ComboBox
      label={t('fields.category')}
      value={values.categoryId}
      onChange={(categoryId) => set({ categoryId })}
      onSearch={setText}
      options={(list.data?.items ?? []).map((category) => ({ value: String(category.id), label: nameOf(category), ...(category.code === null ? {} : { more: category.code }) }))}
      {...(chosen === undefined ? {} : { selectedLabel: nameOf(chosen) })}
      isRequired
      error={errorOf('categoryId')}
      isDisabled={locked.has('categoryId')}
    />
  );
}

interface PlaceFieldProps {
  form: AssetFormState;
  field: 'locationId' | 'custodianId' | 'costCenterId' | 'supplierId';
  operation: 'locations.list' | 'custodians.list' | 'costCenters.list' | 'suppliers.list';
  label: string;
}

export function PlaceField({ form, field, operation, label }: PlaceFieldProps) {
  const nameOf = useNameOf();
  const { values, set, errorOf, locked } = form;
  const list = useOperation(operation, { activeOnly: true });
  return (
    <ComboBox
      label={label}
      value={values[field]}
      onChange={(code) => set({ [field]: code })}
      options={(list.data?.items ?? []).map((place) => ({ value: place.code, label: nameOf(place), more: place.code }))}
      error={errorOf(field)}
      isDisabled={locked.has(field)}
    />
  );
}
