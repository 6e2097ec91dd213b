import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { UsoolBridge, UsoolEvent } from '#shared/contract/events.ts';

// The channels are written out: an imported value would pull the whole contract into the sandbox.
const CALL_CHANNEL = 'usool:call';
const EVENTS_CHANNEL = 'usool:event';

const bridge: UsoolBridge = {
  call: (name, input) => ipcRenderer.invoke(CALL_CHANNEL, name, input),
  on: (listener) => {
    const deliver = (_: IpcRendererEvent, event: UsoolEvent): void => listener(event);
    ipcRenderer.on(EVENTS_CHANNEL, deliver);
    return () => {
      ipcRenderer.off(EVENTS_CHANNEL, deliver);
    };
  },
};

contextBridge.exposeInMainWorld('usool', bridge);
