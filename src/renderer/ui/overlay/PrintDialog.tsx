import { Printer } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { UsoolError } from '#shared/errors.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { Button } from '../Button.tsx';
import { RadioGroup } from '../fields/RadioGroup.tsx';
import { ErrorPanel } from '../layout/ErrorPanel.tsx';
import { Stack } from '../layout/Page.tsx';
import { Dialog } from './Dialog.tsx';

const LANGUAGES = ['en', 'ar', 'both'] as const;
export type PaperLanguage = (typeof LANGUAGES)[number];

interface PrintDialogProps {
  title: string;
  /** What will be on the paper. */
  children?: ReactNode;
  isBusy: boolean;
  error: UsoolError | null;
  onPrint: (language: PaperLanguage) => void;
  onSave: (language: PaperLanguage) => void;
  onClose: () => void;
}

/** A document on paper, or as a PDF to send; its language apart from the language of the screen. */
export function PrintDialog({ title, children, isBusy, error, onPrint, onSave, onClose }: PrintDialogProps) {
  const { t } = useTranslation('export');
  const { settings } = useFormat();
  const [language, setLanguage] = useState<PaperLanguage>(settings.language);
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      size="narrow"
      isDismissable={!isBusy}
      actions={
        <>
          <Button onPress={onClose} isDisabled={isBusy}>
            {t('cancel')}
          </Button>
          <Button onPress={() => onSave(language)} isDisabled={isBusy}>
            {t('savePdf')}
          </Button>
          <Button variant="primary" icon={<Printer size={15} aria-hidden />} isBusy={isBusy} onPress={() => onPrint(language)}>
            {t('print')}
          </Button>
        </>
      }
    >
      <Stack>
        {children}
        <RadioGroup label={t('paperLanguage')} value={language} onChange={setLanguage} orientation="horizontal" options={LANGUAGES.map((value) => ({ value, label: t(`languages.${value}`) }))} />
        {error !== null && <ErrorPanel error={error} />}
      </Stack>
    </Dialog>
  );
}
