import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { OperationError } from '../api/client.ts';
import { errorText } from '../i18n/errorText.ts';
import { useFormat } from '../i18n/useFormat.ts';
import { useToasts } from './toasts.ts';

/**
 * Runs an action that has no form to show its refusal in: success is told in a toast, a refusal too.
 * `const perform = usePerform(); perform(() => archive.mutateAsync({ id }), t('archived'))`. Resolves to whether it succeeded.
 */
export function usePerform(): (action: () => Promise<unknown>, done?: string) => Promise<boolean> {
  const { t } = useTranslation();
  const format = useFormat();
  const show = useToasts((state) => state.show);
  return useCallback(
    async (action, done) => {
      try {
        await action();
        if (done !== undefined) show('ok', done);
        return true;
      } catch (error) {
        if (!(error instanceof OperationError)) throw error;
        const text = errorText(t, format, error.error);
        show('bad', text.what, text.next);
        return false;
      }
    },
    [t, format, show],
  );
}
