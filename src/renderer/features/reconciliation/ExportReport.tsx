import { useTranslation } from 'react-i18next';
import { useExportReport } from '../../state/useExportReport.ts';
import { ExportDialog } from '../../ui/overlay/ExportDialog.tsx';

/** The month's reconciliation as a file. */
export function ExportReport({ period, onClose }: { period: string; onClose: () => void }) {
  const { t } = useTranslation('reconciliation');
  const { exportReport, isBusy, error } = useExportReport();
  return <ExportDialog title={t('report')} isBusy={isBusy} error={error} onClose={onClose} onExport={(choice) => exportReport({ report: 'ledger-reconciliation', parameters: { period }, ...choice }, onClose)} />;
}
