import { KeyRound, LogOut, UserRound } from 'lucide-react';
import { useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChangePassword } from '../../features/people/index.ts';
import { SessionContext } from '../../state/session.tsx';
import { Button, Menu } from '../../ui/index.ts';
import { performById } from '../commands/perform.ts';
import css from './frame.module.css';

/** Who is signed in, and the way out. A book that asks nothing has nobody to name. */
export function PersonMenu() {
  const { t } = useTranslation(['app', 'people']);
  const session = useContext(SessionContext);
  const [isChanging, setChanging] = useState(false);
  if (session === null || session.user === null || !session.asksLogin) return null;
  const { name, role } = session.user;
  const label = t('app:person.menu', { name, role: t(`people:role.${role}`) });
  return (
    <>
      <Menu
        label={label}
        trigger={
          <Button size="small" variant="quiet" label={label} icon={<UserRound size={15} aria-hidden />}>
            <bdi className={css.person}>{name}</bdi>
          </Button>
        }
        actions={[
          { id: 'password', label: t('app:person.password'), icon: <KeyRound size={14} aria-hidden />, perform: () => setChanging(true) },
          { id: 'logout', label: t('app:command.session.logout'), icon: <LogOut size={14} className="mirrors" aria-hidden />, perform: () => void performById('session.logout') },
        ]}
      />
      {isChanging && <ChangePassword onClose={() => setChanging(false)} />}
    </>
  );
}
