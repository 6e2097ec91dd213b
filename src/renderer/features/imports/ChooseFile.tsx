import { FileSpreadsheet } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/queries.ts';
import { Button, Card, EmptyState, ErrorPanel, Stack } from '../../ui/index.ts';
import { TemplateButtons } from './TemplateButtons.tsx';

export interface ChosenFile {
  fileId: string;
  fileName: string;
  bytes: number;
}

export function ChooseFile({ onChoose }: { onChoose: (file: ChosenFile) => void }) {
  const { t } = useTranslation('imports');
  const choose = useCommand('app.chooseImportFile');
  return (
    <>
      {choose.error !== null && <ErrorPanel error={choose.error.error} />}
      <Card>
        <EmptyState
          icon={<FileSpreadsheet size={32} aria-hidden />}
          title={t('choose.title')}
          actions={
            <Button variant="primary" isBusy={choose.isPending} onPress={() => choose.mutate({}, { onSuccess: (answer) => !answer.cancelled && onChoose(answer.value) })}>
              {t('choose.button')}
            </Button>
          }
        >
          {t('choose.text')}
        </EmptyState>
      </Card>
      <Card title={t('template.title')}>
        <Stack>
          <p>{t('template.text')}</p>
          <TemplateButtons />
        </Stack>
      </Card>
    </>
  );
}
