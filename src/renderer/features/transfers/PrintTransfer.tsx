import { useTranslation } from 'react-i18next';
import { usePaperReport } from '../../state/usePaperReport.ts';
import { PrintDialog } from '../../ui/index.ts';
import type { ActProps } from './subject.tsx';

/** The acknowledgement of custody or the note of a transfer; what was prepared together is on one paper. */
export function PrintTransfer({ transfer, batch, report, onClose }: ActProps & { report: 'transfer-note' | 'custody-form' }) {
  const { t } = useTranslation('transfers');
  const paper = usePaperReport();
  const parameters = { transfer: transfer.transferId };
  return (
    <PrintDialog
      title={t(`print.${report}`, { number: transfer.number })}
      isBusy={paper.isBusy}
      error={paper.error}
      onPrint={(language) => paper.print({ report, parameters, language }, onClose)}
      onSave={(language) => paper.save({ report, parameters, language }, onClose)}
      onClose={onClose}
    >
      <p>{t(batch.length > 1 ? 'print.batch' : `print.about.${report}`)}</p>
    </PrintDialog>
  );
}
