import { useTranslation } from 'react-i18next';
import { useOperation } from '../../api/queries.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { Button, DateField, Select, TextField } from '../../ui/index.ts';
import css from './audit.module.css';
import { isNarrowed } from './request.ts';
import { EVERYTHING, type AuditFilter } from './useAuditFilter.ts';
import { useOperationName } from './useOperationName.ts';

/** In place of no choice; no person and no operation is called so. */
const ALL = '*';
/** In place of the empty text, which a list cannot hold. */
const NOBODY = '-';

export function AuditFilters({ filter, onChange }: { filter: AuditFilter; onChange: (part: Partial<AuditFilter>) => void }) {
  const { t } = useTranslation(['audit', 'common']);
  const format = useFormat();
  const operationName = useOperationName();
  const facets = useOperation('audit.facets');
  const actors = (facets.data?.actors ?? []).map((actor) => ({ value: actor === '' ? NOBODY : actor, label: actor === '' ? t('nobody') : actor }));
  const operations = (facets.data?.operations ?? []).map((operation) => ({ value: operation, label: operationName(operation) })).sort((one, other) => format.compare(one.label, other.label));
  const chosenActor = filter.actor === '' ? NOBODY : filter.actor;
  return (
    <div className={css.filters} role="search" aria-label={t('filters')}>
      <div className={css.search}>
        <TextField label={t('search')} type="search" value={filter.search} onChange={(search) => onChange({ search })} maxLength={200} />
      </div>
      <div className={css.choice}>
        <Select label={t('actor')} value={chosenActor ?? ALL} onChange={(actor) => onChange({ actor: actor === ALL ? null : actor === NOBODY ? '' : actor })} options={[{ value: ALL, label: t('everybody') }, ...actors]} />
      </div>
      <div className={css.choice}>
        <Select label={t('operation')} value={filter.operation ?? ALL} onChange={(operation) => onChange({ operation: operation === ALL ? null : operation })} options={[{ value: ALL, label: t('everything') }, ...operations]} />
      </div>
      <div className={css.day}>
        <DateField label={t('from')} value={filter.from} onChange={(from) => onChange({ from })} />
      </div>
      <div className={css.day}>
        <DateField label={t('to')} value={filter.to} onChange={(to) => onChange({ to })} />
      </div>
      {isNarrowed(filter) && (
        <Button variant="quiet" onPress={() => onChange(EVERYTHING)}>
          {t('clear')}
        </Button>
      )}
    </div>
  );
}
