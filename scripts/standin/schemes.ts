/** Chromium serves no scheme of ours, so each `scheme://host` has an https origin standing for it, reserved never to exist. */
type ProtocolHandler = (request: Request) => Response | Promise<Response>;
export interface BeforeRequest {
  url: string;
  method: string;
  resourceType: string;
}
export type BeforeRequestListener = (details: BeforeRequest, answer: (response: { cancel?: boolean }) => void) => void;

const handlers = new Map<string, ProtocolHandler>();
let beforeRequest: BeforeRequestListener | null = null;

export const standingFor = (url: string): string => url.replace(/^([a-z][a-z0-9+-]*):\/\/([^/?#]+)/, (whole, scheme: string, host: string) => (handlers.has(scheme) ? `https://${host}.${scheme}.invalid` : whole));
export const original = (url: string): string => url.replace(/^https:\/\/([^/?#]+)\.([a-z][a-z0-9+-]*)\.invalid(?=[/?#]|$)/, '$2://$1');

export const protocol = {
  registerSchemesAsPrivileged(): void {},
  handle(scheme: string, handler: ProtocolHandler): void {
    handlers.set(scheme, handler);
  },
  unhandle(scheme: string): void {
    handlers.delete(scheme);
  },
  isProtocolHandled: (scheme: string): boolean => handlers.has(scheme),
};

export function setBeforeRequest(listener: BeforeRequestListener | null): void {
  beforeRequest = listener;
}

/** The application's answer to a request for one of its own schemes; null where the URL is not of one. */
export async function answerOwn(url: string, method: string): Promise<Response | null> {
  const own = original(url);
  const handler = handlers.get(own.slice(0, own.indexOf(':')));
  return handler === undefined ? null : await handler(new Request(own, { method }));
}

/** Whether the application lets a request of the network through. */
export async function letsThrough(details: BeforeRequest): Promise<boolean> {
  const listener = beforeRequest;
  if (listener === null) return true;
  return await new Promise((resolve) => {
    listener(details, (response) => resolve(response.cancel !== true));
  });
}
