import { useTranslation } from 'react-i18next';
import { parseDate, wholeMonthsBetween } from '#shared/values/calendar.ts';

/** How long ago a day was, or how long until a later one, in full months. */
export function useAge(): (from: string, to: string) => string {
  const { t } = useTranslation('common');
  return (from, to) => {
    const [start, end] = [parseDate(from), parseDate(to)];
    const months = start > end ? 0 : wholeMonthsBetween(start, end);
    return months === 0 ? t('underAMonth') : t('months', { count: months });
  };
}
