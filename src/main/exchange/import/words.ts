import { ASSET_TYPES, CONVENTIONS, METHODS } from '#shared/contract/shapes.ts';
import arabic from '#shared/i18n/ar/enums.json' with { type: 'json' };
import english from '#shared/i18n/en/enums.json' with { type: 'json' };
import type { AssetType, Convention, ImportedAsset, Method } from './model.ts';
import { wordKey } from './text.ts';

/** What one word of another program says about depreciation. */
export interface MethodMeaning {
  method: Method;
  /** Of a declining balance: times the straight-line rate. */
  factor?: string;
  /** Where the word itself says how long: charged whole in the first month. */
  lifeMonths?: number;
}

/** DISPOSED rows are not brought in: their history ended in the other program. */
export type StatusMeaning = ImportedAsset['status'] | 'DISPOSED';

const lookUp = <T>(entries: readonly (readonly [T, string])[]): Map<string, T> =>
  new Map(entries.flatMap(([meaning, words]) => words.split('|').map((word): [string, T] => [wordKey(word), meaning])));

/** What Usool itself calls things, in both languages, is understood when it comes back. */
const ours = (kind: 'method' | 'convention' | 'assetType', name: string): string => [english, arabic].map((texts) => (texts[kind] as Readonly<Record<string, string>>)[name] ?? name).join('|');

const METHOD_WORDS = lookUp<MethodMeaning>([
  [{ method: 'straight_line' }, 'straight line|straight-line|straightline|sl|s/l|slm|straight line method|linear|lineaire|prime cost|القسط الثابت|قسط ثابت|الثابت|القسط المتساوي'],
  [{ method: 'declining_balance' }, 'diminishing value|diminishing value (100%)|DiminishingValue100|diminishing balance|declining balance|reducing balance|reducing|written down value|wdv|degressive|db|القسط المتناقص|قسط متناقص|المتناقص|الرصيد المتناقص'],
  [{ method: 'declining_balance', factor: '1.5' }, 'diminishing value (150%)|DiminishingValue150|150% declining balance|150 declining balance|150db'],
  [{ method: 'declining_balance', factor: '2' }, 'diminishing value (200%)|DiminishingValue200|double declining balance|double declining|200% declining balance|ddb|200db|القسط المتناقص المضاعف|المتناقص المضاعف'],
  [{ method: 'accelerated', factor: '2' }, 'accelerated|accelerated depreciation|degressive then linear|degressive linear|declining balance switch to straight line|الإهلاك المعجل|معجل|القسط المعجل'],
  [{ method: 'sum_of_years_digits' }, "sum of years digits|sum of the years digits|sum-of-years'-digits|sum of years' digits|syd|soyd|مجموع أرقام السنوات|مجموع ارقام السنين"],
  [{ method: 'units_of_production' }, 'units of production|unit of production|units of activity|uop|وحدات الإنتاج|وحدات النشاط'],
  [{ method: 'manual' }, 'manual|manual depreciation|إهلاك يدوي|يدوي'],
  [{ method: 'none' }, 'none|no depreciation|not depreciated|non depreciable|NoDepreciation|no|n/a|بدون إهلاك|لا يهلك|غير قابل للإهلاك|بدون استهلاك|لا يستهلك'],
  [{ method: 'straight_line', lifeMonths: 1 }, 'full depreciation at purchase|FullDepreciation|write off|immediate write off|إهلاك كامل عند الشراء'],
  ...METHODS.map((method): [MethodMeaning, string] => [{ method }, `${method}|${ours('method', method)}`]),
]);

const STATUS_WORDS = lookUp<StatusMeaning>([
  ['IN_SERVICE', 'in service|active|in use|registered|deployed|ready to deploy|deployable|operational|running|submitted|capitalised|open|existing|partially depreciated|fully depreciated|depreciating|yes|1|true|نشط|نشطة|في الخدمة|قيد الاستخدام|مستخدم|فعال|عامل|يعمل|مستهلك بالكامل|مهلك بالكامل|مسجل'],
  ['CAPITALIZED', 'capitalized|not in service|awaiting installation|مرسمل'],
  ['DRAFT', 'draft|pending|new|undeployable|مسودة|معلق|جديد'],
  ['DISPOSED', 'disposed|sold|scrapped|retired|written off|archived|removed|close|closed|stolen|lost|donated|cancelled|مستبعد|مباع|مبيع|مكهن|مخرد|مشطوب|تالف ومستبعد|مفقود|مسروق'],
]);

const CONVENTION_WORDS = lookUp<Convention>([
  ['full_month', 'full month|monthly|FullMonth|شهر كامل'],
  ['following_month', 'following month|next month|الشهر التالي'],
  ['fifteenth', 'fifteenth|15th|half month rule|الخامس عشر'],
  ['mid_month', 'mid month|half month|منتصف الشهر|نصف شهر'],
  ['mid_quarter', 'mid quarter|منتصف الربع'],
  ['half_year', 'half year|mid year|نصف سنة'],
  ['full_year', 'full year|سنة كاملة'],
  ['actual_days', 'actual days|daily|ActualDays|pro rata|prorata|prorata temporis|days|الأيام الفعلية|يومي'],
  ...CONVENTIONS.map((convention): [Convention, string] => [convention, `${convention}|${ours('convention', convention)}`]),
]);

const ASSET_TYPE_WORDS = lookUp<AssetType>([
  ['BUILDING', 'building|buildings|مبنى|مباني|المباني'],
  ['LAND', 'land|lands|أرض|أراضي|الأراضي'],
  ['VEHICLE', 'vehicle|vehicles|car|cars|motor vehicles|مركبة|مركبات|سيارات|المركبات'],
  ['EQUIPMENT', 'equipment|machinery|machine|plant|plant and machinery|tools|معدات|آلات|المعدات|الآلات'],
  ['FURNITURE', 'furniture|furniture and fixtures|furniture & fittings|furniture and fittings|fixtures|أثاث|الأثاث|أثاث وتجهيزات|الأثاث والتجهيزات'],
  ['COMPUTER', 'computer|computers|it equipment|it|hardware|حاسب|حاسبات|أجهزة حاسب|أجهزة الحاسب الآلي|حواسيب'],
  ['INTANGIBLE', 'intangible|intangibles|software|licence|license|patent|أصول غير ملموسة|برامج|البرامج'],
  ['GOODWILL', 'goodwill|شهرة|الشهرة'],
  ['RIGHT_OF_USE_ASSET', 'right of use asset|right of use|rou|leased asset|حق استخدام|أصل حق الاستخدام'],
  ['OTHER', 'other|others|أخرى'],
  ...ASSET_TYPES.map((type): [AssetType, string] => [type, `${type}|${ours('assetType', type)}`]),
]);

/**
 * A method in the file's words. The mapping's own words come first; there a factor may follow a colon: `declining_balance:1.5`.
 */
export function methodOf(word: string, own: Readonly<Record<string, string>> | undefined): MethodMeaning | null {
  const chosen = ownMeaning(word, own) ?? word;
  const [name = '', factor] = chosen.split(':');
  const known = METHOD_WORDS.get(wordKey(chosen)) ?? METHOD_WORDS.get(wordKey(name));
  if (!known) return null;
  return factor !== undefined && /^\d+(\.\d+)?$/.test(factor) ? { ...known, factor } : known;
}

export function statusOf(word: string, own: Readonly<Record<string, string>> | undefined): StatusMeaning | null {
  return STATUS_WORDS.get(wordKey(ownMeaning(word, own) ?? word)) ?? null;
}

export const conventionOf = (word: string, own?: Readonly<Record<string, string>>): Convention | null => CONVENTION_WORDS.get(wordKey(ownMeaning(word, own) ?? word)) ?? null;
export const assetTypeOf = (word: string): AssetType | null => ASSET_TYPE_WORDS.get(wordKey(word)) ?? null;

/** What the mapping says for a word of the file: as written, else as compared. */
export function ownMeaning(word: string, own: Readonly<Record<string, string>> | undefined): string | undefined {
  if (!own) return undefined;
  if (Object.hasOwn(own, word)) return own[word];
  const folded = wordKey(word);
  for (const [key, value] of Object.entries(own)) if (wordKey(key) === folded) return value;
  return undefined;
}

const TOTAL_WORDS = /^(grand |sub |overall )?totals?( .*)?$|^(ال)?(اجمالي|مجموع)( .*)?$|^subtotals?( .*)?$/;

/** "Total", "Grand total:", "الإجمالي", "المجموع الكلي". */
export const isTotalWord = (text: string): boolean => TOTAL_WORDS.test(wordKey(text));
