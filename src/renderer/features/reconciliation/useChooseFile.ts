import { useCommand } from '../../api/queries.ts';
import { usePerform } from '../../state/usePerform.ts';
import type { Source } from './ImportDialog.tsx';

/** Asks for a trial balance. */
export function useChooseFile(onChoose: (source: Source) => void): { choose: () => void; isBusy: boolean } {
  const command = useCommand('app.chooseBalancesFile');
  const perform = usePerform();
  const ask = async (): Promise<void> => {
    const answer = await command.mutateAsync({});
    if (!answer.cancelled) onChoose({ fileId: answer.value.fileId, fileName: answer.value.fileName });
  };
  return { choose: () => void perform(ask), isBusy: command.isPending };
}
