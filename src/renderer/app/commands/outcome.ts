import type { Result } from '#shared/errors.ts';
import { errorText } from '../../i18n/errorText.ts';
import { createFormat } from '../../i18n/format.ts';
import { i18next } from '../../i18n/index.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useToasts } from '../../state/toasts.ts';

/** Tells how a command ended that belongs to no screen. A dialog that was closed needs no word. */
export function show(result: Result<unknown>, done?: { key: string; values: Record<string, unknown> }): void {
  const { show: toast } = useToasts.getState();
  if (!result.ok) {
    const text = errorText(i18next.t, createFormat(usePreferences.getState().preferences), result.error);
    toast('bad', text.what, text.next);
  } else if (done !== undefined) {
    toast('ok', i18next.t(done.key, done.values));
  }
}
