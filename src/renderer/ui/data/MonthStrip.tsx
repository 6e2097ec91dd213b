import { CircleCheck, CircleDot, LockKeyhole, LockKeyholeOpen, RotateCcw } from 'lucide-react';
import type { ComponentType } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.ts';
import { joinClasses } from '../joinClasses.ts';
import css from './data.module.css';

export interface MonthOfStrip {
  period: string;
  state: 'before' | 'closed' | 'open' | 'future';
  /** It takes postings only with a reason. */
  isSoftLocked?: boolean;
  /** It belongs to a year that stays closed. */
  isLocked?: boolean;
  /** It was closed before. */
  isReopened?: boolean;
}

type Shown = MonthOfStrip['state'] | 'softLocked' | 'locked' | 'reopened';

const CLASS: Readonly<Record<Shown, string | undefined>> = {
  before: css.monthBefore, closed: css.monthClosed, locked: css.monthLocked, open: css.monthOpen, reopened: css.monthOpen, softLocked: css.monthSoftLocked, future: css.monthFuture,
};
/** A shape for each state, so that colour alone tells nobody anything. */
const SHAPE: Readonly<Partial<Record<Shown, ComponentType<{ size: number; className?: string | undefined; 'aria-hidden': true }>>>> = {
  closed: CircleCheck, locked: LockKeyhole, softLocked: LockKeyholeOpen, open: CircleDot, reopened: RotateCcw,
};

function shownOf({ state, isSoftLocked = false, isLocked = false, isReopened = false }: MonthOfStrip): Shown {
  if (state === 'closed') return isLocked ? 'locked' : 'closed';
  if (isSoftLocked) return 'softLocked';
  return state === 'open' && isReopened ? 'reopened' : state;
}

function State({ shown }: { shown: Shown }) {
  const { t } = useTranslation('enums');
  const Shape = SHAPE[shown];
  // Nothing to see of a month that is not the book's yet; its state is still said.
  if (Shape === undefined) {
    return (
      <>
        <span aria-hidden>—</span>
        <span className="visuallyHidden">{t(`periodState.${shown}`)}</span>
      </>
    );
  }
  return (
    <span className={css.monthState}>
      <Shape size={13} aria-hidden />
      {t(`periodState.${shown}`)}
    </span>
  );
}

/** More months than a row of a year holds stand in two rows. */
const ROW_MONTHS = 12;

/** The months of a fiscal year, 1 to 18, and where the book stands among them. */
export function MonthStrip({ label, months, selected, onSelect }: { label: string; months: readonly MonthOfStrip[]; selected?: string; onSelect?: (period: string) => void }) {
  const format = useFormat();
  return (
    <ol className={joinClasses(css.months, months.length > ROW_MONTHS && css.monthsLong)} aria-label={label}>
      {months.map((month, index) => {
        const { period } = month;
        return (
          <li key={period}>
            <AriaButton className={joinClasses(css.month, CLASS[shownOf(month)], period === selected && css.monthSelected)} {...(onSelect === undefined ? {} : { onPress: () => onSelect(period) })} {...(period === selected ? { 'aria-current': 'date' as const } : {})}>
              <span className={css.monthName}>
                {format.monthShort(Number(period.slice(5, 7)))} {period.endsWith('-01') || index === 0 ? format.year(Number(period.slice(0, 4))) : ''}
              </span>
              <State shown={shownOf(month)} />
            </AriaButton>
          </li>
        );
      })}
    </ol>
  );
}
