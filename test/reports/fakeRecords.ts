import { refuse } from '#shared/errors.ts';
import { addPeriods, type DateString, type Period } from '#shared/values/calendar.ts';
import { minor } from '#shared/values/money.ts';
import type { AssetCard, CardEvent, LoggedChange, RecordSource, TransferredAsset, ValueChange } from '../../src/main/reports/records.ts';
import { same, type Bilingual } from '../../src/main/reports/texts.ts';
import { PNG } from '../support/documents.ts';

const VAN: Bilingual = { en: 'Van <1> & trailer', ar: 'شاحنة ومقطورة' };
const VEHICLES = { id: 1, name: { en: 'Vehicles', ar: 'المركبات' } };
const MARCH = '2026-03' as Period;
const day = (date: string): DateString => date as DateString;
const NOWHERE = { location: null, costCenter: null, custodian: null, category: null };

const transfers: TransferredAsset[] = [
  {
    transfer: 'TRF-2026-000001', date: day('2026-02-10'), assetNumber: 'FA-000001', name: VAN, category: VEHICLES, location: { code: 'LOC-200', name: { en: 'Jeddah', ar: 'جدة' } }, moves: ['location', 'custodian'],
    from: { ...NOWHERE, location: { en: 'Riyadh', ar: 'الرياض' } }, to: { ...NOWHERE, location: { en: 'Jeddah', ar: 'جدة' }, custodian: { en: 'Sara', ar: 'سارة' } }, cost: minor(0), accumulated: minor(0), reason: '=needed', journal: null, approvedBy: 'Omar', postedBy: 'Noura',
  },
  {
    transfer: 'TRF-2026-000002', date: day('2026-03-10'), assetNumber: 'FA-000002', name: VAN, category: VEHICLES, location: null, moves: ['category'],
    from: { ...NOWHERE, category: { en: 'Furniture', ar: 'الأثاث' } }, to: { ...NOWHERE, category: VEHICLES.name }, cost: minor(90_000), accumulated: minor(30_000), reason: null, journal: 'JE-2026-000009', approvedBy: 'Omar', postedBy: 'Noura',
  },
];

/** The same as the movements of the fake source: an asset revalued by elimination, then impaired through its surplus. */
const valueChanges: ValueChange[] = [
  {
    date: day('2026-03-05'), act: 'act-1', kind: 'revaluation_up', assetNumber: 'FA-000002', name: VAN, category: VEHICLES, before: minor(60_000), after: minor(95_000), restatement: 'elimination', cost: minor(5_000), accumulated: minor(-30_000),
    impairment: minor(0), surplus: minor(35_000), profitOrLoss: minor(0), surplusBalance: minor(35_000), valuer: 'Qiyas & Co.', reportReference: 'V-77', memo: null, journal: 'JE-2026-000010', postedBy: 'Noura',
  },
  {
    date: day('2026-03-20'), act: 'act-2', kind: 'impairment', assetNumber: 'FA-000002', name: VAN, category: VEHICLES, before: minor(95_000), after: minor(91_000), restatement: null, cost: minor(0), accumulated: minor(0),
    impairment: minor(4_000), surplus: minor(-3_000), profitOrLoss: minor(-1_000), surplusBalance: minor(32_000), valuer: null, reportReference: null, memo: 'flood', journal: 'JE-2026-000011', postedBy: 'Noura',
  },
];

const charge = (index: number): CardEvent => ({
  date: day(`${addPeriods('2025-11' as Period, index)}-28`), period: addPeriods('2025-11' as Period, index), kind: 'depreciation', isInverse: false, document: `dep-${index + 1}`, journal: `JE-2026-00001${index}`, cost: minor(0), accumulated: minor(1_000),
  impairment: minor(0), by: 'Noura', note: null,
});
const began = (kind: string, cost: number): CardEvent => ({ date: day('2025-11-01'), period: '2025-11' as Period, kind, isInverse: false, document: 'INV-7', journal: null, cost: minor(cost), accumulated: minor(0), impairment: minor(0), by: 'Noura', note: null });

function card(): AssetCard {
  const book = {
    id: 'IFRS', name: { en: 'IFRS', ar: 'المعايير الدولية' }, method: 'straight_line', lifeMonths: 60, remainingLifeMonths: 55, cost: minor(100_000), residualValue: minor(0), accumulatedDepreciation: minor(5_000), accumulatedImpairment: minor(0), netBookValue: minor(95_000),
    revaluationSurplus: minor(0), postedThrough: MARCH, events: [began('capitalization', 100_000), began('in_service', 0), ...Array.from({ length: 5 }, (_, index) => charge(index))],
  };
  const picture = { mediaType: 'image/png', bytes: PNG };
  return {
    assetNumber: 'FA-000001', name: VAN, category: VEHICLES.name, status: 'IN_SERVICE', tag: 'T-1', serialNumber: null, location: { en: 'Jeddah', ar: 'جدة' }, custodian: null, costCenter: null, supplier: null, invoiceNumber: 'INV-7', quantity: '1', parent: null,
    acquisitionDate: day('2025-11-01'), capitalizationDate: day('2025-11-01'), inServiceDate: day('2025-11-01'), warrantyEnd: day('2027-11-01'),
    insurance: { policy: 'P-1', insurer: 'Tawuniya', insuredValue: minor(90_000), startsOn: day('2026-01-01'), endsOn: day('2026-12-31') }, notes: null, photo: { small: picture, large: picture },
    books: [book, { ...book, id: 'TAX', name: { en: 'Tax', ar: 'ضريبي' }, events: book.events.slice(0, 1), accumulatedDepreciation: minor(0), netBookValue: minor(100_000) }],
    transfers: transfers.slice(0, 1), documents: [{ kind: 'invoice', fileName: 'فاتورة <1>.pdf', note: null, bytes: 1234, sha256: 'ab'.repeat(32), by: 'Noura', at: '2026-01-02T08:00:00.000Z' }],
  };
}

const changes: LoggedChange[] = [
  { sequence: 1, at: '2026-03-02T08:00:00.000Z', by: 'Noura', operation: 'assets.update', subject: 'FA-000001', field: 'serialNumber', before: 'SN-1', after: '=SN-2', reason: null },
  { sequence: 2, at: '2026-03-03T08:00:00.000Z', by: '', operation: 'an.operation.of.old', subject: 'x', field: null, before: null, after: null, reason: 'why' },
];

const account = (code: string, en: string, ar: string) => ({ code, name: { en, ar } });

/** Single records of a made-up book. */
export const records: RecordSource = {
  depreciationByMonthOfAssets: () => [1, 2, 3, 4].map((id) => ({ assetNumber: `FA-00000${id}`, name: VAN, category: { id, name: same(String(id)) }, months: new Map([[MARCH, minor(id * 10_000)], [addPeriods(MARCH, -12), minor(5_000)]]) })),
  projectionOfAssets: ({ months }) => [1, 2, 3, 4].map((id) => ({ assetNumber: `FA-00000${id}`, name: VAN, category: { id, name: same(String(id)) }, carrying: minor(10_000_000), charges: Array.from({ length: months }, () => minor(id * 1_000)), lastCharge: '2030-01' as Period })),
  may: () => true,
  today: () => day('2026-04-02'),
  transfers: () => transfers,
  valueChanges: () => valueChanges,
  card: (asset) => (asset === 'FA-000001' || asset === 'asset-1' ? card() : refuse('ASSET_NOT_FOUND', { asset })),
  journals: (choice) => {
    if ('export' in choice && choice.export !== 'exp-1') refuse('EXPORT_NOT_FOUND', { batch: choice.export });
    const line = (debit: number, credit: number, of: ReturnType<typeof account>) => ({
      journal: 'JE-2026-000001', date: day('2026-03-31'), period: MARCH, account: of, debit: minor(debit), credit: minor(credit), costCenter: 'CC-1', asset: null, narration: { en: 'Depreciation 2026-03', ar: 'إهلاك 2026-03' }, source: 'dep-3', exports: 'exp-1', postedBy: 'Noura',
    });
    return {
      lines: [line(700, 0, account('5410', 'Depreciation expense', 'مصروف الإهلاك')), line(0, 700, account('1590', 'Accumulated depreciation', 'مجمع الإهلاك'))], totals: { journals: 1, debit: minor(700), credit: minor(700) },
      files: [{ id: 'exp-1', format: 'xero', fileName: 'xero.csv', at: '2026-04-01T08:00:00.000Z', by: 'Noura', journals: 1, total: minor(700), sha256: 'cd'.repeat(32) }],
    };
  },
  construction: () => [],
  covers: () => [
    { kind: 'warranty', assetNumber: 'FA-000001', name: VAN, category: VEHICLES, location: null, custodian: null, provider: null, policy: null, startsOn: day('2025-01-05'), endsOn: day('2026-01-05'), insuredValue: null, netBookValue: minor(60_000) },
    { kind: 'insurance', assetNumber: 'FA-000001', name: VAN, category: VEHICLES, location: null, custodian: null, provider: same('Tawuniya'), policy: '-P1', startsOn: null, endsOn: day('2026-05-01'), insuredValue: minor(50_000), netBookValue: minor(60_000) },
  ],
  changes: () => changes,
  exceptions: () => ({
    findings: [
      { code: 'drafts', severity: 'block', finding: { en: 'A draft <1> is dated in this month.', ar: 'مسودة بتاريخ هذا الشهر.' }, assets: [{ number: 'FA-000009', name: VAN }], count: 1 }, { code: 'order', severity: 'ok', finding: { en: 'In order.', ar: 'سليم.' }, assets: [], count: 0 },
    ],
    passedOver: [{ assetNumber: 'FA-000005', name: VAN, note: { en: 'Not yet in service', ar: 'لم يدخل الخدمة بعد' } }],
  }),
};
