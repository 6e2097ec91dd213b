/** The menu has no bar in a Chromium window; its items answer their keys, and the fixture's choice by id. */
import { EventEmitter } from 'node:events';
import { control } from './control.ts';

interface ItemOptions {
  id?: string;
  label?: string;
  role?: string;
  type?: string;
  accelerator?: string;
  enabled?: boolean;
  click?: (item: MenuItem) => void;
  submenu?: ItemOptions[] | Menu;
}

export class MenuItem {
  readonly id: string;
  readonly label: string;
  readonly role: string | undefined;
  readonly accelerator: string | undefined;
  readonly submenu: Menu | undefined;
  enabled: boolean;
  readonly #click: ((item: MenuItem) => void) | undefined;

  constructor(options: ItemOptions) {
    this.id = options.id ?? '';
    this.label = options.label ?? '';
    this.role = options.role;
    this.accelerator = options.accelerator;
    this.enabled = options.enabled ?? true;
    this.#click = options.click;
    this.submenu = Array.isArray(options.submenu) ? Menu.buildFromTemplate(options.submenu) : options.submenu;
  }

  click(): void {
    if (this.enabled) this.#click?.(this);
  }
}

let applicationMenu: Menu | null = null;
export const menuChanged = new EventEmitter<{ changed: [] }>();

export class Menu {
  readonly items: MenuItem[] = [];

  static buildFromTemplate(template: ItemOptions[]): Menu {
    const menu = new Menu();
    menu.items.push(...template.map((item) => new MenuItem(item)));
    return menu;
  }

  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu;
    menuChanged.emit('changed');
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu;
  }

  append(item: MenuItem): void {
    this.items.push(item);
  }

  popup(): void {}

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      if (item.id === id) return item;
      const below = item.submenu?.getMenuItemById(id);
      if (below !== null && below !== undefined) return below;
    }
    return null;
  }
}

function flatten(menu: Menu | null): MenuItem[] {
  return (menu?.items ?? []).flatMap((item) => [item, ...flatten(item.submenu ?? null)]);
}

/** `CmdOrCtrl+Shift+N` as the page's keydown tells it. */
export function acceleratorKeys(): { id: string; key: string; ctrl: boolean; shift: boolean; alt: boolean }[] {
  return flatten(applicationMenu)
    .filter((item) => item.accelerator !== undefined && item.id !== '')
    .map((item) => {
      const parts = (item.accelerator ?? '').split('+').map((part) => part.toLowerCase());
      return {
        id: item.id,
        key: parts.at(-1) ?? '',
        ctrl: parts.some((part) => /^(cmdorctrl|commandorcontrol|ctrl|control|cmd|command)$/.test(part)),
        shift: parts.includes('shift'),
        alt: parts.includes('alt') || parts.includes('option'),
      };
    });
}

export function clickAccelerator(id: string): void {
  applicationMenu?.getMenuItemById(id)?.click();
}

control.on('menu', ({ id }) => clickAccelerator(id));
