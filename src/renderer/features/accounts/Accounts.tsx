import { Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { ACCOUNT_TYPES } from '#shared/contract/shapes.ts';
import { useOperation } from '../../api/queries.ts';
import { useBook } from '../../state/book.ts';
import type { ScreenParams } from '../../state/navigation.ts';
import { Permitted, useMay } from '../../state/session.tsx';
import { Amount, BilingualName, Button, Card, Checkbox, Chip, Code, EmptyState, ErrorPanel, IconButton, Page, PageHeader, Row, Select, Skeleton, Table, TextField, type TableColumn } from '../../ui/index.ts';
import { AccountEditor } from './AccountEditor.tsx';

export type Account = Output<'accounts.list'>['items'][number];
type TypeFilter = (typeof ACCOUNT_TYPES)[number] | 'all';

/** The chart of accounts, by type. Balances are what Usool posted, not the whole ledger's. */
export function Accounts(_: { params: ScreenParams['accounts'] }) {
  const { t } = useTranslation(['accounts', 'enums', 'common']);
  const { currency } = useBook();
  const [search, setSearch] = useState('');
  const [type, setType] = useState<TypeFilter>('all');
  const [showsInactive, setShowsInactive] = useState(false);
  const [edited, setEdited] = useState<Account | 'new' | null>(null);
  const list = useOperation('accounts.list', { ...(type === 'all' ? {} : { type }), ...(search.trim() === '' ? {} : { search: search.trim() }), ...(showsInactive ? {} : { activeOnly: true }) }, { keepPrevious: true });
  const accounts = list.data?.items ?? [];
  return (
    <Page>
      <PageHeader
        title={t('title')}
        subtitle={t('subtitle', { currency })}
        actions={
          <Permitted to="accounting.accounts.manage">
            <Button variant="primary" icon={<Plus size={15} aria-hidden />} onPress={() => setEdited('new')}>
              {t('add')}
            </Button>
          </Permitted>
        }
      />
      <Row>
        <TextField label={t('search')} isLabelHidden type="search" placeholder={t('search')} value={search} onChange={setSearch} />
        <Select
          label={t('type')}
          isLabelHidden
          value={type}
          onChange={setType}
          options={[{ value: 'all', label: t('allTypes') }, ...ACCOUNT_TYPES.map((value) => ({ value, label: t(`enums:accountType.${value}`) }))]}
        />
        <Checkbox isSelected={showsInactive} onChange={setShowsInactive}>
          {t('showInactive')}
        </Checkbox>
      </Row>
      {list.error !== null && <ErrorPanel error={list.error.error} />}
      {list.data === undefined && list.error === null && <Skeleton lines={8} />}
      {list.data !== undefined && accounts.length === 0 && <EmptyState title={t('notFound')} />}
      {ACCOUNT_TYPES.filter((one) => accounts.some((account) => account.type === one)).map((one) => (
        <Card key={one} title={t(`enums:accountType.${one}`)} isPadded={false}>
          <AccountTable label={t(`enums:accountType.${one}`)} accounts={accounts.filter((account) => account.type === one)} onEdit={setEdited} />
        </Card>
      ))}
      {edited !== null && <AccountEditor key={edited === 'new' ? 'new' : edited.id} account={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </Page>
  );
}

function AccountTable({ label, accounts, onEdit }: { label: string; accounts: readonly Account[]; onEdit: (account: Account) => void }) {
  const { t } = useTranslation(['accounts', 'common']);
  const mayManage = useMay()('accounting.accounts.manage');
  const edit: TableColumn<Account> = {
    id: 'edit', label: t('common:actions'), isLabelHidden: true, kind: 'figure', width: '56px',
    cell: (account) => <IconButton size="small" label={t('edit', { code: account.code })} icon={<Pencil size={14} aria-hidden />} onPress={() => onEdit(account)} />,
  };
  return (
    <Table
      label={label}
      rows={accounts}
      rowKey={(account) => account.id}
      rowTone={(account) => (account.isActive ? 'plain' : 'faded')}
      {...(mayManage ? { onRowPress: onEdit } : {})}
      columns={[
        { id: 'code', label: t('code'), kind: 'tight', width: '110px', cell: (account) => <Code>{account.code}</Code> },
        { id: 'name', label: t('name'), cell: (account) => <BilingualName of={account} /> },
        {
          id: 'marks',
          label: t('marks'),
          isLabelHidden: true,
          kind: 'tight',
          width: '160px',
          cell: (account) => (
            <Row>
              {account.stableName !== null && <Chip>{t('usedByUsool')}</Chip>}
              {!account.isActive && <Chip>{t('common:inactive')}</Chip>}
            </Row>
          ),
        },
        { id: 'balance', label: t('balance'), kind: 'figure', width: '170px', cell: (account) => <Amount value={account.balance} /> },
        ...(mayManage ? [edit] : []),
      ]}
    />
  );
}
