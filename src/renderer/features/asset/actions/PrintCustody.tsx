import { useTranslation } from 'react-i18next';
import { usePaperReport } from '../../../state/usePaperReport.ts';
import { PrintDialog } from '../../../ui/index.ts';
import type { Asset } from '../AssetPage.tsx';

const REPORT = 'custody-form';

/** The acknowledgement of custody, for whoever has the asset now. */
export function PrintCustody({ asset, onClose }: { asset: Asset; onClose: () => void }) {
  const { t } = useTranslation('asset');
  const paper = usePaperReport();
  const parameters = { asset: asset.id };
  return (
    <PrintDialog
      title={t('custody.printTitle', { asset: asset.assetNumber })}
      isBusy={paper.isBusy}
      error={paper.error}
      onPrint={(language) => paper.print({ report: REPORT, parameters, language }, onClose)}
      onSave={(language) => paper.save({ report: REPORT, parameters, language }, onClose)}
      onClose={onClose}
    >
      <p>{t('custody.printText')}</p>
    </PrintDialog>
  );
}
