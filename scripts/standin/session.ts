/** session.defaultSession: requests and permissions. */
import { protocol, setBeforeRequest, type BeforeRequestListener } from './schemes.ts';

class Session {
  readonly protocol = protocol;
  readonly webRequest = {
    onBeforeRequest(filter: object | BeforeRequestListener | null, listener?: BeforeRequestListener | null): void {
      setBeforeRequest(typeof filter === 'function' ? (filter as BeforeRequestListener) : (listener ?? null));
    },
    onHeadersReceived(): void {},
  };
  /** Chromium asks nobody here: without a grant every permission is denied, which is what a handler that refuses does. */
  setPermissionRequestHandler(): void {}
  setPermissionCheckHandler(): void {}
  setDevicePermissionHandler(): void {}
  setDisplayMediaRequestHandler(): void {}
  setSpellCheckerEnabled(): void {}
  on(): this {
    return this;
  }
}

export const session = { defaultSession: new Session(), fromPartition: () => session.defaultSession };
