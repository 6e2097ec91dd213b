import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '../../api/queries.ts';
import { useFormat, useNameOf } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { useDebounced } from '../../state/useDebounced.ts';
import { ComboBox, DateField, PeriodPicker, Select } from '../../ui/index.ts';
import { ChosenAssets, CountField } from './CountFields.tsx';
import type { ParameterSpec, Values } from './parameters.ts';

interface ParameterFieldProps {
  spec: ParameterSpec;
  values: Values;
  onChange: (value: string | null) => void;
}

interface FieldProps {
  label: string;
  isRequired: boolean;
  value: string;
  onChange: (value: string) => void;
}

/** In place of nothing, in a list where nothing is a choice too. */
const ANY = '*';

/** The field for one parameter, by its type. */
export function ParameterField({ spec, values, onChange }: ParameterFieldProps) {
  const { settings } = useFormat();
  const value = values[spec.id] ?? '';
  const field = { label: spec.label[settings.language], isRequired: spec.required, value, onChange };
  switch (spec.type) {
    case 'date':
      return <DateField label={field.label} isRequired={spec.required} value={values[spec.id] ?? null} onChange={onChange} />;
    case 'period':
      return <PeriodPicker label={field.label} value={value} onChange={onChange} />;
    case 'asset':
      return <AssetField {...field} />;
    case 'category':
      return <CategoryField {...field} />;
    case 'location':
      return <PlaceField {...field} operation="locations.list" />;
    case 'custodian':
      return <PlaceField {...field} operation="custodians.list" />;
    case 'transfer':
      return <TransferField {...field} />;
    case 'disposal':
      return <DisposalField {...field} />;
    case 'run':
      return <RunField {...field} period={values['period'] ?? ''} />;
    case 'book':
      return <BookField {...field} />;
    case 'user':
      return <UserField {...field} />;
    case 'count':
      return <CountField {...field} />;
    case 'assets':
      return <ChosenAssets {...field} />;
    case 'export':
      return <ExportFileField {...field} />;
    default:
      return <ChoiceField {...field} choices={spec.choices} canBeOpen={!spec.required && spec.defaultValue === null} />;
  }
}

function ChoiceField({ label, isRequired, value, onChange, choices, canBeOpen }: FieldProps & { choices: ParameterSpec['choices']; canBeOpen: boolean }) {
  const { t } = useTranslation('reportScreens');
  const { settings } = useFormat();
  const options = choices.map((choice) => ({ value: choice.value, label: choice.label[settings.language] }));
  return <Select label={label} isRequired={isRequired} value={value === '' ? ANY : value} onChange={(next) => onChange(next === ANY ? '' : next)} options={canBeOpen ? [{ value: ANY, label: t('any') }, ...options] : options} />;
}

function AssetField({ label, isRequired, value, onChange }: FieldProps) {
  const { t } = useTranslation('reportScreens');
  const nameOf = useNameOf();
  const [typed, setTyped] = useState('');
  const text = useDebounced(typed.trim());
  const found = useOperation('assets.search', { text, limit: 20 }, { keepPrevious: true });
  const chosen = useOperation('assets.get', /^asset-\d+$/.test(value) ? { assetId: value } : { assetNumber: value }, { enabled: value !== '' });
  return (
    <ComboBox
      label={label}
      isRequired={isRequired}
      value={value}
      onChange={onChange}
      onSearch={setTyped}
      placeholder={t('findAsset')}
      options={(found.data ?? []).map((asset) => ({ value: asset.id, label: nameOf(asset), more: asset.assetNumber }))}
      {...(chosen.data === undefined ? {} : { selectedLabel: nameOf(chosen.data) })}
    />
  );
}

function CategoryField({ label, isRequired, value, onChange }: FieldProps) {
  const { t } = useTranslation('reportScreens');
  const nameOf = useNameOf();
  const [typed, setTyped] = useState('');
  const text = useDebounced(typed.trim());
  const list = useOperation('assetCategories.list', { size: 100, ...(text === '' ? {} : { search: text }) }, { keepPrevious: true });
  const chosen = useOperation('assetCategories.get', { categoryId: Number(value) }, { enabled: /^\d+$/.test(value) });
  return (
    <ComboBox
      label={label}
      isRequired={isRequired}
      value={value}
      onChange={onChange}
      onSearch={setTyped}
      placeholder={t('any')}
      options={(list.data?.items ?? []).map((category) => ({ value: String(category.id), label: nameOf(category), ...(category.code === null ? {} : { more: category.code }) }))}
      {...(chosen.data === undefined ? {} : { selectedLabel: nameOf(chosen.data) })}
    />
  );
}

function PlaceField({ label, isRequired, value, onChange, operation }: FieldProps & { operation: 'locations.list' | 'custodians.list' }) {
  const { t } = useTranslation('reportScreens');
  const nameOf = useNameOf();
  const list = useOperation(operation);
  return <ComboBox label={label} isRequired={isRequired} value={value} onChange={onChange} placeholder={t('any')} options={(list.data?.items ?? []).map((place) => ({ value: place.code, label: nameOf(place), more: place.code }))} />;
}

/** By number, asset or reason; the newest first. */
function TransferField({ label, isRequired, value, onChange }: FieldProps) {
  const { t } = useTranslation('reportScreens');
  const format = useFormat();
  const nameOf = useNameOf();
  const [typed, setTyped] = useState('');
  const text = useDebounced(typed.trim());
  const list = useOperation('transfers.list', { size: 50, status: ['DRAFT', 'APPROVED', 'POSTED'], ...(text === '' ? {} : { search: text }) }, { keepPrevious: true });
  const chosen = useOperation('transfers.get', { transferId: value }, { enabled: value !== '' });
  return (
    <ComboBox
      label={label}
      isRequired={isRequired}
      value={value}
      onChange={onChange}
      onSearch={setTyped}
      placeholder={t('findTransfer')}
      options={(list.data?.items ?? []).map((transfer) => ({ value: transfer.transferId, label: transfer.number, more: `${nameOf(transfer)} · ${format.gregorianDate(transfer.effectiveDate)}` }))}
      {...(chosen.data === undefined ? {} : { selectedLabel: chosen.data.number })}
    />
  );
}

/** The depreciation books that hold assets. Where there is one and none need be chosen, nothing is asked. */
function BookField({ label, isRequired, value, onChange }: FieldProps) {
  const { t } = useTranslation('reportScreens');
  const nameOf = useNameOf();
  const { depreciationBooks } = useBook();
  const options = depreciationBooks.filter(({ status }) => status !== 'setup').map((book) => ({ value: book.bookId, label: nameOf(book), more: book.bookId }));
  if (!isRequired && options.length < 2) return null;
  return <Select label={label} isRequired={isRequired} value={value === '' && !isRequired ? ANY : value} onChange={(next) => onChange(next === ANY ? '' : next)} options={isRequired ? options : [{ value: ANY, label: t('ledgerBook') }, ...options.slice(1)]} />;
}

/** The runs of the month that is chosen beside, or of all months. */
function RunField({ label, isRequired, value, onChange, period }: FieldProps & { period: string }) {
  const { t } = useTranslation(['reportScreens', 'enums']);
  const format = useFormat();
  const runs = useOperation('depreciationRuns.list', { size: 100, ...(period === '' ? {} : { period }) }, { keepPrevious: true });
  const options = (runs.data?.items ?? [])
    .filter((run) => run.status !== 'DISCARDED')
    .map((run) => ({ value: run.runId, label: t('runOf', { run: run.runId, period: format.period(run.period) }), more: `${run.bookId} · ${t(`enums:runKind.${run.kind}`)} · ${t(`enums:runStatus.${run.status}`)} · ${format.amount(run.totalDepreciation)}` }));
  return <Select label={label} isRequired={isRequired} value={value === '' ? ANY : value} onChange={(next) => onChange(next === ANY ? '' : next)} options={[{ value: ANY, label: t('usualRun') }, ...options]} />;
}

/** Disposals that stand, newest first. */
function DisposalField({ label, isRequired, value, onChange }: FieldProps) {
  const { t } = useTranslation('disposals');
  const format = useFormat();
  const nameOf = useNameOf();
  const list = useOperation('disposals.list', { size: 100 });
  const options = (list.data?.items ?? [])
    .filter(({ kind, status }) => status === 'POSTED' && kind !== 'insurance_claim')
    .map((act) => ({ value: act.id, label: nameOf({ name: act.assetName, nameAr: act.assetNameAr }), more: `${act.assetNumber} · ${format.gregorianDate(act.date)}` }));
  return <ComboBox label={label} isRequired={isRequired} value={value} onChange={onChange} placeholder={t('chooseDisposal')} options={options} />;
}

/** Who occurs in the log. */
function UserField({ label, isRequired, value, onChange }: FieldProps) {
  const { t } = useTranslation('reportScreens');
  const facets = useOperation('audit.facets');
  const options = (facets.data?.actors ?? []).filter((actor) => actor !== '').map((actor) => ({ value: actor, label: actor }));
  return <Select label={label} isRequired={isRequired} value={value === '' ? ANY : value} onChange={(next) => onChange(next === ANY ? '' : next)} options={[{ value: ANY, label: t('any') }, ...options]} />;
}

/** Files of journals that were made, the newest first; none where the days decide. */
function ExportFileField({ label, isRequired, value, onChange }: FieldProps) {
  const { t } = useTranslation('reportScreens');
  const format = useFormat();
  const list = useOperation('journals.exports', { page: 0, size: 100 });
  const options = (list.data?.items ?? []).map((file) => ({ value: file.exportId, label: file.exportId, more: `${file.fileName} · ${format.gregorianDate(file.at.slice(0, 10))}` }));
  return <Select label={label} isRequired={isRequired} value={value === '' ? ANY : value} onChange={(next) => onChange(next === ANY ? '' : next)} options={[{ value: ANY, label: t('byDays') }, ...options]} />;
}
