import { useTranslation } from 'react-i18next';
import { ASSET_TYPES } from '#shared/contract/shapes.ts';
import { useBook } from '../../../state/book.ts';
import { Card, Checkbox, DateField, FormGrid, FormWide, MoneyField, NumberField, Select, Stack, TextArea, TextField } from '../../../ui/index.ts';
import { AssetField } from './AssetField.tsx';
import { CategoryField, PlaceField } from './references.tsx';
import type { AssetFormState } from './useAssetForm.ts';
import type { Field } from './values.ts';

export interface SectionProps {
  form: AssetFormState;
}

export interface PlaceSectionProps extends SectionProps {
  /** The asset itself, where there is one: it is no part of itself. */
  assetId: string | null;
}

/** What every field takes from the form: its error and whether it is locked. */
export const stateOf = ({ errorOf, locked }: AssetFormState, field: Field): { error: string | null; isDisabled: boolean } => ({ error: errorOf(field), isDisabled: locked.has(field) });

export function IdentitySection({ form }: SectionProps) {
  const { t } = useTranslation('asset');
  const { values, set } = form;
  return (
    <Card title={t('sections.identity')}>
      <FormGrid>
        <TextField label={t('fields.name')} value={values.name} onChange={(name) => set({ name })} maxLength={200} isRequired autoFocus {...stateOf(form, 'name')} />
        <TextField label={t('fields.nameAr')} value={values.nameAr} onChange={(nameAr) => set({ nameAr })} maxLength={200} dir="rtl" lang="ar" {...stateOf(form, 'nameAr')} />
        <CategoryField form={form} />
        <Select label={t('fields.assetType')} value={values.assetType} onChange={(assetType) => set({ assetType })} options={ASSET_TYPES.map((value) => ({ value, label: t(`enums:assetType.${value}`) }))} {...stateOf(form, 'assetType')} />
        <TextField label={t('fields.assetNumber')} description={t('form.numberMore')} placeholder={t('form.automatic')} value={values.assetNumber} onChange={(assetNumber) => set({ assetNumber })} maxLength={60} dir="ltr" {...stateOf(form, 'assetNumber')} />
        <TextField label={t('fields.externalId')} description={t('form.externalMore')} value={values.externalId} onChange={(externalId) => set({ externalId })} maxLength={120} dir="ltr" {...stateOf(form, 'externalId')} />
      </FormGrid>
    </Card>
  );
}

export function PurchaseSection({ form }: SectionProps) {
  const { t } = useTranslation('asset');
  const { currency, exponent } = useBook();
  const { values, set } = form;
  return (
    <Card title={t('sections.purchase')}>
      <FormGrid>
        <DateField label={t('fields.acquisitionDate')} value={values.acquisitionDate} onChange={(acquisitionDate) => set({ acquisitionDate })} isRequired {...stateOf(form, 'acquisitionDate')} />
        <MoneyField label={t('fields.cost')} value={values.cost} onChange={(cost) => set({ cost })} currency={currency} decimals={exponent} isRequired {...stateOf(form, 'cost')} />
        <PlaceField form={form} field="supplierId" operation="suppliers.list" label={t('fields.supplier')} />
        <TextField label={t('fields.invoiceNumber')} value={values.invoiceNumber} onChange={(invoiceNumber) => set({ invoiceNumber })} maxLength={200} dir="ltr" {...stateOf(form, 'invoiceNumber')} />
      </FormGrid>
    </Card>
  );
}

export function PlaceSection({ form, assetId }: PlaceSectionProps) {
  const { t } = useTranslation('asset');
  const { values, set } = form;
  return (
    <Card title={t('sections.place')}>
      <FormGrid>
        <PlaceField form={form} field="locationId" operation="locations.list" label={t('fields.location')} />
        <PlaceField form={form} field="custodianId" operation="custodians.list" label={t('fields.custodian')} />
        <PlaceField form={form} field="costCenterId" operation="costCenters.list" label={t('fields.costCenter')} />
        <TextField label={t('fields.serialNumber')} value={values.serialNumber} onChange={(serialNumber) => set({ serialNumber })} maxLength={200} dir="ltr" {...stateOf(form, 'serialNumber')} />
        <TextField label={t('fields.tag')} value={values.tag} onChange={(tag) => set({ tag })} maxLength={200} dir="ltr" {...stateOf(form, 'tag')} />
        <NumberField label={t('fields.quantity')} value={values.quantity} onChange={(quantity) => set({ quantity })} decimals={4} isRequired {...stateOf(form, 'quantity')} />
        <AssetField form={form} field="parentAssetId" except={assetId} label={t('components:parent')} description={t('components:parentMore')} />
        {values.replacesAssetId !== '' && <AssetField form={form} field="replacesAssetId" except={assetId} label={t('components:replaces')} description={null} />}
      </FormGrid>
    </Card>
  );
}

/** Depreciated elsewhere before this book: what was charged is a fact, and the plan goes on from it. */
export function OpeningSection({ form }: SectionProps) {
  const { t } = useTranslation('asset');
  const { currency, exponent } = useBook();
  const { values, set, locked } = form;
  return (
    <Card title={t('sections.opening')}>
      <Stack>
        <Checkbox isSelected={values.isBroughtOver} isDisabled={locked.has('isBroughtOver')} onChange={(isBroughtOver) => set({ isBroughtOver })}>
          {t('form.broughtOver')}
        </Checkbox>
        {values.isBroughtOver && (
          <FormGrid>
            <DateField label={t('fields.depreciatedThrough')} description={t('form.throughMore')} value={values.depreciatedThrough} onChange={(depreciatedThrough) => set({ depreciatedThrough })} isRequired {...stateOf(form, 'depreciatedThrough')} />
            <MoneyField label={t('fields.accumulated')} value={values.accumulatedDepreciation} onChange={(accumulatedDepreciation) => set({ accumulatedDepreciation })} currency={currency} decimals={exponent} isRequired {...stateOf(form, 'accumulatedDepreciation')} />
            <MoneyField label={t('fields.impairment')} value={values.accumulatedImpairment} onChange={(accumulatedImpairment) => set({ accumulatedImpairment })} currency={currency} decimals={exponent} {...stateOf(form, 'accumulatedImpairment')} />
            <MoneyField label={t('fields.surplus')} value={values.revaluationSurplus} onChange={(revaluationSurplus) => set({ revaluationSurplus })} currency={currency} decimals={exponent} {...stateOf(form, 'revaluationSurplus')} />
          </FormGrid>
        )}
      </Stack>
    </Card>
  );
}

export function CoverSection({ form }: SectionProps) {
  const { t } = useTranslation('asset');
  const { currency, exponent } = useBook();
  const { values, set } = form;
  return (
    <Card title={t('sections.cover')}>
      <FormGrid>
        <DateField label={t('fields.warrantyEnd')} value={values.warrantyEnd} onChange={(warrantyEnd) => set({ warrantyEnd })} {...stateOf(form, 'warrantyEnd')} />
        <TextField label={t('fields.insurer')} value={values.insurer} onChange={(insurer) => set({ insurer })} maxLength={200} {...stateOf(form, 'insurer')} />
        <TextField label={t('fields.policy')} value={values.policy} onChange={(policy) => set({ policy })} maxLength={200} dir="ltr" {...stateOf(form, 'policy')} />
        <MoneyField label={t('fields.insuredValue')} value={values.insuredValue} onChange={(insuredValue) => set({ insuredValue })} currency={currency} decimals={exponent} {...stateOf(form, 'insuredValue')} />
        <DateField label={t('fields.insuranceStart')} value={values.insuranceStart} onChange={(insuranceStart) => set({ insuranceStart })} {...stateOf(form, 'insuranceStart')} />
        <DateField label={t('fields.insuranceEnd')} value={values.insuranceEnd} onChange={(insuranceEnd) => set({ insuranceEnd })} {...stateOf(form, 'insuranceEnd')} />
      </FormGrid>
    </Card>
  );
}

export function NotesSection({ form }: SectionProps) {
  const { t } = useTranslation('asset');
  const { values, set } = form;
  return (
    <Card title={t('sections.notes')}>
      <FormGrid>
        <FormWide>
          <TextArea label={t('fields.description')} value={values.description} onChange={(description) => set({ description })} maxLength={2000} rows={2} {...stateOf(form, 'description')} />
        </FormWide>
        <FormWide>
          <TextArea label={t('fields.notes')} value={values.notes} onChange={(notes) => set({ notes })} maxLength={2000} {...stateOf(form, 'notes')} />
        </FormWide>
      </FormGrid>
    </Card>
  );
}
