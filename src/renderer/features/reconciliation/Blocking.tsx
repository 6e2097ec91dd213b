import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/queries.ts';
import { useBook } from '../../state/book.ts';
import { useMay } from '../../state/session.tsx';
import { Card, ErrorPanel, Stack, Switch } from '../../ui/index.ts';

/** Whether an unexplained difference stops the close of its month. */
export function Blocking() {
  const { t } = useTranslation('reconciliation');
  const may = useMay();
  const { reconciliationBlocks, readOnly } = useBook();
  const update = useCommand('book.updateSettings');
  return (
    <Card>
      <Stack>
        {update.error !== null && <ErrorPanel error={update.error.error} />}
        <Switch isSelected={reconciliationBlocks} isDisabled={readOnly || update.isPending || !may('book.manage')} onChange={(isOn) => update.mutate({ reconciliationBlocks: isOn })}>
          {t('blocks')}
        </Switch>
      </Stack>
    </Card>
  );
}
