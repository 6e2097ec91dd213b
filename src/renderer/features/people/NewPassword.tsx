import { useTranslation } from 'react-i18next';
import { PASSWORD_LENGTH } from '#shared/contract/users.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { PasswordField } from '../../ui/index.ts';
import { passwordProblems } from './passwords.ts';

interface NewPasswordProps {
  password: string;
  repeated: string;
  onPassword: (password: string) => void;
  onRepeated: (repeated: string) => void;
  /** Problems are pointed out once the form was sent. */
  isTried: boolean;
  autoFocus?: boolean;
}

/** A password that is being chosen, twice. */
export function NewPassword({ password, repeated, onPassword, onRepeated, isTried, autoFocus = false }: NewPasswordProps) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const problems = passwordProblems(password, repeated);
  const least = format.count(PASSWORD_LENGTH.least);
  const said = (problem: string | null): string | null => (isTried && problem !== null ? t(`password.${problem}`, { least }) : null);
  return (
    <>
      <PasswordField label={t('password.new')} description={t('password.hint', { least })} purpose="new" value={password} onChange={onPassword} isRequired autoFocus={autoFocus} error={said(problems.password)} />
      <PasswordField label={t('password.repeat')} purpose="new" value={repeated} onChange={onRepeated} isRequired error={said(problems.repeated)} />
    </>
  );
}
