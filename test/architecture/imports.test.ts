import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const SRC = join(ROOT, 'src');

interface Import {
  file: string;
  target: string;
  typeOnly: boolean;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

const IMPORT = /^\s*(import|export)\s+(type\s)?[^'"]*?from\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/gm;

/** Every import as a path below src ("main/book/open.ts") or a package name. */
function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(IMPORT)].map((match) => {
    const specifier = match[3] ?? match[4] ?? match[5] ?? '';
    const path = specifier.startsWith('#shared/') ? `shared/${specifier.slice('#shared/'.length)}` : specifier.startsWith('.') ? relative(SRC, resolve(dirname(file), specifier)) : specifier;
    return { file: relative(SRC, file), target: path.replaceAll('\\', '/'), typeOnly: match[2] !== undefined };
  });
}

const ALL = sources(SRC).flatMap(importsOf);

/** A layer is a folder or file; it may import itself, and what is listed: folders below src, packages, or node: modules. */
const LAYERS: readonly { name: string; within: RegExp; may: RegExp[] }[] = [
  { name: 'shared/values', within: /^shared\/values\//, may: [/^shared\/(values\/|errors\.ts)/] },
  { name: 'shared', within: /^shared\//, may: [/^shared\//, /^zod$/] },
  { name: 'engine', within: /^main\/engine\//, may: [/^main\/engine\//, /^shared\/(values\/|errors\.ts)/, /^decimal\.js$/] },
  { name: 'book', within: /^main\/book\//, may: [/^main\/book\//, /^shared\//, /^better-sqlite3$/, /^node:(fs|path|crypto)$/] },
  { name: 'operations', within: /^main\/operations\//, may: [/^main\/(operations|engine|book|reports|exchange|ipc\/host\.ts)/, /^\.\.\/resources\/tax-pools\/.*\.json$/, /^shared\//, /^node:(fs|path)$/, /^zod$/] },
  { name: 'reports', within: /^main\/reports\//, may: [/^main\/(reports|engine|exchange)/, /^shared\//, /^(pdf-lib|uqr)$/, /^node:(fs|path)$/] },
  { name: 'exchange', within: /^main\/exchange\//, may: [/^main\/(exchange|engine|reports)/, /^shared\//, /^(hucre.*|csv-parse.*|iconv-lite|zod)$/, /^node:(fs|path|zlib|crypto)$/] },
  { name: 'router', within: /^main\/ipc\/(router|host|faults|bridge)\.ts$/, may: [/^main\/(ipc\/(host|faults)|operations|book)/, /^shared\//, /^zod$/, /^node:/] },
  { name: 'worker', within: /^main\/worker\.ts$/, may: [/^main\/ipc\//, /^shared\//, /^node:/] },
  { name: 'command line', within: /^main\/cli/, may: [/^main\/(cli|ipc\/(router|host)|operations|exchange|reports|shell\/joinPdfs)/, /^shared\//, /^node:/, /^i18next$/] },
  { name: 'shell', within: /^main\/(shell|ipc\/(gate|announce|workerHost)|index)/, may: [/^main\/(shell|ipc|reports\/join|reports\/pdf)/, /^shared\//, /^electron(-log.*)?$/, /^node:/, /^zod$/] },
  { name: 'preload', within: /^preload\//, may: [/^electron$/, /^shared\//] },
  { name: 'renderer/ui', within: /^renderer\/ui\//, may: [/^renderer\/(ui|i18n)\//, /^shared\/(values\/|errors\.ts)/, /^(react|react-dom|react\/.*|react-aria-components.*|@internationalized\/date|ag-grid.*|@ag-grid-community\/locale|echarts.*|lucide-react|react-i18next|i18next)$/] },
  { name: 'renderer', within: /^renderer\//, may: [/^renderer\//, /^shared\//, /^(react|react-dom|react-dom\/.*|react-aria-components.*|@internationalized\/date|@tanstack\/react-query|zustand.*|i18next|react-i18next|lucide-react|@fontsource\/.*|ag-grid.*|@ag-grid-community\/locale|echarts.*)$/, /\.css$/] },
];

const isStyle = (target: string) => target.endsWith('.css');

describe('layers import only what the architecture allows', () => {
  for (const [index, layer] of LAYERS.entries()) {
    test(layer.name, () => {
      const inLayer = ALL.filter(({ file }) => layer.within.test(file) && !LAYERS.slice(0, index).some((earlier) => earlier.within.test(file)));
      const broken = inLayer.filter(({ target }) => !isStyle(target) && !layer.may.some((allowed) => allowed.test(target)));
      expect(broken.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
    });
  }

  test('every source file belongs to a layer', () => {
    const homeless = sources(SRC).map((file) => relative(SRC, file)).filter((file) => !LAYERS.some((layer) => layer.within.test(file)));
    expect(homeless).toEqual([]);
  });

  test('a feature imports no other feature', () => {
    const broken = ALL.filter(({ file, target }) => {
      const own = /^renderer\/features\/([^/]+)\//.exec(file)?.[1];
      const other = /^renderer\/features\/([^/]+)/.exec(target)?.[1];
      return own !== undefined && other !== undefined && own !== other;
    });
    expect(broken).toEqual([]);
  });

  test('features reach charts and grid through ui only', () => {
    expect(ALL.filter(({ file, target }) => file.startsWith('renderer/features/') && /^(ag-grid|@ag-grid|echarts)/.test(target))).toEqual([]);
  });

  test('the preload imports types only, electron apart', () => {
    expect(ALL.filter(({ file, target, typeOnly }) => file.startsWith('preload/') && target !== 'electron' && !typeOnly)).toEqual([]);
  });
});

const textOf = (pattern: RegExp) => sources(SRC).filter((file) => pattern.test(relative(SRC, file))).map((file) => ({ file: relative(SRC, file), text: readFileSync(file, 'utf8') }));
const offenders = (within: RegExp, forbidden: RegExp, except = /^$/) => textOf(within).filter(({ file, text }) => !except.test(file) && forbidden.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''))).map(({ file }) => file);

describe('rules that keep the code true', () => {
  test('the engine and the values know no clock, no chance and no Math.round', () => {
    expect(offenders(/^(main\/engine|shared\/values)\//, /\bnew Date\b|\bDate\.(now|parse|UTC)\b|Math\.(random|round)|\bIntl\./)).toEqual([]);
  });

  test('SQL lives in the book only', () => {
    expect(offenders(/^main\/(operations|reports|exchange|ipc|shell|engine)/, /\b(SELECT\s.+\sFROM|INSERT INTO|UPDATE\s\w+\sSET|DELETE FROM)\b/)).toEqual([]);
  });

  test('the window’s bridge is touched in one place', () => {
    expect(offenders(/^renderer\//, /window\.usool/, /^renderer\/api\/client\.ts$/)).toEqual([]);
  });

  test('Intl is used by the formats only', () => {
    expect(offenders(/^renderer\//, /\bIntl\./, /^renderer\/i18n\//)).toEqual([]);
  });

  test('no file is over 400 lines', () => {
    const long = textOf(/./).filter(({ text }) => text.split('\n').length > 401).map(({ file, text }) => `${file}: ${text.split('\n').length}`);
    expect(long).toEqual([]);
  });
});
