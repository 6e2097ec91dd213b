import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useCommand, useOperation } from '../../../api/queries.ts';
import { useNameOf } from '../../../i18n/useFormat.ts';
import { useMay } from '../../../state/session.tsx';
import { usePerform } from '../../../state/usePerform.ts';
import { Card, Chip, Code, ErrorPanel, Skeleton, Table, TextField } from '../../../ui/index.ts';
import css from '../journals.module.css';
import type { JournalFormat } from './ExportPage.tsx';

type Account = Output<'exportAccounts.list'>[number];

/** What the other ledger calls our accounts. Those that stand in journals come first. */
export function AccountsTab({ format }: { format: JournalFormat }) {
  const { t } = useTranslation('journalExport');
  const nameOf = useNameOf();
  const accounts = useOperation('exportAccounts.list', { format });
  if (accounts.error !== null) return <ErrorPanel error={accounts.error.error} />;
  if (accounts.data === undefined) return <Skeleton lines={8} />;
  const title = t('accountsOf', { ledger: t(`formats.${format}`) });
  return (
    <Card title={title} isPadded={false}>
      <p className={css.hint}>{t('accountsMore')}</p>
      <Table
        label={title}
        rows={accounts.data}
        rowKey={(account) => account.accountId}
        columns={[
          { id: 'code', label: t('account'), kind: 'tight', width: '110px', cell: (account) => <Code>{account.code}</Code> },
          { id: 'name', label: t('name'), cell: (account) => <bdi>{nameOf(account)}</bdi> },
          { id: 'used', label: t('inJournals'), kind: 'tight', width: '120px', cell: (account) => (account.isUsed ? <Chip>{t('used')}</Chip> : null) },
          { id: 'target', label: t('there'), width: '360px', cell: (account) => <TargetField key={account.target} format={format} account={account} /> },
        ]}
      />
    </Card>
  );
}

/** Kept when the field is left. */
function TargetField({ format, account }: { format: JournalFormat; account: Account }) {
  const { t } = useTranslation('journalExport');
  const perform = usePerform();
  const mayChange = useMay()('journals.export');
  const save = useCommand('exportAccounts.set');
  const known = account.target ?? '';
  const [typed, setTyped] = useState(known);
  const keep = (): void => {
    const target = typed.trim();
    if (target === known) setTyped(known);
    else void perform(() => save.mutateAsync({ format, accounts: [{ account: account.accountId, target: target === '' ? null : target }] }));
  };
  return (
    <TextField
      label={t('thereOf', { account: account.code })}
      isLabelHidden
      dir="auto"
      maxLength={200}
      isDisabled={!mayChange}
      placeholder={account.usual}
      value={typed}
      onChange={setTyped}
      onBlur={keep}
    />
  );
}
