import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText, type ShownError } from '../../i18n/errorText.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import css from './layout.module.css';

/** A refusal in words: what happened, why, and the next step. */
export function ErrorPanel({ error, actions }: { error: ShownError; actions?: ReactNode }) {
  const { t } = useTranslation('errors');
  const format = useFormat();
  const text = errorText(t, format, error);
  return (
    <div className={css.error} role="alert">
      <CircleAlert className={css.errorIcon} size={18} aria-hidden />
      <div className={css.errorText}>
        <p className={css.errorWhat}>{text.what}</p>
        {text.next !== null && <p className={css.errorNext}>{text.next}</p>}
      </div>
      {actions !== undefined && <div className={css.actions}>{actions}</div>}
    </div>
  );
}
