import { Menu } from 'electron';
import { menuTemplate, type MenuOptions } from './menuTemplate.ts';

/** Puts up the menu; again whenever the language changes, or a book is opened or closed. */
export function installMenu(options: MenuOptions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options)));
}
