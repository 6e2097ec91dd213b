import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { sha256 } from '../../src/main/book/hash.ts';
import { ENGINE_VERSION } from '../../src/main/engine/index.ts';
import { createHost } from '../../src/main/ipc/router.ts';
import type { BookHost } from '../../src/main/ipc/host.ts';

export const RESOURCES = resolve(import.meta.dirname, '../../resources');
const CACHE = resolve(import.meta.dirname, '../../.cache/bench');
const MIGRATION = resolve(import.meta.dirname, '../../src/main/book/migrations/0001_first_book.ts');

/** Two years posted, so that the entries are twenty-four times the assets. */
export const MONTHS = 24;
/** The month that is open in a book of `MONTHS` closed ones. */
export const OPEN_PERIOD = '2026-01';
const OPENING_YEAR = 2024;
const DRAFTS = 100;

/** What sets one asset's columns apart from the next one's; both languages, as real registers mix them. */
const CATEGORIES = [
  ['Vehicles', 5, 'Straight-Line'], ['Furniture and fixtures', 10, 'Straight-Line'], ['Computers', 4, 'Declining Balance'],
  ['Warehouse racking', 12, 'Straight-Line'], ['Office equipment', 5, 'Straight-Line'],
] as const;
const NOUNS = [['Delivery van', 'سيارة توصيل'], ['Desk', 'مكتب خشبي'], ['Laptop', 'حاسوب محمول'], ['Pallet rack', 'رف مستودع'], ['Printer', 'طابعة ليزر'], ['Air conditioner', 'مكيف هواء'], ['Meeting table', 'طاولة اجتماعات']] as const;
const MAKERS = [['Isuzu', 'إيسوزو'], ['Ikea', 'إيكيا'], ['Dell', 'ديل'], ['Dexion', 'دكسيون'], ['Canon', 'كانون'], ['Zamil', 'الزامل'], ['Al Rugaib', 'الرقيب'], ['Toyota', 'تويوتا'], ['Gree', 'جري'], ['Al Othaim', 'العثيم'], ['Hisense', 'هايسنس']] as const;
const HEADINGS = 'Asset No,Asset Name,Arabic Name,Category,Purchase Date,Cost,Useful Life (Years),Method,Depreciated Through,Accumulated Depreciation,Location,Custodian,Cost Center,Serial Number,Tag';

const month = (index: number): string => `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;

/** A register to bring in, of so many assets: 40 sites, 200 custodians, 12 departments; a serial number or tag in a thousand is one that another asset has too. */
export function registerCsv(assets: number): Buffer {
  const lines = [HEADINGS];
  for (let index = 0; index < assets; index += 1) {
    const [category, years, method] = CATEGORIES[index % CATEGORIES.length] ?? CATEGORIES[0];
    const [noun, nounAr] = NOUNS[(index * 3) % NOUNS.length] ?? NOUNS[0];
    const [maker, makerAr] = MAKERS[(index * 7) % MAKERS.length] ?? MAKERS[0];
    const cost = 1200 + ((index * 7919) % 90_000);
    const months = 6 + (index % 30);
    const start = OPENING_YEAR * 12 - months;
    const accumulated = Math.min(Math.round((cost / (years * 12)) * months), cost);
    const twin = index % 1000 === 999 ? index - 1 : index;
    lines.push([
      `A${String(index).padStart(6, '0')}`, `"${maker} ${noun} ${index}"`, `"${nounAr} ${makerAr} ${index}"`, category, `${month(start)}-01`, `${cost}.00`, years, method, `${OPENING_YEAR - 1}-12-31`, `${accumulated}.00`,
      `Site ${index % 40}`, `Employee ${index % 200}`, `Department ${index % 12}`, `SN${twin}`, `T-${(twin * 31) % 1_000_003}`,
    ].join(','));
  }
  return Buffer.from(`${lines.join('\n')}\n`);
}

export function must<T>(result: { ok: true; value: T } | { ok: false; error: { code: string } }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

export const call = (host: BookHost, name: string, input: object = {}): Record<string, unknown> => must(host.dispatch(name, input)) as Record<string, unknown>;

/** A session as the application has one, at the beginning of 2026 and without the copies that a close makes. */
export function session(): BookHost {
  return createHost({
    now: () => '2026-01-31T20:00:00.000Z', actor: 'bench', resources: RESOURCES, backups: false, announce: () => undefined, log: (_reference, error) => console.error(error),
  });
}

/** Brings the register in, closes the months one after another, and leaves some drafts: all by the operations a person would use. */
function build(path: string, assets: number, months: number): void {
  const host = session();
  must(host.create(path, { name: 'Large Trading', nameAr: 'شركة كبيرة للتجارة', country: 'SA', currency: 'SAR' }));
  const { fileId } = must(host.stageFile('register.csv', registerCsv(assets)));
  const { mapping } = call(host, 'imports.inspect', { fileId });
  const { fingerprint, problemsTotal } = call(host, 'imports.preview', { fileId, mapping });
  if (problemsTotal !== 0) throw new Error(`${String(problemsTotal)} cells of the register are refused`);
  call(host, 'imports.commit', { fileId, mapping, fingerprint });
  for (let index = 0; index < months; index += 1) {
    call(host, 'close.run', { period: month(OPENING_YEAR * 12 + index) });
    if (process.stderr.isTTY) process.stderr.write(`\r  a book of ${assets.toLocaleString('en-US')} assets: month ${index + 1} of ${months} `);
  }
  const [category] = call(host, 'assetCategories.list')['items'] as { id: number }[];
  for (let index = 0; index < DRAFTS; index += 1) {
    call(host, 'assets.create', { name: `Ordered item ${index}`, categoryId: category?.id, assetType: 'EQUIPMENT', acquisitionDate: '2026-02-10', cost: `${5000 + index}.00` });
  }
  must(host.close());
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
}

/**
 * The path of such a book, made once and kept until the schema or the engine changes: making 100,000 assets with two years of history takes minutes.
 * Whoever writes to it works on a copy.
 */
export function historyBook(assets: number, months = MONTHS): string {
  const key = sha256([readFileSync(MIGRATION, 'utf8'), readFileSync(import.meta.filename, 'utf8'), ENGINE_VERSION].join('\n')).slice(0, 8);
  const path = join(CACHE, `history-${assets}-${months}-${key}.usool`);
  if (existsSync(path)) return path;
  mkdirSync(dirname(path), { recursive: true });
  for (const stale of readdirSync(CACHE).filter((name) => name.startsWith(`history-${assets}-${months}-`))) rmSync(join(CACHE, stale), { recursive: true });
  const unfinished = join(CACHE, `unfinished-${process.pid}.usool`);
  rmSync(unfinished, { force: true });
  try {
    build(unfinished, assets, months);
    renameSync(unfinished, path);
  } finally {
    rmSync(unfinished, { force: true });
  }
  return path;
}

if (process.argv[1] === import.meta.filename) console.log(historyBook(Number(process.argv[2] ?? 100_000), Number(process.argv[3] ?? MONTHS)));
