import { useTranslation } from 'react-i18next';
import { useNameOf } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { BilingualName, Checkbox, Code, DateField, Disclosure, FormGrid, FormWide, MoneyField, NumberField, RadioGroup, Stack, Table, TextField } from '../../ui/index.ts';
import { AccountField } from './AccountField.tsx';
import css from './disposals.module.css';
import { dayBeside, hasPrice, hasSellingCosts, needsPrice, TYPES, usualAccounts, type Problems } from './form.ts';
import type { Asset } from './useAssets.ts';
import { useProblemText } from './useProblemText.ts';
import type { StepProps } from './WhatStep.tsx';

interface HowStepProps extends StepProps {
  assets: readonly Asset[];
  problems: Problems;
}

/** In what way, on which day, and the money around it. */
export function HowStep({ form, set, assets, problems }: HowStepProps) {
  const { t } = useTranslation('disposals');
  const problemText = useProblemText(problems);
  const isSeveral = assets.length > 1;
  return (
    <Stack>
      <RadioGroup label={t('how.type')} value={form.type} onChange={(type) => set({ type })} options={TYPES.map((value) => ({ value, label: t(`enums:disposalType.${value}`), more: t(`how.types.${value}`) }))} />
      <FormGrid>
        <DateField label={t('fields.date')} value={form.date} onChange={(date) => set({ date, ...(date === null || date === '' ? {} : { otherDate: dayBeside(date) }) })} isRequired error={problemText('date')} />
        {hasPrice(form.type) && <TextField label={t('fields.buyer')} value={form.buyer} onChange={(buyer) => set({ buyer })} maxLength={200} />}
        {form.type === 'DONATION' && <TextField label={t('fields.beneficiary')} value={form.buyer} onChange={(buyer) => set({ buyer })} maxLength={200} />}
      </FormGrid>
      {hasPrice(form.type) && <Price form={form} set={set} assets={assets} problems={problems} />}
      {form.type === 'DONATION' && !isSeveral && <DeemedVat form={form} set={set} />}
      {form.type === 'THEFT' && <p className={css.quiet}>{t('how.insurance')}</p>}
      <Accounts form={form} set={set} />
    </Stack>
  );
}

function Price({ form, set, assets, problems }: HowStepProps) {
  const { t } = useTranslation('disposals');
  const { currency, exponent } = useBook();
  const problemText = useProblemText(problems);
  const isSeveral = assets.length > 1;
  const isEach = isSeveral && form.sharing === 'each';
  return (
    <Stack>
      {isSeveral && (
        <RadioGroup
          label={t('how.sharing')}
          value={form.sharing}
          onChange={(sharing) => set({ sharing })}
          options={[
            { value: 'together', label: t('how.together'), more: t('how.togetherMore') },
            { value: 'each', label: t('how.each') },
          ]}
        />
      )}
      <FormGrid>
        {!isEach && (
          <MoneyField
            label={t(form.type === 'TRADE_IN' ? 'how.allowance' : form.includesVat ? 'how.priceWithVat' : 'how.price')}
            value={form.price}
            onChange={(price) => set({ price })}
            currency={currency}
            decimals={exponent}
            isRequired={needsPrice(form.type)}
            error={problemText('price')}
          />
        )}
        <NumberField label={t('how.vatRate')} description={t('how.vatRateMore')} value={form.vatRate} onChange={(vatRate) => set({ vatRate })} decimals={4} maximum={100} beside="%" />
        {hasSellingCosts(form.type) && <MoneyField label={t('how.sellingCosts')} description={t('how.sellingCostsMore')} value={form.sellingCosts} onChange={(sellingCosts) => set({ sellingCosts })} currency={currency} decimals={exponent} />}
        <FormWide>
          <Checkbox isSelected={form.includesVat} onChange={(includesVat) => set({ includesVat })}>
            {t('how.includesVat')}
          </Checkbox>
        </FormWide>
      </FormGrid>
      {isEach && <PriceOfEach form={form} set={set} assets={assets} problems={problems} />}
    </Stack>
  );
}

function PriceOfEach({ form, set, assets, problems }: HowStepProps) {
  const { t } = useTranslation('disposals');
  const nameOf = useNameOf();
  const { currency, exponent } = useBook();
  const problemText = useProblemText(problems);
  const label = t(form.includesVat ? 'how.priceWithVat' : 'how.price');
  return (
    <Table
      label={t('how.each')}
      rows={assets}
      rowKey={(asset) => asset.id}
      columns={[
        {
          id: 'asset',
          label: t('list.asset'),
          cell: (asset) => (
            <span className={css.asset}>
              <Code>{asset.assetNumber}</Code> <BilingualName of={asset} />
            </span>
          ),
        },
        {
          id: 'price',
          label,
          kind: 'figure',
          width: '240px',
          cell: (asset) => (
            <MoneyField label={t('how.priceOf', { asset: nameOf(asset) })} isLabelHidden value={form.prices[asset.id] ?? (asset.id in form.prices ? null : '')} onChange={(price) => set({ prices: { ...form.prices, [asset.id]: price } })} currency={currency} decimals={exponent} error={problemText(`price ${asset.id}`)} />
          ),
        },
      ]}
    />
  );
}

function DeemedVat({ form, set }: StepProps) {
  const { t } = useTranslation('disposals');
  const { currency, exponent } = useBook();
  return (
    <div className={css.narrow}>
      <MoneyField label={t('how.deemedVat')} description={t('how.deemedVatMore')} value={form.deemedVat} onChange={(deemedVat) => set({ deemedVat })} currency={currency} decimals={exponent} />
    </div>
  );
}

/** Where it is posted to, for who wants it otherwise than usual. */
function Accounts({ form, set }: StepProps) {
  const { t } = useTranslation('disposals');
  const usual = usualAccounts(form.type);
  return (
    <Disclosure title={t('how.accounts')} isPadded>
      <Stack>
        <FormGrid>
          {hasPrice(form.type) && <AccountField label={t('how.proceedsAccount')} usual={usual.proceeds} value={form.proceedsAccount} onChange={(proceedsAccount) => set({ proceedsAccount })} />}
          <AccountField label={t('how.gainLossAccount')} usual={hasPrice(form.type) ? [usual.gain, usual.loss] : usual.loss} value={form.gainLossAccount} onChange={(gainLossAccount) => set({ gainLossAccount })} />
          {hasSellingCosts(form.type) && <AccountField label={t('how.sellingCostsAccount')} usual={usual.sellingCosts} value={form.sellingCostsAccount} onChange={(sellingCostsAccount) => set({ sellingCostsAccount })} />}
          {hasSellingCosts(form.type) && <NumberField label={t('how.sellingCostsVatRate')} value={form.sellingCostsVatRate} onChange={(sellingCostsVatRate) => set({ sellingCostsVatRate })} decimals={4} maximum={100} beside="%" />}
        </FormGrid>
      </Stack>
    </Disclosure>
  );
}
