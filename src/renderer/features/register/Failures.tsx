import { useTranslation } from 'react-i18next';
import { errorText } from '../../i18n/errorText.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { Code } from '../../ui/index.ts';
import css from './register.module.css';
import type { Failure } from './useEach.ts';

/** What was refused, asset by asset, and why. */
export function Failures({ failures }: { failures: readonly Failure[] }) {
  const { t } = useTranslation('register');
  const { t: errors } = useTranslation('errors');
  const format = useFormat();
  return (
    <div role="alert">
      <p className={css.note}>{t('refused', { count: failures.length })}</p>
      <ul className={css.failures}>
        {failures.map(({ asset, error }) => (
          <li key={asset.id}>
            <Code>{asset.assetNumber}</Code> {errorText(errors, format, error).what}
          </li>
        ))}
      </ul>
    </div>
  );
}
