import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ROLES, type Role } from '#shared/roles.ts';
import { useCommand } from '../../api/queries.ts';
import { useFieldErrors } from '../../state/useFieldErrors.ts';
import { useToasts } from '../../state/toasts.ts';
import { RadioGroup, Switch, TextField } from '../../ui/index.ts';
import { FormDialog } from './FormDialog.tsx';
import { NewPassword } from './NewPassword.tsx';
import { isFine, passwordProblems } from './passwords.ts';
import type { User } from './PeopleScreen.tsx';

/** Who somebody is, and as what. A new person gets a first password, which they can change themselves. */
export function UserEditor({ user, onClose }: { user: User | null; onClose: () => void }) {
  const { t } = useTranslation(['people', 'common']);
  const [name, setName] = useState(user?.name ?? '');
  const [login, setLogin] = useState(user?.login ?? '');
  const [role, setRole] = useState<Role>(user?.role ?? 'clerk');
  const [isActive, setActive] = useState(user?.isActive ?? true);
  const [password, setPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const [isTried, setTried] = useState(false);
  const create = useCommand('users.create');
  const update = useCommand('users.update');
  const show = useToasts((state) => state.show);
  const errors = useFieldErrors(create.error ?? update.error, ['name', 'login']);
  const needed = (value: string): string | null => (isTried && value.trim() === '' ? t('common:required') : null);
  const save = async (): Promise<void> => {
    setTried(true);
    if (name.trim() === '' || login.trim() === '') return;
    const who = { name: name.trim(), login: login.trim(), role };
    if (user !== null) await update.mutateAsync({ userId: user.userId, ...who, isActive });
    else if (isFine(passwordProblems(password, repeated))) await create.mutateAsync({ ...who, password });
    else return;
    show('ok', t('common:saved'));
    onClose();
  };
  return (
    <FormDialog title={user === null ? t('add') : t('edit', { name: user.name })} submitLabel={t('common:save')} error={errors.rest} isBusy={create.isPending || update.isPending} onSubmit={save} onClose={onClose}>
      <TextField label={t('name')} description={t('nameHint')} value={name} onChange={setName} maxLength={200} isRequired autoFocus error={errors.of('name') ?? needed(name)} />
      <TextField label={t('login')} description={t('loginHint')} value={login} onChange={setLogin} maxLength={60} isRequired error={errors.of('login') ?? needed(login)} />
      <RadioGroup<Role> label={t('roleLabel')} value={role} onChange={setRole} options={ROLES.map((one) => ({ value: one, label: t(`role.${one}`), more: t(`about.${one}`) }))} />
      {user === null ? (
        <NewPassword password={password} repeated={repeated} onPassword={setPassword} onRepeated={setRepeated} isTried={isTried} />
      ) : (
        <Switch isSelected={isActive} onChange={setActive}>
          {t('activeHint')}
        </Switch>
      )}
    </FormDialog>
  );
}
