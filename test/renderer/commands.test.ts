import { describe, expect, test, vi } from 'vitest';
import { MENU_COMMANDS } from '#shared/commands.ts';
import type { Role } from '#shared/roles.ts';
import { commands } from '../../src/renderer/app/commands/commands.ts';
import { chordOf, shortcutText } from '../../src/renderer/app/commands/useShortcuts.ts';
import { i18next } from '../../src/renderer/i18n/index.ts';

// Screens that the commands lead to read what was arranged the last time, which a window keeps and Node does not.
vi.hoisted(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => kept.set(key, value), removeItem: (key: string) => kept.delete(key) });
});

describe('commands', () => {
  test('everything the native menu offers can be performed, under the same key', () => {
    for (const item of MENU_COMMANDS) {
      const command = commands.find(({ id }) => id === item.id);
      expect(command, item.id).toBeDefined();
      expect(command?.shortcut).toBe(item.shortcut);
    }
  });

  test('no two share an id or a key', () => {
    const ids = commands.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const keys = commands.flatMap(({ shortcut }) => shortcut ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('each has a name in both languages', () => {
    for (const { labelKey } of commands) for (const language of ['en', 'ar']) expect(i18next.getFixedT(language)(labelKey), labelKey).not.toBe('');
  });

  test('what needs a book is not offered without one', () => {
    const offered = commands.filter((command) => command.enabled({ hasBook: false })).map(({ id }) => id);
    expect(offered).not.toContain('go.close');
    expect(offered).not.toContain('book.close');
    expect(offered).toContain('book.open');
  });

  test('what a person may not do is not offered to them, and nothing of the book to nobody', () => {
    const offered = (role: Role | undefined, asksLogin = true) => commands.filter((command) => command.enabled({ hasBook: true, role, asksLogin })).map(({ id }) => id);
    expect(offered('owner')).toEqual(expect.arrayContaining(['go.people', 'go.audit', 'import.start', 'asset.create', 'book.backup', 'session.logout']));
    expect(offered('clerk')).toEqual(expect.arrayContaining(['asset.create', 'go.close']));
    for (const id of ['go.people', 'go.audit', 'import.start', 'book.backup']) expect(offered('clerk')).not.toContain(id);
    expect(offered('viewer')).not.toContain('asset.create');
    expect(offered('owner', false)).not.toContain('session.logout');
    const atTheDoor = offered(undefined);
    expect(atTheDoor).toEqual(expect.arrayContaining(['book.close', 'book.open', 'view.language']));
    expect(atTheDoor.filter((id) => id.startsWith('go.') && id !== 'go.back')).toEqual([]);
  });

  test('keys are read as Electron writes them', () => {
    expect(chordOf('CmdOrCtrl+Shift+L')).toEqual({ key: 'l', main: true, shift: true, alt: false });
    expect(chordOf('Alt+Left')).toEqual({ key: 'arrowleft', main: false, shift: false, alt: true });
    expect(shortcutText('CmdOrCtrl+K', false)).toBe('Ctrl K');
    expect(shortcutText('CmdOrCtrl+K', true)).toBe('⌘ K');
  });
});
