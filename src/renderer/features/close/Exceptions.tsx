import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useNavigation } from '../../state/navigation.ts';
import { Button, Chip, Code, Disclosure, Name, Pager, Table } from '../../ui/index.ts';
import css from './close.module.css';

type Exception = Output<'close.preview'>['exceptions'][number];

const PAGE_SIZE = 20;

/** The assets a run passes over, and why. The contract names the first thousand. */
export function Exceptions({ exceptions, total }: { exceptions: readonly Exception[]; total: number }) {
  const { t } = useTranslation('close');
  const { t: findings } = useTranslation('findings');
  const go = useNavigation((state) => state.go);
  const [page, setPage] = useState(0);
  return (
    <Disclosure title={t('exceptions.title')} more={<Chip>{t('common:assets', { count: total })}</Chip>}>
      <Table
        label={t('exceptions.title')}
        rows={exceptions.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE)}
        rowKey={(row) => row.assetId}
        columns={[
          {
            id: 'asset',
            label: t('exceptions.asset'),
            cell: (row) => (
              <Button variant="link" onPress={() => go('asset', { assetId: row.assetId })}>
                <Code>{row.assetNumber}</Code> <Name of={row} />
              </Button>
            ),
          },
          { id: 'reason', label: t('exceptions.reason'), cell: (row) => findings(`exception.${row.reason}`) },
        ]}
      />
      <Pager page={page} size={PAGE_SIZE} total={exceptions.length} onChange={setPage} />
      {total > exceptions.length && <p className={css.quietText}>{t('exceptions.more', { count: total - exceptions.length })}</p>}
    </Disclosure>
  );
}
