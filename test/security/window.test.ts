import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, type RunningApp } from '../support/app.ts';

let app: RunningApp;
let server: Server;
let reached: string[];
let outside: string;

/** A server on this very machine: if any attack gets out, it is heard here. */
beforeAll(async () => {
  reached = [];
  server = createServer((request, response) => {
    reached.push(request.url ?? '');
    response.setHeader('access-control-allow-origin', '*').end('outside');
  });
  server.on('connection', () => reached.push('a connection'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  outside = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  app = await launchApp();
});
afterAll(async () => {
  await app.close();
  await new Promise((resolve) => server.close(resolve));
});

/** Runs an attack in the page; what it threw is as good an answer as what it returned. */
const attack = (code: string): Promise<unknown> => app.page.evaluate(`(async () => { try { return await (async () => { ${code} })() } catch (error) { return 'threw ' + error } })()`);
const own = (): string => app.page.url();

describe('a page that has been taken over', () => {
  test('finds two functions and nothing of Node or Electron', async () => {
    expect(await attack('return Object.keys(window.usool).sort()')).toEqual(['call', 'on']);
    expect(await attack("return ['require', 'process', 'module', 'exports', '__dirname', 'Buffer', 'global', 'setImmediate', 'electron', 'ipcRenderer'].filter((name) => name in window)")).toEqual([]);
    expect(await attack('window.usool.call.constructor.constructor("return process")()')).toMatch(/^threw/);
  });

  test('cannot change what it was given', async () => {
    await attack('window.usool.call = () => "mine"; window.usool = {}; delete window.usool');
    expect(await attack('window.usool = { call: 1 }; return typeof window.usool.call')).toBe('function');
    expect(await attack("return (await window.usool.call('app.info', {})).ok")).toBe(true);
  });

  test('reaches no server by any means', async () => {
    const means = [
      `await fetch('${outside}/fetch')`,
      `await fetch('${outside}/no-cors', { mode: 'no-cors', method: 'POST', body: 'x' })`,
      `const x = new XMLHttpRequest(); x.open('GET', '${outside}/xhr', false); x.send()`,
      `navigator.sendBeacon('${outside}/beacon', 'x')`,
      `await new Promise((done) => { const i = new Image(); i.onload = i.onerror = done; i.src = '${outside}/image' })`,
      `await new Promise((done) => { const s = document.createElement('script'); s.onload = s.onerror = done; s.src = '${outside}/script.js'; document.body.append(s) })`,
      `await new Promise((done) => { const l = document.createElement('link'); l.onload = l.onerror = done; l.rel = 'stylesheet'; l.href = '${outside}/style.css'; document.head.append(l) })`,
      `document.body.append(Object.assign(document.createElement('style'), { textContent: "@import url('${outside}/import.css'); body { background: url('${outside}/background') }" }))`,
      `await new Promise((done) => { const e = new EventSource('${outside}/events'); e.onerror = done })`,
      `await new Promise((done) => { const s = new WebSocket('${outside.replace('http', 'ws')}/socket'); s.onopen = s.onerror = s.onclose = done })`,
      `await import('${outside}/module.js')`,
      `const f = document.createElement('form'); f.action = '${outside}/form'; f.method = 'post'; document.body.append(f); f.submit()`,
      `const a = document.createElement('a'); a.href = '${outside}/ping'; a.ping = '${outside}/ping2'; document.body.append(a); a.click()`,
      `const l = document.createElement('link'); l.rel = 'prefetch'; l.href = '${outside}/prefetch'; document.head.append(l)`,
      `const o = document.createElement('object'); o.data = '${outside}/object'; document.body.append(o)`,
      `const m = document.createElement('meta'); m.httpEquiv = 'refresh'; m.content = '0; url=${outside}/refresh'; document.head.append(m)`,
    ];
    for (const code of means) await attack(`return Promise.race([(async () => { ${code} })(), new Promise((done) => setTimeout(done, 1500))])`);
    await app.page.waitForTimeout(500);
    expect(reached).toEqual([]);
  });

  test('stays where it is', async () => {
    const before = own();
    for (const code of [`location.href = '${outside}/navigate'`, `location.assign('file:///etc/passwd')`, `location.replace('data:text/html,<h1>x</h1>')`, `location.href = 'javascript:document.title="hacked"'`, `top.location = 'about:blank'`]) {
      await attack(code);
      await app.page.waitForTimeout(150);
      expect(own()).toBe(before);
    }
    expect(await app.page.title()).not.toBe('hacked');
    expect(reached).toEqual([]);
  });

  test('opens no window', async () => {
    const pages = app.page.context().pages().length;
    expect(await attack(`const w = window.open('${outside}/popup'); return w === null || w.closed`)).toBe(true);
    await attack(`const a = document.createElement('a'); a.href = '${outside}/blank'; a.target = '_blank'; document.body.append(a); a.click()`);
    await app.page.waitForTimeout(300);
    expect(app.page.context().pages()).toHaveLength(pages);
    expect(reached).toEqual([]);
  });

  test('loads no frame, and a frame it makes has no way to the application', async () => {
    const answer = await attack(`
      const frame = document.createElement('iframe'); frame.src = '${outside}/frame'; document.body.append(frame);
      const empty = document.createElement('iframe'); document.body.append(empty);
      await new Promise((done) => setTimeout(done, 400));
      return { usool: typeof empty.contentWindow.usool, require: typeof empty.contentWindow.require };`);
    expect(answer).toEqual({ usool: 'undefined', require: 'undefined' });
    expect(reached).toEqual([]);
  });

  test('evaluates no text as code and runs no inline script', async () => {
    const answer = await app.page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.injected = 1';
      document.body.append(script);
      const image = document.createElement('div');
      image.innerHTML = '<img src="x" onerror="window.injected = 2">';
      document.body.append(image);
      const blob = document.createElement('script');
      blob.src = URL.createObjectURL(new Blob(['window.injected = 3'], { type: 'text/javascript' }));
      document.body.append(blob);
      await new Promise((done) => setTimeout(done, 300));
      return (window as unknown as { injected?: number }).injected ?? null;
    });
    expect(answer).toBeNull();
    // Playwright evaluates beside the page's policy; a timer's text is judged by the page's own.
    await attack("setTimeout('window.timed = 1', 0); await new Promise((done) => setTimeout(done, 100))");
    expect(await attack('return window.timed ?? null')).toBeNull();
  });

  test('is granted no permission', async () => {
    const granted = await attack(`
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi'];
      const states = await Promise.all(names.map((name) => navigator.permissions.query({ name }).then((status) => status.state, () => 'denied')));
      return states.filter((state) => state === 'granted');`);
    expect(granted).toEqual([]);
    expect(await attack('return await Promise.race([navigator.mediaDevices.getUserMedia({ audio: true }).then(() => "heard"), new Promise((done) => setTimeout(() => done("nothing"), 800))])')).not.toBe('heard');
  });

  test.each([
    ['app://usool/../package.json'], ['/../package.json'], ['/%2e%2e/package.json'], ['/..%2fpackage.json'], ['/%2e%2e/main/index.js'], ['/fonts/..%2f..%2fpackage.json'], ['file:///etc/passwd'], ['/print/anything'],
  ])('reads no file of the disk: %s', async (path) => {
    expect(await attack(`const r = await fetch(${JSON.stringify(path)}); return r.ok ? await r.text() : 'refused'`)).toMatch(/^(refused|threw)/);
  });

  test.each([['__proto__'], ['constructor'], ['dispatch'], ['open'], ['app.readFile']])('calls nothing that is not in the contract: %s', async (name) => {
    expect(await attack(`return await window.usool.call(${JSON.stringify(name)}, {})`)).toMatchObject({ ok: false, error: { code: 'UNKNOWN_OPERATION' } });
  });

  test('gives no path to the file dialogs, and no field that is not in the contract', async () => {
    for (const [name, input] of [['app.openBook', { path: '/etc/passwd' }], ['app.chooseImportFile', { path: '/etc/passwd' }], ['app.backupBook', { path: '/tmp/x' }], ['app.openRecent', { recentId: 'x', path: '/etc/passwd' }]] as const) {
      expect(await attack(`return await window.usool.call(${JSON.stringify(name)}, ${JSON.stringify(input)})`)).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
    }
  });

  test('pollutes no prototype with what it sends', async () => {
    await attack(`await window.usool.call('app.setPreferences', JSON.parse('{"__proto__":{"language":"ar"}}'))`);
    expect(await app.call('app.preferences')).toMatchObject({ ok: true, value: { language: 'en' } });
    expect(await attack("return await window.usool.call('app.preferences', JSON.parse('{\"constructor\":{\"prototype\":{\"x\":1}}}'))")).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
  });

  test('hears of a bug no more than a reference', async () => {
    const answer = JSON.stringify(await attack("return await window.usool.call('app.openRecent', { recentId: '../../etc/passwd' })"));
    expect(answer).not.toMatch(/\/home|\/tmp|\/usr|node_modules|at .*:\d+:\d+/);
  });
});
