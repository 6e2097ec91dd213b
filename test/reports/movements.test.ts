import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { lastDay, type Period } from '#shared/values/calendar.ts';
import { parseAmount } from '#shared/values/money.ts';
import { MOVEMENT_OF_EVENT } from '../../src/main/operations/reports/movements.ts';
import { NOTE_BLOCKS } from '../../src/main/reports/definitions/movementLines.ts';
import { BLOCKS, MOVEMENTS } from '../../src/main/reports/movements.ts';
import { capitalized, closeMonths, inService, postMonth } from '../support/assets.ts';
import { memoryHost, type TestBook } from '../support/book.ts';
import { Story } from '../support/story.ts';
import { posted } from '../support/transfers.ts';

type Report = ReturnType<typeof reportOf>;
const reportOf = (book: TestBook, report: string, parameters: Record<string, string> = {}) => book.call('reports.run', { report, parameters });
const inColumn = (report: Report, id: string) => report.columns.findIndex((column) => column.id === id);
const cell = (report: Report, row: number, id: string) => report.rows.at(row)?.cells[inColumn(report, id)];
const details = (report: Report) => report.rows.filter(({ kind }) => kind === 'row');
const english = (value: unknown) => (value as { en: string } | null)?.en;
const minorOf = (value: unknown) => parseAmount(String(value), 2);
const range = (from: string, to = from) => ({ from, to });

/** The totals of a roll-forward by column; a column that it leaves out is nothing. */
function totalsOf(book: TestBook, parameters: Record<string, string>): (id: string) => number {
  const report = reportOf(book, 'roll-forward', parameters);
  return (id) => (inColumn(report, id) < 0 ? 0 : minorOf(cell(report, -1, id)));
}

/** The column of one class in the note: rows by the name of their block and their own. */
function noteOf(book: TestBook, parameters: Record<string, string>, of = 'total'): Map<string, string> {
  const report = reportOf(book, 'ias16-note', parameters);
  const column = inColumn(report, of);
  let block = '';
  const found = new Map<string, string>();
  for (const { kind, cells } of report.rows) {
    if (kind === 'group') block = english(cells[0])?.split(' · ')[0] ?? '';
    else found.set(kind === 'total' ? 'total' : `${block}: ${kind === 'subtotal' ? 'closing' : english(cells[0])}`, String(cells[column]));
  }
  return found;
}

/** Example 1.17-A in the acts there are: machinery brought over at a year's end, then one month in which everything happens once. */
function machinery(): TestBook {
  const book = memoryHost();
  const add = (name: string, cost: string, accumulatedDepreciation: string, residualValue: string, accumulatedImpairment = '0') => {
    const asset = book.call('assets.create', { name, categoryCode: 'MACH', acquisitionDate: '2020-01-01', cost, residualValue, usefulLifeMonths: 240, depreciationMethod: 'straight_line', convention: 'full_month', opening: { depreciatedThrough: '2025-12-31', accumulatedDepreciation, accumulatedImpairment } });
    book.call('assets.capitalize', { assetId: asset.id, capitalizationDate: '2020-01-01' });
    return book.call('assets.placeInService', { assetId: asset.id, inServiceDate: '2020-01-01' }).id;
  };
  // What is at its residual value charges nothing more, so that the month's charge is the amount entered by hand.
  const [moves, leaves, stays] = [add('Lathe', '50000', '10000', '40000'), add('Press', '100000', '36000', '64000'), add('Line', '850000', '354000', '0', '20000')];
  capitalized(book, { name: 'Robot', categoryCode: 'MACH', acquisitionDate: '2026-01-05', cost: '150000' });
  posted(book, { assetId: moves, toCategory: 'VEH', effectiveDate: '2026-01-10' });
  book.call('disposals.create', { assetId: leaves, disposalDate: '2026-01-12', disposalType: 'SALE', proceeds: '70000' });
  book.call('assets.postDepreciation', { assetId: stays, asOfDate: '2026-01-31', amount: '165000' });
  book.call('valueUpdates.create', { assetId: stays, updateType: 'IMPAIRMENT', date: '2026-01-31', amount: '15000' });
  book.call('valueUpdates.create', { assetId: stays, updateType: 'IMPAIRMENT_REVERSAL', date: '2026-01-31', amount: '4000' });
  return book;
}

describe('the note of IAS 16.73', () => {
  const book = machinery();
  const { id } = book.call('assetCategories.get', { categoryCode: 'MACH' });
  const note = noteOf(book, range('2026-01'), `class-${id}`);

  test('has the rows of worked example 1.17-A, with its amounts as far as acts make them', () => {
    const cost = 'Cost';
    const shown = (block: string, ...rows: string[]) => rows.map((row) => note.get(`${block}: ${row}`));
    expect(shown(cost, 'Opening balance', 'Additions', 'Reclassifications', 'Disposals', 'closing')).toEqual(['1000000.00', '150000.00', '-50000.00', '-100000.00', '1000000.00']);
    expect(shown('Accumulated depreciation', 'Opening balance', 'Charge for the period', 'Disposals', 'Held for sale and reclassifications', 'closing')).toEqual(['400000.00', '165000.00', '-36000.00', '-10000.00', '519000.00']);
    expect(shown('Accumulated impairment', 'Opening balance', 'Losses in profit or loss', 'Reversals in profit or loss', 'closing')).toEqual(['20000.00', '15000.00', '-4000.00', '31000.00']);
    expect([note.get('Net book value: Opening balance'), note.get('total')]).toEqual(['580000.00', '450000.00']);
  });

  test('reclassifies nothing over all classes together', () => {
    const all = noteOf(book, range('2026-01'));
    expect([all.get('Cost: Reclassifications'), all.get('Accumulated depreciation: Held for sale and reclassifications')]).toEqual(['0.00', '0.00']);
  });

  test('turned round says the same, class by class', () => {
    const turned = reportOf(book, 'ias16-note', { ...range('2026-01'), layout: 'classRows' });
    const machines = details(turned).find(({ cells }) => english(cells[0])?.startsWith('Mach'));
    for (const [column, row] of [['cost.additions', 'Cost: Additions'], ['depreciation.charge', 'Accumulated depreciation: Charge for the period'], ['impairment.loss', 'Accumulated impairment: Losses in profit or loss'], ['carrying.closing', 'total']] as const) {
      expect(machines?.cells[inColumn(turned, column)], row).toBe(note.get(row));
    }
  });

  test('puts comparatives before its own figures and counts them in no total', () => {
    const compared = reportOf(book, 'ias16-note', { ...range('2026-01'), compare: 'yearBefore' });
    const plain = reportOf(book, 'ias16-note', range('2026-01'));
    expect(compared.rows.at(-1)).toEqual(plain.rows.at(-1));
    expect(english(compared.rows[0]?.cells[0])).toBe('Cost · 2025-01');
  });

  test('adds up in a spreadsheet by the subtotals it takes on and off', async () => {
    const file = book.host.renderReport({ report: 'ias16-note', parameters: range('2026-01'), language: 'en', format: 'xlsx' });
    const rows = file.ok && file.value.kind === 'bytes' ? ((await readXlsx(file.value.bytes)).sheets[0]?.rows ?? []) : [];
    const total = rows.findIndex((row) => String(row[0]).startsWith('Net book value at the end'));
    const plain = reportOf(book, 'ias16-note', range('2026-01'));
    expect(rows[total]?.at(-1)).toBe(Number(plain.rows.at(-1)?.cells.at(-1)));
  });
});

test('each movement is in exactly one row of the note, and each kind of event in one movement a block', () => {
  for (const block of BLOCKS) {
    const names = NOTE_BLOCKS.filter((one) => one.block === block).flatMap(({ lines }) => lines.flatMap((line) => line.names));
    expect(names.toSorted()).toEqual([...MOVEMENTS[block]].toSorted());
    for (const rule of Object.values(MOVEMENT_OF_EVENT)) expect(MOVEMENTS[block]).toContain(rule[block]);
  }
});

test('what was brought over inside a range is no addition', () => {
  const book = memoryHost();
  inService(book);
  closeMonths(book, '2026-01');
  const { id } = book.call('assets.create', { name: 'Old', categoryCode: 'VEH', acquisitionDate: '2024-01-01', cost: '6000', usefulLifeMonths: 60, opening: { depreciatedThrough: '2025-12-31', accumulatedDepreciation: '2400' } });
  book.call('assets.capitalize', { assetId: id, capitalizationDate: '2024-01-01' });
  const moved = totalsOf(book, range('2026-02'));
  expect(['cost.additions', 'cost.broughtOver', 'depreciation.broughtOver'].map(moved)).toEqual([0, 600_000, 240_000]);
});

test('the totals of a roll-forward are the same on the screen, in JSON and in a spreadsheet', async () => {
  const book = machinery();
  const parameters = { ...range('2026-01'), detail: 'assets' };
  const screen = reportOf(book, 'roll-forward', parameters);
  const fileOf = (format: 'json' | 'xlsx') => {
    const file = book.host.renderReport({ report: 'roll-forward', parameters, language: 'en', format });
    return file.ok && file.value.kind === 'bytes' ? file.value.bytes : new Uint8Array();
  };
  const total = screen.rows.at(-1)?.cells ?? [];
  expect((JSON.parse(Buffer.from(fileOf('json')).toString('utf8')) as Report).rows.at(-1)?.cells).toEqual(total);
  const row = ((await readXlsx(fileOf('xlsx'))).sheets[0]?.rows ?? []).find((one) => one[0] === 'Total');
  for (const [index, column] of screen.columns.entries()) if (column.total) expect(row?.[index], column.id).toBe(Number(total[index]));
});

describe('revaluation', () => {
  const revalued = (restatement: 'elimination' | 'gross') => {
    const book = memoryHost();
    const { id: categoryId } = book.call('assetCategories.get', { categoryCode: 'MACH' });
    book.call('assetCategories.update', { categoryId, revaluationAllowed: true });
    const { id } = inService(book, { categoryCode: 'MACH', acquisitionDate: '2026-01-01', cost: '12000', residualValue: '0', usefulLifeMonths: 120, convention: 'full_month' });
    closeMonths(book, '2026-01');
    book.call('valueUpdates.create', { assetId: id, updateType: 'REVALUATION_UP', date: '2026-02-28', amount: '1200', restatement });
    book.call('valueUpdates.create', { assetId: id, updateType: 'IMPAIRMENT', date: '2026-02-28', amount: '1500' });
    return noteOf(book, range('2026-02'));
  };

  test('by elimination takes accumulated depreciation off the cost and shows the increase apart', () => {
    const note = revalued('elimination');
    expect([note.get('Cost: Eliminated on revaluation'), note.get('Cost: Revaluation'), note.get('Accumulated depreciation: Eliminated or restated on revaluation')]).toEqual(['-200.00', '1200.00', '-200.00']);
  });

  test('by restating both gives each its part', () => {
    const note = revalued('gross');
    const [cost, depreciation] = [note.get('Cost: Revaluation'), note.get('Accumulated depreciation: Eliminated or restated on revaluation')].map(minorOf);
    expect([note.get('Cost: Eliminated on revaluation'), (cost ?? 0) - (depreciation ?? 0)]).toEqual(['0.00', 120_000]);
  });

  test('an impairment goes to the surplus first, and the note tells the two apart', () => {
    const note = revalued('elimination');
    expect([note.get('Accumulated impairment: Losses or reversals in other comprehensive income'), note.get('Accumulated impairment: Losses in profit or loss'), note.get('Revaluation surplus: closing')]).toEqual(['1200.00', '300.00', '0.00']);
  });
});

describe('a book of random acts', () => {
  const story = new Story(4711);
  while (story.posted.length < 260) story.step();
  const { book } = story;
  const open = story.period;
  const months: string[] = [];
  for (let year = 2026, month = 1; `${year}-${String(month).padStart(2, '0')}` <= open; month === 12 ? ((year += 1), (month = 1)) : (month += 1)) months.push(`${year}-${String(month).padStart(2, '0')}`);
  const columns = BLOCKS.flatMap((block) => MOVEMENTS[block].map((name) => `${block}.${name}`));

  test('over a range moves what its months move together, from where the first begins to where the last ends', () => {
    const whole = totalsOf(book, range('2026-01', open));
    const single = months.map((month) => totalsOf(book, range(month)));
    for (const id of columns) expect(single.reduce((sum, of) => sum + of(id), 0), id).toBe(whole(id));
    for (const block of BLOCKS) {
      expect(single[0]?.(`${block}.opening`)).toBe(whole(`${block}.opening`));
      expect(single.at(-1)?.(`${block}.closing`)).toBe(whole(`${block}.closing`));
      for (const [index, of] of single.entries()) if (index > 0) expect(of(`${block}.opening`)).toBe(single[index - 1]?.(`${block}.closing`));
    }
    // Transfers moved assets between classes, and between all classes together nothing.
    const machines = book.call('assetCategories.get', { categoryCode: 'MACH' }).id;
    expect(months.map((month) => noteOf(book, range(month), `class-${machines}`).get('Cost: Reclassifications')).filter((amount) => amount !== '0.00' && amount !== 'undefined').length).toBeGreaterThan(0);
    expect(whole('cost.reclassification')).toBe(0);
    expect(whole('check')).toBe(0);
  });

  test('closes at what the register says at the same day, and at what the book carries', () => {
    for (const month of months) {
      const register = reportOf(book, 'asset-register', { asOf: lastDay(month as Period), includeDisposed: 'yes' });
      const rolled = totalsOf(book, range(month));
      const shown = (['cost', 'accumulatedDepreciation', 'accumulatedImpairment', 'netBookValue'] as const).map((id) => minorOf(cell(register, -1, id)));
      expect([rolled('cost.closing'), rolled('depreciation.closing'), rolled('impairment.closing'), rolled('carrying.closing')]).toEqual(shown);
    }
    const totals = book.call('register.totals', { filter: { status: ['CAPITALIZED', 'IN_SERVICE', 'FULLY_DEPRECIATED', 'HELD_FOR_SALE', 'DISPOSED'] } });
    const end = totalsOf(book, range('2026-01', '2040-12'));
    expect([end('cost.closing'), end('depreciation.closing')]).toEqual([minorOf(totals.cost), minorOf(totals.accumulatedDepreciation)]);
  });

  test('is the same in groups and asset by asset, by class and by place', () => {
    for (const group of ['category', 'location', 'costCenter']) {
      const [summary, assets] = ['summary', 'assets'].map((detail) => totalsOf(book, { ...range('2026-01', open), group, detail }));
      for (const id of ['cost.opening', 'cost.closing', 'depreciation.closing', 'impairment.closing', 'carrying.closing', ...columns.filter((one) => !one.endsWith('reclassification'))]) expect(assets?.(id), `${group} ${id}`).toBe(summary?.(id));
    }
  });

  test('says of a closed past the same after later acts as before', () => {
    const past = months.filter((month) => month < open).slice(0, 3);
    const tell = () => past.flatMap((month) => [reportOf(book, 'roll-forward', range(month)), reportOf(book, 'ias16-note', { ...range('2026-01', month), compare: 'rangeBefore' })]).map(({ rows }) => rows);
    const before = tell();
    const count = story.posted.length;
    while (story.posted.length < count + 60) story.step();
    expect(tell()).toEqual(before);
  });

  test('adds exactly what its additions list', () => {
    const report = reportOf(book, 'additions', range('2026-01', open));
    const moved = totalsOf(book, range('2026-01', open));
    expect(minorOf(cell(report, -1, 'cost'))).toBe(moved('cost.additions') + moved('cost.improvements'));
  });

  test('charges by month and class what the roll-forward charges', () => {
    const report = reportOf(book, 'depreciation-by-month', { yearOf: '2026-06' });
    const moved = totalsOf(book, range('2026-01', '2026-12'));
    expect(minorOf(cell(report, -1, 'year'))).toBe(moved('depreciation.charge') + moved('depreciation.catchUp'));
  });
});

describe('what lies ahead and what is held', () => {
  const book = memoryHost();
  book.call('locations.create', { code: 'LOC-1', name: 'Riyadh', nameAr: 'الرياض' });
  book.call('custodians.create', { code: 'EMP-1', name: 'Sara', nameAr: 'سارة' });
  inService(book, { name: 'Short', usefulLifeMonths: 1, convention: 'full_month', residualValue: '0' });
  inService(book, { name: 'Long', categoryCode: 'VEH', cost: '60000', usefulLifeMonths: 60, residualValue: '0', locationId: 'LOC-1', custodianId: 'EMP-1' });
  postMonth(book, '2026-01');
  closeMonths(book, '2026-01');

  test('the projection is the forecast of Home, in months, quarters and years alike', () => {
    const home = book.call('home.outlook').points.filter(({ posted: isPosted }) => !isPosted);
    const expected = home.reduce((sum, { depreciation }) => sum + minorOf(depreciation), 0);
    for (const steps of ['byMonth', 'byQuarter', 'byYear']) expect(minorOf(cell(reportOf(book, 'projection', { steps }), -1, 'depreciation'))).toBe(expected);
    const years = reportOf(book, 'projection', { horizon: 'months60', steps: 'byYear', category: 'VEH' });
    expect(details(years).at(-1)?.cells[inColumn(years, 'carryingAmount')]).toBe('0.00');
  });

  test('what is fully depreciated and in use is listed from the day it is', () => {
    const names = (asOf: string) => details(reportOf(book, 'fully-depreciated', { asOf })).map(({ cells }) => english(cells[1]));
    expect([names('2026-01-30'), names('2026-01-31')]).toEqual([[], ['Short']]);
  });

  test('assets stand under their location or their custodian, those without last', () => {
    const groups = (group: string) => reportOf(book, 'assets-by-place', { group }).rows.filter(({ kind }) => kind === 'group').map(({ cells }) => english(cells[0]));
    expect([groups('location'), groups('custodian')]).toEqual([['Riyadh', 'No location'], ['Sara', 'No custodian']]);
  });

  test('a range that ends before it begins is refused', () => {
    expect(book.refusal('reports.run', { report: 'roll-forward', parameters: range('2026-03', '2026-01') })).toMatchObject({ code: 'INVALID_INPUT', params: { field: 'to' } });
  });
});
