import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { launchApp, type LaunchOptions, type RunningApp } from '../support/app.ts';

let userDataDir: string;
let app: RunningApp | null = null;

beforeEach(() => {
  userDataDir = mkdtempSync(join(tmpdir(), 'usool-window-'));
});
afterEach(async () => {
  await app?.close();
  app = null;
  rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5 });
});

async function start(options: LaunchOptions = {}): Promise<RunningApp> {
  app = await launchApp({ userDataDir, ...options });
  return app;
}

async function end(): Promise<void> {
  await app?.close();
  app = null;
}

const NOOR = { name: 'Al Noor Trading', nameAr: 'شركة النور للتجارة', country: 'SA', currency: 'SAR' };
const placeOf = (): { bounds: { width: number; height: number } } => JSON.parse(readFileSync(join(userDataDir, 'window.json'), 'utf8'));

describe('the window', () => {
  test.each(['en', 'ar'] as const)('opens with a clean log in %s', async (language) => {
    const { page, mainLog } = await start({ preferences: { language } });
    await expect.poll(() => page.getAttribute('html', 'lang')).toBe(language);
    expect(await page.getAttribute('html', 'dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
    await page.waitForTimeout(500);
    expect(mainLog().split('\n').filter((line) => /\b(error|warn|fault)\b/.test(line))).toEqual([]);
  });

  test('speaks both languages at once: the choice reaches page and menu without a restart', async () => {
    const { page, call, chooseMenu } = await start({ preferences: { language: 'en' } });
    expect(await call('app.setPreferences', { language: 'ar' })).toMatchObject({ ok: true, value: { language: 'ar' } });
    await expect.poll(() => page.getAttribute('html', 'dir')).toBe('rtl');
    await chooseMenu('view.language');
    await expect.poll(() => page.getAttribute('html', 'dir')).toBe('ltr');
    await chooseMenu('view.language');
    await expect.poll(() => page.getAttribute('html', 'dir')).toBe('rtl');
    await expect.poll(async () => (await call('app.preferences')).ok && readFileSync(join(userDataDir, 'preferences.json'), 'utf8')).toContain('"ar"');
    await end();
    const again = await start();
    expect(await again.page.getAttribute('html', 'lang')).toBe('ar');
  });

  test('opens where it was left', async () => {
    const { setBounds } = await start();
    await setBounds({ x: 40, y: 30, width: 1111, height: 777 });
    await expect.poll(() => existsSync(join(userDataDir, 'window.json')) && placeOf().bounds.width).toBe(1111);
    await end();
    const { page } = await start();
    expect(await page.evaluate(() => [outerWidth, innerWidth].includes(1111) && innerHeight <= 777 && innerHeight > 650)).toBe(true);
  });

  test('opens all the same when what it remembers is damaged', async () => {
    writeFileSync(join(userDataDir, 'window.json'), '{"bounds":');
    writeFileSync(join(userDataDir, 'preferences.json'), '[]');
    const { call, mainLog } = await start();
    expect(await call('app.preferences')).toMatchObject({ ok: true });
    expect(mainLog()).toContain('window.json');
    expect(mainLog()).toContain('preferences.json');
  });

  test('is one: a second start leaves at once and the first one takes its book', async () => {
    const { call, answerDialog, startAgain } = await start();
    const path = join(userDataDir, 'noor.usool');
    await answerDialog({ path });
    expect(await call('app.createBook', NOOR)).toMatchObject({ ok: true, value: { cancelled: false, value: { name: NOOR.name, fileName: 'noor.usool' } } });
    await call('app.closeBook');
    expect(await startAgain([path])).toBe(0);
    await expect.poll(async () => (await call('book.info')).ok).toBe(true);
  });
});

describe('a book in the window', () => {
  test('is made where the dialog says, remembered, closed, and opened again from the recent ones', async () => {
    const { call, answerDialog } = await start();
    await answerDialog({ path: join(userDataDir, 'noor') });
    const made = await call('app.createBook', NOOR);
    expect(made).toMatchObject({ ok: true, value: { cancelled: false, value: { fileName: 'noor.usool' } } });
    const recents = await call('app.recentBooks');
    expect(recents).toMatchObject({ ok: true, value: [{ fileName: 'noor.usool', name: NOOR.name, nameAr: NOOR.nameAr, missing: false }] });
    expect(JSON.stringify(recents)).not.toContain(userDataDir);
    expect(await call('app.closeBook')).toMatchObject({ ok: true });
    expect(await call('book.info')).toMatchObject({ ok: false, error: { code: 'NO_BOOK_OPEN' } });
    const recentId = recents.ok ? (recents.value[0]?.recentId ?? '') : '';
    expect(await call('app.openRecent', { recentId })).toMatchObject({ ok: true, value: { name: NOOR.name } });
  });

  test('is not made when the person closes the dialog', async () => {
    const { call, answerDialog } = await start();
    await answerDialog({ cancelled: true });
    expect(await call('app.createBook', NOOR)).toEqual({ ok: true, value: { cancelled: true } });
    expect(await call('app.recentBooks')).toEqual({ ok: true, value: [] });
  });

  test('opens with the application when the application is started with it, and can be backed up', async () => {
    const first = await start();
    const path = join(userDataDir, 'noor.usool');
    await first.answerDialog({ path });
    await first.call('app.createBook', NOOR);
    await end();
    const { call, answerDialog } = await start({ bookPath: path });
    expect(await call('book.info')).toMatchObject({ ok: true, value: { name: NOOR.name } });
    const copy = join(userDataDir, 'copy.usool');
    await answerDialog({ path: copy });
    expect(await call('app.backupBook')).toMatchObject({ ok: true, value: { cancelled: false, value: { fileName: 'copy.usool' } } });
    expect(existsSync(copy)).toBe(true);
  });

  test('refuses what is no book, and says so', async () => {
    const { call, answerDialog } = await start();
    const path = join(userDataDir, 'notes.usool');
    writeFileSync(path, 'these are not the books you are looking for'.repeat(100));
    await answerDialog({ path });
    expect(await call('app.openBook')).toMatchObject({ ok: false, error: { code: 'BOOK_NOT_USOOL' } });
  });

  test('that the system hands over and that cannot be opened is named to the person, who can go on', async () => {
    const path = join(userDataDir, 'notes.usool');
    writeFileSync(path, 'these are not the books you are looking for'.repeat(100));
    const { page, call } = await start({ bookPath: path });
    await expect.poll(() => page.textContent('body')).toContain('notes.usool');
    expect(await call('app.info')).toMatchObject({ ok: true, value: { bookOpen: false } });
  });

  test('takes a file to import from the dialog, and no file that is too large', async () => {
    const { call, answerDialog } = await start();
    const path = join(userDataDir, 'assets.csv');
    writeFileSync(path, 'name,cost\nDesk,100.00\n');
    await answerDialog({ path });
    expect(await call('app.chooseImportFile')).toMatchObject({ ok: true, value: { cancelled: false, value: { fileName: 'assets.csv', bytes: 22 } } });
    writeFileSync(path, Buffer.alloc(64 * 1024 * 1024 + 1));
    await answerDialog({ path });
    expect(await call('app.chooseImportFile')).toMatchObject({ ok: false, error: { code: 'FILE_TOO_LARGE', params: { limitMiB: 64 } } });
  });
});
