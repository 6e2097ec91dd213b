import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNameOf, useFormat } from '../../i18n/useFormat.ts';
import { Permitted } from '../../state/session.tsx';
import { Amount, Button, Details, Dialog, Stack } from '../../ui/index.ts';
import { ExplainForm } from './ExplainForm.tsx';
import { Items } from './Items.tsx';
import css from './reconciliation.module.css';
import { isNothing, type Account, type Comparison } from './sheet.ts';

interface AccountDialogProps {
  comparison: Comparison;
  account: Account;
  onClose: () => void;
}

/** One account of the month: how its difference comes about, what explains it, and what is left. */
export function AccountDialog({ comparison, account, onClose }: AccountDialogProps) {
  const { t } = useTranslation('reconciliation');
  const nameOf = useNameOf();
  const [isExplaining, setExplaining] = useState(account.state === 'unexplained' && account.items.every(({ state }) => state !== 'standing'));
  return (
    <Dialog
      title={`${account.code} ${nameOf(account)}`}
      isOpen
      size="wide"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('ui:close')}</Button>
          {!isExplaining && account.ledger !== null && (
            <Permitted to="reconciliation.prepare">
              <Button variant="primary" autoFocus onPress={() => setExplaining(true)}>
                {t('explain.title')}
              </Button>
            </Permitted>
          )}
        </>
      }
    >
      <Stack>
        <Figures comparison={comparison} account={account} />
        {account.items.length > 0 && <Items comparison={comparison} account={account} />}
        {isExplaining && (
          <Permitted to="reconciliation.prepare">
            <ExplainForm key={account.unexplained} period={comparison.period} account={account} onDone={() => setExplaining(false)} />
          </Permitted>
        )}
      </Stack>
    </Dialog>
  );
}

function Figures({ comparison, account }: { comparison: Comparison; account: Account }) {
  const { t } = useTranslation('reconciliation');
  const { t: enums } = useTranslation('enums');
  const format = useFormat();
  const line = (label: string, amount: string | null, always = true) => (always || !isNothing(amount) ? [{ label, value: amount === null ? t('figures.unknown') : <Amount value={amount} /> }] : []);
  const { carried } = account;
  const from = comparison.carriedFrom === null ? '' : format.period(comparison.carriedFrom);
  return (
    <div className={css.figures}>
      <Details
        areFigures
        items={[
          ...line(t(account.isFlow ? 'figures.openingOfYear' : 'figures.opening'), account.registerOpening), ...line(t('figures.movement'), account.registerMovement), ...line(t('figures.register'), account.registerClosing),
          ...line(t('figures.own'), account.ownJournals), ...line(t('figures.ledger'), account.ledger),
        ]}
      />
      <Details
        areFigures
        items={[
          ...line(t('figures.difference'), account.difference), ...(carried === null ? [] : line(t('figures.carried', { period: from }), carried.difference)), ...(carried === null ? [] : line(t('figures.carriedUnexplained'), carried.unexplained, false)),
          ...line(t('figures.cleared'), account.cleared, false), ...account.explainedByType.flatMap(({ type, amount }) => line(enums(`differenceType.${type}`), amount)), ...line(t('figures.unexplained'), account.unexplained),
        ]}
      />
      <p className={css.quiet}>{t(`figures.side.${account.side}`)}</p>
    </div>
  );
}
