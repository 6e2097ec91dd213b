import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.ts';
import { Button, Card, Row } from '../../ui/index.ts';
import { ColumnTable } from './ColumnTable.tsx';
import css from './imports.module.css';
import { LayoutChoices } from './LayoutChoices.tsx';
import { missingFields, needsDepreciatedThrough, type ImportMapping, type Inspection, type Layout, type OneDay } from './mapping.ts';
import { Reading } from './Reading.tsx';
import { Recognised } from './Recognised.tsx';
import { SavedMappings } from './SavedMappings.tsx';
import { Words } from './Words.tsx';

export interface ColumnsStepProps {
  inspection: Inspection;
  mapping: ImportMapping;
  layout: Layout;
  onMapping: (mapping: ImportMapping) => void;
  onLayout: (layout: Layout) => void;
  onContinue: () => void;
}

/** What every column is, and how its cells are to be read. */
export function ColumnsStep({ inspection, mapping, layout, onMapping, onLayout, onContinue }: ColumnsStepProps) {
  const { t } = useTranslation('imports');
  const { t: enums } = useTranslation('enums');
  const format = useFormat();
  // Days that were typed and mean nothing; the mapping only ever holds days.
  const [wrong, setWrong] = useState<Partial<Record<OneDay, boolean>>>({});
  const missing = missingFields(mapping);
  const isThroughMissing = needsDepreciatedThrough(mapping) && mapping.depreciatedThrough === undefined;
  const isDateWrong = (wrong.depreciatedThrough === true && needsDepreciatedThrough(mapping)) || (wrong.acquisitionDate === true && !Object.values(mapping.columns).includes('acquisitionDate'));
  const isReady = missing.length === 0 && !isDateWrong;
  return (
    <>
      <Recognised inspection={inspection} layout={layout} onLayout={onLayout} />
      <Card
        title={t('columns.title', { count: inspection.rowCount })}
        isPadded={false}
        actions={<SavedMappings mapping={mapping} onUse={(name) => onLayout({ ...layout, template: name })} />}
      >
        <ColumnTable inspection={inspection} mapping={mapping} onMapping={onMapping} />
      </Card>
      <Reading inspection={inspection} mapping={mapping} onMapping={onMapping} onDateWrong={(field, isWrong) => setWrong({ ...wrong, [field]: isWrong })} />
      <Words inspection={inspection} mapping={mapping} onMapping={onMapping} />
      <LayoutChoices inspection={inspection} layout={layout} onLayout={onLayout} />
      <Row apart>
        <span className={css.reason} role="status">
          {missing.length > 0 ? t('columns.missing', { fields: format.list(missing.map((field) => enums(`field.${field}`))) }) : isThroughMissing ? t('columns.throughMissing') : ''}
        </span>
        <Button variant="primary" isDisabled={!isReady} onPress={onContinue}>
          {t('columns.check', { count: inspection.rowCount })}
        </Button>
      </Row>
    </>
  );
}
