import { FolderOutput } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/client.ts';
import { useCommand } from '../../api/queries.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { usePerform } from '../../state/usePerform.ts';
import { Button, Card, Code, Details, ErrorPanel, Row, Stack } from '../../ui/index.ts';

/** Everything the book holds as open files, in a folder of its own. */
export function ExportAll() {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const perform = usePerform();
  const command = useCommand('app.exportBook');
  const written = command.data !== undefined && !command.data.cancelled ? command.data.value : null;
  return (
    <Card title={t('exportAll.title')}>
      <Stack>
        <p>{t('exportAll.text')}</p>
        <p>{t('exportAll.secret')}</p>
        {command.error !== null && <ErrorPanel error={command.error.error} />}
        {written !== null && (
          <div role="status">
            <Stack>
              <p>{t('exportAll.done')}</p>
              <Details
                items={[
                  { label: t('exportAll.folder'), value: <Code>{written.fileName}</Code> },
                  { label: t('exportAll.parent'), value: <Code>{written.folder}</Code> },
                  { label: t('exportAll.size'), value: <bdi>{format.bytes(written.bytes)}</bdi> },
                  { label: t('exportAll.files'), value: format.count(written.files) },
                  { label: t('exportAll.rows'), value: format.count(written.rows) },
                ]}
              />
            </Stack>
          </div>
        )}
        <Row>
          <Button icon={<FolderOutput size={15} aria-hidden />} isBusy={command.isPending} onPress={() => command.mutate({})}>
            {t('exportAll.submit')}
          </Button>
          {written !== null && (
            <Button variant="quiet" onPress={() => void perform(() => request('app.showLastExport', {}))}>
              {t('exportAll.show')}
            </Button>
          )}
        </Row>
      </Stack>
    </Card>
  );
}
