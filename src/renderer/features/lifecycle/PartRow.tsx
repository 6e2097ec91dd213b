import { X } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '../../api/queries.ts';
import { useFormat, useNameOf } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { ComboBox, IconButton, MoneyField, NumberField, TextField } from '../../ui/index.ts';
import css from './lifecycle.module.css';
import type { Asset } from './OneAsset.tsx';
import type { PartValues, Way } from './split.ts';

interface PartRowProps {
  asset: Asset;
  number: number;
  by: Way;
  part: PartValues;
  set: (change: Partial<PartValues>) => void;
  /** Null where it is the only one. */
  remove: (() => void) | null;
  errorOf: (field: 'amount' | 'locationId' | 'custodianId') => string | null;
}

/** A part of an asset: how much of it, what it is called, where it goes. What is left empty is as the whole has it. */
export function PartRow({ asset, number, by, part, set, remove, errorOf }: PartRowProps) {
  const { t } = useTranslation('lifecycle');
  const { settings } = useFormat();
  const heading = useId();
  return (
    <div className={css.part} role="group" aria-labelledby={heading}>
      <h3 id={heading}>{t('split.part', { number })}</h3>
      <div className={css.partFields}>
        <HowMuch by={by} part={part} set={set} error={errorOf('amount')} />
        <TextField label={t('split.name')} value={part.name} onChange={(name) => set({ name })} {...(settings.language === 'en' ? { placeholder: asset.name } : {})} maxLength={200} />
        <TextField label={t('split.nameAr')} value={part.nameAr} onChange={(nameAr) => set({ nameAr })} {...(settings.language === 'ar' && part.name === '' && asset.nameAr !== null ? { placeholder: asset.nameAr } : {})} maxLength={200} />
        <PlaceOf field="locationId" operation="locations.list" now={{ name: asset.locationName, nameAr: asset.locationNameAr }} {...{ part, set, error: errorOf('locationId') }} />
        <PlaceOf field="custodianId" operation="custodians.list" now={{ name: asset.custodianName, nameAr: asset.custodianNameAr }} {...{ part, set, error: errorOf('custodianId') }} />
      </div>
      <div className={css.remove}>{remove !== null && <IconButton size="small" label={t('split.remove', { number })} icon={<X size={14} aria-hidden />} onPress={remove} />}</div>
    </div>
  );
}

function HowMuch({ by, part, set, error }: Pick<PartRowProps, 'by' | 'part' | 'set'> & { error: string | null }) {
  const { t } = useTranslation('lifecycle');
  const { currency, exponent } = useBook();
  const enter = (amount: string | null): void => set({ amount });
  const field = { label: t(`split.amount.${by}`), value: part.amount, onChange: enter, isRequired: true, error };
  if (by === 'cost') return <MoneyField {...field} currency={currency} decimals={exponent} />;
  return by === 'percent' ? <NumberField {...field} decimals={6} maximum={100} beside="%" /> : <NumberField {...field} decimals={6} />;
}

interface PlaceOfProps extends Pick<PartRowProps, 'part' | 'set'> {
  field: 'locationId' | 'custodianId';
  operation: 'locations.list' | 'custodians.list';
  /** Where the whole is. */
  now: { name: string | null; nameAr: string | null };
  error: string | null;
}

function PlaceOf({ field, operation, now, part, set, error }: PlaceOfProps) {
  const { t } = useTranslation('lifecycle');
  const nameOf = useNameOf();
  const list = useOperation(operation, { activeOnly: true });
  return (
    <ComboBox
      label={t(`split.${field}`)}
      value={part[field]}
      onChange={(code) => set({ [field]: code })}
      options={(list.data?.items ?? []).map((place) => ({ value: place.code, label: nameOf(place), more: place.code }))}
      {...(now.name === null ? {} : { placeholder: nameOf({ name: now.name, nameAr: now.nameAr }) })}
      error={error}
    />
  );
}
