import { MoreHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../../api/client.ts';
import { useCommand } from '../../../api/queries.ts';
import { useBook } from '../../../state/book.ts';
import { useMay } from '../../../state/session.tsx';
import { useToasts } from '../../../state/toasts.ts';
import { usePerform } from '../../../state/usePerform.ts';
import { Button, ConfirmDialog, ErrorPanel, Menu, Stack, type MenuAction } from '../../../ui/index.ts';
import type { Asset } from '../AssetPage.tsx';
import css from './documents.module.css';
import type { Document } from './DocumentsTab.tsx';

interface DocumentActionsProps {
  asset: Asset;
  document: Document;
  isPhoto: boolean;
}

/** Looking at a document, taking a copy, letting it stand for the asset, removing it. */
export function DocumentActions({ asset, document, isPhoto }: DocumentActionsProps) {
  const { t } = useTranslation('documents');
  const { readOnly } = useBook();
  const perform = usePerform();
  const show = useToasts((state) => state.show);
  const choose = useCommand('attachments.choosePhoto');
  const may = useMay();
  const [isRemoving, setRemoving] = useState(false);
  const { attachmentId, fileName, removed } = document;
  if (removed?.isPurged === true) return null;
  const open = async (): Promise<void> => {
    await request('attachments.open', { attachmentId });
    show('info', t('opened', { file: fileName }), t('openedMore'));
  };
  const save = async (): Promise<void> => {
    const answer = await request('attachments.save', { attachmentId });
    if (!answer.cancelled) show('ok', t('saved', { file: answer.value.fileName }), t('savedIn', { folder: answer.value.folder }));
  };
  const isChangeable = removed === null && !readOnly;
  const more: MenuAction[] = [
    { id: 'save', label: t('save'), perform: () => void perform(save) },
    ...(isChangeable && may('attachments.add') && document.hasPicture && !isPhoto ? [{ id: 'choose', label: t('choose'), perform: () => void perform(() => choose.mutateAsync({ attachmentId }), t('chosen', { file: fileName })) }] : []),
    ...(isChangeable && may('attachments.remove') ? [{ id: 'remove', label: t('remove'), isDanger: true, perform: () => setRemoving(true) }] : []),
  ];
  return (
    <span className={css.actions}>
      <Button size="small" label={t('openOf', { file: fileName })} onPress={() => void perform(open)}>
        {t('open')}
      </Button>
      <Menu
        label={t('moreOf', { file: fileName })}
        trigger={
          <Button size="small" icon={<MoreHorizontal size={14} aria-hidden />} label={t('moreOf', { file: fileName })}>
            {null}
          </Button>
        }
        actions={more}
      />
      {isRemoving && <RemoveDocument asset={asset} document={document} onClose={() => setRemoving(false)} />}
    </span>
  );
}

function RemoveDocument({ asset, document, onClose }: { asset: Asset; document: Document; onClose: () => void }) {
  const { t } = useTranslation('documents');
  const show = useToasts((state) => state.show);
  const remove = useCommand('attachments.remove');
  const { attachmentId, fileName } = document;
  const confirm = (reason: string): void => {
    remove.mutate(
      { attachmentId, reason },
      {
        onSuccess: () => {
          show('ok', t('removing.done', { file: fileName }));
          onClose();
        },
      },
    );
  };
  return (
    <ConfirmDialog title={t('removing.title', { file: fileName })} isOpen isDanger reason="required" isBusy={remove.isPending} confirmLabel={t('removing.confirm')} onConfirm={confirm} onCancel={onClose}>
      <Stack>
        <p>{t(asset.status === 'DRAFT' ? 'removing.textDraft' : 'removing.text')}</p>
        {remove.error !== null && <ErrorPanel error={remove.error.error} />}
      </Stack>
    </ConfirmDialog>
  );
}
