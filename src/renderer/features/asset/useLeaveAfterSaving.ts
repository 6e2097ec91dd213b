import { useEffect, useState } from 'react';
import { useNavigation, type ScreenParams } from '../../state/navigation.ts';
import { useUnsavedChanges } from '../../state/useUnsavedChanges.ts';

/** Guards what is unsaved; once it is saved, goes to the asset without asking. */
export function useLeaveAfterSaving(isDirty: boolean): (to: ScreenParams['asset']) => void {
  const go = useNavigation((state) => state.go);
  const [saved, setSaved] = useState<ScreenParams['asset'] | null>(null);
  // Declared first: the guard must have let go before the next effect leaves.
  useUnsavedChanges(isDirty && saved === null);
  useEffect(() => {
    if (saved !== null) go('asset', saved);
  }, [saved, go]);
  return setSaved;
}
