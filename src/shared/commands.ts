/**
 * What a person can ask for from the native menu. The renderer performs each by its id; the label is `menu.<id>` of the shell texts.
 * Shortcuts are written the way Electron writes accelerators.
 */
export type MenuSection = 'file' | 'edit' | 'view' | 'go' | 'help';

export interface MenuCommand {
  id: string;
  section: MenuSection;
  shortcut?: string;
  /** Draws a line above the item. */
  separated?: true;
  /** Makes sense only with a book open. */
  needsBook?: true;
}

export const MENU_COMMANDS: readonly MenuCommand[] = [
  { id: 'book.create', section: 'file', shortcut: 'CmdOrCtrl+Shift+N' },
  { id: 'book.open', section: 'file', shortcut: 'CmdOrCtrl+O' },
  { id: 'book.restore', section: 'file' },
  { id: 'book.close', section: 'file', needsBook: true },
  { id: 'asset.create', section: 'file', shortcut: 'CmdOrCtrl+N', separated: true, needsBook: true },
  { id: 'import.start', section: 'file', shortcut: 'CmdOrCtrl+I', needsBook: true },
  { id: 'book.backup', section: 'file', shortcut: 'CmdOrCtrl+Shift+S', needsBook: true },
  { id: 'book.export', section: 'file', needsBook: true },
  { id: 'app.settings', section: 'file', shortcut: 'CmdOrCtrl+,', separated: true },
  { id: 'palette.open', section: 'go', shortcut: 'CmdOrCtrl+K' },
  { id: 'go.home', section: 'go', shortcut: 'CmdOrCtrl+1', separated: true, needsBook: true },
  { id: 'go.register', section: 'go', shortcut: 'CmdOrCtrl+2', needsBook: true },
  { id: 'go.close', section: 'go', shortcut: 'CmdOrCtrl+3', needsBook: true },
  { id: 'go.reports', section: 'go', shortcut: 'CmdOrCtrl+4', needsBook: true },
  { id: 'go.journals', section: 'go', shortcut: 'CmdOrCtrl+5', needsBook: true },
  { id: 'view.language', section: 'view', shortcut: 'CmdOrCtrl+Shift+L' },
  { id: 'view.theme', section: 'view' },
  { id: 'help.about', section: 'help' },
];
