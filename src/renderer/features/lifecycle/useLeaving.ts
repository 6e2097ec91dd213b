import { useEffect, useState } from 'react';
import { useNavigation } from '../../state/navigation.ts';
import { useToasts } from '../../state/toasts.ts';
import { useUnsavedChanges } from '../../state/useUnsavedChanges.ts';

/** Asks before what was typed is lost; once it is done, says so and goes to the asset, where it stands in the history. */
export function useLeaving(assetId: string, isDirty: boolean): (said: string) => void {
  const go = useNavigation((state) => state.go);
  const show = useToasts((state) => state.show);
  const [isDone, setDone] = useState(false);
  // Declared before the effect that leaves: the guard must have let go by then.
  useUnsavedChanges(isDirty && !isDone);
  useEffect(() => {
    if (isDone) go('asset', { assetId, tab: 'history' });
  }, [isDone, go, assetId]);
  return (said) => {
    show('ok', said);
    setDone(true);
  };
}
