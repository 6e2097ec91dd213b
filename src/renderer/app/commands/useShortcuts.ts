import { useEffect } from 'react';
import { commands } from './commands.ts';
import { performById, situation } from './perform.ts';

const KEYS: Readonly<Record<string, string>> = { Left: 'arrowleft', Right: 'arrowright' };

interface Chord {
  key: string;
  main: boolean;
  shift: boolean;
  alt: boolean;
}

/** "CmdOrCtrl+Shift+L" as what a key event says. */
export function chordOf(shortcut: string): Chord {
  const parts = shortcut.split('+');
  const key = parts.at(-1) ?? '';
  return { key: KEYS[key] ?? key.toLowerCase(), main: parts.includes('CmdOrCtrl'), shift: parts.includes('Shift'), alt: parts.includes('Alt') };
}

/** By the letter, and by the key where an Arabic keyboard gives another letter. */
function presses(event: KeyboardEvent, chord: Chord): boolean {
  const letter = /^(?:Key|Digit)(.)$/.exec(event.code)?.[1]?.toLowerCase();
  return (event.key.toLowerCase() === chord.key || letter === chord.key) && (event.ctrlKey || event.metaKey) === chord.main && event.shiftKey === chord.shift && event.altKey === chord.alt;
}

/** The keys of all commands. What is handled here is not handled by the native menu again. */
export function useShortcuts(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.repeat) return;
      const hit = commands.find((command) => command.shortcut !== undefined && presses(event, chordOf(command.shortcut)));
      if (hit === undefined || !hit.enabled(situation())) return;
      event.preventDefault();
      void performById(hit.id);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

/** A shortcut as people read it: Ctrl K, ⌘ K. */
export function shortcutText(shortcut: string, isMac: boolean): string {
  return shortcut.replace('CmdOrCtrl', isMac ? '⌘' : 'Ctrl').split('+').join(' ');
}
