import { useTranslation } from 'react-i18next';
import type { Input } from '#shared/contract/index.ts';
import type { UsoolError } from '#shared/errors.ts';
import { request } from '../api/client.ts';
import { useCommand } from '../api/queries.ts';
import { useToasts } from './toasts.ts';
import { usePerform } from './usePerform.ts';

interface ExportReport {
  /** Asks where to, writes, says so; `onDone` is not called when the person closed the dialog. */
  exportReport: (input: Input<'app.exportReport'>, onDone: () => void) => void;
  isBusy: boolean;
  error: UsoolError | null;
}

export function useExportReport(): ExportReport {
  const { t } = useTranslation('export');
  const show = useToasts((state) => state.show);
  const perform = usePerform();
  const command = useCommand('app.exportReport');
  return {
    exportReport: (input, onDone) =>
      command.mutate(input, {
        onSuccess: (answer) => {
          if (answer.cancelled) return;
          show('ok', t('saved', { file: answer.value.fileName }), t('savedIn', { folder: answer.value.folder }), { label: t('show'), perform: () => void perform(() => request('app.showLastExport', {})) });
          onDone();
        },
      }),
    isBusy: command.isPending,
    error: command.error?.error ?? null,
  };
}
