import { createContext, useContext } from 'react';
import { createFormat, type Format } from './format.ts';

export const FormatContext = createContext<Format>(createFormat({ language: 'en', digits: 'latin', calendar: 'gregorian' }));

export function useFormat(): Format {
  return useContext(FormatContext);
}

/** The name in the language on screen, or the only one there is. */
export function useNameOf(): (names: { name: string; nameAr: string | null }) => string {
  const { settings } = useFormat();
  return ({ name, nameAr }) => (settings.language === 'ar' ? (nameAr ?? name) : name);
}
