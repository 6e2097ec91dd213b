import { useMemo } from 'react';
import type { Input } from '#shared/contract/index.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useDebounced } from '../../state/useDebounced.ts';
import { askedFilter } from './filter.ts';
import { useRegister } from './state.ts';

/** The one question that rows and totals are both asked. */
export function useRegisterQuery(): Input<'register.totals'> {
  const { settings } = useFormat();
  const filters = useRegister((state) => state.filters);
  const sought = useDebounced(useRegister((state) => state.search).trim());
  return useMemo(() => ({ filter: askedFilter(filters, sought), ...(sought === '' ? {} : { search: sought }), language: settings.language }), [filters, sought, settings.language]);
}
