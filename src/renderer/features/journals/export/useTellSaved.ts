import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { request } from '../../../api/client.ts';
import { useToasts } from '../../../state/toasts.ts';
import { usePerform } from '../../../state/usePerform.ts';

/** Says where a file went, with the way to it; nothing where the person thought better of it. */
export function useTellSaved(): (answer: Output<'app.exportJournals'>) => void {
  const { t } = useTranslation('export');
  const show = useToasts((state) => state.show);
  const perform = usePerform();
  return (answer) => {
    if (answer.cancelled) return;
    show('ok', t('saved', { file: answer.value.fileName }), t('savedIn', { folder: answer.value.folder }), { label: t('show'), perform: () => void perform(() => request('app.showLastExport', {})) });
  };
}
