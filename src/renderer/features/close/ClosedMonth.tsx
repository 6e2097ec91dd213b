import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/queries.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { useToasts } from '../../state/toasts.ts';
import { useMay } from '../../state/session.tsx';
import { Button, Card, Chip, ConfirmDialog, ErrorPanel, Page, PageHeader } from '../../ui/index.ts';
import type { Month } from './CloseScreen.tsx';
import { PackButtons } from './PackButtons.tsx';
import { Runs } from './Runs.tsx';

/** What was posted in a month that is locked. The last one can be opened again, with a reason. */
export function ClosedMonth({ month, strip }: { month: Month; strip: ReactNode }) {
  const { t } = useTranslation('close');
  const format = useFormat();
  const { lastClosedPeriod, basis } = useBook();
  const may = useMay();
  const [isReopening, setReopening] = useState(false);
  const period = format.period(month.period);
  const isLast = month.period === lastClosedPeriod;
  return (
    <Page>
      <PageHeader
        title={t('closed.title', { period })}
        {...(month.closedAt === null ? {} : { subtitle: t('closed.by', { at: format.dateTime(month.closedAt), actor: month.closedBy ?? '' }) })}
        actions={
          <>
            <PackButtons period={month.period} canCheck />
            {isLast && month.isLocked && <Chip tone="info">{t('closed.locked')}</Chip>}
            {isLast && !month.isLocked && may('periods.reopen') && <Button onPress={() => setReopening(true)}>{t('reopen.open', { period })}</Button>}
          </>
        }
      />
      {strip}
      {basis === 'cash' ? <Card>{t('cash')}</Card> : <Runs period={month.period} isOpen={false} />}
      {isReopening && <Reopen month={month} onClose={() => setReopening(false)} />}
    </Page>
  );
}

function Reopen({ month, onClose }: { month: Month; onClose: () => void }) {
  const { t } = useTranslation('close');
  const format = useFormat();
  const reopen = useCommand('close.reopen');
  const show = useToasts((state) => state.show);
  const period = format.period(month.period);
  return (
    <ConfirmDialog
      isOpen
      isDanger
      title={t('reopen.title', { period })}
      confirmLabel={t('reopen.open', { period })}
      reason="required"
      isBusy={reopen.isPending}
      onCancel={onClose}
      onConfirm={(reason) =>
        void reopen.mutateAsync({ period: month.period, reason }).then(
          () => show('ok', t('reopen.done', { period })),
          () => undefined,
        )
      }
    >
      <p>{t('reopen.text')}</p>
      {reopen.error !== null && <ErrorPanel error={reopen.error.error} />}
    </ConfirmDialog>
  );
}
