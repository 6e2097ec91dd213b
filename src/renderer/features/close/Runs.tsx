import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useCommand, useOperation } from '../../api/queries.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { useNavigation } from '../../state/navigation.ts';
import { usePerform } from '../../state/usePerform.ts';
import { Permitted } from '../../state/session.tsx';
import { Amount, Button, Card, Code, Count, EmptyState, ErrorPanel, Skeleton, StatusChip, Table, type TableColumn } from '../../ui/index.ts';
import { RunActions } from './RunActions.tsx';
import { RunDetails } from './RunDetails.tsx';

export type RunSummary = Output<'depreciationRuns.list'>['items'][number];

const MOST_RUNS = 100;

/** The depreciation runs of a month: usually one, made by the close itself. */
export function Runs({ period, isOpen }: { period: string; isOpen: boolean }) {
  const { t } = useTranslation('close');
  const runs = useOperation('depreciationRuns.list', { period, size: MOST_RUNS });
  const { bookId: ledgerId } = useBook();
  const [chosen, setChosen] = useState<string | null>(null);
  const items = runs.data?.items ?? [];
  // In a locked month what was posted is the point, so it is shown without asking.
  const usual = isOpen ? undefined : items.find((run) => run.bookId === ledgerId && run.status === 'POSTED' && run.kind === 'regular')?.runId;
  const shown = items.find((run) => run.runId === (chosen ?? usual));
  return (
    <>
      <Card title={t('runs.title')} isPadded={false} {...(isOpen && !items.some((run) => run.bookId === ledgerId && run.status === 'DRAFT') ? {
              actions: (
                <Permitted to="depreciation.run">
                  <CreateDraft period={period} />
                </Permitted>
              ),
            } : {})}>
        {runs.error !== null && <ErrorPanel error={runs.error.error} />}
        {runs.error === null && runs.data === undefined && <Skeleton lines={2} />}
        {runs.data !== undefined && <RunTable runs={items} isOpen={isOpen} chosen={shown?.runId ?? null} onChoose={setChosen} />}
      </Card>
      {shown !== undefined && <RunDetails key={shown.runId} run={shown} />}
    </>
  );
}

function CreateDraft({ period }: { period: string }) {
  const { t } = useTranslation('close');
  const create = useCommand('depreciationRuns.create');
  const perform = usePerform();
  return (
    <Button size="small" isBusy={create.isPending} onPress={() => void perform(() => create.mutateAsync({ period }), t('runs.created'))}>
      {t('runs.create')}
    </Button>
  );
}

interface RunTableProps {
  runs: readonly RunSummary[];
  isOpen: boolean;
  chosen: string | null;
  onChoose: (runId: string) => void;
}

function RunTable({ runs, isOpen, chosen, onChoose }: RunTableProps) {
  const { t } = useTranslation('close');
  const { t: enums } = useTranslation('enums');
  const format = useFormat();
  const { bookId: ledgerId } = useBook();
  const columns: TableColumn<RunSummary>[] = [
    {
      id: 'run',
      label: t('runs.run'),
      kind: 'tight',
      cell: (run) => (
        <Button variant="link" onPress={() => onChoose(run.runId)}>
          <Code>{run.runId}</Code>
        </Button>
      ),
    },
    ...(runs.some((run) => run.bookId !== ledgerId) ? [{ id: 'book', label: t('otherBooks.book'), kind: 'tight' as const, cell: (run: RunSummary) => <Code>{run.bookId}</Code> }] : []),
    { id: 'kind', label: t('runs.kind'), kind: 'quiet', cell: (run) => enums(`runKind.${run.kind}`) },
    { id: 'status', label: t('runs.status'), cell: (run) => <StatusChip status={run.status} kind="runStatus" /> },
    { id: 'assets', label: t('runs.assets'), kind: 'quietFigure', cell: (run) => <Count value={run.totalAssets} /> },
    { id: 'total', label: t('runs.total'), kind: 'figure', cell: (run) => <Amount value={run.totalDepreciation} /> },
    { id: 'journal', label: t('runs.journal'), kind: 'tight', cell: (run) => <JournalLink number={run.glJournalId} /> },
    { id: 'at', label: t('runs.at'), kind: 'quiet', cell: (run) => <bdi>{format.dateTime(run.postedAt ?? run.createdAt)}</bdi> },
    { id: 'actions', label: t('common:actions'), isLabelHidden: true, cell: (run) => <RunActions run={run} isOpen={isOpen} /> },
  ];
  return (
    <Table
      label={t('runs.title')}
      rows={runs}
      rowKey={(run) => run.runId}
      columns={columns}
      rowTone={(run) => (run.runId === chosen ? 'selected' : run.status === 'DISCARDED' ? 'faded' : 'plain')}
      empty={<EmptyState title={t(isOpen ? 'runs.none' : 'runs.noneClosed')}>{isOpen ? t('runs.noneText') : undefined}</EmptyState>}
    />
  );
}

function JournalLink({ number }: { number: string | null }) {
  const go = useNavigation((state) => state.go);
  if (number === null) return null;
  return (
    <Button variant="link" onPress={() => go('journals', { journal: number })}>
      <Code>{number}</Code>
    </Button>
  );
}
