import { useTranslation } from 'react-i18next';
import { useProgress } from '../../state/progress.ts';
import { ProgressBar } from '../../ui/index.ts';
import css from './frame.module.css';

/** Long work in the background, with counts. */
export function Working() {
  const { t } = useTranslation('app');
  const running = Object.entries(useProgress((state) => state.running)).filter(([, { done, total }]) => done < total);
  if (running.length === 0) return null;
  return (
    <div className={css.working}>
      {running.map(([operation, { done, total }]) => (
        <ProgressBar key={operation} label={t(`working.${operation.replaceAll('.', '_')}`, { defaultValue: t('working.other') })} done={done} total={total} />
      ))}
    </div>
  );
}
