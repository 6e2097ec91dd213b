import { useTranslation } from 'react-i18next';
import motion from '../motion.module.css';
import css from './layout.module.css';

const WIDTHS = ['62%', '88%', '74%', '91%', '55%', '80%'];

/** What is on its way, in its shape. */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  const { t } = useTranslation('ui');
  return (
    <div className={css.skeleton} role="status" aria-label={t('loading')}>
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} className={`${css.skeletonLine ?? ''} ${motion.pulse ?? ''}`} style={{ inlineSize: WIDTHS[index % WIDTHS.length] }} />
      ))}
    </div>
  );
}
