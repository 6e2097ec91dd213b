import { useTranslation } from 'react-i18next';
import { useOperation } from '../../api/queries.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { Button, Row, Select } from '../../ui/index.ts';
import css from './reports.module.css';

interface FieldProps {
  label: string;
  isRequired: boolean;
  value: string;
  onChange: (value: string) => void;
}

const ANY = '*';

/** Physical counts, the newest first; by id or by number. */
export function CountField({ label, isRequired, value, onChange }: FieldProps) {
  const { t } = useTranslation('reportScreens');
  const format = useFormat();
  const list = useOperation('counts.list', { size: 100 });
  const counts = list.data?.items ?? [];
  const chosen = counts.find(({ countId, number }) => value === countId || value === number)?.number ?? '';
  const options = counts.map((count) => ({ value: count.number, label: count.number, more: `${count.name} · ${format.gregorianDate(count.date)}` }));
  return <Select label={label} isRequired={isRequired} value={chosen === '' && !isRequired ? ANY : chosen} onChange={(next) => onChange(next === ANY ? '' : next)} options={isRequired ? options : [{ value: ANY, label: t('any') }, ...options]} />;
}

/** Assets that were chosen elsewhere: how many, and a way to let them go. Where none were, nothing is asked. */
export function ChosenAssets({ label, value, onChange }: FieldProps) {
  const { t } = useTranslation(['reportScreens', 'common']);
  if (value === '') return null;
  return (
    <div className={css.chosenAssets} role="group" aria-label={label}>
      <span>{label}</span>
      <Row>
        <span>{t('common:assets', { count: value.split(',').length })}</span>
        <Button size="small" variant="quiet" onPress={() => onChange('')}>
          {t('letGo')}
        </Button>
      </Row>
    </div>
  );
}
