import { ProgressBar as AriaProgressBar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import css from './layout.module.css';

/** How far a long operation is, with counts. */
export function ProgressBar({ label, done, total }: { label: string; done: number; total: number }) {
  const { t } = useTranslation('ui');
  return (
    <AriaProgressBar className={css.progress ?? ''} aria-label={label} value={done} minValue={0} maxValue={Math.max(1, total)} valueLabel={t('doneOf', { done, total })}>
      {({ percentage, valueText }) => (
        <>
          <div className={css.progressText}>
            <span>{label}</span>
            <span>{valueText}</span>
          </div>
          <div className={css.progressTrack}>
            <div className={css.progressFill} style={{ inlineSize: `${percentage ?? 0}%` }} />
          </div>
        </>
      )}
    </AriaProgressBar>
  );
}
