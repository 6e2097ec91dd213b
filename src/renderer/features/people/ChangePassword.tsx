import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/queries.ts';
import { useToasts } from '../../state/toasts.ts';
import { PasswordField } from '../../ui/index.ts';
import { FormDialog } from './FormDialog.tsx';
import { NewPassword } from './NewPassword.tsx';
import { isFine, passwordProblems } from './passwords.ts';

/** A person's own password. */
export function ChangePassword({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['people', 'common']);
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const [isTried, setTried] = useState(false);
  const change = useCommand('session.setPassword');
  const show = useToasts((state) => state.show);
  const save = async (): Promise<void> => {
    setTried(true);
    if (!isFine(passwordProblems(password, repeated))) return;
    await change.mutateAsync({ current, password });
    show('ok', t('password.changed'));
    onClose();
  };
  return (
    <FormDialog title={t('password.change')} submitLabel={t('common:save')} error={change.error?.error ?? null} isBusy={change.isPending} onSubmit={save} onClose={onClose}>
      <PasswordField label={t('password.current')} purpose="current" value={current} onChange={setCurrent} autoFocus />
      <NewPassword password={password} repeated={repeated} onPassword={setPassword} onRepeated={setRepeated} isTried={isTried} />
    </FormDialog>
  );
}
