import { useState } from 'react';
import { useOperation } from '../../../api/queries.ts';
import { useNameOf } from '../../../i18n/useFormat.ts';
import { useDebounced } from '../../../state/useDebounced.ts';
import { ComboBox } from '../../../ui/index.ts';
import type { AssetFormState } from './useAssetForm.ts';

interface AssetFieldProps {
  form: AssetFormState;
  field: 'parentAssetId' | 'replacesAssetId';
  /** Not offered: what the form is about. */
  except: string | null;
  label: string;
  description: string | null;
}

const FOUND_AT_MOST = 20;

/** Another asset, found by its name or number. */
export function AssetField({ form, field, except, label, description }: AssetFieldProps) {
  const nameOf = useNameOf();
  const { values, set, errorOf, locked } = form;
  const [typed, setTyped] = useState('');
  const sought = useDebounced(typed.trim());
  const found = useOperation('assets.search', { text: sought, limit: FOUND_AT_MOST }, { enabled: sought !== '', keepPrevious: true });
  const chosen = useOperation('assets.get', { assetId: values[field] }, { enabled: values[field] !== '' });
  const options = sought === '' ? (chosen.data === undefined || values[field] === '' ? [] : [chosen.data]) : (found.data ?? []).filter(({ id, status }) => id !== except && (field === 'replacesAssetId' || status !== 'DISPOSED'));
  return (
    <ComboBox
      label={label}
      description={description}
      value={values[field]}
      onChange={(id) => set({ [field]: id })}
      onSearch={setTyped}
      options={options.map((asset) => ({ value: asset.id, label: nameOf(asset), more: asset.assetNumber }))}
      {...(chosen.data === undefined ? {} : { selectedLabel: nameOf(chosen.data) })}
      error={errorOf(field)}
      isDisabled={locked.has(field)}
    />
  );
}
