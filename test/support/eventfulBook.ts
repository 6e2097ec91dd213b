import type { TestBook } from './book.ts';
import { inService } from './assets.ts';
import { posted } from './transfers.ts';

const DAY = '2026-03-10';
/** What later acts are named by in reports of one record. */
export interface Eventful {
  revalued: string;
  disposal: string;
  transfer: string;
}

/** On the sample book, in its open month: each thing that can happen to an asset, with names and amounts that take room. */
export function makeEventful(book: TestBook): Eventful {
  const { call } = book;
  const numbered = (name: string): string => call('assets.search', { text: name, limit: 1 })[0]?.id ?? '';
  for (const categoryCode of ['LAND', 'BLDG', 'MACH']) call('assetCategories.update', { categoryId: call('assetCategories.get', { categoryCode }).id, revaluationAllowed: true, surplusInUse: true });
  value(book, numbered);
  const revalued = numbered('Head office building');
  call('assets.update', { assetId: revalued, warrantyEnd: '2026-05-31', insurance: { policy: 'POL-2026-00781234', insurer: 'التعاونية للتأمين', insuredValue: '5000000.00', startsOn: '2025-04-01', endsOn: '2026-03-31' } });
  call('assets.update', { assetId: numbered('Refrigerated van'), warrantyEnd: '2026-02-12', insurance: { policy: 'MV-88213', insurer: 'Tawuniya', insuredValue: '120000.00', startsOn: '2025-04-01', endsOn: '2026-12-31' } });
  const transfer = posted(book, { assetId: numbered('Showroom display shelving'), toLocation: 'JED-BR', toCustodian: 'EMP-004', toCostCenter: 'CC-300', toCategory: 'OFFC', effectiveDate: DAY, reason: 'نُقلت إلى فرع جدة بعد إعادة تصميم المعرض' });
  posted(book, { assetId: numbered('Diesel generator'), toLocation: 'DMM-BR', toCustodian: 'EMP-006', effectiveDate: DAY });
  const { id: disposal } = call('disposals.create', { assetId: numbered('Isuzu delivery truck, 5 t'), disposalDate: DAY, disposalType: 'SALE', proceeds: '69000.00', proceedsIncludeVat: true, vatRate: '15', sellingCosts: '1150.00', sellingCostsVatRate: '15', buyer: 'مؤسسة طريق الخليج للنقليات', document: 'DM-2026-014', reason: 'Replaced by the seven-tonne truck bought in September' });
  call('disposals.create', { assetId: numbered('Barcode scanners'), disposalDate: DAY, disposalType: 'DONATION', deemedVat: '1200.00', part: { percent: '40' }, buyer: 'Riyadh vocational school' });
  const stolen = call('disposals.create', { assetId: numbered('Handheld terminals'), disposalDate: DAY, disposalType: 'THEFT', document: 'محضر الشرطة ٤٤/١١٨٢' });
  call('disposals.claim', { id: stolen.id, amount: '18000.00', date: '2026-03-20' });
  call('assets.holdForSale', { assetId: numbered('Hyundai Sonata'), date: DAY, fairValueLessCosts: '58000.00' });
  call('assets.split', { assetId: numbered('Electric pallet trucks'), date: DAY, parts: [{ percent: '25', nameAr: 'رافعة باليت، الثانية' }, { percent: '25' }] });
  call('assets.suspend', { assetId: numbered('Packing machine'), date: DAY });
  build(book);
  call('pools.setUp', { country: 'SA', firstYear: 2025, openings: 'none' });
  return { revalued, disposal, transfer };
}

function value({ call }: TestBook, numbered: (name: string) => string): void {
  const update = (name: string, updateType: 'REVALUATION_UP' | 'REVALUATION_DOWN' | 'IMPAIRMENT', amount: string, restatement?: 'gross' | 'elimination') =>
    call('valueUpdates.create', { assetId: numbered(name), updateType, amount, date: '2026-03-05', ...(restatement ? { restatement } : {}), valuer: 'شركة التقييم المتقدم', reportReference: 'VAL-2026/031' });
  update('Head office building', 'REVALUATION_UP', '850000.00', 'gross');
  update('Land, Exit 18', 'REVALUATION_UP', '350000.00');
  update('Car park plot', 'REVALUATION_DOWN', '45000.00');
  update('Diesel generator', 'IMPAIRMENT', '12500.00');
  call('estimates.change', { assetId: numbered('Forklift 3 t'), effectiveDate: '2026-03-01', usefulLifeMonths: 144, residualValue: '5000.00', memo: 'Overhauled' });
}

/** A project that is under way, one that became two assets, and a building with components. */
function build(book: TestBook): void {
  const { call } = book;
  const begin = (name: string, nameAr: string, cost: string) => {
    const { id } = call('assets.create', { name, nameAr, categoryCode: 'CIP', acquisitionDate: '2026-03-02', cost });
    call('assets.capitalize', { assetId: id, capitalizationDate: '2026-03-02' });
    return id;
  };
  const extension = begin('Warehouse extension', 'توسعة المستودع', '1200000.00');
  call('assets.addConstructionCost', { assetId: extension, date: '2026-03-09', amount: '385000.00', counterAccount: 'ACCOUNTS_PAYABLE', document: 'INV-8841', memo: 'Steel frame' });
  const store = begin('Cold store', 'مخزن مبرّد', '900000.00');
  call('assets.completeConstruction', { assetId: store, completionDate: DAY, inServiceDate: DAY, parts: [{ name: 'Cold store building', nameAr: 'مبنى المخزن المبرّد', categoryCode: 'BLDG', cost: '700000.00' }, { name: 'Compressors', nameAr: 'ضواغط', categoryCode: 'MACH', cost: '200000.00' }] });
  const building = inService(book, { name: 'Training centre', nameAr: 'مركز التدريب', categoryCode: 'BLDG', acquisitionDate: '2026-03-02', cost: '7000000.00' });
  inService(book, { name: 'Passenger lifts', nameAr: 'مصاعد الركاب', categoryCode: 'MACH', acquisitionDate: '2026-03-02', cost: '640000.00', parentAssetId: building.id });
}
