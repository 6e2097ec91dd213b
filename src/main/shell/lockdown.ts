import type { Session, WebContents } from 'electron';
import { ORIGIN, SCHEME, START_URL } from './protocol.ts';
import type { Log } from './log.ts';

/** Where the window's page comes from: our own scheme, or the development server while developing. */
export interface Source {
  url: string;
  origin: string;
  isDevelopment: boolean;
}

export function sourceOf(developmentUrl: string | undefined, isPackaged: boolean): Source {
  if (developmentUrl === undefined || isPackaged) return { url: START_URL, origin: ORIGIN, isDevelopment: false };
  return { url: developmentUrl, origin: new URL(developmentUrl).origin, isDevelopment: true };
}

/** Whether a request may leave the page: only for our own files, and for the development server while developing. */
export function mayRequest(address: string, source: Source): boolean {
  const scheme = address.slice(0, address.indexOf(':'));
  if (scheme === SCHEME || scheme === 'blob' || scheme === 'data') return true;
  if (!source.isDevelopment) return false;
  return scheme === 'devtools' || (URL.canParse(address) && new URL(address).host === new URL(source.url).host);
}

/** The application asks for no permission and reaches no network, so every such request is refused here, whoever makes it. */
export function lockSession(session: Session, source: Source, log: Log): void {
  session.setPermissionRequestHandler((_, permission, answer) => {
    log.warn(`permission refused: ${permission}`);
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_, answer) => answer({}));
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const cancel = !mayRequest(url, source);
    if (cancel) log.warn(`request refused: ${url.slice(0, 200)}`);
    answer({ cancel });
  });
  if (!source.isDevelopment) return;
  session.webRequest.onHeadersReceived(({ responseHeaders }, answer) => answer({ responseHeaders: { ...responseHeaders, 'content-security-policy': [DEVELOPMENT_POLICY] } }));
}

/** While developing, the page comes from a server that reloads it; it is held to that server. */
const DEVELOPMENT_POLICY = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self' ws:; object-src 'none'; frame-src 'none'";

/** A page stays where it was loaded: no navigation, no redirect, no new window, no embedded page. */
export function lockContents(contents: WebContents, source: Source, log: Log): void {
  const isOwnPage = (url: string): boolean => url === source.url || (source.isDevelopment && URL.canParse(url) && new URL(url).origin === source.origin);
  contents.on('will-navigate', (event) => {
    if (isOwnPage(event.url)) return;
    log.warn(`navigation refused: ${event.url.slice(0, 200)}`);
    event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    log.warn(`window refused: ${url.slice(0, 200)}`);
    return { action: 'deny' };
  });
}
