/** Every screen with a book in it: for everybody, in both languages, on a small screen, and as a picture to look at. */
import { copyFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CURRENCIES } from '#shared/values/currency.ts';
import { texts } from '../../src/renderer/i18n/texts.ts';
import { temporaryFolder, testHost } from '../support/book.ts';
import { overflowing, textsOf, violations } from './inspect.ts';
import { LANGUAGES, LAPTOP, sitDown, standUp, type Language, type Person } from './person.ts';
import { BEFORE_A_BOOK, WITH_A_BOOK, type Stop } from './tour.ts';

const SMALL = { width: 1280, height: 720 };
/** The small screen at 200 %. */
const ENLARGED = { width: 640, height: 360 };
const TEST_MS = 480_000;

const folder = temporaryFolder();
const sample = join(folder, 'sample.usool');

/** Names the sample's people gave in English only: they stand as they are on an Arabic screen. */
let onlyEnglish: ReadonlySet<string>;

beforeAll(() => {
  const { host, call } = testHost({ clock: '2026-03-10T08:00:00.000Z', actor: SAMPLE_BOOKKEEPER });
  const made = host.createSample(sample);
  if (!made.ok) throw new Error(`no sample book: ${JSON.stringify(made.error)}`);
  onlyEnglish = new Set(call('register.rows', { startRow: 0, endRow: 200 }).rows.filter((asset) => asset.nameAr === null).map((asset) => asset.name));
  host.close();
});

/** "close:done.title" and "done.title": what would stand on screen in place of a missing text. */
function keysOf(value: unknown, path: string): string[] {
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, inner]) => keysOf(inner, path === '' ? key : `${path}.${key}`)) : [path];
}
const KEYS = new Set(Object.entries(texts['en'] ?? {}).flatMap(([namespace, value]) => keysOf(value, '').flatMap((key) => [`${namespace}:${key}`, ...(key.includes('.') ? [key] : [])])));

const SAMPLE_BOOKKEEPER = 'Noura';

/** What the founder of a book signs in with, until somebody changes it. */
const FIRST_LOGIN = 'owner';

/** Latin words an Arabic screen may carry: the brand, names of files and standards, currencies, codes of ours, units, and who sits at the computer. */
const LATIN = new Set(['Usool', 'IFRS', 'TAX', 'MGMT', 'PDF', 'Excel', 'CSV', 'JSON', 'MACRS', 'English', 'xlsx', 'csv', 'pdf', 'png', 'UTF', 'Unicode', 'B', 'kB', 'MB', SAMPLE_BOOKKEEPER, FIRST_LOGIN, userInfo().username, ...CURRENCIES]);
const isForeignWord = (word: string): boolean => !LATIN.has(word) && !/\d/.test(word);

function foreignIn(all: readonly string[]): string[] {
  return all.filter((text) => !onlyEnglish.has(text) && (text.match(/[A-Za-z][A-Za-z0-9.-]*/g) ?? []).some((word) => isForeignWord(word.replace(/[.-]+$/, ''))));
}

async function reset(me: Person): Promise<void> {
  const { page } = me.app;
  // A question, a list, a dialog: whatever is open in front of the screen.
  for (let open = 0; open < 3 && (await page.getByRole('dialog').or(page.getByRole('listbox')).count()) > 0; open += 1) await page.keyboard.press('Escape');
}

/** What moves has come to rest. */
async function settle(me: Person, forMs = 250): Promise<void> {
  await me.app.page.evaluate((ms) => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, ms))), forMs);
}

async function inspect(me: Person, stop: Stop): Promise<void> {
  const { page } = me.app;
  const about = `${stop.name} in ${me.language}`;
  expect.soft(await violations(page), about).toEqual([]);
  const shown = await textsOf(page);
  expect.soft(shown.filter((text) => KEYS.has(text)), `missing texts on ${about}`).toEqual([]);
  if (me.language === 'ar') expect.soft(foreignIn(shown), `left in English on ${about}`).toEqual([]);
  for (const size of [SMALL, ENLARGED]) {
    await page.setViewportSize(size);
    await settle(me, 100);
    expect.soft(await overflowing(page), `${about} at ${size.width} × ${size.height}`).toEqual([]);
  }
  await page.setViewportSize(LAPTOP);
}

async function walk(me: Person, stops: readonly Stop[], theme: 'light' | 'dark', isInspected: boolean): Promise<void> {
  await me.app.call('app.setPreferences', { theme });
  await expect.poll(() => me.app.page.getAttribute('html', 'data-theme')).toBe(theme);
  for (const stop of stops) {
    await reset(me);
    await stop.arrive(me).catch((error: unknown) => {
      throw new Error(`on the way to ${stop.name} in ${me.language}: ${String(error)}`);
    });
    await settle(me);
    await me.app.screenshot(`${stop.name}-${me.language}-${theme}`);
    if (isInspected) await inspect(me, stop);
    await stop.leave?.(me);
  }
}

/** English is looked at closely in light, Arabic in dark: every rule meets every screen in both languages and both themes. */
const CLOSELY: Record<Language, 'light' | 'dark'> = { en: 'light', ar: 'dark' };
const LIGHTLY: Record<Language, 'light' | 'dark'> = { en: 'dark', ar: 'light' };

describe.each(LANGUAGES)('screens in %s', (language) => {
  let me: Person;
  beforeAll(async () => {
    const book = join(folder, `sample-${language}.usool`);
    copyFileSync(sample, book);
    me = await sitDown(language, { bookPath: book });
  });
  afterAll(() => standUp(me));

  test('have no violation of WCAG 2.2 AA, no missing or foreign text, and fit a small window and twice its size', { timeout: TEST_MS }, () => walk(me, WITH_A_BOOK, CLOSELY[language], true));

  test('are drawn in the other theme too', { timeout: TEST_MS }, () => walk(me, WITH_A_BOOK, LIGHTLY[language], false));

  test('before a book is open are as good', { timeout: TEST_MS }, async () => {
    await reset(me);
    await me.app.call('app.closeBook');
    await walk(me, BEFORE_A_BOOK, CLOSELY[language], true);
    await me.press(me.t('common:back'));
    await walk(me, BEFORE_A_BOOK, LIGHTLY[language], false);
  });
});
