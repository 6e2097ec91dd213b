import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/queries.ts';
import { useBook } from '../../state/book.ts';
import { useMay } from '../../state/session.tsx';
import { Card, ErrorPanel, Stack, Switch } from '../../ui/index.ts';
import css from './people.module.css';

/** The book's rule about who approves. */
export function FourEyes() {
  const { t } = useTranslation('people');
  const may = useMay();
  const { fourEyes, readOnly } = useBook();
  const update = useCommand('book.updateSettings');
  return (
    <Card title={t('fourEyes.title')}>
      <Stack>
        {update.error !== null && <ErrorPanel error={update.error.error} />}
        <Switch isSelected={fourEyes} isDisabled={readOnly || update.isPending || !may('book.manage')} onChange={(isOn) => update.mutate({ fourEyes: isOn })}>
          {t('fourEyes.switch')}
        </Switch>
        <p className={css.quiet}>{t('fourEyes.text')}</p>
      </Stack>
    </Card>
  );
}
