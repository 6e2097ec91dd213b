import type { ReactNode } from 'react';
import css from './layout.module.css';

/** Nothing here yet, and what to do about it. */
export function EmptyState({ icon, title, children, actions }: { icon?: ReactNode; title: string; children?: ReactNode; actions?: ReactNode }) {
  return (
    <div className={css.empty}>
      {icon !== undefined && <span className={css.emptyIcon}>{icon}</span>}
      <p className={css.emptyTitle}>{title}</p>
      {children !== undefined && <div className={css.emptyText}>{children}</div>}
      {actions !== undefined && <div className={css.row}>{actions}</div>}
    </div>
  );
}
