import { FileInput, Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/queries.ts';
import { useNavigation } from '../../state/navigation.ts';
import { useMay } from '../../state/session.tsx';
import { useToasts } from '../../state/toasts.ts';
import { Button, ConfirmDialog, ErrorPanel, Menu, Stack } from '../../ui/index.ts';
import type { WholeCount } from './counts.ts';
import { ImportScans } from './ImportScans.tsx';

/** What is done with a count as a whole. */
export function CountActions({ count }: { count: WholeCount }) {
  const { t } = useTranslation('counts');
  const go = useNavigation((state) => state.go);
  const may = useMay();
  const [action, setAction] = useState<'import' | 'cancel' | 'post' | null>(null);
  const close = (): void => setAction(null);
  const isOpen = count.status === 'OPEN';
  const paper = (report: string) => () => go('reports', { report, parameters: { count: count.countId } });
  return (
    <>
      <Menu
        label={t('actions.print')}
        trigger={<Button icon={<Printer size={15} aria-hidden />}>{t('actions.print')}</Button>}
        actions={[
          { id: 'sheet', label: t('actions.sheet'), perform: paper('count-sheet') },
          { id: 'variance', label: t('actions.variance'), perform: paper('count-variance') },
          { id: 'labels', label: t('actions.labels'), perform: paper('asset-labels') },
        ]}
      />
      {isOpen && may('counts.scan') && (
        <Button icon={<FileInput size={15} aria-hidden />} onPress={() => setAction('import')}>
          {t('actions.import')}
        </Button>
      )}
      {isOpen && may('counts.create') && <Button onPress={() => setAction('cancel')}>{t('actions.cancel')}</Button>}
      {isOpen && may('counts.post') && (
        <Button variant="primary" onPress={() => setAction('post')}>
          {t('actions.post')}
        </Button>
      )}
      {action === 'import' && <ImportScans count={count} onClose={close} />}
      {action === 'cancel' && <CancelCount count={count} onClose={close} />}
      {action === 'post' && <PostCount count={count} onClose={close} />}
    </>
  );
}

function PostCount({ count, onClose }: { count: WholeCount; onClose: () => void }) {
  const { t } = useTranslation('counts');
  const show = useToasts((state) => state.show);
  const post = useCommand('counts.post');
  const confirm = (): void => post.mutate({ countId: count.countId }, { onSuccess: () => (show('ok', t('post.done', { number: count.number })), onClose()) });
  return (
    <ConfirmDialog isOpen title={t('post.title', { number: count.number })} confirmLabel={t('post.confirm')} isBusy={post.isPending} onCancel={onClose} onConfirm={confirm}>
      <Stack>
        <p>{count.open > 0 ? t('post.open', { count: count.open }) : t('post.text')}</p>
        {post.error !== null && <ErrorPanel error={post.error.error} />}
      </Stack>
    </ConfirmDialog>
  );
}

function CancelCount({ count, onClose }: { count: WholeCount; onClose: () => void }) {
  const { t } = useTranslation('counts');
  const show = useToasts((state) => state.show);
  const cancel = useCommand('counts.cancel');
  const confirm = (reason: string): void => cancel.mutate({ countId: count.countId, reason }, { onSuccess: () => (show('ok', t('cancel.done', { number: count.number })), onClose()) });
  return (
    <ConfirmDialog isOpen isDanger reason="required" title={t('cancel.title', { number: count.number })} confirmLabel={t('cancel.confirm')} cancelLabel={t('cancel.keep')} isBusy={cancel.isPending} onCancel={onClose} onConfirm={confirm}>
      <Stack>
        <p>{t('cancel.text')}</p>
        {cancel.error !== null && <ErrorPanel error={cancel.error.error} />}
      </Stack>
    </ConfirmDialog>
  );
}
