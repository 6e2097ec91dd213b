import { Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/queries.ts';
import { useToasts } from '../../state/toasts.ts';
import { useExportReport } from '../../state/useExportReport.ts';
import { usePerform } from '../../state/usePerform.ts';
import { Button, Dialog, ErrorPanel } from '../../ui/index.ts';
import type { ReportLanguage } from './language.ts';
import { useState } from 'react';

const FORMATS = ['pdf', 'xlsx', 'csv', 'json'] as const;
type Format = (typeof FORMATS)[number];

interface TakeAwayProps {
  report: string;
  /** Null while there is nothing to take. */
  parameters: Record<string, string> | null;
  language: ReportLanguage;
}

/** The report as a file of each kind, or on paper, in the report's language. */
export function TakeAway({ report, parameters, language }: TakeAwayProps) {
  const { t } = useTranslation('reportScreens');
  const { t: files } = useTranslation('export');
  const { exportReport, isBusy, error } = useExportReport();
  const print = useCommand('app.printReport');
  const perform = usePerform();
  const show = useToasts((state) => state.show);
  const [format, setFormat] = useState<Format | null>(null);
  const [isErrorSeen, setErrorSeen] = useState(true);
  const isDisabled = parameters === null || isBusy || print.isPending;
  return (
    <>
      {FORMATS.map((one) => (
        <Button
          key={one}
          label={t('exportAs', { format: files(`formats.${one}`) })}
          isDisabled={isDisabled}
          isBusy={isBusy && format === one}
          onPress={() => {
            if (parameters === null) return;
            setFormat(one);
            setErrorSeen(false);
            exportReport({ report, parameters, language, format: one }, () => setErrorSeen(true));
          }}
        >
          {files(`formats.${one}`)}
        </Button>
      ))}
      <Button
        icon={<Printer size={15} aria-hidden />}
        isDisabled={isDisabled}
        isBusy={print.isPending}
        onPress={() =>
          parameters !== null &&
          void perform(async () => {
            const { printed } = await print.mutateAsync({ report, parameters, language });
            if (printed) show('ok', t('printed'));
          })
        }
      >
        {t('common:print')}
      </Button>
      {error !== null && !isErrorSeen && (
        <Dialog title={t('notExported')} isOpen size="narrow" onClose={() => setErrorSeen(true)} actions={<Button onPress={() => setErrorSeen(true)}>{t('close')}</Button>}>
          <ErrorPanel error={error} />
        </Dialog>
      )}
    </>
  );
}
