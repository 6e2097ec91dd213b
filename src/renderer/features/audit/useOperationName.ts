import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { textOr } from '../../i18n/textOr.ts';

/** What an operation does, in words; one that a later version wrote is called by its own name. */
export function useOperationName(): (operation: string) => string {
  const { t } = useTranslation('audit');
  return useCallback((operation) => textOr(t, [`audit:did.${operation}`], operation), [t]);
}
