import { KeyRound, Pencil, Plus, UserX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useCommand, useOperation } from '../../api/queries.ts';
import type { ScreenParams } from '../../state/navigation.ts';
import { Permitted, useMay, useSignedIn } from '../../state/session.tsx';
import { useToasts } from '../../state/toasts.ts';
import { Button, Card, Checkbox, Chip, Code, ConfirmDialog, ErrorPanel, IconButton, Page, PageHeader, Row, Skeleton, Stack, Table, Tabs, type TableColumn } from '../../ui/index.ts';
import { FourEyes } from './FourEyes.tsx';
import css from './people.module.css';
import { RolesTable } from './RolesTable.tsx';
import { SetPassword } from './SetPassword.tsx';
import { UserEditor } from './UserEditor.tsx';

export type User = Output<'users.list'>[number];

/** Who works in this book, as what, and what that means. */
export function PeopleScreen({ params }: { params: ScreenParams['people'] }) {
  const { t } = useTranslation('people');
  const [tab, setTab] = useState(params.tab === 'roles' ? 'roles' : 'users');
  return (
    <Page>
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      <Tabs
        label={t('title')}
        selected={tab}
        onSelect={setTab}
        tabs={[
          { id: 'users', label: t('users'), content: <Users /> },
          { id: 'roles', label: t('roles'), content: <RolesTable /> },
        ]}
      />
    </Page>
  );
}

type Asked = { what: 'edit' | 'password' | 'deactivate'; user: User } | { what: 'add' } | null;

function Users() {
  const { t } = useTranslation('people');
  const [asked, setAsked] = useState<Asked>(null);
  const [showsInactive, setShowsInactive] = useState(false);
  const list = useOperation('users.list', {});
  const users = list.data ?? [];
  const active = users.filter((user) => user.isActive);
  const shown = showsInactive ? users : active;
  const [only] = active;
  const isAlone = active.length === 1;
  const asksNothing = isAlone && only?.hasPassword === false;
  const end = (): void => setAsked(null);
  if (list.error !== null) return <ErrorPanel error={list.error.error} />;
  if (list.data === undefined) return <Skeleton lines={6} />;
  return (
    <Stack>
      {asksNothing && <AsksNothing user={only} onSet={() => setAsked({ what: 'password', user: only })} />}
      <Card
        isPadded={false}
        toolbar={
          <Checkbox isSelected={showsInactive} onChange={setShowsInactive}>
            {t('showInactive')}
          </Checkbox>
        }
        actions={
          <Permitted to="users.manage">
            <Button variant="primary" icon={<Plus size={15} aria-hidden />} isDisabled={asksNothing} onPress={() => setAsked({ what: 'add' })}>
              {t('add')}
            </Button>
          </Permitted>
        }
      >
        <UserTable users={shown} onAsk={setAsked} />
      </Card>
      <FourEyes />
      {asked?.what === 'add' && <UserEditor user={null} onClose={end} />}
      {asked?.what === 'edit' && <UserEditor key={asked.user.userId} user={asked.user} onClose={end} />}
      {asked?.what === 'password' && <SetPassword key={asked.user.userId} user={asked.user} isAlone={isAlone} onClose={end} />}
      {asked?.what === 'deactivate' && <Deactivate user={asked.user} onClose={end} />}
    </Stack>
  );
}

/** A book with one user and no password: nothing is guarded, and what it takes to guard it. */
function AsksNothing({ user, onSet }: { user: User; onSet: () => void }) {
  const { t } = useTranslation('people');
  return (
    <Card>
      <Row apart>
        <p>{t('asksNothing', { name: user.name })}</p>
        <Permitted to="users.manage">
          <Button icon={<KeyRound size={14} aria-hidden />} onPress={onSet}>
            {t('password.setFirst')}
          </Button>
        </Permitted>
      </Row>
    </Card>
  );
}

function UserTable({ users, onAsk }: { users: readonly User[]; onAsk: (asked: Asked) => void }) {
  const { t } = useTranslation(['people', 'common']);
  const own = useSignedIn()?.userId;
  const mayManage = useMay()('users.manage');
  const acting: TableColumn<User>[] = mayManage
    ? [
        {
          id: 'actions',
          label: t('common:actions'),
          isLabelHidden: true,
          kind: 'figure',
          width: '130px',
          cell: (user) => (
            <span className={css.actions}>
              <IconButton size="small" label={t('edit', { name: user.name })} icon={<Pencil size={14} aria-hidden />} onPress={() => onAsk({ what: 'edit', user })} />
              <IconButton size="small" label={t('password.of', { name: user.name })} icon={<KeyRound size={14} aria-hidden />} onPress={() => onAsk({ what: 'password', user })} />
              <IconButton size="small" label={t('deactivate.of', { name: user.name })} icon={<UserX size={14} aria-hidden />} isDisabled={!user.isActive} onPress={() => onAsk({ what: 'deactivate', user })} />
            </span>
          ),
        },
      ]
    : [];
  return (
    <Table
      label={t('users')}
      rows={users}
      rowKey={(user) => user.userId}
      rowTone={(user) => (user.isActive ? 'plain' : 'faded')}
      columns={[
        {
          id: 'name',
          label: t('name'),
          cell: (user) => (
            <Row>
              <bdi>{user.name}</bdi>
              {user.userId === own && <Chip tone="info">{t('you')}</Chip>}
            </Row>
          ),
        },
        { id: 'login', label: t('login'), cell: (user) => <Code>{user.login}</Code> },
        { id: 'role', label: t('roleLabel'), cell: (user) => t(`role.${user.role}`) },
        { id: 'password', label: t('password.label'), kind: 'quiet', cell: (user) => t(user.hasPassword ? 'password.has' : 'password.none') },
        { id: 'state', label: t('state'), kind: 'tight', cell: (user) => <Chip tone={user.isActive ? 'ok' : 'plain'}>{t(user.isActive ? 'common:active' : 'common:inactive')}</Chip> },
        ...acting,
      ]}
    />
  );
}

function Deactivate({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTranslation('people');
  const deactivate = useCommand('users.deactivate');
  const show = useToasts((state) => state.show);
  return (
    <ConfirmDialog
      isOpen
      isDanger
      title={t('deactivate.of', { name: user.name })}
      confirmLabel={t('deactivate.confirm')}
      isBusy={deactivate.isPending}
      onCancel={onClose}
      onConfirm={() =>
        deactivate.mutate(
          { userId: user.userId },
          {
            onSuccess: () => {
              show('ok', t('deactivate.done', { name: user.name }));
              onClose();
            },
          },
        )
      }
    >
      <Stack>
        {deactivate.error !== null && <ErrorPanel error={deactivate.error.error} />}
        <p>{t('deactivate.text')}</p>
      </Stack>
    </ConfirmDialog>
  );
}
