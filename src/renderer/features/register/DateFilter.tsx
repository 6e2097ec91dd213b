import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, DateField, FormGrid, Popover, Stack } from '../../ui/index.ts';
import { dateBoundsOf, type DateBound, type RegisterFilters } from './filter.ts';
import css from './register.module.css';
import { useRegister } from './state.ts';

/** By the days of acquisition and of coming into service. */
export function DateFilter() {
  const { t } = useTranslation('register');
  const filters = useRegister((state) => state.filters);
  const bounds = dateBoundsOf(filters);
  return (
    <Popover label={t('dates')} trigger={<Button size="small">{t('filterSetTo', { filter: t('dates'), value: bounds === 0 ? t('any') : t('several', { count: bounds }) })}</Button>}>
      <div className={css.dates}>
        <Stack>
          <Bounds from="acquiredFrom" to="acquiredTo" />
          <Bounds from="inServiceFrom" to="inServiceTo" />
        </Stack>
      </div>
    </Popover>
  );
}

function Bounds({ from, to }: { from: DateBound; to: DateBound }) {
  return (
    <FormGrid>
      <Bound bound={from} />
      <Bound bound={to} />
    </FormGrid>
  );
}

function Bound({ bound }: { bound: DateBound }) {
  const { t } = useTranslation('register');
  const { filters, narrow } = useRegister();
  const [wrong, setWrong] = useState(false);
  const change = (value: string | null): void => {
    setWrong(value === null);
    // While a day is half typed the grid keeps its rows.
    if (value !== null) narrow({ [bound]: value } satisfies Partial<Pick<RegisterFilters, DateBound>>);
  };
  return <DateField label={t(`bounds.${bound}`)} value={wrong ? null : filters[bound]} onChange={change} />;
}
