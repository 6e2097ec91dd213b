import { parseDate } from '@internationalized/date';
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react';
import { Button as AriaButton, Calendar, CalendarCell, CalendarGrid, Dialog as AriaDialog, DialogTrigger, Heading, Input, Popover as AriaPopover, TextField as AriaTextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { parseDateInput } from '../../i18n/dates.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { joinClasses } from '../joinClasses.ts';
import overlay from '../overlay/overlay.module.css';
import { FieldLabel, FieldNotes, isWrong, type FieldProps } from './Field.tsx';
import css from './fields.module.css';
import { useTypedValue } from './useTypedValue.ts';

export interface DateFieldProps extends FieldProps {
  /** YYYY-MM-DD, '' when empty, null when what was typed is no day. */
  value: string | null;
  onChange: (value: string | null) => void;
}

/** A day: typed (31/1/2026, 2026-01-31, in either digits, or a Hijri date) or chosen from the calendar. */
export function DateField(props: DateFieldProps) {
  const { value, onChange, isRequired = false, isDisabled = false, autoFocus = false, error, description } = props;
  const { t } = useTranslation('ui');
  const format = useFormat();
  const typed = useTypedValue(value, onChange, parseDateInput, (date) => format.digits(`${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`));
  const chosen = value === null || value === '' ? null : value;
  const wrong = isWrong(error) ? error : typed.isWrong ? t('notADate') : null;
  const hijri = chosen !== null && format.settings.calendar === 'gregorian_hijri' ? format.hijri(chosen) : null;
  return (
    <AriaTextField className={css.field ?? ''} value={typed.text} onChange={typed.type} onBlur={typed.leave} isRequired={isRequired} isDisabled={isDisabled} autoFocus={autoFocus} isInvalid={wrong !== null} validationBehavior="aria">
      <FieldLabel {...props} />
      <div className={joinClasses(css.box, wrong !== null && css.invalid, isDisabled && css.disabled)}>
        <Input className={css.input ?? ''} dir="ltr" inputMode="numeric" placeholder={t('datePattern')} autoComplete="off" />
        <DialogTrigger>
          <AriaButton className={css.inner ?? ''} isDisabled={isDisabled} aria-label={t('openCalendar', { field: props.label })} slot={null}>
            <CalendarDays size={15} aria-hidden />
          </AriaButton>
          <AriaPopover className={overlay.popover ?? ''} placement="bottom end">
            <AriaDialog className={css.calendar ?? ''} aria-label={props.label}>
              {({ close }) => (
                <Calendar
                  aria-label={props.label}
                  value={chosen === null ? null : parseDate(chosen)}
                  onChange={(date) => {
                    onChange(date.toString());
                    close();
                  }}
                >
                  <header className={css.calendarHead}>
                    <AriaButton slot="previous" className={css.inner ?? ''}>
                      <ChevronLeft className="mirrors" size={16} aria-hidden />
                    </AriaButton>
                    <Heading />
                    <AriaButton slot="next" className={css.inner ?? ''}>
                      <ChevronRight className="mirrors" size={16} aria-hidden />
                    </AriaButton>
                  </header>
                  <CalendarGrid className={css.calendarGrid ?? ''} weekdayStyle="narrow">
                    {(date) => <CalendarCell date={date} className={css.day ?? ''} />}
                  </CalendarGrid>
                </Calendar>
              )}
            </AriaDialog>
          </AriaPopover>
        </DialogTrigger>
      </div>
      <FieldNotes description={hijri ?? description} error={wrong} />
    </AriaTextField>
  );
}
