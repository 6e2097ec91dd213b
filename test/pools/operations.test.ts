import { beforeEach, describe, expect, test } from 'vitest';
import { memoryHost, type TestBook } from '../support/book.ts';

let book: TestBook;
const figure = (year: number, pool: string, name: string): string | undefined => book.call('pools.compute', { fiscalYear: year }).pools.find((one) => one.pool === pool)?.figures[name]?.amount;
const rulesOf = (year: number) => {
  const { regime } = book.call('pools.list', { fiscalYear: year });
  if (regime === null) throw new Error('no regime');
  return regime.rules;
};

/** An asset of the category, capitalised, and in service from the day. */
function buy(categoryCode: string, cost: string, day: string): string {
  const { id } = book.call('assets.create', { name: 'A machine', categoryCode, acquisitionDate: day, cost });
  book.call('assets.capitalize', { assetId: id, capitalizationDate: day });
  book.call('assets.placeInService', { assetId: id, inServiceDate: day });
  return id;
}

beforeEach(() => {
  book = memoryHost({ clock: '2024-01-15T08:00:00.000Z' });
});
const setUp = (openings: 'none' | 'enter' = 'none', country = 'SA') => book.call('pools.setUp', { country, firstYear: 2024, openings });

describe('setting up', () => {
  test('a book without pools says so, and offers four countries, each with its source and a note in both languages', () => {
    expect(book.call('pools.list').regime).toBeNull();
    expect(book.refusal('pools.compute', { fiscalYear: 2024 }).code).toBe('TAX_REGIME_MISSING');
    const presets = book.call('pools.presets');
    expect(presets.map(({ country }) => country)).toEqual(['SA', 'EG', 'GB', 'IN']);
    for (const { note, sources } of presets) {
      expect(note.en).toMatch(/verify it with your adviser/);
      expect(note.ar).toMatch(/تحقّق منها مع مستشارك/);
      expect(sources.length).toBeGreaterThan(0);
    }
  });

  test('copies the preset, maps the categories it knows, once', () => {
    expect(setUp()).toEqual({ pools: 5 });
    const { regime, categories, missingOpenings } = book.call('pools.list');
    expect(regime).toMatchObject({ firstYear: 2024, changed: [], preset: { country: 'SA' } });
    expect(categories.find(({ code }) => code === 'VEH')?.pool).toBe('3');
    expect(categories.find(({ code }) => code === 'LAND')?.pool).toBeNull();
    expect(missingOpenings).toEqual([]);
    expect(book.refusal('pools.setUp', { country: 'EG', firstYear: 2024, openings: 'none' }).code).toBe('TAX_REGIME_EXISTS');
  });

  test('an unknown country is refused', () => {
    expect(book.refusal('pools.setUp', { country: 'FR', firstYear: 2024, openings: 'none' })).toEqual({ code: 'TAX_PRESET_NOT_FOUND', params: { preset: 'FR' } });
  });

  test('without an opening balance nothing is computed', () => {
    setUp('enter');
    expect(book.refusal('pools.compute', { fiscalYear: 2024 })).toEqual({ code: 'TAX_POOL_OPENING_MISSING', params: { pool: '1', year: '2024' } });
    for (const pool of ['1', '2', '4', '5']) book.call('pools.enterFacts', { pool, fiscalYear: 2024, opening: '0' });
    expect(book.call('pools.list').missingOpenings).toEqual(['3']);
    // The second half of last year's purchases and sales comes with the opening balance.
    book.call('pools.enterFacts', { pool: '3', fiscalYear: 2024, opening: '75000', previousAdditions: '200000', previousProceeds: '20000' });
    expect(figure(2024, '3', 'base')).toBe('165000.00');
    expect(figure(2024, '3', 'depreciation')).toBe('41250.00');
  });
});

describe('the year of the Saudi example, from the register', () => {
  beforeEach(() => {
    setUp();
    buy('MACH', '200000.00', '2024-03-10');
    buy('VEH', '100000.00', '2025-06-01');
    book.call('pools.enterFacts', { pool: '3', fiscalYear: 2025, repairs: '10000' });
    book.call('pools.enterFacts', { pool: '3', fiscalYear: 2026, proceeds: '40000', repairs: '3000' });
    book.call('pools.enterFacts', { pool: '3', fiscalYear: 2027, proceeds: '300000' });
  });

  test('capitalised cost is the addition of the year it came into use; the rest was entered', () => {
    expect([2024, 2025, 2026, 2027, 2028].map((year) => figure(year, '3', 'closing'))).toEqual(['75000.00', '172000.00', '151500.00', '0.00', '0.00']);
    expect([2027, 2028].map((year) => book.call('pools.compute', { fiscalYear: year }).income)).toEqual(['18500.00', '150000.00']);
  });

  test('every figure brings the terms that add up to it', () => {
    const pool = book.call('pools.compute', { fiscalYear: 2025 }).pools.find((one) => one.pool === '3');
    expect(pool?.figures['depreciation']).toEqual({ amount: '56250.00', rule: 'rate', terms: [{ of: 'base', amount: '225000.00', percent: '25', sign: 1, value: '56250.00', year: null }] });
    expect(pool?.figures['additionsCounted']?.terms.map(({ of, value }) => [of, value])).toEqual([['firstHalf', '50000.00'], ['secondHalf', '100000.00']]);
  });

  test('what no pool takes is named, with its amount', () => {
    book.call('pools.mapCategory', { categoryId: book.call('assetCategories.get', { categoryCode: 'VEH' }).id, pool: null });
    expect(book.call('pools.compute', { fiscalYear: 2025 }).unmapped).toMatchObject([{ name: { en: 'Vehicles' }, additions: '100000.00' }]);
    expect(figure(2025, '3', 'additions')).toBe('0.00');
  });

  test('years close in order, stay as they were closed, and open as the one before closed', () => {
    expect(book.refusal('pools.close', { fiscalYear: 2025 })).toEqual({ code: 'TAX_YEAR_NOT_NEXT', params: { year: '2025', next: '2024' } });
    const closed = book.call('pools.close', { fiscalYear: 2024 });
    expect(closed).toMatchObject({ state: 'closed', deduction: '25000.00', closedBy: 'Noura' });
    buy('MACH', '50000.00', '2024-11-01');
    expect(book.call('pools.compute', { fiscalYear: 2024 })).toEqual({ ...closed, changedSince: [{ pool: '3', name: expect.anything(), of: 'additions', closed: '200000.00', now: '250000.00' }] });
    expect(figure(2025, '3', 'opening')).toBe('75000.00');
    expect(book.refusal('pools.close', { fiscalYear: 2024 }).code).toBe('TAX_YEAR_CLOSED');
    expect(book.refusal('pools.enterFacts', { pool: '3', fiscalYear: 2024, proceeds: '1' })).toEqual({ code: 'TAX_YEAR_CLOSED', params: { year: '2024' } });
    expect(book.refusal('pools.updateRegime', { fromYear: 2024, rules: rulesOf(2025), reason: 'x' }).code).toBe('TAX_YEAR_CLOSED');
    expect(book.call('book.verify')).toMatchObject({ ok: true });
  });

  test('the latest year is reopened, with a reason; then the late asset counts', () => {
    book.call('pools.close', { fiscalYear: 2024 });
    book.call('pools.close', { fiscalYear: 2025 });
    buy('MACH', '50000.00', '2024-11-01');
    expect(book.refusal('pools.reopen', { fiscalYear: 2024, reason: 'late invoice' })).toEqual({ code: 'TAX_YEAR_NOT_LATEST', params: { year: '2024', latest: '2025' } });
    book.call('pools.reopen', { fiscalYear: 2025, reason: 'late invoice' });
    book.call('pools.reopen', { fiscalYear: 2024, reason: 'late invoice' });
    expect(book.refusal('pools.reopen', { fiscalYear: 2024, reason: 'again' }).code).toBe('TAX_YEAR_NOT_CLOSED');
    expect(figure(2024, '3', 'depreciation')).toBe('31250.00');
    expect(book.call('book.verify').ok).toBe(true);
    expect(book.call('audit.list', {}).items.some(({ operation, subject }) => operation === 'pools.reopen' && subject === '2024')).toBe(true);
  });

  test('nothing is posted: a tax year is a memorandum', () => {
    const before = book.call('journals.list', {}).total;
    book.call('pools.close', { fiscalYear: 2024 });
    expect(book.call('journals.list', {}).total).toBe(before);
  });
});

describe('changing the rules', () => {
  beforeEach(() => {
    setUp();
    buy('MACH', '200000.00', '2024-03-10');
  });

  test('a new rate holds from its year on, and is marked as changed from the preset', () => {
    const rules = rulesOf(2025);
    const pools = rules.pools.map((pool) => (pool.code === '3' ? { ...pool, rates: [{ validFrom: '2004-07-30', percent: '20' }] } : pool));
    expect(book.call('pools.updateRegime', { fromYear: 2025, rules: { ...rules, pools }, reason: 'as our adviser says' })).toMatchObject({ fromYear: 2025, changed: ['3'], reason: 'as our adviser says' });
    expect(figure(2024, '3', 'depreciation')).toBe('25000.00');
    expect(figure(2025, '3', 'depreciation')).toBe('35000.00');
    expect(book.call('pools.list', { fiscalYear: 2024 }).regime?.changed).toEqual([]);
  });

  test('the pools themselves stay', () => {
    const rules = rulesOf(2024);
    expect(book.refusal('pools.updateRegime', { fromYear: 2024, rules: { ...rules, pools: rules.pools.slice(1) }, reason: 'x' }).code).toBe('TAX_POOLS_CHANGED');
  });
});

describe('what was entered must have a use', () => {
  test.each([
    ['SA', '3', { reliefCost: '10' }, 'TAX_POOL_FACT_NOT_USED'],
    ['SA', '3', { fullAllowance: '10' }, 'TAX_POOL_FACT_NOT_USED'],
    ['EG', '25', { repairs: '10' }, 'TAX_POOL_FACT_NOT_USED'],
    ['EG', '25', { writeOff: 'small' }, 'TAX_POOL_FACT_NOT_USED'],
    ['EG', '5', { proceeds: '10' }, 'TAX_POOL_FACT_NOT_USED'],
    ['EG', '5', { opening: '100', openingCost: '50' }, 'INVALID_INPUT'],
    ['EG', '25', { reliefCost: '10' }, 'TAX_POOL_EXCEEDS_ADDITIONS'],
    ['EG', '25', { previousAdditions: '10' }, 'TAX_POOL_FACT_NOT_USED'],
    ['SA', '9', { proceeds: '10' }, 'TAX_POOL_NOT_FOUND'],
    ['SA', '3', { proceeds: '1.234' }, 'INVALID_AMOUNT'],
  ])('%s pool %s takes no %o', (country, pool, given, code) => {
    setUp('none', country);
    expect(book.refusal('pools.enterFacts', { pool, fiscalYear: 2024, ...given }).code).toBe(code);
  });

  test('an opening balance belongs to the first year, and no year lies before it', () => {
    setUp();
    expect(book.refusal('pools.enterFacts', { pool: '3', fiscalYear: 2025, opening: '1' })).toEqual({ code: 'TAX_OPENING_NOT_FIRST', params: { pool: '3', year: '2024' } });
    expect(book.refusal('pools.compute', { fiscalYear: 2023 })).toEqual({ code: 'TAX_YEAR_BEFORE_FIRST', params: { year: '2023', first: '2024' } });
  });

  test('the full allowance has one limit over all pools', () => {
    setUp('none', 'GB');
    buy('MACH', '1500000.00', '2024-03-10');
    expect(book.refusal('pools.enterFacts', { pool: 'main', fiscalYear: 2024, fullAllowance: '1000000.01' })).toEqual({ code: 'TAX_ALLOWANCE_EXCEEDED', params: { cost: '1000000.01', threshold: '1000000.00' } });
    book.call('pools.enterFacts', { pool: 'main', fiscalYear: 2024, fullAllowance: '1000000' });
    expect(figure(2024, 'main', 'deduction')).toBe('1090000.00');
  });
});

test('India: what came into use on the 180th day from the end has the whole rate, one day later half of it', () => {
  book = memoryHost({ clock: '2024-04-15T08:00:00.000Z', company: { country: 'IN', currency: 'INR', fiscalYearStartMonth: 4 } });
  book.call('pools.setUp', { country: 'IN', firstYear: 2025, openings: 'none' });
  // The year ends on 31 March 2025: 3 October 2024 is its 180th day from the end.
  buy('MACH', '100000.00', '2024-10-03');
  expect(figure(2025, 'PM', 'depreciation')).toBe('15000.00');
  buy('MACH', '100000.00', '2024-10-04');
  expect(figure(2025, 'PM', 'depreciation')).toBe('22500.00');
});

describe('what disposals bring to a pool', () => {
  const sell = (assetId: string, proceeds: string, disposalDate: string, more = {}) => book.call('disposals.create', { assetId, disposalDate, disposalType: 'SALE', proceeds, vatRate: '15', ...more });

  test('comes by itself, net of VAT, to the pool of the asset’s category; what is entered is added, and the figure says so', () => {
    setUp();
    const machine = buy('MACH', '200000.00', '2024-03-10');
    const land = buy('LAND', '50000.00', '2024-03-10');
    sell(machine, '40000.00', '2024-06-30');
    sell(land, '70000.00', '2024-06-30');
    const facts = () => book.call('pools.list', { fiscalYear: 2024 }).facts.find(({ pool }) => pool === '3');
    expect(facts()).toMatchObject({ proceeds: '0.00', registerProceeds: '40000.00' });
    expect(figure(2024, '3', 'proceeds')).toBe('40000.00');
    book.call('pools.enterFacts', { pool: '3', fiscalYear: 2024, proceeds: '1000.00' });
    const shown = book.call('pools.compute', { fiscalYear: 2024 }).pools.find(({ pool }) => pool === '3')?.figures['proceeds'];
    expect(shown).toMatchObject({ amount: '41000.00', rule: 'sum', terms: [{ of: 'disposals', value: '40000.00' }, { of: 'enteredProceeds', value: '1000.00' }] });
    expect(figure(2024, '3', 'proceedsCounted')).toBe('20500.00');
  });

  test('an insurance claim is a compensation; what was taken back brings nothing', () => {
    setUp();
    const machine = buy('MACH', '200000.00', '2024-03-10');
    const lost = book.call('disposals.create', { assetId: machine, disposalDate: '2024-06-30', disposalType: 'THEFT' });
    const claim = book.call('disposals.claim', { id: lost.id, amount: '90000.00', date: '2024-07-15' });
    expect(figure(2024, '3', 'proceeds')).toBe('90000.00');
    book.call('acts.reverse', { id: claim.id, reason: 'declined' });
    expect(figure(2024, '3', 'proceeds')).toBe('0.00');
  });

  test('a straight-line group takes none, and needs no refusal for it', () => {
    setUp('none', 'EG');
    const building = buy('BLDG', '12000.00', '2024-01-10');
    const pool = book.call('pools.list').categories.find(({ code }) => code === 'BLDG')?.pool ?? '';
    sell(building, '5000.00', '2024-06-30');
    expect(figure(2024, pool, 'proceeds')).toBe('0.00');
  });

  test('in the United Kingdom no more than the cost counts', () => {
    setUp('none', 'GB');
    const machine = buy('MACH', '10000.00', '2024-03-10');
    sell(machine, '15000.00', '2024-06-30');
    const pool = book.call('pools.list').categories.find(({ code }) => code === 'MACH')?.pool ?? '';
    expect(figure(2024, pool, 'proceeds')).toBe('10000.00');
  });

  test('a disposal posted into a closed tax year is told, and the closed figures stay', () => {
    setUp();
    const machine = buy('MACH', '200000.00', '2024-03-10');
    const closed = book.call('pools.close', { fiscalYear: 2024 });
    sell(machine, '40000.00', '2024-06-30');
    expect(book.call('pools.compute', { fiscalYear: 2024 })).toEqual({ ...closed, changedSince: [{ pool: '3', name: expect.anything(), of: 'proceeds', closed: '0.00', now: '40000.00' }] });
    expect(book.call('book.verify').checks.filter(({ ok }) => !ok)).toEqual([]);
  });
});
