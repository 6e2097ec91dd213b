import type { ImportField } from '../model.ts';

export type TemplateList = 'category' | 'location' | 'custodian' | 'costCenter' | 'supplier' | 'depreciationMethod' | 'convention' | 'status' | 'assetType';

/** A column of our own template: the field, its headings, and what its cells hold. */
export interface TemplateColumn {
  readonly field: ImportField;
  readonly en: string;
  readonly ar: string;
  /** Other headings it came by in earlier templates, or may be given. */
  readonly also?: readonly string[];
  /** A row without it is refused. A name in one language is enough, so each template stars its own. */
  readonly isRequired?: true | 'en' | 'ar';
  readonly kind: 'text' | 'date' | 'amount' | 'number' | 'list';
  readonly list?: TemplateList;
  /** What the example row holds, in each language. */
  readonly example?: readonly [en: string, ar: string];
}

export const TEMPLATE_COLUMNS: readonly TemplateColumn[] = [
  { field: 'assetNumber', en: 'Asset no', ar: 'رقم الأصل', kind: 'text', example: ['EXAMPLE', 'مثال'] },
  { field: 'name', en: 'Name (English)', ar: 'الاسم بالإنجليزية', also: ['name_en'], isRequired: 'en', kind: 'text', example: ['Delivery van', 'Delivery van'] },
  { field: 'nameAr', en: 'Name (Arabic)', ar: 'الاسم بالعربية', also: ['name_ar'], isRequired: 'ar', kind: 'text', example: ['شاحنة توصيل', 'شاحنة توصيل'] },
  { field: 'category', en: 'Category', ar: 'التصنيف', isRequired: true, kind: 'list', list: 'category' },
  { field: 'assetType', en: 'Asset type', ar: 'نوع الأصل', kind: 'list', list: 'assetType' },
  { field: 'location', en: 'Location', ar: 'الموقع', kind: 'list', list: 'location' },
  { field: 'custodian', en: 'Custodian', ar: 'أمين العهدة', also: ['صاحب العهدة'], kind: 'list', list: 'custodian' },
  { field: 'costCenter', en: 'Cost centre', ar: 'مركز التكلفة', also: ['department', 'القسم'], kind: 'list', list: 'costCenter' },
  { field: 'supplier', en: 'Supplier', ar: 'المورّد', kind: 'list', list: 'supplier' },
  { field: 'invoiceNumber', en: 'Invoice no', ar: 'رقم الفاتورة', kind: 'text', example: ['INV-1042', 'INV-1042'] },
  { field: 'serialNumber', en: 'Serial no', ar: 'الرقم التسلسلي', kind: 'text', example: ['007-99812', '007-99812'] },
  { field: 'tag', en: 'Barcode', ar: 'الباركود', kind: 'text' },
  { field: 'acquisitionDate', en: 'Acquisition date', ar: 'تاريخ الاقتناء', isRequired: true, kind: 'date', example: ['2024-03-15', '2024-03-15'] },
  { field: 'inServiceDate', en: 'In service date', ar: 'تاريخ بدء التشغيل', kind: 'date', example: ['2024-04-01', '2024-04-01'] },
  { field: 'quantity', en: 'Quantity', ar: 'الكمية', kind: 'number', example: ['1', '1'] },
  { field: 'cost', en: 'Cost', ar: 'التكلفة', isRequired: true, kind: 'amount', example: ['120000', '120000'] },
  { field: 'residualValue', en: 'Residual value', ar: 'القيمة المتبقية', kind: 'amount', example: ['0', '0'] },
  { field: 'depreciationMethod', en: 'Method', ar: 'طريقة الإهلاك', kind: 'list', list: 'depreciationMethod' },
  { field: 'usefulLifeMonths', en: 'Life months', ar: 'العمر الإنتاجي بالأشهر', kind: 'number', example: ['60', '60'] },
  { field: 'annualRate', en: 'Annual rate', ar: 'معدل الإهلاك', also: ['المعدل السنوي'], kind: 'number' },
  { field: 'totalUnits', en: 'Total units', ar: 'إجمالي الوحدات', kind: 'number' },
  { field: 'convention', en: 'Convention', ar: 'قاعدة احتساب الفترة', kind: 'list', list: 'convention' },
  { field: 'depreciatedThrough', en: 'Depreciated through date', ar: 'مهلك حتى تاريخ', kind: 'date', example: ['2025-12-31', '2025-12-31'] },
  { field: 'accumulatedDepreciation', en: 'Opening accumulated depreciation', ar: 'مجمع الإهلاك الافتتاحي', kind: 'amount', example: ['42000', '42000'] },
  { field: 'accumulatedImpairment', en: 'Opening accumulated impairment', ar: 'مجمع خسائر انخفاض القيمة', kind: 'amount' },
  { field: 'revaluationSurplus', en: 'Revaluation surplus', ar: 'فائض إعادة التقييم', kind: 'amount' },
  { field: 'warrantyEnd', en: 'Warranty end', ar: 'نهاية الضمان', kind: 'date' },
  { field: 'insurer', en: 'Insurer', ar: 'شركة التأمين', kind: 'text' },
  { field: 'insurancePolicy', en: 'Insurance policy', ar: 'وثيقة التأمين', kind: 'text' },
  { field: 'insuredValue', en: 'Insured value', ar: 'القيمة المؤمن عليها', kind: 'amount' },
  { field: 'insuranceStart', en: 'Insurance start', ar: 'بداية التأمين', kind: 'date' },
  { field: 'insuranceEnd', en: 'Insurance end', ar: 'نهاية التأمين', kind: 'date' },
  { field: 'status', en: 'Status', ar: 'الحالة', kind: 'list', list: 'status' },
  { field: 'notes', en: 'Notes', ar: 'ملاحظات', kind: 'text' },
];
