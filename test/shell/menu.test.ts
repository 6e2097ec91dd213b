import { describe, expect, test } from 'vitest';
import type { MenuItemConstructorOptions } from 'electron';
import { MENU_COMMANDS } from '#shared/commands.ts';
import { menuTemplate, type MenuOptions } from '../../src/main/shell/menuTemplate.ts';

const options: MenuOptions = { language: 'en', bookOpen: true, isDevelopment: false, platform: 'linux', perform: () => undefined };
const itemsOf = (template: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])]);

describe('the native menu', () => {
  test.each(['en', 'ar'] as const)('has every command with a label of its own in %s', (language) => {
    const items = itemsOf(menuTemplate({ ...options, language }));
    const labels = MENU_COMMANDS.map(({ id }) => items.find((item) => item.id === id)?.label);
    expect(labels.every((label) => label !== undefined && label.length > 1)).toBe(true);
    expect(new Set(labels).size).toBe(labels.length);
  });

  test('says everything in Arabic when the language is Arabic', () => {
    const labels = itemsOf(menuTemplate({ ...options, language: 'ar' })).flatMap(({ label, id }) => (label === undefined || id === 'view.language' ? [] : [label]));
    for (const label of labels) expect(label).toMatch(/\p{Script=Arabic}/u);
  });

  test('uses no shortcut twice', () => {
    const shortcuts = MENU_COMMANDS.flatMap(({ shortcut }) => (shortcut === undefined ? [] : [shortcut]));
    expect(new Set(shortcuts).size).toBe(shortcuts.length);
  });

  test('performs a command by its id', () => {
    const performed: string[] = [];
    const item = itemsOf(menuTemplate({ ...options, perform: (id) => performed.push(id) })).find(({ id }) => id === 'go.register');
    const click = item?.click as unknown as (() => void) | undefined;
    click?.();
    expect(performed).toEqual(['go.register']);
  });

  test('offers what needs a book only while one is open', () => {
    const enabled = (bookOpen: boolean, id: string): boolean | undefined => itemsOf(menuTemplate({ ...options, bookOpen })).find((item) => item.id === id)?.enabled;
    expect(enabled(false, 'asset.create')).toBe(false);
    expect(enabled(true, 'asset.create')).toBe(true);
    expect(enabled(false, 'book.open')).toBe(true);
  });

  test('has developer tools only while developing', () => {
    const roles = (isDevelopment: boolean): unknown[] => itemsOf(menuTemplate({ ...options, isDevelopment })).map(({ role }) => role);
    expect(roles(false)).not.toContain('toggleDevTools');
    expect(roles(true)).toContain('toggleDevTools');
  });
});
