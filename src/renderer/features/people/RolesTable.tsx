import { Check, Minus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Permission } from '#shared/contract/define.ts';
import { mayRole, PERMISSIONS, ROLES, type Role } from '#shared/roles.ts';
import { Card, Table } from '../../ui/index.ts';
import css from './people.module.css';

/** What each role may do: the same table that the book goes by. */
export function RolesTable() {
  const { t } = useTranslation('people');
  return (
    <Card isPadded={false}>
      <Table
        label={t('roles')}
        rows={PERMISSIONS}
        rowKey={(permission) => permission}
        columns={[
          { id: 'permission', label: t('may'), cell: (permission) => t(`permission.${permission}`) },
          ...ROLES.map((role) => ({ id: role, label: t(`role.${role}`), width: '140px', cell: (permission: Permission) => <Held role={role} permission={permission} /> })),
        ]}
      />
    </Card>
  );
}

function Held({ role, permission }: { role: Role; permission: Permission }) {
  const { t } = useTranslation('common');
  return mayRole(role, permission) ? <Check className={css.held} size={16} role="img" aria-label={t('yes')} /> : <Minus className={css.missing} size={16} role="img" aria-label={t('no')} />;
}
