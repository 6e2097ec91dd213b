import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { UsoolError } from '#shared/errors.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { Button } from '../Button.tsx';
import { RadioGroup } from '../fields/RadioGroup.tsx';
import { ErrorPanel } from '../layout/ErrorPanel.tsx';
import { Stack } from '../layout/Page.tsx';
import { Dialog } from './Dialog.tsx';

const FORMATS = ['pdf', 'xlsx', 'csv', 'json'] as const;
const LANGUAGES = ['en', 'ar', 'both'] as const;
export type ExportFormat = (typeof FORMATS)[number];
export type ExportLanguage = (typeof LANGUAGES)[number];

interface ExportDialogProps {
  title: string;
  /** What will be in the file. */
  children?: ReactNode;
  isBusy: boolean;
  error: UsoolError | null;
  onExport: (choice: { format: ExportFormat; language: ExportLanguage }) => void;
  onClose: () => void;
}

/** A file for somebody else: its kind, and its language apart from the language of the screen. */
export function ExportDialog({ title, children, isBusy, error, onExport, onClose }: ExportDialogProps) {
  const { t } = useTranslation('export');
  const { settings } = useFormat();
  const [format, setFormat] = useState<ExportFormat>('xlsx');
  const [language, setLanguage] = useState<ExportLanguage>(settings.language);
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
          <Button variant="primary" isBusy={isBusy} onPress={() => onExport({ format, language })}>
            {t('export')}
          </Button>
        </>
      }
    >
      <Stack>
        {children}
        <RadioGroup label={t('format')} value={format} onChange={setFormat} orientation="horizontal" options={FORMATS.map((value) => ({ value, label: t(`formats.${value}`) }))} />
        <RadioGroup label={t('language')} value={language} onChange={setLanguage} orientation="horizontal" options={LANGUAGES.map((value) => ({ value, label: t(`languages.${value}`) }))} />
        {error !== null && <ErrorPanel error={error} />}
      </Stack>
    </Dialog>
  );
}
