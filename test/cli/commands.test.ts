import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/book.ts';
import { usool } from '../support/commandLine.ts';

const CREATE = ['--name', 'Al Noor Trading', '--name-ar', 'شركة النور للتجارة', '--country', 'SA', '--currency', 'SAR'];

/** A folder and a file as people name them. */
async function newBook(...extra: string[]): Promise<string> {
  const path = join(temporaryFolder(), 'دفتر النور 2026.usool');
  expect((await usool(['create', path, ...CREATE, ...extra])).exit).toBe(0);
  return path;
}

describe('a line that cannot be read is exit code 2, with the usage', () => {
  test.each([
    [[]], [['nope']], [['create']], [['create', 'B.usool', '--name']], [['create', 'B.usool', '--colour', 'red']], [['close', 'B.usool']], [['verify', 'A.usool', 'B.usool']],
    [['report', 'B.usool', 'asset-register', '--format', 'docx', '--out', 'x']], [['report', 'B.usool', 'asset-register', '--format', 'csv', '--out', 'x', '--param', 'asOf']],
    [['import', 'B.usool', 'f.csv', '--template', 'x', '--map', 'y', '--lang', 'fr']],
  ])('usool %j', async (args) => {
    const { exit, out, err } = await usool(args);
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(err).toContain('usool create BOOK');
  });

  test('help is an answer', async () => {
    const { exit, out } = await usool(['help']);
    expect(exit).toBe(0);
    for (const command of ['create', 'sample', 'call', 'batch', 'schedule', 'import', 'close', 'pack', 'verify-pack', 'attach', 'attachments', 'journals', 'report', 'verify', 'backup', 'export', 'restore']) expect(out).toContain(`usool ${command}`);
  });
});

describe('a refusal is exit code 1, and an error on standard error in the documented shape', () => {
  test('with code, sentence, time, request and details; nothing on standard output', async () => {
    const said = await usool(['call', await newBook(), 'assets.get', '{"assetId":"asset-1"}']);
    expect({ exit: said.exit, out: said.out }).toEqual({ exit: 1, out: '' });
    const { errorCode, message, timestamp, requestId, details } = said.error();
    expect({ errorCode, details }).toEqual({ errorCode: 'ASSET_NOT_FOUND', details: { asset: 'asset-1' } });
    expect(message).toContain('There is no asset asset-1');
    expect(timestamp).toMatch(/^\d{4}-\d{2}-\d{2}T/);
    expect(requestId).not.toBe('');
  });

  test('in Arabic where that is asked for', async () => {
    const said = await usool(['verify', join(temporaryFolder(), 'none.usool'), '--lang', 'ar']);
    expect(said.error()).toMatchObject({ errorCode: 'FILE_NOT_FOUND', message: expect.stringContaining('none.usool') });
    expect(said.error().message).toMatch(/[\u0600-\u06ff]/);
  });

  test('a book is not made over another file', async () => {
    const path = await newBook();
    expect((await usool(['create', path, ...CREATE])).error().errorCode).toBe('BOOK_EXISTS');
  });

  test.each([['[1,', 'INVALID_INPUT'], ['{"assetId":5}', 'INVALID_INPUT'], ['{"assetNumber":"FA-2026-000001","x":1}', 'INVALID_INPUT']])('call with %s', async (input, code) => {
    expect((await usool(['call', await newBook(), 'assets.get', input])).error().errorCode).toBe(code);
  });

  test('an operation nobody knows, and one of the window', async () => {
    const path = await newBook();
    expect((await usool(['call', path, '__proto__'])).error().errorCode).toBe('UNKNOWN_OPERATION');
    expect((await usool(['call', path, 'app.openBook'])).error().errorCode).toBe('WINDOW_REQUIRED');
  });
});

test('create takes the fiscal year’s first month and where history begins', async () => {
  const path = await newBook('--fiscal-year-start', '7', '--first-period', '2025-07');
  expect((await usool(['call', path, 'book.info'])).json()).toMatchObject({ nameAr: 'شركة النور للتجارة', fiscalYearStartMonth: 7, openPeriod: '2025-07' });
});

test('create takes a first fiscal year that is short or long', async () => {
  const path = await newBook('--first-year-from', '2025-10', '--first-year-to', '2026-12', '--first-period', '2025-10');
  expect((await usool(['call', path, 'book.info'])).json()).toMatchObject({ fiscalYearStartMonth: 1, irregularYears: [{ from: '2025-10', to: '2026-12' }], openPeriod: '2025-10' });
  expect((await usool(['create', `${path}.other`, ...CREATE, '--first-year-from', '2025-10'])).exit).toBe(2);
});

test('call reads its input from standard input', async () => {
  const input = JSON.stringify({ name: 'Van', categoryCode: 'VEH', acquisitionDate: '2026-01-10', cost: '60000.00' });
  const { exit, json } = await usool(['call', await newBook(), 'assets.create', '-'], { stdin: `\uFEFF${input}` });
  expect(exit).toBe(0);
  expect(json()).toMatchObject({ assetNumber: 'FA-2026-000001', status: 'DRAFT' });
});

test('batch answers line by line, in order; a refused line stands in its place and the rest go on', async () => {
  const create = (name: string) => JSON.stringify({ operation: 'assets.create', input: { name, categoryCode: 'VEH', acquisitionDate: '2026-01-10', cost: '60000.00' } });
  const { exit, out } = await usool(['batch', await newBook()], { stdin: [create('One'), 'not json', '', '{"operation":"assets.get","input":{"assetId":"asset-9"}}', create('Two')].join('\r\n') });
  expect(exit).toBe(1);
  expect(out.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>).map((answer) => answer['errorCode'] ?? answer['assetNumber'])).toEqual(['FA-2026-000001', 'INVALID_INPUT', 'ASSET_NOT_FOUND', 'FA-2026-000002']);
});

describe('schedule needs no book', () => {
  const terms = { currency: 'USD', cost: '40000.00', method: 'straight_line', usefulLifeMonths: 60, inServiceDate: '2024-02-01' };
  test('for a document over many lines', async () => {
    const { json } = await usool(['schedule'], { stdin: JSON.stringify(terms, null, 2) });
    expect(json<{ total: string; rows: { depreciation: string }[] }>()).toMatchObject({ total: '40000.00', fullyDepreciatedOn: '2029-01-31' });
    expect(json<{ rows: { depreciation: string }[] }>().rows.at(-1)?.depreciation).toBe('666.47');
  });
  test('for a document a line', async () => {
    const { exit, out } = await usool(['schedule'], { stdin: `${JSON.stringify(terms)}\n${JSON.stringify({ ...terms, inServiceDate: '2026-02-29' })}\n` });
    expect(exit).toBe(1);
    expect(out.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>).map((answer) => answer['total'] ?? answer['errorCode'])).toEqual(['40000.00', 'INVALID_DATE']);
  });
});

describe('a register, a month and its files', () => {
  let path: string;
  let folder: string;
  beforeAll(async () => {
    path = await newBook('--fiscal-year-start', '7');
    folder = join(temporaryFolder(), 'ملفات');
    mkdirSync(folder);
    writeFileSync(join(folder, 'register.csv'), 'asset_id,asset_name,category,cost,useful_life_years,depreciation_method,purchase_date,accum_dep_opening\nFA1,Servers – level 2,Computers,12000,5,Straight-Line,2024-07-01,2400.0\nFA2,Desk,Furniture,1000,10,Straight-Line,2024-07-01,100.0\n');
    writeFileSync(join(folder, 'map.json'), JSON.stringify({ columns: { asset_id: 'assetNumber', asset_name: 'name', category: 'category', cost: 'cost', useful_life_years: 'usefulLifeYears', depreciation_method: 'depreciationMethod', purchase_date: 'acquisitionDate', accum_dep_opening: 'accumulatedDepreciation' }, depreciatedThrough: '2025-06-30' }));
  });
  const file = (name: string) => join(folder, name);

  test('a dry run says what would come in and leaves the book as it was', async () => {
    const { exit, json } = await usool(['import', path, file('register.csv'), '--map', file('map.json'), '--dry-run']);
    expect(exit).toBe(0);
    expect(json()).toMatchObject({ problemsTotal: 0, totals: { count: 2, cost: '13000.00', accumulatedDepreciation: '2500.00', firstMonthDepreciation: '208.33', firstMonth: '2025-07' } });
    expect((await usool(['call', path, 'assets.list'])).json()).toMatchObject({ total: 0 });
  });

  test('a bad cell is named, and nothing comes in', async () => {
    writeFileSync(file('bad.csv'), readFileSync(file('register.csv'), 'utf8').replace('12000', '12,0x0'));
    const said = await usool(['import', path, file('bad.csv'), '--map', file('map.json')]);
    expect(said.exit).toBe(1);
    expect(said.error()).toMatchObject({ errorCode: 'IMPORT_HAS_ERRORS' });
    expect(said.json<{ problems: unknown[] }>().problems.length).toBeGreaterThan(0);
    expect((await usool(['call', path, 'assets.list'])).json()).toMatchObject({ total: 0 });
  });

  test('the import commits, the months close in order, and a closed one takes nothing', async () => {
    expect((await usool(['import', path, file('register.csv'), '--map', file('map.json')])).json()).toMatchObject({ created: 2, cost: '13000.00' });
    expect((await usool(['close', path, '2025-08'])).error()).toMatchObject({ errorCode: 'PERIOD_NOT_NEXT', details: { period: '2025-08', next: '2025-07' } });
    expect((await usool(['close', path, '2025-07'])).json()).toMatchObject({ totalDepreciation: '208.33', totalAssets: 2, nextPeriod: '2025-08', backup: expect.stringContaining('before-close-2025-07') });
    expect((await usool(['close', path, '2025-07'])).error().errorCode).toBe('PERIOD_CLOSED');
    expect((await usool(['verify', path])).json()).toMatchObject({ ok: true });
  });

  test('reports go to files; PDF where there is something to print with', async () => {
    for (const format of ['xlsx', 'csv', 'json']) {
      const said = await usool(['report', path, 'asset-register', '--format', format, '--language', 'both', '--out', file(`register.${format}`)]);
      expect(said.json()).toMatchObject({ file: `register.${format}`, bytes: readFileSync(file(`register.${format}`)).length });
    }
    expect(readFileSync(file('register.csv'), 'utf8')).toContain('Servers – level 2');
    const pdf = ['report', path, 'depreciation-run', '--format', 'pdf', '--language', 'ar', '--param', 'period=2025-07', '--out', file('run.pdf')];
    expect((await usool(pdf)).error().errorCode).toBe('PRINTING_UNAVAILABLE');
    expect(existsSync(file('run.pdf'))).toBe(false);
    expect((await usool(['report', path, 'none', '--format', 'csv', '--out', file('x.csv')])).error().errorCode).toBe('REPORT_NOT_FOUND');
  });

  test('a backup is a whole book, the export adds up to it, and makes it again', async () => {
    expect((await usool(['backup', path, file('copy.usool')])).exit).toBe(0);
    expect((await usool(['verify', file('copy.usool')])).json()).toMatchObject({ ok: true });
    const { auditHead, auditRows, rows, tables } = (await usool(['export', path, file('export')])).json<{ auditHead: string; auditRows: number; rows: number; tables: number }>();
    const read = <T>(table: string) => JSON.parse(readFileSync(join(file('export'), 'tables', `${table}.json`), 'utf8')) as T;
    expect(read<{ cost_minor: number; accumulated_minor: number }[]>('balances').map(({ cost_minor, accumulated_minor }) => [cost_minor, accumulated_minor])).toEqual([[1_200_000, 260_000], [100_000, 10_833]]);
    expect(read('entries')).toHaveLength(2);
    const again = file('دفتر من تصدير.usool');
    expect((await usool(['restore', file('export'), again])).json()).toMatchObject({ file: 'دفتر من تصدير.usool', needsLogin: false, nameAr: 'شركة النور للتجارة', tables, rows, auditRows, auditHead });
    expect((await usool(['verify', again])).json()).toMatchObject({ ok: true, chainHead: auditHead });
  });

  test('an export is written into no folder that holds something, and read back over no file', async () => {
    const second = file('export twice');
    expect((await usool(['export', path, second])).exit).toBe(0);
    expect((await usool(['export', path, second])).error()).toMatchObject({ errorCode: 'FOLDER_NOT_EMPTY', message: expect.stringContaining('not empty') });
    expect((await usool(['restore', second, path])).error().errorCode).toBe('BOOK_EXISTS');
    writeFileSync(join(second, 'tables', 'users.json'), '[]');
    const said = await usool(['restore', second, file('none.usool'), '--lang', 'ar']);
    expect([said.exit, existsSync(file('none.usool'))]).toEqual([1, false]);
    expect(said.error()).toMatchObject({ errorCode: 'EXPORT_UNUSABLE', details: { file: 'tables/users.json', reason: 'changed' }, message: expect.stringContaining('ليس كما كُتب') });
    expect((await usool(['restore', second])).exit).toBe(2);
  });
});

test('the sample is made by one command and verifies', async () => {
  const path = join(temporaryFolder(), 'Sample.usool');
  expect((await usool(['sample', path])).json()).toMatchObject({ assetCount: 61, openPeriod: '2026-03', lastClosedPeriod: '2026-02' });
  expect((await usool(['verify', path])).json()).toMatchObject({ ok: true });
  expect(readdirSync(join(path, '..'))).toEqual(['Sample.usool']);
});

test('an asset is disposed of from the command line: looked at first, posted with the fingerprint, printed, taken back', async () => {
  const path = join(temporaryFolder(), 'Sample.usool');
  await usool(['sample', path]);
  const request = { assetNumber: 'FA-2022-000004', disposalDate: '2026-03-15', disposalType: 'SALE', proceeds: '45000.00', vatRate: '15', document: 'DM-2026-009' };
  const preview = (await usool(['call', path, 'disposals.preview', JSON.stringify(request)])).json<{ fingerprint: string; journal: { totalDebit: string; totalCredit: string } }>();
  expect(preview.journal.totalDebit).toBe(preview.journal.totalCredit);
  expect((await usool(['call', path, 'disposals.create', JSON.stringify({ ...request, proceeds: '1.00', fingerprint: preview.fingerprint })])).error().errorCode).toBe('PREVIEW_STALE');
  const done = (await usool(['call', path, 'disposals.create', JSON.stringify({ ...request, fingerprint: preview.fingerprint })])).json<{ id: string; gainLoss: string; assetStatus: string }>();
  expect(done).toMatchObject({ gainLoss: '4500.00', assetStatus: 'DISPOSED' });
  const out = join(path, '..', 'minutes.csv');
  expect((await usool(['report', path, 'disposal-minutes', '--format', 'csv', '--language', 'ar', '--out', out, '--param', `disposal=${done.id}`])).exit).toBe(0);
  expect(readFileSync(out, 'utf8')).toContain('FA-2022-000004');
  expect((await usool(['call', path, 'disposals.reverse', JSON.stringify({ id: done.id, reason: 'the buyer withdrew' })])).json()).toMatchObject({ status: 'REVERSAL', assetStatus: 'IN_SERVICE' });
  expect((await usool(['verify', path])).json()).toMatchObject({ ok: true });
});

describe('usool pack', () => {
  test('writes the workbook of a closed month into a folder, and verify-pack says whether a checksum is the book’s', async () => {
    const folder = temporaryFolder();
    const book = join(folder, 'نموذج.usool');
    await usool(['sample', book]);
    const packed = await usool(['pack', book, '2026-02', '--language', 'ar', '--form', 'xlsx', '--register', '--out', join(folder, 'packs')]);
    expect(packed.exit).toBe(0);
    const { files, checksum, state } = packed.json() as { files: string[]; checksum: string; state: string };
    expect({ files, state }).toEqual({ files: ['أصول - ملف إقفال 2026-02.xlsx'], state: 'closed' });
    expect(readdirSync(join(folder, 'packs'))).toEqual(files);
    const same = await usool(['verify-pack', book, '2026-02', checksum.slice(0, 10)]);
    expect(same.exit).toBe(0);
    expect(same.json()).toMatchObject({ matches: true, differing: [] });
    const other = await usool(['verify-pack', book, '2026-02', 'ffffffff']);
    expect(other.exit).toBe(1);
    expect(other.json()).toMatchObject({ matches: false, checksum, madeAt: null });
  });

  test('refuses a month that has none, and a form that there is not', async () => {
    const folder = temporaryFolder();
    const book = join(folder, 'b.usool');
    await usool(['sample', book]);
    expect((await usool(['pack', book, '2019-01', '--out', folder])).error().errorCode).toBe('NO_CLOSE_PACK');
    expect((await usool(['pack', book, '2026-02', '--form', 'docx', '--out', folder])).exit).toBe(2);
  });
});
