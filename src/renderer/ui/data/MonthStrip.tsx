import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.ts';
import { joinClasses } from '../joinClasses.ts';
import css from './data.module.css';

export interface MonthOfStrip {
  period: string;
  state: 'before' | 'closed' | 'open' | 'future';
}

const STATE_CLASS = { before: css.monthBefore, closed: css.monthClosed, open: css.monthOpen, future: css.monthFuture } as const;

/** Nothing to see of a month that is not the book's yet; its state is still said. */
function Quiet({ text }: { text: string }) {
  return (
    <>
      <span aria-hidden>—</span>
      <span className="visuallyHidden">{text}</span>
    </>
  );
}

/** The months of a fiscal year and where the book stands among them. */
export function MonthStrip({ label, months, selected, onSelect }: { label: string; months: readonly MonthOfStrip[]; selected?: string; onSelect?: (period: string) => void }) {
  const { t } = useTranslation('enums');
  const format = useFormat();
  return (
    <ol className={css.months} aria-label={label}>
      {months.map(({ period, state }) => (
        <li key={period}>
          <AriaButton className={joinClasses(css.month, STATE_CLASS[state], period === selected && css.monthSelected)} {...(onSelect === undefined ? {} : { onPress: () => onSelect(period) })} {...(period === selected ? { 'aria-current': 'date' as const } : {})}>
            <span className={css.monthName}>
              {format.monthShort(Number(period.slice(5, 7)))} {period.endsWith('-01') || months[0]?.period === period ? format.year(Number(period.slice(0, 4))) : ''}
            </span>
            {state === 'future' || state === 'before' ? <Quiet text={t(`periodState.${state}`)} /> : t(`periodState.${state}`)}
          </AriaButton>
        </li>
      ))}
    </ol>
  );
}
