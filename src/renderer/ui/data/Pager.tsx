import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../IconButton.tsx';
import css from './data.module.css';

/** Pages of a list; nothing where there is one page only. Pages count from 0. */
export function Pager({ page, size, total, onChange }: { page: number; size: number; total: number; onChange: (page: number) => void }) {
  const { t } = useTranslation('ui');
  const pages = Math.max(1, Math.ceil(total / size));
  if (pages === 1) return null;
  return (
    <nav className={css.pager} aria-label={t('pages')}>
      <span>{t('rowsOf', { from: page * size + 1, to: Math.min(total, (page + 1) * size), total })}</span>
      <IconButton label={t('previousPage')} icon={<ChevronLeft className="mirrors" size={16} aria-hidden />} size="small" isDisabled={page === 0} onPress={() => onChange(page - 1)} />
      <IconButton label={t('nextPage')} icon={<ChevronRight className="mirrors" size={16} aria-hidden />} size="small" isDisabled={page >= pages - 1} onPress={() => onChange(page + 1)} />
    </nav>
  );
}
