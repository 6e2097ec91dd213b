import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip, Count, Disclosure, Pager, Table } from '../../ui/index.ts';
import type { CellFinding } from './checking.ts';
import css from './imports.module.css';
import { useSentence } from './Problems.tsx';

const PAGE_SIZE = 20;

/** What was noticed and does not stand in the way: rows left out, figures that differ from the computed ones. */
export function Warnings({ warnings, total }: { warnings: readonly CellFinding[]; total: number }) {
  const { t } = useTranslation('imports');
  const sentence = useSentence('warning');
  const [page, setPage] = useState(0);
  const numbered = warnings.map((warning, index) => ({ warning, index })).slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
  return (
    <Disclosure title={t('warnings.title')} more={<Chip tone="warn">{t('warnings.count', { count: total })}</Chip>}>
      <Table
        label={t('warnings.title')}
        rows={numbered}
        rowKey={({ index }) => index}
        columns={[
          { id: 'row', label: t('problems.row'), kind: 'figure', width: '70px', cell: ({ warning }) => <Count value={warning.row} /> },
          { id: 'column', label: t('problems.column'), kind: 'quiet', width: '24%', cell: ({ warning }) => <bdi>{warning.column}</bdi> },
          { id: 'what', label: t('warnings.what'), cell: ({ warning }) => sentence(warning) },
        ]}
      />
      <Pager page={page} size={PAGE_SIZE} total={warnings.length} onChange={setPage} />
      {total > warnings.length && <p className={css.quietText}>{t('problems.more', { count: total - warnings.length })}</p>}
    </Disclosure>
  );
}
