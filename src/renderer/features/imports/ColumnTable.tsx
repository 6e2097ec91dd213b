import { useTranslation } from 'react-i18next';
import { IMPORT_FIELDS } from '#shared/contract/imports.ts';
import { Select, Table } from '../../ui/index.ts';
import type { ColumnsStepProps } from './ColumnsStep.tsx';
import css from './imports.module.css';
import { chooseField, type ImportField } from './mapping.ts';

const SAMPLES = 3;
/** In place of a field, for a column that stays outside. */
const LEFT_OUT = '-';

/** Each heading with what stands under it, and what it becomes. */
export function ColumnTable({ inspection, mapping, onMapping }: Pick<ColumnsStepProps, 'inspection' | 'mapping' | 'onMapping'>) {
  const { t } = useTranslation('imports');
  const { t: enums } = useTranslation('enums');
  const options: { value: ImportField | typeof LEFT_OUT; label: string }[] = [{ value: LEFT_OUT, label: t('columns.leftOut') }, ...IMPORT_FIELDS.map((field) => ({ value: field, label: enums(`field.${field}`) }))];
  const rows = inspection.headings.map((heading, index) => ({ heading, samples: samplesOf(inspection.sample, index) }));
  return (
    <Table
      label={t('columns.label')}
      rows={rows}
      rowKey={(row) => row.heading}
      rowTone={(row) => (mapping.columns[row.heading] === undefined ? 'faded' : 'plain')}
      columns={[
        { id: 'heading', label: t('columns.heading'), width: '26%', cell: (row) => <bdi className={css.heading}>{row.heading}</bdi> },
        {
          id: 'samples',
          label: t('columns.samples'),
          kind: 'quiet',
          cell: (row) => (
            <span className={css.samples}>
              {row.samples.map((sample) => (
                <bdi key={sample}>{sample}</bdi>
              ))}
            </span>
          ),
        },
        {
          id: 'field',
          label: t('columns.field'),
          width: '30%',
          cell: (row) => (
            <Select
              label={t('columns.fieldOf', { heading: row.heading })}
              isLabelHidden
              value={mapping.columns[row.heading] ?? LEFT_OUT}
              onChange={(field) => onMapping({ ...mapping, columns: chooseField(mapping.columns, row.heading, field === LEFT_OUT ? null : field) })}
              options={options}
            />
          ),
        },
      ]}
    />
  );
}

/** The first few different values under a heading. */
function samplesOf(sample: readonly (readonly string[])[], column: number): string[] {
  const values = new Set(sample.map((row) => row[column] ?? '').filter((value) => value !== ''));
  return [...values].slice(0, SAMPLES);
}
