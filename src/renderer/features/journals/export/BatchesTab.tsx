import { Files } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, useOperation } from '../../../api/queries.ts';
import { useFormat } from '../../../i18n/useFormat.ts';
import { usePerform } from '../../../state/usePerform.ts';
import { Amount, Button, Card, Code, Count, DateText, EmptyState, ErrorPanel, Pager, Skeleton, Table } from '../../../ui/index.ts';
import { useTellSaved } from './useTellSaved.ts';

const PAGE_SIZE = 50;

/** Every file there has been: who made it, when, and what was in it. */
export function BatchesTab() {
  const { t } = useTranslation('journalExport');
  const format = useFormat();
  const perform = usePerform();
  const tellSaved = useTellSaved();
  const [page, setPage] = useState(0);
  const list = useOperation('journals.exports', { page, size: PAGE_SIZE }, { keepPrevious: true });
  const save = useCommand('app.saveJournalExport');
  if (list.error !== null) return <ErrorPanel error={list.error.error} />;
  if (list.data === undefined) return <Skeleton lines={6} />;
  return (
    <Card title={t('tab.batches')} isPadded={false}>
      <Table
        label={t('tab.batches')}
        rows={list.data.items}
        rowKey={(batch) => batch.exportId}
        empty={<EmptyState icon={<Files size={28} aria-hidden />} title={t('noBatches')}>{t('noBatchesMore')}</EmptyState>}
        columns={[
          { id: 'id', label: t('number'), kind: 'tight', cell: (batch) => <Code>{batch.exportId}</Code> },
          { id: 'ledger', label: t('ledger'), cell: (batch) => `${t(`formats.${batch.format}`)} · ${t(`details.${batch.detail}`)}` },
          { id: 'from', label: t('from'), kind: 'quiet', cell: (batch) => <DateText value={batch.from} /> },
          { id: 'to', label: t('to'), kind: 'quiet', cell: (batch) => <DateText value={batch.to} /> },
          { id: 'journals', label: t('journals'), kind: 'quietFigure', cell: (batch) => <Count value={batch.journals} /> },
          { id: 'again', label: t('ofThemAgain'), kind: 'quietFigure', cell: (batch) => <Count value={batch.again} /> },
          { id: 'total', label: t('total'), kind: 'figure', cell: (batch) => <Amount value={batch.total} /> },
          { id: 'by', label: t('by'), cell: (batch) => <bdi>{batch.actor}</bdi> },
          { id: 'at', label: t('at'), kind: 'quiet', cell: (batch) => <bdi>{format.dateTime(batch.at)}</bdi> },
          {
            id: 'save', label: t('saveAgain'), isLabelHidden: true, kind: 'tight',
            cell: (batch) => (
              <Button size="small" label={t('saveAgainOf', { export: batch.exportId })} isDisabled={save.isPending} onPress={() => void perform(async () => tellSaved(await save.mutateAsync({ exportId: batch.exportId })))}>
                {t('saveAgain')}
              </Button>
            ),
          },
        ]}
      />
      <Pager page={list.data.page} size={list.data.size} total={list.data.total} onChange={setPage} />
    </Card>
  );
}
