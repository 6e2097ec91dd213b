import { randomUUID } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

export const SCHEME = 'app';
export const ORIGIN = 'app://usool';
export const START_URL = `${ORIGIN}/index.html`;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** Styles may be inline because the grid and the charts write them; they reach nothing, since no other origin may be loaded from. */
const PAGE_POLICY = [
  "default-src 'none'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "font-src 'self'", "connect-src 'self'",
  "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'", "frame-src 'none'", "object-src 'none'", "worker-src 'none'",
].join('; ');

const PRINT_POLICY = ["default-src 'none'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data:", "font-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"].join('; ');

const headers = (type: string, policy: string): Record<string, string> => ({
  'content-type': type,
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-cache',
});

const refused = (status: number): Response => new Response(null, { status, headers: headers('text/plain; charset=utf-8', PRINT_POLICY) });

export interface Folders {
  renderer: string;
  fonts: string;
}

/** What app://usool/ answers: files of the renderer, the fonts, and pages waiting to be printed. Nothing else on the disk is in reach. */
export class AppFiles {
  readonly #folders: Folders;
  readonly #pages = new Map<string, string>();

  constructor(folders: Folders) {
    this.#folders = folders;
  }

  /** Keeps a page to be printed and returns its address; `release` forgets it. */
  offer(html: string): { url: string; release: () => void } {
    const token = randomUUID();
    this.#pages.set(token, html);
    return { url: `${ORIGIN}/print/${token}`, release: () => void this.#pages.delete(token) };
  }

  async answer(request: Request): Promise<Response> {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refused(405);
    const path = pathOf(request.url);
    if (path === null) return refused(400);
    if (path.startsWith('/print/')) {
      const page = this.#pages.get(path.slice('/print/'.length));
      return page === undefined ? refused(404) : new Response(page, { headers: headers('text/html; charset=utf-8', PRINT_POLICY) });
    }
    return path.startsWith('/fonts/') ? await this.#file(this.#folders.fonts, path.slice('/fonts/'.length)) : await this.#file(this.#folders.renderer, path.slice(1));
  }

  async #file(folder: string, name: string): Promise<Response> {
    const type = TYPES[extname(name)];
    if (type === undefined) return refused(404);
    try {
      // Links are followed before the check, so that nothing inside the folder can lead out of it.
      const base = await realpath(folder);
      const file = await realpath(join(base, name));
      if (!file.startsWith(base + sep)) return refused(403);
      return new Response(await readFile(file), { headers: headers(type, PAGE_POLICY) });
    } catch {
      return refused(404);
    }
  }
}

/** The decoded path of an address of ours; null for another host, a broken escape, or anything that climbs. */
function pathOf(address: string): string | null {
  try {
    const url = new URL(address);
    if (url.protocol !== `${SCHEME}:` || url.host !== 'usool') return null;
    const path = decodeURIComponent(url.pathname);
    const parts = path.split('/');
    return parts.includes('..') || parts.includes('.') || /[\0\\:]/.test(path) ? null : path;
  } catch {
    return null;
  }
}
