import { create } from 'zustand';
import type { Input, Output } from '#shared/contract/index.ts';
import { applyLanguage } from '../i18n/index.ts';
import { languageOf } from '../i18n/format.ts';
import { request } from '../api/client.ts';

export type Preferences = Output<'app.preferences'>;

interface PreferencesState {
  preferences: Preferences;
  load: () => Promise<void>;
  /** Shown at once, then kept; a refusal is thrown and the old choice comes back. */
  change: (part: Input<'app.setPreferences'>) => Promise<void>;
}

const darkQuery = '(prefers-color-scheme: dark)';

/** Puts language, direction, theme and density on the document. */
export function applyPreferences(preferences: Preferences): void {
  applyLanguage(preferences);
  const isDark = preferences.theme === 'dark' || (preferences.theme === 'system' && matchMedia(darkQuery).matches);
  document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
  document.documentElement.dataset['density'] = preferences.density;
}

export const usePreferences = create<PreferencesState>()((set, get) => ({
  preferences: { language: languageOf(globalThis.navigator?.language ?? 'en'), digits: 'latin', calendar: 'gregorian', theme: 'system', density: 'compact' },
  load: async () => {
    const preferences = await request('app.preferences', {});
    applyPreferences(preferences);
    set({ preferences });
  },
  change: async (part) => {
    const before = get().preferences;
    const shown = { ...before, ...part };
    applyPreferences(shown);
    set({ preferences: shown });
    try {
      set({ preferences: await request('app.setPreferences', part) });
    } catch (error) {
      applyPreferences(before);
      set({ preferences: before });
      throw error;
    }
  },
}));

/** With the theme left to the system, follows it. */
export function followSystemTheme(): () => void {
  const query = matchMedia(darkQuery);
  const follow = (): void => applyPreferences(usePreferences.getState().preferences);
  query.addEventListener('change', follow);
  return () => query.removeEventListener('change', follow);
}
