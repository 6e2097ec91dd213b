import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/queries.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useExportReport } from '../../state/useExportReport.ts';
import { usePerform } from '../../state/usePerform.ts';
import { ExportDialog } from '../../ui/overlay/ExportDialog.tsx';
import { useMay } from '../../state/session.tsx';
import { Button, ConfirmDialog } from '../../ui/index.ts';
import type { Computed, Listed } from './PoolsScreen.tsx';

interface YearActionsProps {
  listed: Listed;
  computed: Computed | null;
  state: Computed['state'];
}

/** Close the year, open it again, take its figures away. */
export function YearActions({ listed, computed, state }: YearActionsProps) {
  const { t } = useTranslation('pools');
  const format = useFormat();
  const perform = usePerform();
  const close = useCommand('pools.close');
  const reopen = useCommand('pools.reopen');
  const exporting = useExportReport();
  const [asked, setAsked] = useState<'close' | 'reopen' | 'export' | null>(null);
  const { fiscalYear, years } = listed;
  const year = format.year(fiscalYear);
  const mayClose = useMay()('tax-pools.close');
  const end = (): void => setAsked(null);
  const isLatestClosed = fiscalYear === years.findLast((one) => one.state === 'closed')?.fiscalYear;
  return (
    <>
      <Button isDisabled={computed === null} onPress={() => setAsked('export')}>
        {t('common:export')}
      </Button>
      {isLatestClosed && mayClose && <Button onPress={() => setAsked('reopen')}>{t('reopen.action', { year })}</Button>}
      {state === 'open' && mayClose && (
        <Button variant="primary" isDisabled={computed === null} onPress={() => setAsked('close')}>
          {t('close.action', { year })}
        </Button>
      )}
      <ConfirmDialog
        title={t('close.title', { year })}
        isOpen={asked === 'close'}
        isBusy={close.isPending}
        confirmLabel={t('close.action', { year })}
        onCancel={end}
        onConfirm={() => void perform(() => close.mutateAsync({ fiscalYear }), t('close.done', { year })).then(end)}
      >
        <p>{t('close.text')}</p>
        {computed?.isLedgerClosed === false && <p>{t('close.ledgerOpen')}</p>}
        {computed !== null && computed.unmapped.length > 0 && <p>{t('close.unmapped')}</p>}
      </ConfirmDialog>
      <ConfirmDialog
        title={t('reopen.title', { year })}
        isOpen={asked === 'reopen'}
        isBusy={reopen.isPending}
        reason="required"
        confirmLabel={t('reopen.action', { year })}
        onCancel={end}
        onConfirm={(reason) => void perform(() => reopen.mutateAsync({ fiscalYear, reason }), t('reopen.done', { year })).then(end)}
      >
        {t('reopen.text')}
      </ConfirmDialog>
      {asked === 'export' && computed !== null && (
        <ExportDialog
          title={t('exportOf', { year })}
          isBusy={exporting.isBusy}
          error={exporting.error}
          onClose={end}
          onExport={(choice) => exporting.exportReport({ report: 'tax-pools', parameters: { throughYear: computed.to.slice(0, 7) }, ...choice }, end)}
        />
      )}
    </>
  );
}
