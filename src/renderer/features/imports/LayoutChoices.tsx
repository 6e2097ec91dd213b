import { useTranslation } from 'react-i18next';
import { Disclosure, FormGrid, NumberField, Select } from '../../ui/index.ts';
import type { ColumnsStepProps } from './ColumnsStep.tsx';

const ENCODINGS = ['utf-8', 'windows-1256', 'windows-1252', 'iso-8859-6', 'utf-16le', 'utf-16be'] as const;
const SEPARATORS = { comma: ',', semicolon: ';', tab: '\t', bar: '|' } as const;
type SeparatorName = keyof typeof SEPARATORS;
const SEPARATOR_NAMES = Object.keys(SEPARATORS) as SeparatorName[];
const LAST_HEADING_ROW = 1000;

/** How the file is cut into rows and cells, where what was found by looking is not right. */
export function LayoutChoices({ inspection, layout, onLayout }: Pick<ColumnsStepProps, 'inspection' | 'layout' | 'onLayout'>) {
  const { t } = useTranslation('imports');
  const encodings: readonly string[] = inspection.encoding === null || ENCODINGS.some((one) => one === inspection.encoding) ? ENCODINGS : [inspection.encoding, ...ENCODINGS];
  const separator = SEPARATOR_NAMES.find((name) => SEPARATORS[name] === inspection.separator);
  return (
    <Disclosure title={t('layout.title')} isPadded>
      <FormGrid>
        {inspection.kind === 'csv' && (
          <>
            <Select label={t('layout.encoding')} value={inspection.encoding ?? ''} onChange={(encoding) => onLayout({ ...layout, encoding })} options={encodings.map((value) => ({ value, label: t(`layout.encodings.${value}`, { defaultValue: value }) }))} />
            <Select label={t('layout.separator')} value={separator ?? ''} onChange={(name) => onLayout({ ...layout, separator: SEPARATORS[name] })} options={SEPARATOR_NAMES.map((value) => ({ value, label: t(`layout.separators.${value}`) }))} />
          </>
        )}
        {inspection.kind === 'xlsx' && inspection.sheets.length > 1 && (
          <Select label={t('layout.sheet')} value={inspection.sheet ?? ''} onChange={(sheet) => onLayout({ ...layout, sheet })} options={inspection.sheets.map((value) => ({ value, label: value }))} />
        )}
        <NumberField
          label={t('layout.headingRow')}
          value={String(layout.headingRow ?? inspection.headingRow)}
          minimum={0}
          description={t('layout.headingRowMore')}
          maximum={LAST_HEADING_ROW}
          onChange={(row) => row !== null && row !== '' && onLayout({ ...layout, headingRow: Number(row) })}
        />
      </FormGrid>
    </Disclosure>
  );
}
