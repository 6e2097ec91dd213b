import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.ts';
import { useExportReport } from '../../state/useExportReport.ts';
import { ExportDialog } from '../../ui/overlay/ExportDialog.tsx';
import { reportOfView } from './filter.ts';
import css from './register.module.css';
import { useRegister } from './state.ts';

/** The register report, narrowed like the view; what it cannot follow is said before. */
export function ExportView({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('register');
  const format = useFormat();
  const { filters, search } = useRegister();
  const { parameters, unfollowed } = reportOfView(filters, search);
  const { exportReport, isBusy, error } = useExportReport();
  return (
    <ExportDialog title={t('export.title')} isBusy={isBusy} error={error} onClose={onClose} onExport={(choice) => exportReport({ report: 'asset-register', parameters, ...choice }, onClose)}>
      <p>{t('export.text')}</p>
      {unfollowed.length > 0 && <p className={css.note}>{t('export.unfollowed', { what: format.list(unfollowed.map((part) => t(`export.parts.${part}`))) })}</p>}
    </ExportDialog>
  );
}
