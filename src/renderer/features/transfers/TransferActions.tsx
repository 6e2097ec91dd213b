import { Pencil, Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../state/session.tsx';
import { Button, Menu, type MenuAction } from '../../ui/index.ts';
import { Approve, Cancel } from './ApproveOrCancel.tsx';
import { EditTransfer } from './EditTransfer.tsx';
import { PostTransfer } from './PostTransfer.tsx';
import { PrintTransfer } from './PrintTransfer.tsx';
import { ReverseTransfer } from './ReverseTransfer.tsx';
import type { ActProps } from './subject.tsx';

type Action = 'edit' | 'approve' | 'post' | 'cancel' | 'reverse' | 'note' | 'custody';

/** The next step as a button, the others beside it. */
export function TransferActions({ transfer, batch }: Omit<ActProps, 'onClose'>) {
  const { t } = useTranslation('transfers');
  const [action, setAction] = useState<Action | null>(null);
  const close = (): void => setAction(null);
  const may = useMay();
  const { status } = transfer;
  const isPending = status === 'DRAFT' || status === 'APPROVED';
  const papers: MenuAction[] = [
    { id: 'custody', label: t('actions.custody'), perform: () => setAction('custody') },
    { id: 'note', label: t('actions.note'), perform: () => setAction('note') },
  ];
  const act = { transfer, batch, onClose: close };
  return (
    <>
      {status !== 'CANCELLED' && <Menu label={t('actions.print')} trigger={<Button icon={<Printer size={15} aria-hidden />}>{t('actions.print')}</Button>} actions={papers} />}
      {isPending && may('transfers.create') && <Button onPress={() => setAction('cancel')}>{t('actions.cancel')}</Button>}
      {status === 'POSTED' && transfer.reverses === null && may('transfers.reverse') && <Button onPress={() => setAction('reverse')}>{t('actions.reverse')}</Button>}
      {status === 'DRAFT' && may('transfers.create') && (
        <Button icon={<Pencil size={14} aria-hidden />} onPress={() => setAction('edit')}>
          {t('actions.edit')}
        </Button>
      )}
      {status === 'DRAFT' && may('transfers.approve') && (
        <Button variant="primary" onPress={() => setAction('approve')}>
          {t('actions.approve')}
        </Button>
      )}
      {status === 'APPROVED' && may('transfers.post') && (
        <Button variant="primary" onPress={() => setAction('post')}>
          {t('actions.post')}
        </Button>
      )}
      {action === 'edit' && <EditTransfer transfer={transfer} onClose={close} />}
      {action === 'approve' && <Approve {...act} />}
      {action === 'post' && <PostTransfer {...act} />}
      {action === 'cancel' && <Cancel {...act} />}
      {action === 'reverse' && <ReverseTransfer {...act} />}
      {(action === 'note' || action === 'custody') && <PrintTransfer {...act} report={action === 'note' ? 'transfer-note' : 'custody-form'} />}
    </>
  );
}
