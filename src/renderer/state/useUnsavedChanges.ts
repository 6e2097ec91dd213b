import { useEffect, useId } from 'react';
import { useNavigation } from './navigation.ts';

/** While true, leaving the screen asks first. */
export function useUnsavedChanges(isUnsaved: boolean): void {
  const id = useId();
  const setUnsaved = useNavigation((state) => state.setUnsaved);
  useEffect(() => {
    setUnsaved(id, isUnsaved);
    return () => setUnsaved(id, false);
  }, [id, isUnsaved, setUnsaved]);
}
