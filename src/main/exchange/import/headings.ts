import type { ImportField } from './model.ts';
import { wordKey } from './text.ts';

/**
 * Headings by which other registers call our fields, the surest first. English and Arabic; compared folded,
 * so case, hyphens, asterisks and spelling variants of Arabic letters do not count.
 */
const SYNONYMS: readonly (readonly [ImportField, string])[] = [
  ['assetNumber', 'asset number|asset no|asset no.|asset code|asset id|fixed asset number|fixed asset no|fixed asset code|fa number|fa no|fa code|asset reference|asset ref|number|code|رقم الأصل|رقم الاصل الثابت|كود الأصل|رمز الأصل|الكود|الرمز|رقم'],
  ['externalId', 'external id|external reference|externalid|system id|record id|guid|المعرف الخارجي|الرقم الخارجي'],
  ['nameAr', 'name ar|arabic name|asset name ar|name arabic|asset name arabic|name in arabic|الاسم بالعربية|الاسم العربي|اسم الأصل بالعربية|اسم الأصل عربي'],
  ['name', 'asset name|name|name en|english name|asset name en|name english|item name|asset|asset description|item|الاسم بالإنجليزية|الاسم الإنجليزي|اسم الأصل بالإنجليزية|اسم الأصل|الاسم|الأصل|اسم الصنف|بيان الأصل|البيان'],
  ['description', 'description|details|long description|الوصف|وصف الأصل|التفاصيل|وصف'],
  ['category', 'category|asset category|asset class|class|asset group|group|asset type name|category code|fixed asset class|التصنيف|تصنيف الأصل|الفئة|فئة الأصل|فئة الأصول|المجموعة|مجموعة الأصل|نوع الأصل'],
  ['assetType', 'asset type|type|النوع'],
  ['status', 'status|asset status|state|الحالة|حالة الأصل|حالة'],
  ['inServiceDate', 'in service date|date in service|placed in service|placed in service date|service date|available for use date|depreciation start date|depreciation start|start date|capitalization date|capitalisation date|use date|تاريخ بدء التشغيل|تاريخ التشغيل|تاريخ الجاهزية للاستخدام|تاريخ بدء الإهلاك|تاريخ بداية الإهلاك|تاريخ الاستخدام|تاريخ بدء الاستهلاك'],
  ['acquisitionDate', 'acquisition date|date acquired|acquired|purchase date|date of purchase|purchased on|date purchased|date of acquisition|acquired on|buy date|invoice date|date|تاريخ الاقتناء|تاريخ الشراء|تاريخ الحيازة|تاريخ التملك|تاريخ الإضافة|التاريخ'],
  ['cost', 'cost|acquisition cost|original cost|historical cost|historic cost|purchase cost|purchase price|purchase value|cost price|gross value|gross cost|gross amount|gross purchase amount|net purchase amount|gross book value|gross carrying amount|asset cost|asset value|original value|initial value|total cost|price|value|capitalised cost|capitalized cost|book cost|التكلفة|تكلفة الاقتناء|تكلفة الأصل|التكلفة التاريخية|تكلفة الشراء|سعر الشراء|ثمن الشراء|قيمة الشراء|قيمة الأصل|القيمة|إجمالي التكلفة|التكلفة الأصلية|إجمالي القيمة الدفترية'],
  ['residualValue', 'residual value|salvage value|salvage|scrap value|residual|expected value after useful life|القيمة المتبقية|القيمة التخريدية|قيمة الخردة|الخردة|القيمة التخريدية المتوقعة'],
  ['residualPercent', 'residual percent|residual %|salvage %|salvage percent|residual value %|نسبة القيمة المتبقية|نسبة الخردة'],
  ['usefulLifeMonths', 'useful life months|life months|useful life in months|life in months|useful life (months)|months of life|no of months|العمر الإنتاجي بالأشهر|العمر بالأشهر|العمر الإنتاجي بالشهور|العمر بالشهور|العمر الإنتاجي شهر|عدد الأشهر'],
  ['usefulLifeYears', 'useful life years|life years|useful life in years|life in years|useful life (years)|useful life|effective life|estimated useful life|life|est life|years|العمر الإنتاجي بالسنوات|العمر بالسنوات|العمر الإنتاجي سنة|العمر الإنتاجي|العمر الافتراضي|عمر الأصل|العمر|عدد السنوات'],
  ['depreciationMethod', 'depreciation method|method|dep method|depn method|depr method|طريقة الإهلاك|طريقة الاستهلاك|الطريقة|أسلوب الإهلاك'],
  ['annualRate', 'annual rate|rate|depreciation rate|dep rate|depn rate|depreciation %|dep %|rate of depreciation|rate %|معدل الإهلاك|نسبة الإهلاك|معدل الاستهلاك|نسبة الاستهلاك|المعدل|النسبة'],
  ['totalUnits', 'total units|units of life|expected units|lifetime units|total production|إجمالي الوحدات|الوحدات المتوقعة|إجمالي وحدات الإنتاج'],
  ['convention', 'convention|averaging method|depreciation convention|prorata convention|قاعدة احتساب الفترة|القاعدة'],
  ['depreciatedThrough', 'depreciated through|depreciated through date|depreciation to date as at|depreciated to|depreciated until|last depreciation date|last depreciated|accumulated as of|as of date|opening date|opening balance date|مهلك حتى|مهلك حتى تاريخ|تاريخ آخر إهلاك|آخر تاريخ إهلاك|مستهلك حتى|تاريخ آخر استهلاك|تاريخ الرصيد الافتتاحي'],
  ['accumulatedDepreciation', 'accumulated depreciation|accum depreciation|accum dep|acc dep|acc depreciation|accumulated depn|accum depn|accumulated dep|opening accumulated depreciation|accum dep opening|opening accum dep|depreciation to date|total depreciation|accumulated amortisation|accumulated amortization|aggregate depreciation|prior depreciation|مجمع الإهلاك|مجمع الاستهلاك|الإهلاك المتراكم|الاستهلاك المتراكم|مجمع الإهلاك الافتتاحي|مجمع إهلاك أول المدة|مجمع الاهلاك اول المدة|مخصص الإهلاك|الإهلاك المجمع|مجمع الاهتلاك'],
  ['accumulatedImpairment', 'accumulated impairment|accumulated impairment losses|impairment|opening accumulated impairment|مجمع خسائر انخفاض القيمة|مجمع الانخفاض|مجمع الهبوط|مجمع الاضمحلال'],
  ['netBookValue', 'net book value|nbv|book value|carrying amount|carrying value|net value|net book value open|current book value|written down value|wdv|closing nbv|صافي القيمة الدفترية|القيمة الدفترية|القيمة الدفترية الصافية|صافي القيمة|المبلغ الدفتري'],
  ['monthlyDepreciation', 'monthly depreciation|depreciation per month|monthly dep|monthly depn|monthly charge|الإهلاك الشهري|قسط الإهلاك الشهري|الاستهلاك الشهري|القسط الشهري'],
  ['location', 'location|site|branch|asset location|place|office|room|الموقع|موقع الأصل|المكان|الفرع|مكان الأصل'],
  ['custodian', 'custodian|employee|assigned to|responsible|user|owner|held by|keeper|العهدة|صاحب العهدة|المستلم|الموظف|أمين العهدة|المسؤول|عهدة'],
  ['costCenter', 'cost center|cost centre|department|dept|business unit|مركز التكلفة|القسم|الإدارة|مراكز التكلفة'],
  ['supplier', 'supplier|vendor|supplier name|vendor name|seller|المورد|اسم المورد|البائع'],
  ['invoiceNumber', 'invoice number|invoice no|invoice|invoice ref|order number|purchase order|bill no|رقم الفاتورة|الفاتورة|رقم فاتورة الشراء'],
  ['serialNumber', 'serial number|serial no|serial|s n|sn|الرقم التسلسلي|الرقم المتسلسل|رقم السيريال|السيريال|رقم الشاسيه'],
  ['tag', 'tag|asset tag|barcode|bar code|tag number|label|الباركود|باركود|رقم الملصق|الملصق|رقم التاق'],
  ['quantity', 'quantity|qty|units|count|الكمية|العدد|كمية'],
  ['warrantyEnd', 'warranty end|warranty expiry|warranty expires|warranty expiration|warranty until|warranty end date|نهاية الضمان|انتهاء الضمان|تاريخ انتهاء الضمان|تاريخ نهاية الضمان'],
  ['revaluationSurplus', 'revaluation surplus|revaluation reserve|فائض إعادة التقييم|احتياطي إعادة التقييم'],
  ['insurer', 'insurer|insurance company|insurance provider|insured by|شركة التأمين|المؤمن|جهة التأمين'],
  ['insurancePolicy', 'insurance policy|policy number|policy no|policy no.|insurance policy no|insurance policy number|policy|رقم وثيقة التأمين|رقم الوثيقة|وثيقة التأمين|رقم البوليصة'],
  ['insuredValue', 'insured value|insured amount|sum insured|insurance value|القيمة المؤمن عليها|قيمة التأمين|القيمة التأمينية|مبلغ التأمين'],
  ['insuranceStart', 'insurance start|insurance start date|insured from|policy start|policy start date|بداية التأمين|تاريخ بداية التأمين'],
  ['insuranceEnd', 'insurance end|insurance end date|insurance expiry|insured until|policy end|policy end date|policy expiry|نهاية التأمين|تاريخ نهاية التأمين|انتهاء التأمين|تاريخ انتهاء التأمين'],
  ['notes', 'notes|note|remarks|comments|comment|memo|ملاحظات|الملاحظات|ملاحظة'],
];

const CURRENCY_WORDS = new Set(['sar', 'sr', 'aed', 'kwd', 'egp', 'jod', 'bhd', 'omr', 'qar', 'mad', 'usd', 'eur', 'gbp', 'thb', 'inr', 'ر', 'س', 'ريال', 'درهم', 'دينار', 'جنيه', 'opening', 'open', 'current', 'local', 'amount', 'total']);

const FIELD_BY_WORD = new Map<string, { field: ImportField; rank: number }>();
for (const [field, words] of SYNONYMS) {
  words.split('|').forEach((word, rank) => {
    const key = wordKey(word);
    if (!FIELD_BY_WORD.has(key)) FIELD_BY_WORD.set(key, { field, rank });
  });
}

/** The field a heading names, and how surely (0 is surest). Null for headings we do not know. */
export function fieldOfHeading(heading: string): { field: ImportField; rank: number } | null {
  const folded = wordKey(heading);
  const exact = FIELD_BY_WORD.get(folded);
  if (exact) return exact;
  const bare = folded.split(' ').filter((word) => !CURRENCY_WORDS.has(word)).join(' ');
  const found = bare === folded ? undefined : FIELD_BY_WORD.get(bare);
  return found ? { field: found.field, rank: found.rank + 100 } : null;
}

/**
 * The columns of a file as our fields: each field once, by its surest heading. A file that describes its assets and does not name them
 * has its descriptions taken for names.
 */
export function suggestColumns(headings: readonly string[]): Record<string, ImportField> {
  const best = new Map<ImportField, { heading: string; rank: number }>();
  for (const heading of headings) {
    const match = fieldOfHeading(heading);
    if (!match) continue;
    const rival = best.get(match.field);
    if (!rival || match.rank < rival.rank) best.set(match.field, { heading, rank: match.rank });
  }
  const take = (from: ImportField, to: ImportField): void => {
    const candidate = best.get(from);
    if (candidate && !best.has(to)) {
      best.delete(from);
      best.set(to, candidate);
    }
  };
  take('description', 'name');
  take('nameAr', 'name');
  take('inServiceDate', 'acquisitionDate');
  take('assetType', 'category');
  take('tag', 'assetNumber');
  return Object.fromEntries([...best].map(([field, { heading }]) => [heading, field]));
}

/** How many different fields a row would name if it were the heading row. */
export function recognisedFields(cells: readonly string[]): number {
  return new Set(cells.map((cell) => fieldOfHeading(cell)?.field).filter((field) => field !== undefined)).size;
}
