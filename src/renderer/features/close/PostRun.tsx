import { useTranslation } from 'react-i18next';
import { useCommand, useOperation } from '../../api/queries.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { useToasts } from '../../state/toasts.ts';
import { Button, Dialog, ErrorPanel, JournalTable, Skeleton, Stack } from '../../ui/index.ts';
import type { RunSummary } from './Runs.tsx';

/** The journal of a draft, then its posting. The month stays open. */
export function PostRun({ run, onClose }: { run: RunSummary; onClose: () => void }) {
  const { t } = useTranslation('close');
  const format = useFormat();
  const { currency } = useBook();
  const show = useToasts((state) => state.show);
  const post = useCommand('depreciationRuns.post');
  const preview = useOperation('depreciationRuns.post.preview', { runId: run.runId }, { enabled: !post.isPending && !post.isSuccess });
  const seen = preview.data;
  const submit = (fingerprint: string): void =>
    post.mutate(
      { runId: run.runId, fingerprint },
      {
        onSuccess: () => {
          show('ok', t('runs.posted', { run: run.runId }));
          onClose();
        },
        onError: ({ error }) => {
          if (error.code === 'PREVIEW_STALE') void preview.refetch();
        },
      },
    );
  return (
    <Dialog
      title={t('runs.postOf', { run: run.runId })}
      isOpen
      size="wide"
      onClose={onClose}
      isDismissable={!post.isPending}
      actions={
        <>
          <Button onPress={onClose} isDisabled={post.isPending}>
            {t('common:cancel')}
          </Button>
          <Button variant="primary" isBusy={post.isPending} isDisabled={seen === undefined} onPress={() => seen !== undefined && submit(seen.fingerprint)}>
            {t('runs.postNow', { period: format.period(run.period) })}
          </Button>
        </>
      }
    >
      <Stack>
        {post.error !== null && <ErrorPanel error={post.error.error} />}
        {preview.error !== null && !post.isPending && <ErrorPanel error={preview.error.error} />}
        {seen === undefined && preview.error === null && <Skeleton />}
        {seen !== undefined && <p>{t('confirm.post', { count: seen.effect.totalAssets, amount: format.amount(seen.effect.totalDepreciation), currency })}</p>}
        {seen !== undefined && seen.journal === null && <p>{t('journal.none')}</p>}
        {seen !== undefined && seen.journal !== null && <JournalTable label={t('journal.title')} lines={seen.journal.lines} totalDebit={seen.journal.totalDebit} totalCredit={seen.journal.totalCredit} />}
      </Stack>
    </Dialog>
  );
}
