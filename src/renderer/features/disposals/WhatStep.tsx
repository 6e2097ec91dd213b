import { X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '../../api/queries.ts';
import { useNameOf } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { useDebounced } from '../../state/useDebounced.ts';
import { Amount, BilingualName, Code, ComboBox, DateText, ErrorPanel, IconButton, MoneyField, NumberField, RadioGroup, Stack, StatusChip, Table, Units, type TableColumn } from '../../ui/index.ts';
import css from './disposals.module.css';
import { GoesAlong } from './GoesAlong.tsx';
import { PARTS, type DisposalForm, type PartBy, type Problems } from './form.ts';
import type { Component } from './leaving.ts';
import { ledgerValues, type Asset } from './useAssets.ts';
import { useProblemText } from './useProblemText.ts';

export interface StepProps {
  form: DisposalForm;
  set: (part: Partial<DisposalForm>) => void;
}

interface WhatStepProps extends StepProps {
  assets: readonly Asset[];
  assetIds: readonly string[];
  setAssetIds: (assetIds: readonly string[]) => void;
  /** What the chosen assets consist of. */
  components: readonly Component[];
  problems: Problems;
}

const FOUND_AT_MOST = 20;
const DISPOSABLE: ReadonlySet<string> = new Set(['IN_SERVICE', 'FULLY_DEPRECIATED', 'HELD_FOR_SALE']);

/** Which assets, and whether all of one or a part of it. */
export function WhatStep({ form, set, assets, assetIds, setAssetIds, components, problems }: WhatStepProps) {
  const { t } = useTranslation('disposals');
  const [only] = assets;
  return (
    <Stack>
      {assets.length > 0 && <Chosen assets={assets} onRemove={(id) => setAssetIds(assetIds.filter((other) => other !== id))} />}
      <AddAsset assetIds={assetIds} error={problems['assets'] === undefined ? null : t('what.needed')} onAdd={(id) => setAssetIds([...assetIds, id])} />
      {hindered(form, assets, components).filter(({ status }) => !DISPOSABLE.has(status)).map((asset) => (
        <ErrorPanel key={asset.id} error={asset.status === 'DISPOSED' ? { code: 'ASSET_DISPOSED', params: { asset: asset.assetNumber } } : { code: 'ASSET_NOT_IN_SERVICE', params: { asset: asset.assetNumber, status: asset.status } }} />
      ))}
      {assetIds.length === 1 && only !== undefined && <Part form={form} set={set} asset={only} components={components} problems={problems} />}
      {components.length > 0 && (assetIds.length > 1 || form.scope !== 'part') && <GoesAlong form={form} set={set} isChosen={assetIds.length === 1 && form.scope === 'components'} components={components} problems={problems} />}
    </Stack>
  );
}

/** What would have to leave; a component that cannot keeps the asset. */
function hindered({ scope }: DisposalForm, assets: readonly Asset[], components: readonly Component[]): readonly Pick<Asset, 'id' | 'status' | 'assetNumber'>[] {
  if (assets.length === 1 && scope !== 'whole') return scope === 'part' ? assets : [];
  return [...assets, ...components];
}

function Chosen({ assets, onRemove }: { assets: readonly Asset[]; onRemove: (id: string) => void }) {
  const { t } = useTranslation('disposals');
  const nameOf = useNameOf();
  const columns: TableColumn<Asset>[] = [
    {
      id: 'asset',
      label: t('list.asset'),
      cell: (asset) => (
        <span className={css.asset}>
          <Code>{asset.assetNumber}</Code> <BilingualName of={asset} />
        </span>
      ),
    },
    { id: 'acquired', label: t('what.acquired'), kind: 'tight', cell: (asset) => <DateText value={asset.acquisitionDate} /> },
    { id: 'cost', label: t('what.cost'), kind: 'figure', cell: (asset) => <Amount value={ledgerValues(asset)?.cost ?? asset.cost} /> },
    { id: 'carrying', label: t('figures.carrying'), kind: 'figure', cell: (asset) => <Amount value={asset.netBookValue} /> },
    { id: 'status', label: t('list.status'), kind: 'tight', cell: (asset) => <StatusChip status={asset.status} /> },
    { id: 'remove', label: t('what.remove'), isLabelHidden: true, kind: 'tight', cell: (asset) => <IconButton size="small" label={t('what.removeOne', { asset: nameOf(asset) })} icon={<X size={14} aria-hidden />} onPress={() => onRemove(asset.id)} /> },
  ];
  return <Table label={t('what.chosen')} rows={assets} rowKey={(asset) => asset.id} columns={columns} />;
}

function AddAsset({ assetIds, error, onAdd }: { assetIds: readonly string[]; error: string | null; onAdd: (id: string) => void }) {
  const { t } = useTranslation('disposals');
  const nameOf = useNameOf();
  const [typed, setTyped] = useState('');
  const sought = useDebounced(typed.trim());
  const found = useOperation('assets.search', { text: sought, limit: FOUND_AT_MOST }, { keepPrevious: true, enabled: sought !== '' });
  const options = (sought === '' ? [] : (found.data ?? [])).filter(({ id, status }) => DISPOSABLE.has(status) && !assetIds.includes(id));
  return (
    <div className={css.narrow}>
      {/* Another number is another field: what was found stands above, and the field is empty for the next. */}
      <ComboBox
        key={assetIds.length}
        label={t(assetIds.length === 0 ? 'what.find' : 'what.findMore')}
        description={assetIds.length === 1 ? t('what.severalMore') : null}
        placeholder={t('what.findPlaceholder')}
        value=""
        onChange={(id) => id !== '' && onAdd(id)}
        onSearch={setTyped}
        options={options.map((asset) => ({ value: asset.id, label: nameOf(asset), more: asset.assetNumber }))}
        error={error}
        autoFocus={assetIds.length === 0}
      />
    </div>
  );
}

function Part({ form, set, asset, components, problems }: StepProps & { asset: Asset; components: readonly Component[]; problems: Problems }) {
  const { t } = useTranslation('disposals');
  const { currency, exponent } = useBook();
  const problemText = useProblemText(problems);
  const enter = (by: PartBy) => (value: string | null) => set({ part: { ...form.part, [by]: value } });
  const values = ledgerValues(asset);
  return (
    <>
      <RadioGroup
        label={t('what.scope')}
        value={form.scope}
        onChange={(scope) => set({ scope })}
        options={[
          { value: 'whole', label: t(components.length === 0 ? 'what.whole' : 'what.withComponents'), more: t(components.length === 0 ? 'what.wholeMore' : 'what.withComponentsMore') },
          ...(components.length === 0 ? [] : [{ value: 'components' as const, label: t('what.components'), more: t('what.componentsMore') }]),
          { value: 'part', label: t(components.length === 0 ? 'what.part' : 'what.partOfItself'), more: t('what.partMore') },
        ]}
      />
      {form.scope === 'part' && (
        <div className={css.narrow}>
          <Stack>
            <RadioGroup label={t('what.partBy')} orientation="horizontal" value={form.partBy} onChange={(partBy) => set({ partBy })} options={PARTS.map((value) => ({ value, label: t(`what.by.${value}`) }))} />
            {form.partBy === 'quantity' && (
              <NumberField label={t('what.quantity')} description={<OfAll label={t('what.ofQuantity')} value={<Units value={asset.quantity} />} />} value={form.part.quantity} onChange={enter('quantity')} decimals={6} isRequired error={problemText('quantity')} />
            )}
            {form.partBy === 'percent' && <NumberField label={t('what.percent')} value={form.part.percent} onChange={enter('percent')} decimals={6} maximum={100} beside="%" isRequired error={problemText('percent')} />}
            {form.partBy === 'cost' && (
              <MoneyField label={t('what.costOfPart')} description={<OfAll label={t('what.ofCost')} value={<Amount value={values?.cost ?? asset.cost} />} />} value={form.part.cost} onChange={enter('cost')} currency={currency} decimals={exponent} isRequired error={problemText('cost')} />
            )}
          </Stack>
        </div>
      )}
    </>
  );
}

function OfAll({ label, value }: { label: string; value: ReactNode }) {
  return (
    <>
      {label} {value}
    </>
  );
}
