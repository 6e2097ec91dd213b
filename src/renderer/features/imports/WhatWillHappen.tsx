import { useTranslation } from 'react-i18next';
import { isolate } from '../../i18n/isolate.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import type { Check } from './checking.ts';
import css from './imports.module.css';
import type { ImportMapping } from './mapping.ts';

const NAMED = 12;

/** What the import does to the book, before it does it. */
export function WhatWillHappen({ check, mapping }: { check: Check; mapping: ImportMapping }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { totals, newCategories, newPlaces } = check;
  // Each name by itself: a list of Latin names in an Arabic sentence still runs from the right.
  const named = (names: readonly string[]): string => format.list([...names.slice(0, NAMED).map(isolate), ...(names.length > NAMED ? [t('happens.others', { count: names.length - NAMED })] : [])]);
  return (
    <ul className={css.happens}>
      <li>{t(mapping.importAs === 'DRAFT' ? 'happens.drafts' : 'happens.assets', { count: totals.count })}</li>
      {newCategories.length > 0 && <li>{t('happens.categories', { count: newCategories.length, names: named(newCategories) })}</li>}
      {newPlaces.length > 0 && <li>{t('happens.places', { count: newPlaces.length, names: named(newPlaces) })}</li>}
      {totals.firstMonth !== null && <li>{t('happens.firstMonth', { period: format.period(totals.firstMonth) })}</li>}
      <li>{t('happens.whole')}</li>
    </ul>
  );
}
