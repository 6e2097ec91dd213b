import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/queries.ts';
import { useToasts } from '../../state/toasts.ts';
import { Button } from '../../ui/index.ts';
import { FormDialog } from './FormDialog.tsx';
import { NewPassword } from './NewPassword.tsx';
import { isFine, passwordProblems } from './passwords.ts';
import type { User } from './PeopleScreen.tsx';

interface SetPasswordProps {
  user: User;
  /** The book has nobody else, and so can do without a password. */
  isAlone: boolean;
  onClose: () => void;
}

/** Another person's password, or the first of one's own. */
export function SetPassword({ user, isAlone, onClose }: SetPasswordProps) {
  const { t } = useTranslation('people');
  const [password, setPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const [isTried, setTried] = useState(false);
  const set = useCommand('users.setPassword');
  const show = useToasts((state) => state.show);
  const send = async (chosen: string | null): Promise<void> => {
    await set.mutateAsync({ userId: user.userId, password: chosen });
    show('ok', t(chosen === null ? 'password.removed' : 'password.set', { name: user.name }));
    onClose();
  };
  const save = async (): Promise<void> => {
    setTried(true);
    if (isFine(passwordProblems(password, repeated))) await send(password);
  };
  return (
    <FormDialog title={t('password.of', { name: user.name })} submitLabel={t('password.save')} error={set.error?.error ?? null} isBusy={set.isPending} onSubmit={save} onClose={onClose}>
      {isAlone && !user.hasPassword && <p>{t('password.first', { login: user.login })}</p>}
      <NewPassword password={password} repeated={repeated} onPassword={setPassword} onRepeated={setRepeated} isTried={isTried} autoFocus />
      {isAlone && user.hasPassword && (
        <div>
          <Button variant="link" onPress={() => void send(null).catch(() => undefined)}>
            {t('password.remove')}
          </Button>
        </div>
      )}
    </FormDialog>
  );
}
