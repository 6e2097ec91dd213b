import { useTranslation } from 'react-i18next';
import { useCommand, useOperation } from '../../api/queries.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useToasts } from '../../state/toasts.ts';
import { Button, Code, Dialog, ErrorPanel, Name, Skeleton, Stack, Table } from '../../ui/index.ts';
import { Journals } from './Journals.tsx';
import { MoveLines } from './Moves.tsx';
import { useSubject, WholeBatch, type ActProps } from './subject.tsx';
import css from './transfers.module.css';

/** What moves and what is posted, then the button that does it. */
export function PostTransfer({ transfer, batch, onClose }: ActProps) {
  const { t } = useTranslation('transfers');
  const format = useFormat();
  const show = useToasts((state) => state.show);
  const post = useCommand('transfers.post');
  const choice = useSubject({ transfer, batch }, ['APPROVED']);
  const preview = useOperation('transfers.post.preview', choice.subject, { enabled: !post.isPending && !post.isSuccess });
  const seen = preview.data;
  const submit = (fingerprint: string): void =>
    post.mutate(
      { ...choice.subject, fingerprint },
      {
        onSuccess: ({ transfers }) => {
          show('ok', t('post.done', { count: transfers.length, number: transfer.number }));
          onClose();
        },
        onError: ({ error }) => {
          if (error.code === 'PREVIEW_STALE') void preview.refetch();
        },
      },
    );
  return (
    <Dialog
      title={t('post.title', { number: transfer.number })}
      isOpen
      size="wide"
      onClose={onClose}
      isDismissable={!post.isPending}
      actions={
        <>
          <Button onPress={onClose} isDisabled={post.isPending}>
            {t('common:cancel')}
          </Button>
          <Button variant="primary" isBusy={post.isPending} isDisabled={seen === undefined || preview.error !== null} onPress={() => seen !== undefined && submit(seen.fingerprint)}>
            {t('post.confirm', { count: choice.count, date: format.gregorianDate(transfer.effectiveDate) })}
          </Button>
        </>
      }
    >
      <Stack>
        {post.error !== null && <ErrorPanel error={post.error.error} />}
        {preview.error !== null && !post.isPending && <ErrorPanel error={preview.error.error} />}
        <WholeBatch choice={choice} />
        {seen === undefined && preview.error === null && <Skeleton />}
        {seen !== undefined && (
          <>
            <Table
              label={t('post.moves')}
              rows={seen.transfers}
              rowKey={({ transferId }) => transferId}
              columns={[
                {
                  id: 'asset',
                  label: t('columns.asset'),
                  cell: (one) => (
                    <>
                      <Name of={one} /> <Code>{one.assetNumber}</Code>
                    </>
                  ),
                },
                { id: 'moves', label: t('columns.moves'), cell: (one) => <MoveLines transfer={one} /> },
              ]}
            />
            {seen.transfers.some(({ changes }) => changes.includes('category')) && <p className={css.note}>{t(seen.transfers.some(({ assetStatus }) => assetStatus === 'CAPITALIZED') ? 'categoryOpen' : 'categoryMore')}</p>}
            <Journals preview={seen} />
          </>
        )}
      </Stack>
    </Dialog>
  );
}
