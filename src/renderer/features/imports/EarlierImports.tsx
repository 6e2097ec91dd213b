import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useOperation } from '../../api/queries.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { Button, Card, Code, Count, ErrorPanel, StatusChip, Table } from '../../ui/index.ts';
import css from './imports.module.css';
import { UndoImport } from './UndoImport.tsx';

type Batch = Output<'imports.list'>[number];

/** What was imported before. The last import can be taken back while nothing later stands on it. */
export function EarlierImports() {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const list = useOperation('imports.list');
  const [undoing, setUndoing] = useState<Batch | null>(null);
  return (
    <Card title={t('earlier.title')} isPadded={false}>
      {list.error !== null && <ErrorPanel error={list.error.error} />}
      {list.data !== undefined && (
        <Table
          label={t('earlier.title')}
          rows={list.data}
          rowKey={(batch) => batch.batchId}
          empty={<p className={css.quietText}>{t('earlier.none')}</p>}
          columns={[
            { id: 'batch', label: t('earlier.batch'), kind: 'tight', cell: (batch) => <Code>{batch.batchId}</Code> },
            { id: 'file', label: t('earlier.file'), cell: (batch) => <bdi>{batch.fileName}</bdi> },
            { id: 'at', label: t('earlier.at'), kind: 'quiet', cell: (batch) => <bdi>{format.dateTime(batch.at)}</bdi> },
            { id: 'actor', label: t('earlier.actor'), kind: 'quiet', cell: (batch) => <bdi>{batch.actor}</bdi> },
            { id: 'created', label: t('earlier.created'), kind: 'figure', cell: (batch) => <Count value={batch.created} /> },
            { id: 'updated', label: t('earlier.updated'), kind: 'quietFigure', cell: (batch) => <Count value={batch.updated} /> },
            { id: 'status', label: t('earlier.status'), cell: (batch) => <StatusChip status={batch.status} kind="importStatus" /> },
            {
              id: 'undo',
              label: t('common:actions'),
              isLabelHidden: true,
              cell: (batch) =>
                batch.undoable && (
                  <Button size="small" label={t('undo.of', { batch: batch.batchId })} onPress={() => setUndoing(batch)}>
                    {t('undo.open')}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {undoing !== null && <UndoImport batchId={undoing.batchId} fileName={undoing.fileName} onClose={() => setUndoing(null)} onDone={() => setUndoing(null)} />}
    </Card>
  );
}
