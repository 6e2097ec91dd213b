import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mayRequest, sourceOf } from '../../src/main/shell/lockdown.ts';
import { AppFiles } from '../../src/main/shell/protocol.ts';

let root: string;
let files: AppFiles;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'usool-protocol-'));
  for (const folder of ['renderer/assets', 'renderer-secret', 'fonts']) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'renderer', 'index.html'), '<!doctype html>');
  writeFileSync(join(root, 'renderer', 'assets', 'main.js'), '1');
  writeFileSync(join(root, 'renderer', 'assets', 'book.usool'), 'not for pages');
  writeFileSync(join(root, 'renderer', 'assets', 'أصل.svg'), '<svg/>');
  writeFileSync(join(root, 'renderer-secret', 'key.json'), '"secret"');
  writeFileSync(join(root, 'secret.json'), '"secret"');
  writeFileSync(join(root, 'fonts', 'fonts.css'), '/* fonts */');
  symlinkSync(join(root, 'secret.json'), join(root, 'renderer', 'link.json'));
  files = new AppFiles({ renderer: join(root, 'renderer'), fonts: join(root, 'fonts') });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A request as Chromium would hand it over, without the tidying that `new Request` does to its address. */
const ask = (url: string, method = 'GET'): Promise<Response> => files.answer({ url, method } as Request);

describe('app://usool/', () => {
  test('serves the files of the renderer with their types and a strict policy', async () => {
    const page = await ask('app://usool/index.html');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/unsafe-eval|https?:|script-src[^;]*unsafe-inline|\*/);
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await ask('app://usool/assets/main.js')).headers.get('content-type')).toContain('text/javascript');
    expect((await ask(`app://usool/assets/${encodeURIComponent('أصل')}.svg`)).status).toBe(200);
    expect((await ask('app://usool/fonts/fonts.css')).status).toBe(200);
  });

  test.each([
    'app://usool/../secret.json', 'app://usool/%2e%2e/secret.json', 'app://usool/%2e%2e%2fsecret.json', 'app://usool/assets/../../secret.json', 'app://usool/..%5csecret.json',
    'app://usool/assets/%2e%2e/%2e%2e/secret.json', 'app://usool/..%2frenderer-secret%2fkey.json', 'app://usool/fonts/../secret.json', 'app://usool/fonts/%2e%2e%2fsecret.json',
    'app://usool//etc/passwd', 'app://usool/%2fetc/passwd', 'app://usool/c:/windows/win.ini', 'app://usool/index.html%00.json', 'app://usool/%', 'app://usool/link.json', 'app://usool/fonts',
    'app://usool/', 'app://usool/assets', 'app://usool/assets/book.usool', 'app://usool/nothing.json', 'app://other/index.html', 'app://usool.evil/index.html', 'https://usool/index.html', 'file:///etc/passwd',
  ])('gives nothing for %s', async (url) => {
    const response = await ask(url);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(await response.text()).toBe('');
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('answers no %s', async (method) => {
    expect((await ask('app://usool/index.html', method)).status).toBe(405);
  });

  test('shows a page to print only while it is being printed, and lets it run no script', async () => {
    const { url, release } = files.offer('<h1>Register</h1>');
    const page = await ask(url);
    expect(await page.text()).toBe('<h1>Register</h1>');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('content-security-policy')).not.toContain('script-src');
    release();
    expect((await ask(url)).status).toBe(404);
    expect((await ask('app://usool/print/')).status).toBe(404);
  });
});

describe('requests of the pages', () => {
  const own = sourceOf(undefined, false);

  test.each(['http://example.com/', 'https://example.com/', 'ws://example.com/', 'wss://example.com/', 'ftp://example.com/', 'file:///etc/passwd', 'http://localhost:5173/', 'devtools://devtools/', 'chrome://gpu', 'about:blank#x', ''])('do not leave: %j', (url) => {
    expect(mayRequest(url, own)).toBe(false);
  });

  test.each(['app://usool/index.html', 'blob:app://usool/1', 'data:image/png;base64,AA'])('may stay: %s', (url) => {
    expect(mayRequest(url, own)).toBe(true);
  });

  test('reach the development server while developing, and only it', () => {
    const development = sourceOf('http://localhost:5173/', false);
    expect(mayRequest('http://localhost:5173/src/main.tsx', development)).toBe(true);
    expect(mayRequest('ws://localhost:5173/', development)).toBe(true);
    expect(mayRequest('http://localhost:8080/', development)).toBe(false);
    expect(mayRequest('https://example.com/', development)).toBe(false);
  });

  test('never reach a development server from an installed application', () => {
    expect(sourceOf('http://evil.example/', true)).toEqual(own);
  });
});
