import type { ReactNode } from 'react';
import css from './data.module.css';

/** The number that matters, with what it is above and a word about it below. */
export function Kpi({ label, value, more }: { label: string; value: ReactNode; more?: ReactNode }) {
  return (
    <div className={css.kpi} role="group" aria-label={label}>
      <span className={css.kpiLabel}>{label}</span>
      <span className={css.kpiValue}>{value}</span>
      {more !== undefined && <span className={css.kpiMore}>{more}</span>}
    </div>
  );
}

export function KpiRow({ children }: { children: ReactNode }) {
  return <div className={css.kpis}>{children}</div>;
}
