import { ChevronLeft, ChevronRight, CalendarRange } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton, Dialog as AriaDialog, DialogTrigger, Popover as AriaPopover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { today } from '../../i18n/format.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { Button } from '../Button.tsx';
import { joinClasses } from '../joinClasses.ts';
import overlay from '../overlay/overlay.module.css';
import css from './fields.module.css';

interface PeriodPickerProps {
  label: string;
  isLabelHidden?: boolean;
  /** YYYY-MM, or '' when none is chosen. */
  value: string;
  onChange: (period: string) => void;
  /** First and last month that may be chosen. */
  from?: string;
  to?: string;
  isDisabled?: boolean;
  description?: string;
  /** What having chosen none means. */
  emptyText?: string;
}

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

/** A month of a year. */
export function PeriodPicker({ label, isLabelHidden = false, value, onChange, from = '1900-01', to = '2999-12', isDisabled = false, description, emptyText }: PeriodPickerProps) {
  const { t } = useTranslation('ui');
  const format = useFormat();
  return (
    <div className={css.field}>
      {!isLabelHidden && <span className={css.label}>{label}</span>}
      <DialogTrigger>
        <AriaButton className={css.select ?? ''} isDisabled={isDisabled} aria-label={`${label}: ${value === '' ? (emptyText ?? t('choose')) : format.period(value)}`}>
          <span className={css.selectValue} {...(value === '' ? { 'data-placeholder': true } : {})}>
            {value === '' ? (emptyText ?? t('choose')) : format.period(value)}
          </span>
          <CalendarRange size={15} aria-hidden />
        </AriaButton>
        <AriaPopover className={overlay.popover ?? ''} placement="bottom start">
          <AriaDialog className={css.calendar ?? ''} aria-label={label}>
            {({ close }) => (
              <MonthsOfYear
                value={value}
                from={from}
                to={to}
                onChange={(period) => {
                  onChange(period);
                  close();
                }}
              />
            )}
          </AriaDialog>
        </AriaPopover>
      </DialogTrigger>
      {description !== undefined && <span className={css.description}>{description}</span>}
    </div>
  );
}

function MonthsOfYear({ value, from, to, onChange }: { value: string; from: string; to: string; onChange: (period: string) => void }) {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const [year, setYear] = useState(Number((value === '' ? today() : value).slice(0, 4)));
  const periodOf = (month: number): string => `${year}-${String(month).padStart(2, '0')}`;
  return (
    <>
      <div className={css.calendarHead}>
        <AriaButton className={css.inner ?? ''} aria-label={t('previousYear')} isDisabled={year <= Number(from.slice(0, 4))} onPress={() => setYear(year - 1)}>
          <ChevronLeft className="mirrors" size={16} aria-hidden />
        </AriaButton>
        <h2>{format.year(year)}</h2>
        <AriaButton className={css.inner ?? ''} aria-label={t('nextYear')} isDisabled={year >= Number(to.slice(0, 4))} onPress={() => setYear(year + 1)}>
          <ChevronRight className="mirrors" size={16} aria-hidden />
        </AriaButton>
      </div>
      <div className={joinClasses(css.months)}>
        {MONTHS.map((month) => (
          <Button key={month} size="small" variant={periodOf(month) === value ? 'primary' : 'quiet'} isDisabled={periodOf(month) < from || periodOf(month) > to} onPress={() => onChange(periodOf(month))}>
            {format.month(month)}
          </Button>
        ))}
      </div>
    </>
  );
}
