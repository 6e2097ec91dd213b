import { X } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../Button.tsx';
import { IconButton } from '../IconButton.tsx';
import { joinClasses } from '../joinClasses.ts';
import css from './overlay.module.css';

export interface ToastItem {
  id: number;
  tone: 'ok' | 'bad' | 'info';
  text: string;
  more: string | null;
  action?: { label: string; perform: () => void };
}

const GOOD_NEWS_MS = 5000;
/** Time to read it and to press its button. */
const GOOD_NEWS_WITH_ACTION_MS = 20_000;

/** Short news in the corner. Bad news stays until it is dismissed. */
export function ToastRegion({ toasts, onDismiss }: { toasts: readonly ToastItem[]; onDismiss: (id: number) => void }) {
  const { t } = useTranslation('ui');
  return (
    <section className={css.toasts} aria-label={t('notices')}>
      <div aria-live="polite">
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} onDismiss={onDismiss} dismissLabel={t('dismiss')} />
        ))}
      </div>
    </section>
  );
}

function ToastCard({ toast, onDismiss, dismissLabel }: { toast: ToastItem; onDismiss: (id: number) => void; dismissLabel: string }) {
  const { id, tone, action } = toast;
  const stayMs = action === undefined ? GOOD_NEWS_MS : GOOD_NEWS_WITH_ACTION_MS;
  useEffect(() => {
    if (tone === 'bad') return;
    const timer = setTimeout(() => onDismiss(id), stayMs);
    return () => clearTimeout(timer);
  }, [id, tone, stayMs, onDismiss]);
  return (
    <div className={joinClasses(css.toast, tone === 'bad' && css.toastBad, tone === 'info' && css.toastInfo)}>
      <div className={css.toastText}>
        <div>{toast.text}</div>
        {toast.more !== null && <div className={css.toastMore}>{toast.more}</div>}
        {action !== undefined && (
          <Button variant="link" onPress={action.perform}>
            {action.label}
          </Button>
        )}
      </div>
      <IconButton label={dismissLabel} icon={<X size={14} aria-hidden />} size="small" onPress={() => onDismiss(id)} />
    </div>
  );
}
