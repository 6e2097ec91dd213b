import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { ATTACHMENT_KINDS } from '#shared/contract/attachments.ts';
import { PERMISSIONS, ROLES } from '#shared/roles.ts';
import { ACCOUNT_TYPES, ASSET_TYPES, BASES, CONVENTIONS, DAY_COUNTS, METHODS, ROUNDINGS, STATUSES } from '#shared/contract/shapes.ts';
import { applyLanguage, i18next } from '../../src/renderer/i18n/index.ts';
import { stripIsolates } from '../../src/renderer/i18n/isolate.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const FOLDERS = ['src/renderer/i18n', 'src/shared/i18n'];
const ARABIC_FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'];
const FORM = /_(zero|one|two|few|many|other)$/;

type Texts = Record<string, string>;

function flatten(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) throw new Error(`${path} is not a text`);
  return Object.entries(value).flatMap(([key, inner]) => flatten(inner, path === '' ? key : `${path}.${key}`));
}

const read = (folder: string, language: string, namespace: string): Texts => Object.fromEntries(flatten(JSON.parse(readFileSync(join(ROOT, folder, language, `${namespace}.json`), 'utf8'))));
const namespaces = FOLDERS.flatMap((folder) => readdirSync(join(ROOT, folder, 'en')).map((file) => ({ folder, namespace: basename(file, '.json') })));
/** A key without its plural form. A reason that happens to be called "zero" is no plural: it has no "other". */
const stemOf = (texts: Texts, key: string): string => (FORM.test(key) && `${key.replace(FORM, '')}_other` in texts ? key.replace(FORM, '') : key);
const stems = (texts: Texts): string[] => [...new Set(Object.keys(texts).map((key) => stemOf(texts, key)))].sort();
const inserts = (text: string): string[] => [...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].map((match) => match[1] ?? '');

describe('both languages say the same', () => {
  test('the same namespaces exist in both, and none twice', () => {
    for (const folder of FOLDERS) expect(readdirSync(join(ROOT, folder, 'ar')).sort()).toEqual(readdirSync(join(ROOT, folder, 'en')).sort());
    const names = namespaces.map(({ namespace }) => namespace);
    expect(names.length).toBe(new Set(names).size);
  });

  test.each(namespaces)('$namespace has the same keys', ({ folder, namespace }) => {
    expect(stems(read(folder, 'ar', namespace))).toEqual(stems(read(folder, 'en', namespace)));
  });

  test.each(namespaces)('$namespace has every plural form: two in English, six in Arabic', ({ folder, namespace }) => {
    const wanted: Record<string, string[]> = { en: ['one', 'other'], ar: ARABIC_FORMS };
    for (const [language, forms] of Object.entries(wanted)) {
      const texts = read(folder, language, namespace);
      const plural = stems(texts).filter((stem) => `${stem}_other` in texts);
      for (const stem of plural) for (const form of forms) expect(Object.keys(texts), `${language} ${namespace}:${stem}_${form}`).toContain(`${stem}_${form}`);
    }
  });

  test.each(namespaces)('$namespace inserts nothing in one language that the other does not know', ({ folder, namespace }) => {
    const [english, arabic] = [read(folder, 'en', namespace), read(folder, 'ar', namespace)];
    for (const stem of stems(english)) {
      const of = (texts: Texts): Set<string> => new Set(Object.entries(texts).filter(([key]) => stemOf(texts, key) === stem).flatMap(([, text]) => inserts(text)));
      expect([...of(arabic)].sort(), stem).toEqual([...of(english)].sort());
    }
  });

  test.each(namespaces)('$namespace: no text is empty, and no Arabic text was left in English', ({ folder, namespace }) => {
    const [english, arabic] = [read(folder, 'en', namespace), read(folder, 'ar', namespace)];
    for (const [key, text] of [...Object.entries(english), ...Object.entries(arabic)]) expect(text.trim(), key).not.toBe('');
    const same = Object.keys(arabic).filter((key) => english[key] === arabic[key] && /[a-z]{4}/i.test(english[key]?.replace(/\{\{[^}]*\}\}/g, '') ?? ''));
    expect(same.filter((key) => !MEANT.some((meant) => meant.test(`${namespace}:${key}`)))).toEqual([]);
  });

  test.each(namespaces)('$namespace: no mark of direction is written into a text', ({ folder, namespace }) => {
    for (const language of ['en', 'ar']) for (const [key, text] of Object.entries(read(folder, language, namespace))) expect(text, key).not.toMatch(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/);
  });
});

/** The same in both languages on purpose: names of languages, products and kinds of files. */
const MEANT = [/^app:brand$/, /^settings:screen\.english$/, /:formats?\./, /:templates?\./];

describe('people and the log', () => {
  test.each(['en', 'ar'])('every permission and every role is named in %s', (language) => {
    const people = read('src/renderer/i18n', language, 'people');
    expect(PERMISSIONS.filter((permission) => people[`permission.${permission}`] === undefined)).toEqual([]);
    expect(ROLES.filter((role) => people[`role.${role}`] === undefined || people[`about.${role}`] === undefined)).toEqual([]);
  });

  test.each(['en', 'ar'])('every command is said in %s as the log has it', (language) => {
    const audit = read('src/shared/i18n', language, 'audit');
    const written = [...Object.entries(contract).filter(([, { kind }]) => kind === 'command').map(([name]) => name), 'book.create', 'session.refused'];
    expect(written.filter((name) => audit[`did.${name}`] === undefined)).toEqual([]);
  });
});

describe('errors', () => {
  const source = readFileSync(join(ROOT, 'src/shared/errors.ts'), 'utf8');
  const codes = [...source.slice(source.indexOf('interface ErrorParams'), source.indexOf('export type ErrorCode')).matchAll(/^ {2}([A-Z_]+):/gm)].map((match) => match[1] ?? '').sort();

  test.each(['en', 'ar'])('every code has its sentence and its next step in %s, and no sentence is left over', (language) => {
    const texts = Object.keys(read('src/shared/i18n', language, 'errors'));
    const sentences = new Set(texts.filter((key) => !key.startsWith('next.')).map((key) => key.replace(FORM, '').replace(/_[a-z_]+$/, '')));
    const nexts = new Set(texts.filter((key) => key.startsWith('next.')).map((key) => key.slice(5).replace(FORM, '').replace(/_[a-z_]+$/, '')));
    expect([...sentences].sort()).toEqual(codes);
    expect([...nexts].sort()).toEqual(codes);
  });

  test('there are codes at all', () => expect(codes.length).toBeGreaterThan(50));
});

describe('enums', () => {
  const lists: Record<string, readonly string[]> = { status: STATUSES, method: METHODS, convention: CONVENTIONS, dayCount: DAY_COUNTS, basis: BASES, rounding: ROUNDINGS, assetType: ASSET_TYPES, accountType: ACCOUNT_TYPES, attachmentKind: ATTACHMENT_KINDS };
  test.each(Object.keys(lists))('%s has a word for each value', (name) => {
    for (const language of ['en', 'ar']) {
      const words = JSON.parse(readFileSync(join(ROOT, `src/shared/i18n/${language}/enums.json`), 'utf8')) as Record<string, Record<string, string>>;
      expect(Object.keys(words[name] ?? {}).sort()).toEqual([...(lists[name] ?? [])].sort());
    }
  });
});

describe('every text that a source names exists', () => {
  const known = new Set(namespaces.flatMap(({ folder, namespace }) => Object.keys(read(folder, 'en', namespace)).flatMap((key) => [`${namespace}:${key}`, `${namespace}:${key.replace(FORM, '')}`])));
  /** Where `t` is handed over, its namespace is not to be seen in the file. */
  const names = namespaces.map(({ namespace }) => namespace);
  const files = readdirSync(join(ROOT, 'src/renderer'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));

  test.each(files.map((file) => relative(ROOT, file)))('%s', (file) => {
    const source = readFileSync(join(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
    const defaults = new Set([...source.matchAll(/useTranslation\(\s*(?:\[\s*)?'(\w+)'/g)].map((match) => match[1] ?? ''));
    const named = [...source.matchAll(/\bt\(\s*'([\w.:-]+)'/g)].map((match) => match[1] ?? '');
    const missing = named.filter((key) => (key.includes(':') ? !known.has(key) : !(defaults.size === 0 ? names : [...defaults, 'common']).some((namespace) => known.has(`${namespace}:${key}`))));
    expect(missing).toEqual([]);
  });
});

describe('sentences', () => {
  beforeAll(() => applyLanguage({ language: 'ar', digits: 'latin', calendar: 'gregorian' }));

  test.each([
    [0, 'لا توجد أصول'], [1, 'أصل واحد'], [2, 'أصلان'], [3, '3 أصول'], [10, '10 أصول'], [11, '11 أصلًا'], [99, '99 أصلًا'], [100, '100 أصل'], [101, '101 أصل'], [102, '102 أصل'], [103, '103 أصول'], [110, '110 أصول'], [111, '111 أصلًا'],
    [1000, '1,000 أصل'], [1003, '1,003 أصول'], [1011, '1,011 أصلًا'],
  ])('Arabic counts %i assets as %s', (count, text) => {
    expect(stripIsolates(i18next.t('common:assets', { count }))).toBe(text);
  });

  test('English needs two forms and a zero', () => {
    applyLanguage({ language: 'en', digits: 'latin', calendar: 'gregorian' });
    expect([0, 1, 2, 1284].map((count) => stripIsolates(i18next.t('common:assets', { count })))).toEqual(['No assets', '1 asset', '2 assets', '1,284 assets']);
    applyLanguage({ language: 'ar', digits: 'latin', calendar: 'gregorian' });
  });

  test('numbers inside follow the chosen digits', () => {
    applyLanguage({ language: 'ar', digits: 'arabic', calendar: 'gregorian' });
    expect(stripIsolates(i18next.t('common:months', { count: 60 }))).toBe('٦٠ شهرًا');
    applyLanguage({ language: 'ar', digits: 'latin', calendar: 'gregorian' });
  });

  test('what is inserted is isolated, so that a code or a minus sign keeps its place', () => {
    expect(i18next.t('errors:ASSET_NOT_FOUND', { asset: 'FA-2026-000123' })).toContain('\u2068FA-2026-000123\u2069');
  });

  test('markup in a name stays text', () => {
    expect(i18next.t('errors:ASSET_NOT_FOUND', { asset: '<b>&' })).toContain('<b>&');
  });

  test('a missing text stops tests', () => {
    expect(() => i18next.t('common:thereIsNoSuchText')).toThrow('common:thereIsNoSuchText');
  });
});

test('every long operation that reports progress can be named', () => {
  const named = Object.keys(read('src/renderer/i18n', 'en', 'app')).filter((key) => key.startsWith('working.') && key !== 'working.other').map((key) => key.slice(8));
  const operations = new Set(Object.keys(contract).map((name) => name.replaceAll('.', '_')));
  expect(named.filter((name) => !operations.has(name))).toEqual([]);
});
