import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/client.ts';
import { useCommand } from '../../api/queries.ts';
import { useNameOf } from '../../i18n/useFormat.ts';
import type { Session } from '../../state/session.tsx';
import { usePerform } from '../../state/usePerform.ts';
import { Button, Card, ErrorPanel, PasswordField, Row, Stack, TextField } from '../../ui/index.ts';
import css from './people.module.css';

/** The door of a book that asks who one is. Nothing of the book but its name is known here. */
export function LoginScreen({ session }: { session: Session }) {
  const { t } = useTranslation(['people', 'common']);
  const nameOf = useNameOf();
  const perform = usePerform();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [isTried, setTried] = useState(false);
  const passwordInput = useRef<HTMLInputElement>(null);
  const signIn = useCommand('session.login');
  const enter = (): void => {
    setTried(true);
    if (login.trim() === '') return;
    signIn.mutate(
      { login: login.trim(), password },
      {
        onError: () => {
          setPassword('');
          passwordInput.current?.focus();
        },
      },
    );
  };
  return (
    <div className={css.door}>
      <header className={css.doorHead}>
        <p className={css.lead}>{t('door.lead')}</p>
        <h1>
          <bdi>{nameOf({ name: session.bookName, nameAr: session.bookNameAr })}</bdi>
        </h1>
      </header>
      <Card>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            enter();
          }}
        >
          <Stack>
            {signIn.error !== null && <ErrorPanel error={signIn.error.error} />}
            <TextField label={t('login')} value={login} onChange={setLogin} maxLength={200} isRequired autoFocus error={isTried && login.trim() === '' ? t('common:required') : null} />
            <PasswordField label={t('password.label')} purpose="current" value={password} onChange={setPassword} inputRef={passwordInput} />
            <Row apart>
              <Button variant="primary" type="submit" isBusy={signIn.isPending}>
                {t('door.submit')}
              </Button>
              <Button variant="quiet" onPress={() => void perform(() => request('app.closeBook', {}))}>
                {t('door.other')}
              </Button>
            </Row>
          </Stack>
        </form>
      </Card>
    </div>
  );
}
