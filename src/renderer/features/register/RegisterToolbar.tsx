import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useOperation } from '../../api/queries.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { Button, Code, ColumnChooser, FilterChip, TextField } from '../../ui/index.ts';
import { completeArrangement, isColumn } from './columns.tsx';
import { DateFilter } from './DateFilter.tsx';
import { isNarrowed, tabsOf, type RegisterTab } from './filter.ts';
import { PlaceFilters } from './PlaceFilters.tsx';
import css from './register.module.css';
import { SavedViews } from './SavedViews.tsx';
import { useRegister } from './state.ts';

type Totals = Output<'register.totals'>;

/** Above the grid: what is looked for, which part, and how it is shown. */
export function RegisterToolbar({ totals }: { totals: Totals | undefined }) {
  const { t } = useTranslation('register');
  const { filters, search, seek, clear, arrangement: kept, arrange } = useRegister();
  const arrangement = completeArrangement(kept);
  const visible = arrangement.columns.filter((column) => column.isVisible).map(({ id }) => id);
  return (
    <div className={css.toolbar}>
      <Tabs totals={totals} />
      <div className={css.filters}>
        <div className={css.search}>
          <TextField label={t('search')} isLabelHidden placeholder={t('search')} type="search" value={search} onChange={seek} maxLength={200} />
        </div>
        <PlaceFilters />
        <DateFilter />
        {filters.componentsOf !== '' && <ComponentsFilter assetId={filters.componentsOf} />}
        {(isNarrowed(filters) || search !== '') && (
          <Button variant="quiet" size="small" onPress={clear}>
            {t('clear')}
          </Button>
        )}
        <span className={css.push} />
        <ColumnChooser
          columns={arrangement.columns.map(({ id }) => ({ id, label: isColumn(id) ? t(`columns.${id}`) : id }))}
          visible={visible}
          onChange={(next) => arrange({ ...arrangement, columns: arrangement.columns.map((column) => ({ ...column, isVisible: next.includes(column.id) })) })}
        />
        <SavedViews />
      </div>
    </div>
  );
}

/** Narrowed to what one asset consists of: pressed, it lets go. */
function ComponentsFilter({ assetId }: { assetId: string }) {
  const { t } = useTranslation('register');
  const narrow = useRegister((state) => state.narrow);
  const asset = useOperation('assets.get', { assetId });
  return (
    <FilterChip isSelected onChange={() => narrow({ componentsOf: '' })}>
      {t('componentsOf')} <Code>{asset.data?.assetNumber ?? assetId}</Code>
      <X size={13} aria-hidden />
    </FilterChip>
  );
}

function Tabs({ totals }: { totals: Totals | undefined }) {
  const { t } = useTranslation('register');
  const format = useFormat();
  const { filters, narrow } = useRegister();
  const countOf = (tab: RegisterTab): number | null => (totals === undefined || tab === 'all' ? null : tab === 'attention' ? totals.needsAttention : (totals.byStatus[tab] ?? 0));
  return (
    <div className={css.tabs} role="group" aria-label={t('parts')}>
      {tabsOf(totals?.byStatus ?? {}, filters.tab).map((tab) => {
        const count = countOf(tab);
        const name = tab === 'all' ? t('common:all') : tab === 'attention' ? t('attention') : t(`tabs.${tab}`);
        return (
          <FilterChip key={tab} isSelected={filters.tab === tab} onChange={() => narrow({ tab })}>
            {name}
            {count !== null && <bdi dir="ltr">{format.count(count)}</bdi>}
          </FilterChip>
        );
      })}
    </div>
  );
}
