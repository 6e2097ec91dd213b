import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/queries.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { usePerform } from '../../state/usePerform.ts';
import { useMay } from '../../state/session.tsx';
import { Card, Code, Select, Table } from '../../ui/index.ts';
import type { Listed, Regime } from './PoolsScreen.tsx';

/** In place of no pool. */
const NONE = '*';

/** Which pool the assets of each category belong to. */
export function CategoriesTab({ listed, regime }: { listed: Listed; regime: Regime }) {
  const { t } = useTranslation('pools');
  const { settings } = useFormat();
  const perform = usePerform();
  const mayManage = useMay()('tax-pools.manage');
  const map = useCommand('pools.mapCategory');
  const options = [{ value: NONE, label: t('categories.none') }, ...regime.rules.pools.map(({ code, name }) => ({ value: code, label: `${code} · ${name[settings.language]}` }))];
  return (
    <Card title={t('categories.title')} isPadded={false}>
      <Table
        label={t('categories.title')}
        rows={listed.categories}
        rowKey={(category) => category.categoryId}
        columns={[
          { id: 'code', label: t('categories.code'), kind: 'tight', width: '110px', cell: (category) => <Code>{category.code}</Code> },
          { id: 'name', label: t('categories.name'), cell: (category) => <bdi>{category.name[settings.language]}</bdi> },
          {
            id: 'pool', label: t('pool'), width: '420px',
            cell: (category) => (
              <Select
                label={t('categories.poolOf', { category: category.name[settings.language] })}
                isLabelHidden
                isDisabled={!mayManage}
                value={category.pool ?? NONE}
                onChange={(pool) => void perform(() => map.mutateAsync({ categoryId: category.categoryId, pool: pool === NONE ? null : pool }))}
                options={options}
              />
            ),
          },
        ]}
      />
    </Card>
  );
}
