import { useExportReport } from '../../state/useExportReport.ts';
import { ExportDialog } from '../../ui/overlay/ExportDialog.tsx';

interface ExportReportProps {
  title: string;
  report: string;
  parameters: Record<string, string>;
  onClose: () => void;
}

/** A report of the month as a file. */
export function ExportReport({ title, report, parameters, onClose }: ExportReportProps) {
  const { exportReport, isBusy, error } = useExportReport();
  return <ExportDialog title={title} isBusy={isBusy} error={error} onClose={onClose} onExport={(choice) => exportReport({ report, parameters, ...choice }, onClose)} />;
}
