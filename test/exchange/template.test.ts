import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/book.ts';
import { usool } from '../support/commandLine.ts';
import { TEMPLATE_COLUMNS } from '../../src/main/exchange/import/formats/usoolColumns.ts';
import { NO_LISTS, templateWorkbook } from '../../src/main/exchange/import/templateBook.ts';
import { assetTypeOf, conventionOf, methodOf, statusOf } from '../../src/main/exchange/import/words.ts';
import { importBook } from './book.ts';
import { opened, problemsOf, warningsOf } from './formats/opened.ts';

type Cell = string | number | Date | null;

/** The template filled in as a spreadsheet program would save it: its own rows, and these below. */
async function filled(bytes: Uint8Array, rows: readonly Readonly<Record<string, Cell>>[]): Promise<Uint8Array> {
  const { sheets } = await readXlsx(bytes);
  const [assets, ...others] = sheets;
  const fields = TEMPLATE_COLUMNS.map(({ field }) => field);
  const own = (assets?.rows ?? []).map((row) => [...row]);
  const added = rows.map((row) => fields.map((field) => row[field] ?? ''));
  return await writeXlsx({ sheets: [{ name: assets?.name ?? '', rows: [...own, ...added] }, ...others.map(({ name, rows: kept }) => ({ name, rows: kept }))] });
}

function bookWithPlaces() {
  const book = importBook();
  book.call('locations.create', { code: 'RUH', name: 'Riyadh', nameAr: 'الرياض' });
  book.call('locations.create', { code: 'RUH-2', name: 'Riyadh', nameAr: 'الرياض ٢' });
  return book;
}

const templateOf = (book: ReturnType<typeof importBook>, language: 'en' | 'ar') => {
  const answer = book.host.importTemplate({ language });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};

const VAN = { assetNumber: '007', name: 'Van', nameAr: 'شاحنة', acquisitionDate: new Date('2024-01-10T00:00:00Z'), inServiceDate: new Date('2024-01-10T00:00:00Z'), cost: 60_000, usefulLifeMonths: 60, depreciatedThrough: new Date('2025-12-31T00:00:00Z'), accumulatedDepreciation: 24_000, serialNumber: '00099', insurancePolicy: 'P-11', insuredValue: 50_000, insuranceEnd: new Date('2026-12-31T00:00:00Z') };

describe.each([['en', 'Vehicles', 'Straight line', 'Full month', 'In service'], ['ar', 'المركبات', 'القسط الثابت', 'شهر كامل', 'قيد الاستخدام']] as const)('our template, %s', (language, _category, method, convention, status) => {
  test('filled in, comes back as it was meant, the example left where it is', async () => {
    const book = bookWithPlaces();
    const { bytes } = templateOf(book, language);
    const category = book.call('assetCategories.list', { size: 100 }).items.find(({ code }) => code === 'VEH');
    const name = (language === 'ar' ? category?.nameAr : category?.name) ?? '';
    const place = language === 'ar' ? 'الرياض ٢' : 'RUH-2';
    const back = await filled(bytes, [{ ...VAN, category: name, location: place, depreciationMethod: method, convention, status }]);
    const { inspection, preview, fileId } = opened(back, undefined, book);
    expect(inspection).toMatchObject({ template: 'usool', questions: [], notes: [] });
    expect(Object.values(inspection.mapping.columns).sort()).toEqual(TEMPLATE_COLUMNS.map(({ field }) => field).sort());
    const result = preview();
    expect([problemsOf(result), result.newCategories, result.newPlaces]).toEqual([[], [], []]);
    expect(warningsOf(result).map(([row, , code]) => [row, code])).toEqual([[2, 'EXAMPLE_ROW_SKIPPED']]);
    book.commit({ fileId, mapping: inspection.mapping, fingerprint: result.fingerprint });
    expect(book.call('assets.get', { assetNumber: '007' })).toMatchObject({
      name: 'Van', nameAr: 'شاحنة', cost: '60000.00', accumulatedDepreciation: '24000.00', status: 'IN_SERVICE', serialNumber: '00099', locationName: 'Riyadh', insurance: { policy: 'P-11', insuredValue: '50000.00', endsOn: '2026-12-31', insurer: null },
    });
    expect(book.call('book.verify')).toMatchObject({ ok: true });
  });

  test('offers the book’s lists, and every word of ours is understood when it comes back', async () => {
    const { sheets } = await readXlsx(templateOf(bookWithPlaces(), language).bytes);
    expect(sheets).toHaveLength(3);
    const [headings = [], ...rows] = sheets[1]?.rows ?? [];
    const listed = (field: string): string[] => {
      const column = headings.indexOf(TEMPLATE_COLUMNS.find((one) => one.field === field)?.[language] ?? '');
      return rows.flatMap((row) => (typeof row[column] === 'string' && row[column] !== '' ? [row[column]] : []));
    };
    expect(listed('location')).toEqual(language === 'en' ? ['RUH', 'RUH-2'] : ['الرياض', 'الرياض ٢']);
    expect(listed('category').length).toBeGreaterThan(3);
    for (const word of listed('depreciationMethod')) expect(methodOf(word, undefined), word).not.toBeNull();
    for (const word of listed('convention')) expect(conventionOf(word), word).not.toBeNull();
    for (const word of listed('status')) expect(statusOf(word, undefined), word).not.toBeNull();
    for (const word of listed('assetType')) expect(assetTypeOf(word), word).not.toBeNull();
    expect(new Set(listed('convention').map((word) => conventionOf(word))).size).toBe(8);
    const help = (sheets[2]?.rows ?? []).map((row) => row[2]);
    expect(TEMPLATE_COLUMNS.every((_, index) => typeof help[help.length - 1 - index] === 'string' && help[help.length - 1 - index] !== '')).toBe(true);
  });
});

test('headings of both languages in one file are known, with stars and without', () => {
  const { inspection, preview } = opened('رقم الأصل *,Name (English),التصنيف,acquisition_date,COST *,مهلك حتى تاريخ,Opening accumulated depreciation\n1,Desk,FURN,2024-01-01,1200,2025-12-31,480\n');
  expect(inspection.template).toBe('usool');
  expect(preview().rows).toMatchObject([{ assetNumber: '1', accumulatedDepreciation: '480.00' }]);
});

test('an opening amount without its day is refused, a revaluation surplus too; with the day it stands in equity', () => {
  const head = 'Asset no,Name (English),Category,Acquisition date,Cost,Life months,Depreciated through date,Opening accumulated depreciation,Revaluation surplus\n';
  const without = opened(`${head}1,Plot,LAND,2020-01-01,900000,,,,100000\n2,Van,VEH,2024-01-01,60000,60,,24000,\n`);
  expect(problemsOf(without.preview())).toEqual([[2, 'revaluationSurplus', 'DEPRECIATED_THROUGH_REQUIRED'], [3, 'accumulatedDepreciation', 'DEPRECIATED_THROUGH_REQUIRED']]);
  const { book, fileId, inspection, preview } = opened(`${head}1,Plot,LAND,2020-01-01,900000,,2025-12-31,,100000\n`);
  const { batchId } = book.commit({ fileId, mapping: inspection.mapping, fingerprint: preview().fingerprint });
  expect(book.call('accounts.get', { account: 'REVALUATION_SURPLUS' }).balance).toBe('100000.00');
  expect(book.call('book.verify')).toMatchObject({ ok: true });
  book.call('imports.undo', { batchId });
  expect(book.call('accounts.get', { account: 'REVALUATION_SURPLUS' }).balance).toBe('0.00');
  expect(book.call('book.verify')).toMatchObject({ ok: true });
});

test('the workbook is the same for the same book and moment, and holds no list where nothing is to choose', async () => {
  const choice = { language: 'en', lists: NO_LISTS, createdAt: '2026-01-10T08:00:00.000Z' } as const;
  expect(templateWorkbook(choice)).toEqual(templateWorkbook(choice));
  const { sheets } = await readXlsx(templateWorkbook(choice).bytes);
  expect(sheets[0]?.rows[0]).toContain('Category *');
});

describe('from the command line', () => {
  test('usool import says what it took the file for, what that leaves open, and how far it is from computed depreciation', async () => {
    const folder = temporaryFolder();
    const [book, file] = [join(folder, 'Noor.usool'), join(folder, 'sage.csv')];
    await usool(['create', book, '--name', 'Noor', '--country', 'SA', '--currency', 'SAR']);
    writeFileSync(file, 'FA001,Head Office,Oak desk,Six drawers,,,SUP1,0040,8004,1,12/04/2024,2,1,20.00,1200.00,780.00\n');
    const looked = await usool(['import', book, file, '--dry-run']);
    expect([looked.exit, looked.json()]).toEqual([1, expect.objectContaining({ template: 'sage-50', notes: ['category_numbers', 'department_numbers'], questions: ['dateOrder', 'depreciatedThrough'], problemsTotal: 1 })]);
    writeFileSync(file, 'Asset no,Name (English),Category,Acquisition date,Cost,Life months,Depreciated through date,Opening accumulated depreciation\n1,Van,VEH,2024-01-01,60000,60,2025-12-31,25000\n');
    expect((await usool(['import', book, file, '--dry-run', '--tolerance', '2000'])).json()).toMatchObject({ template: 'usool', variance: { tolerance: '2000.00', total: 0, difference: '1000.00' } });
    expect((await usool(['import', book, file, '--template', 'usool'])).json()).toMatchObject({ batchId: 'imp-1', created: 1, variance: { total: 1, rows: [{ assetNumber: '1', imported: '25000.00', computed: '24000.00', percent: '4.2' }] } });
  });

  test('usool template writes it with or without a book', async () => {
    const folder = temporaryFolder();
    const book = join(folder, 'Noor.usool');
    await usool(['create', book, '--name', 'Noor', '--country', 'SA', '--currency', 'SAR']);
    const [plain, own] = [join(folder, 'plain.xlsx'), join(folder, 'own.xlsx')];
    expect((await usool(['template', plain, '--language', 'ar'])).exit).toBe(0);
    expect((await usool(['template', own, '--book', book])).exit).toBe(0);
    const lists = async (path: string) => (await readXlsx(readFileSync(path))).sheets[1]?.rows.map((row) => row[0]) ?? [];
    expect(await lists(plain)).toEqual(expect.arrayContaining(['التصنيف']));
    expect(await lists(own)).toEqual(expect.arrayContaining(['Category', 'Vehicles']));
    expect((await usool(['template', own, '--language', 'fr'])).exit).toBe(2);
  });
});
