import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { JOURNAL_DETAILS } from '#shared/contract/journalFiles.ts';
import type { Input } from '#shared/contract/index.ts';
import { useCommand, useOperation } from '../../../api/queries.ts';
import { useFormat } from '../../../i18n/useFormat.ts';
import { useMay } from '../../../state/session.tsx';
import { Button, Card, Checkbox, DateField, EmptyState, ErrorPanel, FormGrid, FormWide, RadioGroup, Row, Skeleton, Stack, TextField } from '../../../ui/index.ts';
import type { Days } from './days.ts';
import type { JournalFormat } from './ExportPage.tsx';
import { FilePreview } from './FilePreview.tsx';
import { useTellSaved } from './useTellSaved.ts';

type Choice = Input<'journals.export.preview'>;

const LANGUAGES = ['en', 'ar'] as const;

interface NewFileTabProps {
  format: JournalFormat;
  openYear: Days | null;
  onMap: () => void;
}

/** Days, detail and language of a file, what it would hold, and the button that makes it. */
export function NewFileTab({ format, openYear, onMap }: NewFileTabProps) {
  const { t } = useTranslation('journalExport');
  const { settings } = useFormat();
  const mayExport = useMay()('journals.export');
  const [days, setDays] = useState<{ from: string | null; to: string | null }>({ from: openYear?.from ?? null, to: openYear?.to ?? null });
  const [detail, setDetail] = useState<NonNullable<Choice['detail']>>('summary');
  const [language, setLanguage] = useState<'en' | 'ar'>(settings.language);
  const [includeExported, setIncludeExported] = useState(false);
  const [taxRate, setTaxRate] = useState('Tax Exempt');
  const isLatin = format === 'quickbooks_desktop' || format === 'sage50';
  const { from, to } = days;
  const isAsked = from !== null && to !== null;
  const choice: Choice = { format, from: from ?? '', to: to ?? '', detail, includeExported, language, ...(format === 'xero' && taxRate.trim() !== '' ? { taxRate: taxRate.trim() } : {}) };
  const preview = useOperation('journals.export.preview', choice, { enabled: isAsked, keepPrevious: true });
  const exporting = useCommand('app.exportJournals');
  const tellSaved = useTellSaved();
  const found = isAsked && preview.error === null ? preview.data : undefined;
  const wrong = exporting.error?.error ?? (isAsked ? preview.error?.error : undefined);
  return (
    <Stack>
      <Card
        title={t('what')}
        actions={
          mayExport && (
            <Button
              variant="primary"
              icon={<Download size={15} aria-hidden />}
              isDisabled={found === undefined || found.journals === 0 || preview.isPlaceholderData}
              isBusy={exporting.isPending}
              onPress={() => found !== undefined && exporting.mutate({ ...choice, fingerprint: found.fingerprint }, { onSuccess: tellSaved, onError: () => void preview.refetch() })}
            >
              {t('export')}
            </Button>
          )
        }
      >
        <FormGrid>
          <DateField label={t('from')} isRequired value={from} onChange={(value) => setDays({ from: value, to })} />
          <DateField label={t('to')} isRequired value={to} onChange={(value) => setDays({ from, to: value })} />
          {format === 'xero' && <TextField label={t('taxRate')} description={t('taxRateMore')} dir="auto" value={taxRate} onChange={setTaxRate} maxLength={100} />}
          {openYear !== null && (
            <FormWide>
              <Row>
                <Button size="small" isDisabled={from === openYear.from && to === openYear.to} onPress={() => setDays(openYear)}>
                  {t('openYear')}
                </Button>
              </Row>
            </FormWide>
          )}
          <FormWide>
            <RadioGroup label={t('detail')} value={detail} onChange={setDetail} orientation="horizontal" options={JOURNAL_DETAILS.map((value) => ({ value, label: t(`details.${value}`) }))} />
          </FormWide>
          <FormWide>
            {isLatin ? <p role="note">{t('latinOnly')}</p> : <RadioGroup label={t('language')} value={language} onChange={setLanguage} orientation="horizontal" options={LANGUAGES.map((value) => ({ value, label: t(`languages.${value}`) }))} />}
          </FormWide>
          <FormWide>
            <Checkbox isSelected={includeExported} onChange={setIncludeExported}>
              {t('again')}
            </Checkbox>
          </FormWide>
        </FormGrid>
      </Card>
      {wrong !== undefined && <ErrorPanel error={wrong} />}
      {!isAsked && <EmptyState title={t('chooseDays')} />}
      {isAsked && preview.error === null && found === undefined && <Skeleton lines={6} />}
      {found !== undefined && <FilePreview preview={found} isAgain={includeExported} onMap={onMap} />}
    </Stack>
  );
}
