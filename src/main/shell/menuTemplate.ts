import type { MenuItemConstructorOptions } from 'electron';
import { MENU_COMMANDS, type MenuSection } from '#shared/commands.ts';
import { text, type Language } from './texts.ts';

export interface MenuOptions {
  language: Language;
  bookOpen: boolean;
  isDevelopment: boolean;
  platform: NodeJS.Platform;
  perform: (id: string) => void;
}

type Role = 'undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'selectAll' | 'zoomIn' | 'zoomOut' | 'resetZoom' | 'togglefullscreen' | 'toggleDevTools' | 'reload' | 'about' | 'services' | 'hide' | 'hideOthers' | 'unhide' | 'quit';

const SECTIONS: readonly MenuSection[] = ['file', 'edit', 'go', 'view', 'help'];
const LINE: MenuItemConstructorOptions = { type: 'separator' };

const roles = (language: Language, names: readonly (Role | '-')[]): MenuItemConstructorOptions[] =>
  names.map((name) => (name === '-' ? LINE : { role: name, label: text(language, ['role', name]) }));

function commandsOf(section: MenuSection, options: MenuOptions): MenuItemConstructorOptions[] {
  const items: MenuItemConstructorOptions[] = [];
  for (const command of MENU_COMMANDS) {
    if (command.section !== section) continue;
    if (command.separated) items.push(LINE);
    items.push({
      id: command.id,
      label: text(options.language, ['menu', command.id]),
      accelerator: command.shortcut,
      enabled: options.bookOpen || command.needsBook !== true,
      click: () => options.perform(command.id),
    });
  }
  return items;
}

function sectionItems(section: MenuSection, options: MenuOptions): MenuItemConstructorOptions[] {
  const { language, platform, isDevelopment } = options;
  const own = commandsOf(section, options);
  if (section === 'edit') return [...own, ...roles(language, ['undo', 'redo', '-', 'cut', 'copy', 'paste', 'selectAll'])];
  if (section === 'view') {
    return [...own, LINE, ...roles(language, ['zoomIn', 'zoomOut', 'resetZoom', '-', 'togglefullscreen']), ...(isDevelopment ? [LINE, ...roles(language, ['reload', 'toggleDevTools'])] : [])];
  }
  if (section === 'file' && platform !== 'darwin') return [...own, LINE, ...roles(language, ['quit'])];
  return own;
}

/** The menu as data: sections of commands, with what the system itself performs beside them. */
export function menuTemplate(options: MenuOptions): MenuItemConstructorOptions[] {
  const { language, platform } = options;
  const appMenu: MenuItemConstructorOptions[] =
    platform === 'darwin' ? [{ label: 'Usool', submenu: roles(language, ['about', '-', 'services', '-', 'hide', 'hideOthers', 'unhide', '-', 'quit']) }] : [];
  return [...appMenu, ...SECTIONS.map((section) => ({ id: section, label: text(language, ['section', section]), submenu: sectionItems(section, options) }))];
}
