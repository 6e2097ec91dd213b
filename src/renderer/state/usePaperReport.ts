import { useTranslation } from 'react-i18next';
import type { Input } from '#shared/contract/index.ts';
import type { UsoolError } from '#shared/errors.ts';
import { useCommand } from '../api/queries.ts';
import { useExportReport } from './useExportReport.ts';
import { useToasts } from './toasts.ts';

type Paper = Input<'app.printReport'>;

interface PaperReport {
  /** Sends a document to the printer; `onDone` is not called when the person closed the system's dialog. */
  print: (paper: Paper, onDone: () => void) => void;
  /** The same as a PDF, asked where to. */
  save: (paper: Paper, onDone: () => void) => void;
  isBusy: boolean;
  error: UsoolError | null;
}

export function usePaperReport(): PaperReport {
  const { t } = useTranslation('export');
  const show = useToasts((state) => state.show);
  const command = useCommand('app.printReport');
  const { exportReport, isBusy, error } = useExportReport();
  return {
    print: (paper, onDone) =>
      command.mutate(paper, {
        onSuccess: ({ printed }) => {
          if (!printed) return;
          show('ok', t('printed'));
          onDone();
        },
      }),
    save: (paper, onDone) => exportReport({ ...paper, format: 'pdf' }, onDone),
    isBusy: command.isPending || isBusy,
    error: command.error?.error ?? error,
  };
}
