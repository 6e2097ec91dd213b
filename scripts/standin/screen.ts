/** screen and nativeTheme, as Chromium measured them at the start. */
import { EventEmitter } from 'node:events';
import type { ScreenSize } from './chromium.ts';

let measured: ScreenSize = { width: 1440, height: 900, availWidth: 1440, availHeight: 900, scale: 1 };

export function setMeasured(size: ScreenSize): void {
  measured = size;
}

function display(): object {
  return {
    id: 1,
    bounds: { x: 0, y: 0, width: measured.width, height: measured.height },
    workArea: { x: 0, y: 0, width: measured.availWidth, height: measured.availHeight },
    workAreaSize: { width: measured.availWidth, height: measured.availHeight },
    scaleFactor: measured.scale,
  };
}

export const screen = Object.assign(new EventEmitter(), { getPrimaryDisplay: display, getAllDisplays: () => [display()], getDisplayMatching: display });

type ThemeSource = 'system' | 'light' | 'dark';

class NativeTheme extends EventEmitter<{ updated: []; source: [ThemeSource] }> {
  #source: ThemeSource = 'system';

  get themeSource(): ThemeSource {
    return this.#source;
  }

  set themeSource(source: ThemeSource) {
    this.#source = source;
    this.emit('source', source);
    this.emit('updated');
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark';
  }
}

export const nativeTheme = new NativeTheme().setMaxListeners(0);
