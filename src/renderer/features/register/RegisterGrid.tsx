import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input, Output } from '#shared/contract/index.ts';
import type { UsoolError } from '#shared/errors.ts';
import { OperationError, request } from '../../api/client.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useNavigation } from '../../state/navigation.ts';
import { Button, EmptyState, ErrorPanel, Grid, type GridPage, type GridRequest } from '../../ui/index.ts';
import { completeArrangement, isColumn, registerColumns } from './columns.tsx';
import type { AssetRow } from './filter.ts';
import { useRegister } from './state.ts';

interface RegisterGridProps {
  query: Input<'register.totals'>;
  totals: Output<'register.totals'> | undefined;
  revision: number;
  onSelect: (assets: readonly AssetRow[]) => void;
}

const MAX_SORTS = 3;

export function RegisterGrid({ query, totals, revision, onSelect }: RegisterGridProps) {
  const { t } = useTranslation('register');
  const format = useFormat();
  const go = useNavigation((state) => state.go);
  const { arrangement: kept, arrange, clear } = useRegister();
  const [error, setError] = useState<UsoolError | null>(null);
  const arrangement = useMemo(() => completeArrangement(kept), [kept]);
  const columns = useMemo(() => registerColumns({ t, format, totals }), [t, format, totals]);
  const load = useCallback(
    async ({ startRow, endRow, sort }: GridRequest): Promise<GridPage<AssetRow>> => {
      const known = sort.flatMap(({ column, direction }) => (isColumn(column) ? [{ column, direction }] : [])).slice(0, MAX_SORTS);
      try {
        const page = await request('register.rows', { ...query, sort: known, startRow, endRow });
        setError(null);
        return page;
      } catch (thrown) {
        if (thrown instanceof OperationError) setError(thrown.error);
        throw thrown;
      }
    },
    [query],
  );
  if (error !== null) return <ErrorPanel error={error} actions={<Button onPress={() => setError(null)}>{t('common:retry')}</Button>} />;
  if (totals?.count === 0) {
    return (
      <EmptyState title={t('noneFound')} actions={<Button onPress={clear}>{t('clear')}</Button>}>
        {t('noneFoundMore')}
      </EmptyState>
    );
  }
  return (
    <Grid
      label={t('title')}
      columns={columns}
      rowId={(row) => row.id}
      load={load}
      revision={`${JSON.stringify(query)} ${revision}`}
      hasTotals
      isSelectable
      arrangement={arrangement}
      onArrange={(next) => arrange({ columns: [...next.columns], sort: [...next.sort] })}
      onSelect={onSelect}
      onOpen={(row) => go('asset', { assetId: row.id })}
    />
  );
}
