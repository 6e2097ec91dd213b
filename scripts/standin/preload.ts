/** What a page gets before its own scripts: the preload with `require('electron')`, and the keys of the menu. */
import { readFileSync } from 'node:fs';

export const BINDING = '__usool_standin';

/** Runs in the page. The binding is taken out of the window's reach at once, so that the page sees only what the preload exposes. */
function shim(bindingName: string, preload: ((require: (id: string) => unknown, module: { exports: unknown }) => void) | null): void {
  const scope = globalThis as unknown as Record<string, unknown>;
  const transport = scope[bindingName] as ((message: string) => Promise<string>) | undefined;
  delete scope[bindingName];
  if (window.top !== window || transport === undefined) return;

  type Listener = (event: object, ...args: unknown[]) => void;
  const listeners = new Map<string, Set<Listener>>();
  let accelerators: { id: string; key: string; ctrl: boolean; shift: boolean; alt: boolean }[] = [];

  const wrap = (value: unknown): object => (value === undefined ? { none: true } : { value });
  const ask = async (message: object): Promise<unknown> => {
    const answer = JSON.parse(await transport(JSON.stringify(message))) as { error?: string; value?: unknown };
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.value;
  };
  const ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]) => ask({ kind: 'invoke', channel, args: args.map(wrap) }),
    send: (channel: string, ...args: unknown[]) => void ask({ kind: 'send', channel, args: args.map(wrap) }),
    on(channel: string, listener: Listener) {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
      return ipcRenderer;
    },
    off(channel: string, listener: Listener) {
      listeners.get(channel)?.delete(listener);
      return ipcRenderer;
    },
    removeListener: (channel: string, listener: Listener) => ipcRenderer.off(channel, listener),
  };
  const contextBridge = {
    exposeInMainWorld(name: string, api: object) {
      Object.defineProperty(window, name, { value: Object.freeze({ ...api }), enumerable: true, writable: false, configurable: false });
    },
  };

  // Electron denies these in the browser process. Here what reaches the network is refused by routing, and the rest at its origin.
  window.open = () => null;
  window.navigation?.addEventListener('navigate', (event) => {
    if (event.cancelable && !event.destination.url.startsWith(`${location.origin}/`)) event.preventDefault();
  });

  addEventListener(
    'keydown',
    (event) => {
      const hit = accelerators.find((a) => a.key === event.key.toLowerCase() && a.ctrl === (event.ctrlKey || event.metaKey) && a.shift === event.shiftKey && a.alt === event.altKey);
      if (hit === undefined) return;
      // A menu's key acts only when the page has not used it: listen again behind everyone who listens now.
      const last = (): void => {
        removeEventListener('keydown', last);
        if (event.defaultPrevented) return;
        event.preventDefault();
        void ask({ kind: 'accelerator', id: hit.id });
      };
      addEventListener('keydown', last);
    },
    true,
  );

  const receive = async (): Promise<void> => {
    for (;;) {
      const messages = (await ask({ kind: 'receive' })) as { channel: string; args: unknown[] }[] | null;
      if (messages === null) return;
      for (const { channel, args } of messages) {
        if (channel === ':accelerators') accelerators = args[0] as typeof accelerators;
        else for (const listener of listeners.get(channel) ?? []) listener({}, ...args);
      }
    }
  };

  preload?.(
    (id) => {
      if (id === 'electron') return { contextBridge, ipcRenderer };
      throw new Error(`module not found: ${id}`);
    },
    { exports: {} },
  );
  void receive();
}

export function initScript(preloadPath: string | undefined): string {
  const preload = preloadPath === undefined ? 'null' : `(require, module) => { const exports = module.exports;\n${readFileSync(preloadPath, 'utf8')}\n}`;
  return `(${shim.toString()})(${JSON.stringify(BINDING)}, ${preload});`;
}
