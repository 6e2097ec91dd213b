import { useTranslation } from 'react-i18next';
import { useOperation } from '../../api/queries.ts';
import { Card, Chip, FormGrid, Select, Stack } from '../../ui/index.ts';
import type { ColumnsStepProps } from './ColumnsStep.tsx';
import css from './imports.module.css';
import { PLAIN } from './mapping.ts';

type RecognisedProps = Pick<ColumnsStepProps, 'inspection' | 'layout' | 'onLayout'>;

/** Whose file it is, as far as its headings tell, and what such a file leaves open. Another choice reads the file anew. */
export function Recognised({ inspection, layout, onLayout }: RecognisedProps) {
  const { t } = useTranslation('imports');
  const list = useOperation('imports.mappings');
  const { template, notes, mapping } = inspection;
  const formats = (list.data ?? []).flatMap(({ name, builtIn }) => (builtIn ? [name] : []));
  const current = mapping.format ?? PLAIN;
  const isSaved = template !== null && !formats.includes(template);
  const choose = (format: string): void => onLayout({ ...layout, template: format });
  return (
    <Card
      title={current === PLAIN ? t('recognised.none') : t('recognised.as', { template: t(`importFindings:template.${current}`) })}
      actions={current === PLAIN ? <Chip>{t('recognised.byHeadings')}</Chip> : <Chip tone="ok">{t('recognised.known')}</Chip>}
    >
      <Stack>
        <FormGrid>
          <Select
            label={t('recognised.choose')}
            value={current}
            onChange={choose}
            options={[PLAIN, ...formats].map((value) => ({ value, label: t(`importFindings:template.${value}`) }))}
            {...(isSaved ? { description: t('recognised.saved', { name: template }) } : {})}
          />
        </FormGrid>
        {notes.length > 0 && (
          <ul className={css.notes} aria-label={t('recognised.notes')}>
            {notes.map((note) => (
              <li key={note}>{t(`importFindings:note.${note}`)}</li>
            ))}
          </ul>
        )}
      </Stack>
    </Card>
  );
}
