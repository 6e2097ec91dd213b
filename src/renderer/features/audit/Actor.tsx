import { useTranslation } from 'react-i18next';
import { isPeriod } from '#shared/values/calendar.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { PeriodText } from '../../ui/index.ts';
import css from './audit.module.css';

/** Who did it. A failed attempt to sign in was nobody's. */
export function Actor({ name }: { name: string }) {
  const { t } = useTranslation('audit');
  return name === '' ? <span className={css.nobody}>{t('nobody')}</span> : <bdi>{name}</bdi>;
}

/** What it was done to: a number, a code, a login name, a month; tax rules are known by their country. */
export function Subject({ operation, subject }: { operation: string; subject: string }) {
  const format = useFormat();
  if (operation === 'pools.setUp') return <bdi>{format.country(subject)}</bdi>;
  return isPeriod(subject) ? <PeriodText value={subject} /> : <bdi>{subject}</bdi>;
}
