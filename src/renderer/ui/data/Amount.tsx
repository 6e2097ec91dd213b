import { useFormat } from '../../i18n/useFormat.ts';
import css from './data.module.css';

/** A decimal string as a figure, isolated, negatives in parentheses. Nothing for null. */
export function Amount({ value, currency }: { value: string | null; currency?: string }) {
  const format = useFormat();
  if (value === null) return null;
  return (
    <bdi className={css.amount} dir="ltr">
      {format.amount(value)}
      {currency !== undefined && <span className={css.currency}>{`\u00a0${currency}`}</span>}
    </bdi>
  );
}

/** A whole number of things. */
export function Count({ value }: { value: number }) {
  return <bdi dir="ltr">{useFormat().count(value)}</bdi>;
}

/** A number of units, with no decimals that nobody wrote; a dash where there is none. */
export function Units({ value }: { value: string | null }) {
  const format = useFormat();
  return value === null ? <>—</> : <bdi dir="ltr">{format.rate(value)}</bdi>;
}

/** A number or code of ours: always the same characters, always from left to right. */
export function Code({ children }: { children: string | null }) {
  return children === null ? null : (
    <bdi className={css.code} dir="ltr">
      {children}
    </bdi>
  );
}

/** A date as people read it. */
export function DateText({ value }: { value: string | null }) {
  const format = useFormat();
  return value === null ? null : <bdi>{format.date(value)}</bdi>;
}

/** A month as people read it. */
export function PeriodText({ value }: { value: string | null }) {
  const format = useFormat();
  return value === null ? null : <bdi>{format.period(value)}</bdi>;
}
