import { useTranslation } from 'react-i18next';
import type { Problems } from './form.ts';

/** The sentence beside a field that still lacks something; what is meaningless says so itself. */
export function useProblemText(problems: Problems): (field: string) => string | null {
  const { t } = useTranslation('common');
  return (field) => (problems[field] === 'required' ? t('required') : null);
}
