import { DatabaseBackup } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCommand, useOperation } from '../../api/queries.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { Button, Card, ErrorPanel, Stack } from '../../ui/index.ts';

/** A whole copy of the book, where the person wants it. */
export function Backup() {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const backup = useCommand('app.backupBook');
  const documents = useOperation('attachments.summary');
  const saved = backup.data !== undefined && !backup.data.cancelled ? backup.data.value : null;
  return (
    <Card title={t('backup.title')}>
      <Stack>
        <p>{t('backup.text')}</p>
        {documents.data !== undefined && documents.data.count > 0 && <p>{t('backup.documents', { count: documents.data.count, size: format.bytes(documents.data.bytes) })}</p>}
        {backup.error !== null && <ErrorPanel error={backup.error.error} />}
        {saved !== null && <p role="status">{t('backup.done', { file: saved.fileName, folder: saved.folder, size: format.bytes(saved.bytes) })}</p>}
        <div>
          <Button icon={<DatabaseBackup size={15} aria-hidden />} isBusy={backup.isPending} onPress={() => backup.mutate({})}>
            {t('backup.submit')}
          </Button>
        </div>
      </Stack>
    </Card>
  );
}
