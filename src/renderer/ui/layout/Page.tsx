import type { ReactNode } from 'react';
import { joinClasses } from '../joinClasses.ts';
import css from './layout.module.css';

/** The frame of a screen. `fill` gives it the height of the window, for what scrolls by itself. */
export function Page({ children, fill = false }: { children: ReactNode; fill?: boolean }) {
  return <div className={joinClasses(css.page, fill && css.pageFill)}>{children}</div>;
}

interface PageHeaderProps {
  title: ReactNode;
  /** Beside the title. */
  picture?: ReactNode;
  /** A line above the title: number, category, place. */
  above?: ReactNode;
  subtitle?: ReactNode;
  actions?: ReactNode;
}

export function PageHeader({ title, picture, above, subtitle, actions }: PageHeaderProps) {
  return (
    <header className={css.head}>
      <div className={css.lead}>
        {picture}
        <div className={css.titles}>
          {above !== undefined && <div className={css.above}>{above}</div>}
          <h1>{title}</h1>
          {subtitle !== undefined && <div className={css.sub}>{subtitle}</div>}
        </div>
      </div>
      {actions !== undefined && <div className={css.actions}>{actions}</div>}
    </header>
  );
}

interface CardProps {
  children: ReactNode;
  title?: ReactNode;
  /** What filters the card's content, where a title would stand. */
  toolbar?: ReactNode;
  actions?: ReactNode;
  /** False for what fills the card to its edge: a table, a list. */
  isPadded?: boolean;
  fill?: boolean;
}

export function Card({ children, title, toolbar, actions, isPadded = true, fill = false }: CardProps) {
  return (
    <section className={joinClasses(css.card, fill && css.cardFill)}>
      {(title !== undefined || toolbar !== undefined || actions !== undefined) && (
        <div className={css.cardHead}>
          {title !== undefined && <h2>{title}</h2>}
          {toolbar}
          {actions !== undefined && <div className={css.actions}>{actions}</div>}
        </div>
      )}
      {isPadded ? <div className={css.cardBody}>{children}</div> : children}
    </section>
  );
}

/** Things side by side where there is room, below each other where there is none. */
export function Columns({ children }: { children: ReactNode }) {
  return <div className={css.columns}>{children}</div>;
}

/** Fields of a form, in as many columns as fit. */
export function FormGrid({ children }: { children: ReactNode }) {
  return <div className={css.form}>{children}</div>;
}

/** A part of a form that takes its whole width. */
export function FormWide({ children }: { children: ReactNode }) {
  return <div className={css.wide}>{children}</div>;
}

export function Stack({ children }: { children: ReactNode }) {
  return <div className={css.stack}>{children}</div>;
}

export function Row({ children, apart = false }: { children: ReactNode; apart?: boolean }) {
  return <div className={joinClasses(css.row, apart && css.apart)}>{children}</div>;
}
