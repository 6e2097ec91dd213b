import { Fragment, type ReactNode } from 'react';
import { joinClasses } from '../joinClasses.ts';
import css from './data.module.css';

/** Facts by name. */
export function Details({ items, areFigures = false }: { items: readonly { label: string; value: ReactNode }[]; areFigures?: boolean }) {
  return (
    <dl className={joinClasses(css.details, areFigures && css.detailsFigures)}>
      {items.map((item) => (
        <Fragment key={item.label}>
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
