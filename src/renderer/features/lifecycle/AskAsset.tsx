import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useOperation } from '../../api/queries.ts';
import { useNameOf } from '../../i18n/useFormat.ts';
import { useDebounced } from '../../state/useDebounced.ts';
import { ComboBox } from '../../ui/index.ts';
import css from './lifecycle.module.css';

type Found = Output<'assets.search'>[number];

const FOUND_AT_MOST = 20;
export const IN_SERVICE: ReadonlySet<string> = new Set(['IN_SERVICE', 'FULLY_DEPRECIATED']);

interface AskAssetProps {
  label: string;
  description?: string;
  fits: (asset: Found) => boolean;
  onChoose: (assetId: string) => void;
  autoFocus?: boolean;
}

/** An asset by its name, number, serial or tag, among those that fit. */
export function AskAsset({ label, description, fits, onChoose, autoFocus = false }: AskAssetProps) {
  const { t } = useTranslation('lifecycle');
  const nameOf = useNameOf();
  const [typed, setTyped] = useState('');
  const sought = useDebounced(typed.trim());
  const found = useOperation('assets.search', { text: sought, limit: FOUND_AT_MOST }, { keepPrevious: true, enabled: sought !== '' });
  const options = (sought === '' ? [] : (found.data ?? [])).filter(fits);
  return (
    <div className={css.narrow}>
      <ComboBox
        label={label}
        {...(description === undefined ? {} : { description })}
        placeholder={t('find')}
        value=""
        onChange={(id) => id !== '' && onChoose(id)}
        onSearch={setTyped}
        options={options.map((asset) => ({ value: asset.id, label: nameOf(asset), more: asset.assetNumber }))}
        autoFocus={autoFocus}
      />
    </div>
  );
}
