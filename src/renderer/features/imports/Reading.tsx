import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isDate } from '#shared/values/calendar.ts';
import { useOperation } from '../../api/queries.ts';
import { useNameOf } from '../../i18n/useFormat.ts';
import { Card, Checkbox, ComboBox, DateField, FormGrid, RadioGroup, Select, Stack } from '../../ui/index.ts';
import type { ColumnsStepProps } from './ColumnsStep.tsx';
import css from './imports.module.css';
import { needsDepreciatedThrough, type ImportMapping, type Inspection, type OneDay } from './mapping.ts';

type ReadingProps = Pick<ColumnsStepProps, 'inspection' | 'mapping' | 'onMapping'> & { onDateWrong: (field: OneDay, isWrong: boolean) => void };

const DATE_ORDERS = ['ymd', 'dmy', 'mdy'] as const;
const DATE_EXAMPLES = { ymd: '2026-01-31', dmy: '31/01/2026', mdy: '01/31/2026' } as const;
const DECIMALS = ['.', ','] as const;
const IMPORT_AS = ['IN_SERVICE', 'DRAFT'] as const;

/** How cells are to be read, and what becomes of the rows. What the file cannot tell by itself is asked with a word. */
export function Reading({ inspection, mapping, onMapping, onDateWrong }: ReadingProps) {
  const { t } = useTranslation('imports');
  const change = (part: Partial<ImportMapping>): void => onMapping({ ...mapping, ...part });
  const ask = (question: Inspection['questions'][number]): { description?: string } => (inspection.questions.includes(question) ? { description: `${t(`importFindings:question.${question}`)} ${t('reading.unsure')}` } : {});
  const { categories, places } = mapping.createMissing;
  return (
    <Card title={t('reading.title')}>
      <Stack>
        <FormGrid>
          <Select label={t('reading.dateOrder')} value={mapping.dateOrder} onChange={(dateOrder) => change({ dateOrder })} options={DATE_ORDERS.map((value) => ({ value, label: t(`reading.dateOrders.${value}`, { example: DATE_EXAMPLES[value] }) }))} {...ask('dateOrder')} />
          <Select
            label={t('reading.decimalSeparator')}
            value={mapping.decimalSeparator}
            onChange={(decimalSeparator) => change({ decimalSeparator })}
            options={DECIMALS.map((value) => ({ value, label: t(`reading.decimals.${value === '.' ? 'point' : 'comma'}`) }))}
            {...ask('decimalSeparator')}
          />
          {needsDepreciatedThrough(mapping) && <Through mapping={mapping} change={change} onDateWrong={onDateWrong} {...ask('depreciatedThrough')} />}
          <Defaults mapping={mapping} change={change} onDateWrong={onDateWrong} />
        </FormGrid>
        <RadioGroup label={t('reading.importAs')} value={mapping.importAs} onChange={(importAs) => change({ importAs })} options={IMPORT_AS.map((value) => ({ value, label: t(`reading.as.${value}.label`), more: t(`reading.as.${value}.more`) }))} />
        <div className={css.checks} role="group" aria-label={t('reading.missing')}>
          <Checkbox isSelected={categories} onChange={(next) => change({ createMissing: { categories: next, places } })}>
            {t('reading.createCategories')}
          </Checkbox>
          <Checkbox isSelected={places} onChange={(next) => change({ createMissing: { categories, places: next } })}>
            {t('reading.createPlaces')}
          </Checkbox>
        </div>
      </Stack>
    </Card>
  );
}

interface PartProps {
  mapping: ImportMapping;
  change: (part: Partial<ImportMapping>) => void;
  onDateWrong: (field: OneDay, isWrong: boolean) => void;
  description?: string;
}

function Through({ mapping, change, onDateWrong, description }: PartProps) {
  const { t } = useTranslation('imports');
  const [wrong, setWrong] = useState(false);
  return (
    <DateField
      label={t('reading.depreciatedThrough')}
      value={wrong ? null : (mapping.depreciatedThrough ?? '')}
      onChange={(value) => {
        setWrong(value === null);
        onDateWrong('depreciatedThrough', value === null);
        if (value !== null) change({ depreciatedThrough: isDate(value) ? value : undefined });
      }}
      {...(description === undefined ? {} : { description })}
    />
  );
}

/** For what no column says: one category, one day for all rows. */
function Defaults({ mapping, change, onDateWrong }: PartProps) {
  const { t } = useTranslation('imports');
  const nameOf = useNameOf();
  const fields = new Set(Object.values(mapping.columns));
  const list = useOperation('assetCategories.list', { activeOnly: true, size: 100 }, { enabled: !fields.has('category') });
  const [isWrong, setWrong] = useState(false);
  const set = (field: 'category' | 'acquisitionDate', value: string): void => {
    const { [field]: _before, ...others } = mapping.defaults;
    change({ defaults: value === '' ? others : { ...others, [field]: value } });
  };
  return (
    <>
      {!fields.has('category') && (
        <ComboBox
          label={t('reading.allOf.category')}
          value={mapping.defaults.category ?? ''}
          onChange={(value) => set('category', value)}
          options={(list.data?.items ?? []).map((category) => ({ value: category.code ?? category.name, label: nameOf(category), ...(category.code === null ? {} : { more: category.code }) }))}
        />
      )}
      {!fields.has('acquisitionDate') && (
        <DateField
          label={t('reading.allOf.acquisitionDate')}
          value={isWrong ? null : (mapping.defaults.acquisitionDate ?? '')}
          onChange={(value) => {
            setWrong(value === null);
            onDateWrong('acquisitionDate', value === null);
            if (value !== null) set('acquisitionDate', value);
          }}
        />
      )}
    </>
  );
}
