import { FileSpreadsheet } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/queries.ts';
import { Button, Card, EmptyState, ErrorPanel } from '../../ui/index.ts';

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
    </>
  );
}
