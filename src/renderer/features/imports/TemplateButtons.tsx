import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/queries.ts';
import { useToasts } from '../../state/toasts.ts';
import { Button, ErrorPanel, Row } from '../../ui/index.ts';

const LANGUAGES = ['en', 'ar'] as const;

/** A workbook of our own to fill in, in either language, with the lists of this book. */
export function TemplateButtons() {
  const { t } = useTranslation('imports');
  const save = useCommand('app.saveImportTemplate');
  const show = useToasts((state) => state.show);
  return (
    <>
      {save.error !== null && <ErrorPanel error={save.error.error} />}
      <Row>
        {LANGUAGES.map((language) => (
          <Button
            key={language}
            icon={<Download size={14} aria-hidden />}
            isBusy={save.isPending && save.variables.language === language}
            onPress={() => save.mutate({ language }, { onSuccess: (answer) => !answer.cancelled && show('ok', t('export:saved', { file: answer.value.fileName }), t('export:savedIn', { folder: answer.value.folder })) })}
          >
            {t(`template.${language}`)}
          </Button>
        ))}
      </Row>
    </>
  );
}
