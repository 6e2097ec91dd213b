import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/queries.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useToasts } from '../../state/toasts.ts';
import { useMay } from '../../state/session.tsx';
import { Button, ConfirmDialog, ErrorPanel } from '../../ui/index.ts';
import css from './close.module.css';
import { ExportReport } from './ExportReport.tsx';
import { PostRun } from './PostRun.tsx';
import type { RunSummary } from './Runs.tsx';

type Action = 'post' | 'discard' | 'reverse' | 'export';

/** What an act of an asset posted is taken back with the act, in the asset's history. */
const REVERSIBLE: ReadonlySet<string> = new Set(['regular', 'supplementary']);

/** What can be done with a run. A locked month is only looked at. */
export function RunActions({ run, isOpen }: { run: RunSummary; isOpen: boolean }) {
  const { t } = useTranslation('close');
  const [action, setAction] = useState<Action | null>(null);
  const may = useMay();
  const end = (): void => setAction(null);
  const isDraft = run.status === 'DRAFT';
  const offered: Action[] = [
    ...(isOpen && isDraft && may('depreciation.post') ? (['post'] as const) : []),
    ...(isOpen && isDraft && may('depreciation.run') ? (['discard'] as const) : []),
    ...(isOpen && run.status === 'POSTED' && REVERSIBLE.has(run.kind) && may('depreciation.reverse') ? (['reverse'] as const) : []),
    ...(run.status === 'DISCARDED' ? [] : (['export'] as const)),
  ];
  return (
    <div className={css.runActions}>
      {offered.map((one) => (
        <Button key={one} size="small" label={t(`runs.${one}Of`, { run: run.runId })} onPress={() => setAction(one)}>
          {t(`runs.${one}`)}
        </Button>
      ))}
      {action === 'post' && <PostRun run={run} onClose={end} />}
      {action === 'discard' && <Discard run={run} onClose={end} />}
      {action === 'reverse' && <Reverse run={run} onClose={end} />}
      {action === 'export' && <ExportReport title={t('runs.exportOf', { run: run.runId })} report="depreciation-run" parameters={{ run: run.runId }} onClose={end} />}
    </div>
  );
}

interface RunDialogProps {
  run: RunSummary;
  onClose: () => void;
}

function Discard({ run, onClose }: RunDialogProps) {
  const { t } = useTranslation('close');
  const discard = useCommand('depreciationRuns.discard');
  return (
    <ConfirmDialog isOpen isDanger title={t('runs.discardOf', { run: run.runId })} confirmLabel={t('runs.discardNow')} isBusy={discard.isPending} onCancel={onClose} onConfirm={() => discard.mutate({ runId: run.runId }, { onSuccess: onClose })}>
      <p>{t('runs.discardText')}</p>
      {discard.error !== null && <ErrorPanel error={discard.error.error} />}
    </ConfirmDialog>
  );
}

function Reverse({ run, onClose }: RunDialogProps) {
  const { t } = useTranslation('close');
  const format = useFormat();
  const reverse = useCommand('depreciationRuns.reverse');
  const show = useToasts((state) => state.show);
  return (
    <ConfirmDialog
      isOpen
      isDanger
      title={t('runs.reverseOf', { run: run.runId })}
      confirmLabel={t('runs.reverseNow')}
      reason="required"
      isBusy={reverse.isPending}
      onCancel={onClose}
      onConfirm={(reason) =>
        reverse.mutate(
          { runId: run.runId, reason },
          {
            onSuccess: (reversal) => {
              show('ok', t('runs.reversed', { run: run.runId, reversal: reversal.runId }));
              onClose();
            },
          },
        )
      }
    >
      <p>{t('runs.reverseText', { count: run.totalAssets, amount: format.amount(run.totalDepreciation) })}</p>
      {reverse.error !== null && <ErrorPanel error={reverse.error.error} />}
    </ConfirmDialog>
  );
}
