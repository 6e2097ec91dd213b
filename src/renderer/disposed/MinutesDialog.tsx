import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { REPORT_LANGUAGES } from '#shared/contract/reports.ts';
import { useCommand } from '../api/queries.ts';
import { useFormat } from '../i18n/useFormat.ts';
import { useToasts } from '../state/toasts.ts';
import { useExportReport } from '../state/useExportReport.ts';
import { Button, Dialog, ErrorPanel, RadioGroup, Stack } from '../ui/index.ts';

type Language = (typeof REPORT_LANGUAGES)[number];

/** The minutes of a disposal on paper or as a PDF, in a language apart from the screen's. */
export function MinutesDialog({ disposalId, onClose }: { disposalId: string; onClose: () => void }) {
  const { t } = useTranslation('disposals');
  const { t: files } = useTranslation('export');
  const { settings } = useFormat();
  const [language, setLanguage] = useState<Language>(settings.language);
  const { exportReport, isBusy, error } = useExportReport();
  const print = useCommand('app.printReport');
  const show = useToasts((state) => state.show);
  const report = { report: 'disposal-minutes', parameters: { disposal: disposalId }, language };
  const refusal = error ?? print.error?.error ?? null;
  return (
    <Dialog
      title={t('minutes.title')}
      isOpen
      size="narrow"
      onClose={onClose}
      isDismissable={!isBusy && !print.isPending}
      actions={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button isBusy={isBusy} onPress={() => exportReport({ ...report, format: 'pdf' }, onClose)}>
            {t('minutes.save')}
          </Button>
          <Button
            variant="primary"
            icon={<Printer size={15} aria-hidden />}
            isBusy={print.isPending}
            onPress={() =>
              print.mutate(report, {
                onSuccess: ({ printed }) => {
                  if (!printed) return;
                  show('ok', t('minutes.printed'));
                  onClose();
                },
              })
            }
          >
            {t('common:print')}
          </Button>
        </>
      }
    >
      <Stack>
        <p>{t('minutes.text')}</p>
        <RadioGroup label={t('minutes.language')} value={language} onChange={setLanguage} orientation="horizontal" options={REPORT_LANGUAGES.map((value) => ({ value, label: files(`languages.${value}`) }))} />
        {refusal !== null && <ErrorPanel error={refusal} />}
      </Stack>
    </Dialog>
  );
}
