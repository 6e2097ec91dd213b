import { refuse } from '#shared/errors.ts';
import { addPeriods, firstDay, lastDay, type DateString, type Period } from '#shared/values/calendar.ts';
import { minor, type Minor } from '#shared/values/money.ts';
import type { AssetSchedule, AssetStatus, BookComparison, DisposedAsset, RegisterQuery, RegisterRow, ReportBook, ReportSource, RunLine, ScheduleMonth, TaxPoolRow } from '../../src/main/reports/source.ts';
import type { LedgerReconciliation, ReconciledAccount } from '../../src/main/reports/reconciliation.ts';
import type { Bilingual } from '../../src/main/reports/texts.ts';
import { counting } from './fakeCounts.ts';
import { records } from './fakeRecords.ts';
import { emptyLedger, type AssetMovements } from '../../src/main/reports/movements.ts';

const CATEGORIES = [
  { id: 1, name: { en: 'Vehicles', ar: 'المركبات' } },
  { id: 2, name: { en: 'Furniture and fixtures', ar: 'الأثاث والتجهيزات' } },
  { id: 3, name: { en: 'Computers', ar: 'أجهزة الحاسب الآلي' } },
  { id: 4, name: { en: 'Machinery & equipment', ar: 'الآلات والمعدات' } },
] as const;
const LOCATIONS = [
  { code: 'LOC-100', name: { en: 'Riyadh head office', ar: 'المكتب الرئيسي بالرياض' } },
  { code: 'LOC-200', name: { en: 'Jeddah warehouse', ar: 'مستودع جدة' } },
] as const;
const NAMES = [
  { en: 'Toyota Hilux pickup 2026', ar: 'سيارة تويوتا هايلكس 2026' },
  { en: 'Meeting table, 12 seats', ar: 'طاولة اجتماعات (12 مقعدًا)' },
  { en: 'Laptop 15-inch', ar: 'حاسب محمول 15 بوصة' },
  { en: 'Forklift <electric> & charger, with the long mast for the high racks', ar: 'رافعة شوكية كهربائية وشاحنها، بصارٍ طويل للأرفف العالية والمستودعات' },
] as const;
const STATUSES = ['IN_SERVICE', 'IN_SERVICE', 'IN_SERVICE', 'FULLY_DEPRECIATED', 'CAPITALIZED', 'DISPOSED'] as const satisfies AssetStatus[];

export const BOOK: ReportBook = {
  company: { en: 'Noor Trading & Sons Co.', ar: 'شركة النور للتجارة وأبنائه' }, currency: 'SAR', exponent: 2, fiscalYearStartMonth: 1,
  depreciationBook: { id: 'IFRS', name: { en: 'IFRS', ar: 'المعايير الدولية' } },
  firstPeriod: '2025-01' as Period, openPeriod: '2026-04' as Period, lastClosedPeriod: '2026-03' as Period, engineVersion: '1.0.0', policy: { en: 'IFRS · Equal instalments', ar: 'المعايير الدولية · أقساط متساوية' }, preparedBy: 'Layla Hassan', chainHead: 'c0ffee'.repeat(10),
};

function asset(index: number): RegisterRow {
  const kind = index % 4;
  const cost = minor((index + 1) * 1_234_567 % 98_765_432 + 100_000);
  const status = STATUSES[index % STATUSES.length] ?? 'IN_SERVICE';
  const accumulated = status === 'DISPOSED' ? cost : minor(Math.trunc(cost / 3));
  const impairment = index % 25 === 7 ? minor(5000) : minor(0);
  return {
    assetNumber: `FA-${String(index + 1).padStart(6, '0')}`, tag: index % 3 === 0 ? `T${index}` : null, name: NAMES[kind] ?? NAMES[0], category: CATEGORIES[kind] ?? CATEGORIES[0],
    location: index % 5 === 4 ? null : (LOCATIONS[index % 2] ?? LOCATIONS[0]), costCenter: { code: 'CC-1', name: { en: 'Operations', ar: 'العمليات' } }, custodian: null, supplier: null,
    invoiceNumber: index % 2 ? '=HYPERLINK("http://x")' : 'INV-7', serialNumber: index % 7 === 0 ? `-${index}` : `SN${index}`, acquisitionDate: '2025-01-05' as DateString,
    inServiceDate: status === 'CAPITALIZED' ? null : ('2025-01-15' as DateString), method: 'straight_line', lifeMonths: 60, annualRate: null, remainingLifeMonths: 45, quantity: '1',
    cost, residualValue: minor(10_000), accumulatedDepreciation: accumulated, accumulatedImpairment: status === 'DISPOSED' ? minor(0) : impairment,
    netBookValue: minor(cost - accumulated - (status === 'DISPOSED' ? 0 : impairment)), status,
  };
}

const sum = (rows: Iterable<RegisterRow>, key: 'cost' | 'accumulatedDepreciation' | 'accumulatedImpairment' | 'netBookValue'): Minor => {
  let total = 0;
  for (const row of rows) total += row[key];
  return minor(total);
};

/** Vehicles differ by 500.00, of which 200.00 are explained; of the depreciation of the month nobody has entered a balance. */
function reconciliation(period: Period): LedgerReconciliation {
  const account = (code: string, role: string, side: 'debit' | 'credit', closing: number, over: Partial<ReconciledAccount> = {}): ReconciledAccount => ({
    code, name: { en: `Account ${code} <a>`, ar: `حساب ${code}` }, role, side, registerOpening: minor(closing - 1000), registerMovement: minor(1000), registerClosing: minor(closing), ownJournals: minor(closing),
    ledger: minor(closing), difference: minor(0), carried: null, cleared: minor(0), explained: minor(0), explainedByType: new Map(), unexplained: minor(0), ...over,
  });
  return {
    period, carriedFrom: '2026-02' as Period, statement: { version: 2, fileName: 'tb.csv', actor: 'Layla Hassan', at: '2026-04-01T09:10:00.000Z' }, missing: 1, unexplained: 1,
    accounts: [
      account('1540', 'cost', 'debit', 6_000_000, { ledger: minor(6_050_000), difference: minor(50_000), carried: minor(20_000), explained: minor(20_000), explainedByType: new Map([['timing', minor(20_000)]]), unexplained: minor(30_000) }),
      account('1544', 'accumulated_depreciation', 'credit', 100_000), account('6100', 'depreciation', 'debit', 3000, { ledger: null, difference: null, unexplained: null }),
    ],
    items: [{ account: '1540', type: 'timing', since: '2026-02' as Period, amount: minor(20_000), note: '=Paid in April', owner: 'Salem', clearBy: '2026-04-30' as DateString, actor: 'Layla Hassan' }],
    signOffs: [{ actor: 'Omar', at: '2026-04-02T08:00:00.000Z', note: null, isStale: false }, { actor: 'Noura', at: '2026-04-01T10:00:00.000Z', note: null, isStale: true }],
  };
}

function schedule(): AssetSchedule {
  const months: ScheduleMonth[] = [];
  let carrying = 24_000_000;
  for (let index = 0; index < 60; index += 1) {
    const period = addPeriods('2025-02' as Period, index);
    const depreciation = index === 59 ? carrying - 1_000_000 : 383_333;
    months.push({
      period, from: firstDay(period), to: lastDay(period), openingCarryingAmount: minor(carrying), depreciation: minor(depreciation), accumulatedDepreciation: minor(24_000_000 - carrying + depreciation),
      carryingAmount: minor(carrying - depreciation), status: index < 14 ? 'posted' : 'planned', journal: index < 14 ? `JE-2026-${String(index + 1).padStart(6, '0')}` : null,
      events: index === 5 ? [{ date: '2025-07-10' as DateString, type: 'impairment_reversal', amount: minor(123_456) }] : [],
    });
    carrying -= depreciation;
  }
  const years = [...new Set(months.map((row) => Number(row.period.slice(0, 4))))].map((year) => {
    const own = months.filter((row) => row.period.startsWith(String(year)));
    const [first, last] = [own[0], own.at(-1)] as [ScheduleMonth, ScheduleMonth];
    return { year, beginningBookValue: first.openingCarryingAmount, depreciation: minor(own.reduce((total, row) => total + row.depreciation, 0)), accumulatedDepreciation: last.accumulatedDepreciation, endingBookValue: last.carryingAmount };
  });
  return {
    assetNumber: 'FA-000001', name: NAMES[0], category: CATEGORIES[0].name, cost: minor(24_000_000), costNow: minor(24_000_000), residualValue: minor(1_000_000), method: 'straight_line', basis: 'monthly', lifeMonths: 60, annualRate: null,
    convention: 'following_month', dayCount: 'life_days', rounding: 'equal', inServiceDate: '2025-01-15' as DateString, fullyDepreciatedOn: '2030-01-31' as DateString, months, years, total: minor(23_000_000),
  };
}

function taxPool(pool: string, year: number): TaxPoolRow {
  const [nothing, base, depreciation] = [minor(0), minor(1_000_000 * Number(pool)), minor(50_000 * Number(pool))];
  const rest = minor(base - depreciation);
  return {
    year, pool, name: { en: `Group <${pool}>`, ar: `المجموعة ${pool}` }, state: year === 2025 ? 'closed' : 'open', percent: '5', opening: base, additions: nothing, additionsCounted: nothing, proceeds: nothing, proceedsCounted: nothing,
    deductedAtOnce: nothing, base, depreciation, afterDepreciation: rest, repairsDeductible: nothing, repairsExcess: nothing, writeOff: nothing, closing: rest, deduction: depreciation, income: nothing,
  };
}

function disposed(index: number): DisposedAsset {
  const { assetNumber, name, category, cost } = asset(index);
  const [accumulated, proceeds] = [minor(Math.trunc(cost / 4)), minor(index === 0 ? 0 : cost)];
  const carrying = minor(cost - accumulated);
  return {
    disposal: `act-${index + 1}`, assetNumber, name, serialNumber: index === 1 ? 'SN-<1>' : null, category, location: LOCATIONS[0].name, acquisitionDate: '2025-01-05' as DateString, date: '2026-02-10' as DateString,
    type: index === 0 ? 'SCRAP' : 'SALE', partPercent: index === 2 ? '33.33' : null, partQuantity: null, cost, accumulatedDepreciation: accumulated, accumulatedImpairment: minor(0), carryingAmount: carrying,
    proceeds, vat: minor(Math.trunc((proceeds * 15) / 100)), sellingCosts: minor(0), gainLoss: minor(proceeds - carrying), buyer: index === 0 ? null : 'Gulf <Scrap> & Sons', document: `DM-${index}`, reason: null, journal: 'JE-2026-000009', postedBy: 'Layla Hassan',
  };
}

/** Two assets of two classes: one bought and depreciated, one revalued, impaired through its surplus and disposed of in part. */
function moved(index: 0 | 1): AssetMovements {
  const ledger = emptyLedger();
  ledger.cost = { ...ledger.cost, opening: minor(index * 90_000), closing: minor(index === 0 ? 120_000 : 75_000) };
  Object.assign(ledger.cost.moved, index === 0 ? { additions: minor(120_000) } : { elimination: minor(-30_000), revaluation: minor(35_000), disposals: minor(-20_000) });
  ledger.depreciation = { ...ledger.depreciation, opening: minor(index * 30_000), closing: minor(index === 0 ? 2_000 : 900) };
  Object.assign(ledger.depreciation.moved, index === 0 ? { charge: minor(1_500), catchUp: minor(500) } : { revaluation: minor(-30_000), charge: minor(1_000), disposals: minor(-100) });
  if (index === 1) {
    ledger.impairment = { ...ledger.impairment, closing: minor(4_000), moved: { ...ledger.impairment.moved, lossInOci: minor(3_000), loss: minor(1_000) } };
    ledger.surplus = { ...ledger.surplus, closing: minor(32_000), moved: { ...ledger.surplus.moved, revaluation: minor(35_000), impairment: minor(-3_000) } };
  }
  return { assetNumber: `FA-00000${index + 1}`, name: NAMES[index], category: CATEGORIES[index], location: LOCATIONS[index], costCenter: index === 0 ? { code: 'CC-1', name: { en: 'Operations', ar: 'العمليات' } } : null, ledger };
}

const MARCH = '2026-03' as Period;
const flows: Pick<ReportSource, 'movements' | 'additions' | 'depreciationByMonth' | 'projection'> = {
  movements: () => [moved(0), moved(1)],
  additions: () => ({
    total: minor(120_000),
    rows: [{
      date: '2026-03-05' as DateString, kind: 'capitalization', assetNumber: 'FA-000001', name: NAMES[3], category: CATEGORIES[0], acquisitionDate: '2026-03-01' as DateString, inServiceDate: null, supplier: null, invoiceNumber: 'INV-7',
      quantity: '1', cost: minor(120_000), extras: minor(0), residualValue: minor(0), method: 'straight_line', lifeMonths: 60, annualRate: null, location: LOCATIONS[0], costCenter: null, account: '1510', journal: 'JE-2026-000001', enteredBy: 'Layla',
    }],
  }),
  depreciationByMonth: () => CATEGORIES.map((category) => ({ category, months: new Map([[MARCH, minor(category.id * 10_000)], [addPeriods(MARCH, -12), minor(5_000)]]) })),
  projection: ({ months }) => ({ first: '2026-04' as Period, classes: CATEGORIES.map((category) => ({ category, carrying: minor(10_000_000), charges: Array.from({ length: months }, () => minor(category.id * 1_000)) })) }),
};

/** A book of `count` made-up assets in four categories, bilingual, with all that can go wrong in a cell. */
export function fakeSource(count: number, over: Partial<ReportSource> = {}, bookOver: Partial<ReportBook> = {}): ReportSource {
  function* all(query: RegisterQuery): Generator<RegisterRow> {
    const passes = (row: RegisterRow): boolean =>
      (query.categoryId === null || row.category.id === query.categoryId) && (query.locationCode === null || row.location?.code === query.locationCode) && (query.status === null || row.status === query.status) && (query.includeDisposed || row.status !== 'DISPOSED');
    const groups = query.orderBy === 'category' ? CATEGORIES.map(({ id }) => (row: RegisterRow) => row.category.id === id) : query.orderBy === 'location' ? [...LOCATIONS.map(({ code }) => (row: RegisterRow) => row.location?.code === code), (row: RegisterRow) => row.location === null] : [() => true];
    for (const inGroup of groups) {
      for (let index = 0; index < count; index += 1) {
        const row = asset(index);
        if (inGroup(row) && passes(row)) yield row;
      }
    }
  }
  const lines = (): RunLine[] =>
    Array.from({ length: 7 }, (_, index) => {
      const row = asset(Math.trunc(index / 2) + (index % 2) * 4);
      return {
        assetNumber: row.assetNumber, name: row.name, category: row.category, costCenter: { code: 'CC-1', name: { en: 'Operations', ar: 'العمليات' } }, expenseAccount: '5410', accumulatedAccount: '1590', cost: row.cost, openingAccumulated: row.accumulatedDepreciation,
        depreciation: minor(10_000 + index), catchUp: minor(index === 2 ? 5000 : 0), yearToDate: minor(30_000), accumulatedDepreciation: minor(row.accumulatedDepreciation + 10_000 + index),
        netBookValue: minor(row.cost - row.accumulatedDepreciation - 10_000 - index), method: 'straight_line', remainingLifeMonths: 44,
      };
    });
  return {
    book: () => ({ ...BOOK, ...bookOver }),
    category: (reference) => CATEGORIES.find(({ id }) => String(id) === reference) ?? refuse('CATEGORY_NOT_FOUND', { category: reference }),
    location: (code) => LOCATIONS.find((one) => one.code === code) ?? refuse('PLACE_NOT_FOUND', { kind: 'location', code }),
    register: all,
    registerTotals: (query) => {
      const rows = [...all(query)];
      return { count: rows.length, cost: sum(rows, 'cost'), accumulatedDepreciation: sum(rows, 'accumulatedDepreciation'), accumulatedImpairment: sum(rows, 'accumulatedImpairment'), netBookValue: sum(rows, 'netBookValue') };
    },
    ...counting(asset),
    memorandum: () => 'TAX',
    reconciliation,
    lastReconciled: () => '2026-03' as Period,
    comparison: () => comparison(),
    schedule: (reference) => (reference === 'FA-000001' || reference === 'asset-1' ? schedule() : refuse('ASSET_NOT_FOUND', { asset: reference })),
    run: (choice) => {
      if ('period' in choice && choice.period !== '2026-03') refuse('RUN_NOT_FOUND', { run: choice.period });
      return {
        runId: 'dep-3', bookId: 'IFRS', period: '2026-03' as Period, asOf: '2026-03-31' as DateString, status: 'POSTED', journal: 'JE-2026-000003', postingDate: '2026-03-31' as DateString, reason: null,
        totalAssets: 7, totalDepreciation: minor(70_021), lines: lines(), exceptions: [{ assetNumber: 'FA-000005', name: NAMES[0], note: { en: 'Not yet in service', ar: 'لم يدخل الخدمة بعد' } }],
      };
    },
    custody: (choice) => ({
      custodian: { code: 'EMP-<7>', name: { en: 'Sara & Sons', ar: 'سارة' } }, from: null, transfer: 'transfer' in choice ? 'TRF-2026-000001' : null, date: '2026-03-10' as DateString, approvedBy: null,
      assets: Array.from({ length: 'custodian' in choice ? count : 1 }, (_, index) => ({ ...asset(index), category: asset(index).category.name })),
    }),
    transferNote: (reference) => ({
      numbers: reference, date: '2026-03-10' as DateString, status: 'APPROVED', reason: null, journals: null, preparedBy: 'Noura', approvedBy: 'Omar', postedBy: null, handedOverBy: null, receivedBy: { en: 'Sara', ar: 'سارة' }, assets: 2,
      moves: [0, 1].flatMap((index) => (['location', 'custodian'] as const).map((field) => ({ transfer: `TRF-2026-00000${index}`, assetNumber: asset(index).assetNumber, name: asset(index).name, field, from: null, to: { en: 'Jeddah <2>', ar: 'جدة' } }))),
    }),
    disposals: () => [0, 1, 2].map(disposed),
    disposal: (id) => (id === 'act-1' ? [0, 1].map(disposed) : refuse('ACT_NOT_FOUND', { act: id })),
    taxPools: () => ({ rules: { en: 'Rules & rates', ar: 'القواعد والنسب' }, note: { en: 'A working paper', ar: 'ورقة عمل' }, firstYear: 2025, lastYear: 2026, rows: ['1', '2'].flatMap((pool) => [2025, 2026].map((year) => taxPool(pool, year))) }),
    ...flows,
    ...records,
    ...over,
  };
}

/** Two categories in two books, with a rate of 20 %. */
function comparison(): BookComparison {
  const side = (cost: number, accumulated: number, charge: number) => ({ cost: minor(cost), accumulated: minor(accumulated), carrying: minor(cost - accumulated), charge: minor(charge) });
  const row = (id: number, name: Bilingual, book: ReturnType<typeof side>, against: ReturnType<typeof side>, opening: number): BookComparison['rows'][number] => {
    const closing = against.carrying - book.carrying;
    return { category: { id, name }, asset: null, assets: 2, book, against, differenceOpening: minor(opening), differenceMovement: minor(closing - opening), differenceClosing: minor(closing), deferredTax: minor(Math.round(closing / 5)) };
  };
  const rows = [row(1, { en: 'Vehicles', ar: 'المركبات' }, side(100_000, 60_000, 5_000), side(100_000, 30_000, 2_500), 25_000), row(2, { en: 'Furniture', ar: 'الأثاث' }, side(50_000, 10_000, 1_000), side(50_000, 12_000, 1_200), -1_800)];
  return {
    book: { id: 'TAX', name: { en: 'Tax', ar: 'ضريبي' } }, against: { id: 'IFRS', name: { en: 'IFRS', ar: 'المعايير الدولية' } }, yearStart: '2026-01' as Period, rate: { rate: '0.20', validFrom: '2020-01-01' as DateString }, rows,
    deferredTax: minor(5_600), onlyInBook: { assets: 0, carrying: minor(0) }, onlyInAgainst: { assets: 1, carrying: minor(7_000) },
  };
}
