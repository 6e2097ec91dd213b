import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/queries.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useToasts } from '../../state/toasts.ts';
import { useMay } from '../../state/session.tsx';
import { Chip, ConfirmDialog, ErrorPanel, IconButton, Menu } from '../../ui/index.ts';
import type { Month } from './CloseScreen.tsx';

/** Says that a month is held back, and lets who may close months hold it back or let it go. */
export function SoftLock({ month }: { month: Pick<Month, 'period' | 'isSoftLocked'> }) {
  const { t } = useTranslation('close');
  const format = useFormat();
  const may = useMay();
  const [isAsking, setAsking] = useState(false);
  const period = format.period(month.period);
  const action = month.isSoftLocked ? 'lift' : 'softLock';
  return (
    <>
      {month.isSoftLocked && <Chip tone="warn">{t('softLock.chip')}</Chip>}
      {may('periods.close') && (
        <Menu
          label={t('softLock.menu', { period })}
          actions={[{ id: action, label: t(`softLock.${action}`, { period }), perform: () => setAsking(true) }]}
          trigger={<IconButton label={t('softLock.menu', { period })} icon={<Ellipsis size={16} aria-hidden />} />}
        />
      )}
      {isAsking && <Ask action={action} period={month.period} onClose={() => setAsking(false)} />}
    </>
  );
}

function Ask({ action, period, onClose }: { action: 'softLock' | 'lift'; period: string; onClose: () => void }) {
  const { t } = useTranslation('close');
  const format = useFormat();
  const show = useToasts((state) => state.show);
  const softLock = useCommand('periods.softLock');
  const lift = useCommand('periods.lift');
  const command = action === 'lift' ? lift : softLock;
  const name = format.period(period);
  return (
    <ConfirmDialog
      isOpen
      title={t(`softLock.${action}Title`, { period: name })}
      confirmLabel={t(`softLock.${action}`, { period: name })}
      reason="required"
      isBusy={command.isPending}
      onCancel={onClose}
      onConfirm={(reason) =>
        command.mutate(
          { period, reason },
          {
            onSuccess: () => {
              show('ok', t(`softLock.${action}Done`, { period: name }));
              onClose();
            },
          },
        )
      }
    >
      <p>{t(`softLock.${action}Text`, { period: name })}</p>
      {command.error !== null && <ErrorPanel error={command.error.error} />}
    </ConfirmDialog>
  );
}
