import { describe, expect, test } from 'vitest';
import { scannedCodes } from '#shared/values/scanCode.ts';
import { draft, inService } from '../support/assets.ts';
import { memoryHost, type TestBook } from '../support/book.ts';
import { begin, importCsv, LAPTOP, linesOf, outcomes, PRESS, SCANNER, scan, stockedBook } from '../support/counts.ts';
import { signIn, staff } from '../support/people.ts';
import { placed, posted } from '../support/transfers.ts';

const get = (book: TestBook, countId: string) => book.call('counts.get', { countId });
const lineOf = (book: TestBook, countId: string, search: string) => linesOf(book, countId, { search })[0];

describe('a count begins with a snapshot', () => {
  test('of what the ledger had on the day, in the scope; drafts, later assets and what is gone are not expected', () => {
    const book = stockedBook();
    draft(book);
    inService(book, { acquisitionDate: '2026-02-05' });
    const { countId, number, progress } = book.call('counts.create', { name: 'Year end', date: '2026-01-31' });
    expect([number, progress]).toEqual(['CNT-2026-000001', { expected: 3, seen: 0 }]);
    expect(outcomes(book, countId)).toEqual([`${LAPTOP} NOT_FOUND`, `${SCANNER} NOT_FOUND`, `${PRESS} NOT_FOUND`]);
  });

  test('of the places, categories and custodians that are named, all of which an asset must meet', () => {
    const book = stockedBook();
    expect(get(book, begin(book, { scope: { locations: ['LOC-100'] } })).progress.expected).toBe(2);
    expect(get(book, begin(book, { scope: { locations: ['LOC-100', 'LOC-200'], custodians: ['EMP-2'] } })).progress.expected).toBe(1);
    const { categoryId } = book.call('assets.get', { assetNumber: LAPTOP });
    expect(get(book, begin(book, { scope: { categories: [categoryId] } })).scope.categories).toMatchObject([{ id: categoryId }]);
    expect(book.refusal('counts.create', { name: 'x', date: '2026-01-31', scope: { locations: ['LOC-900'] } }).code).toBe('PLACE_NOT_FOUND');
    expect(book.refusal('counts.create', { name: 'x', date: '2025-01-31' })).toEqual({ code: 'COUNT_EMPTY', params: { date: '2025-01-31' } });
  });

  test('where assets were on its day: a later transfer is told beside it and changes nothing of it', () => {
    const book = stockedBook();
    const early = begin(book);
    posted(book, { assetNumber: LAPTOP, toLocation: 'LOC-200', effectiveDate: '2026-02-10' });
    const late = begin(book);
    for (const countId of [early, late]) expect(lineOf(book, countId, LAPTOP)).toMatchObject({ bookLocation: { code: 'LOC-100' }, changedSince: true, netBookValue: '4800.00' });
  });

  test('in a book on cash basis, of what was acquired and is still held; it has no values', () => {
    const book = memoryHost({ company: { basis: 'cash' } });
    draft(book);
    const countId = begin(book);
    expect(lineOf(book, countId, LAPTOP)).toMatchObject({ outcome: 'NOT_FOUND', netBookValue: null });
  });
});

describe('a scan says at once what it is', () => {
  test('by number, tag or serial number, in either case and with Arabic digits', () => {
    const book = stockedBook();
    const countId = begin(book);
    expect(scan(book, countId, 'fa-2026-٠٠٠٠٠١')).toMatchObject({ isRepeat: false, progress: { expected: 3, seen: 1 }, line: { outcome: 'FOUND', asset: { assetNumber: LAPTOP }, code: 'fa-2026-000001', countedBy: 'Noura' } });
    expect(scan(book, countId, ' TAG-7 ').line.asset?.assetNumber).toBe(SCANNER);
    expect(scan(book, countId, 'sn-55').line.asset?.assetNumber).toBe(PRESS);
  });

  test('found where the register has it, or where nobody says; moved where it is said to be elsewhere', () => {
    const book = stockedBook();
    const countId = begin(book);
    expect(scan(book, countId, LAPTOP, { location: 'LOC-100' }).line.outcome).toBe('FOUND');
    expect(scan(book, countId, SCANNER, { location: 'LOC-200', condition: 'DAMAGED', note: 'screen' }).line).toMatchObject({ outcome: 'MOVED', bookLocation: { code: 'LOC-100' }, countedLocation: { code: 'LOC-200' }, condition: 'DAMAGED', note: 'screen' });
    expect(scan(book, countId, PRESS, { custodian: 'EMP-1' }).line).toMatchObject({ outcome: 'MOVED', countedLocation: null, countedCustodian: { code: 'EMP-1' } });
  });

  test('in a count of one location everything seen is there', () => {
    const book = stockedBook();
    const countId = begin(book, { scope: { locations: ['LOC-100'] } });
    expect(scan(book, countId, PRESS).line).toMatchObject({ outcome: 'MOVED', isExpected: false, countedLocation: { code: 'LOC-100' }, bookLocation: { code: 'LOC-200' } });
    expect(get(book, countId)).toMatchObject({ progress: { expected: 2, seen: 0 }, byOutcome: { MOVED: 1, NOT_FOUND: 2 } });
  });

  test('what no asset is known by is not registered; what was disposed of and is there after all is told apart', () => {
    const book = stockedBook();
    book.call('disposals.create', { assetNumber: PRESS, disposalDate: '2026-01-20', disposalType: 'SCRAP' });
    const countId = begin(book);
    expect(scan(book, countId, 'X-99').line).toMatchObject({ line: 'code:X-99', outcome: 'UNREGISTERED', asset: null, isExpected: false, actions: ['register', 'ignore'] });
    expect(scan(book, countId, 'SN-55').line).toMatchObject({ outcome: 'DISPOSED', isExpected: false, asset: { assetNumber: PRESS, status: 'DISPOSED' } });
    expect(get(book, countId).byOutcome).toEqual({ FOUND: 0, MOVED: 0, NOT_FOUND: 2, UNREGISTERED: 1, DISPOSED: 1 });
  });

  test('the same again changes nothing; more said of it is added to what was said', () => {
    const book = stockedBook();
    const countId = begin(book);
    scan(book, countId, LAPTOP, { location: 'LOC-200' });
    expect(scan(book, countId, LAPTOP)).toMatchObject({ isRepeat: true, line: { outcome: 'MOVED' } });
    expect(scan(book, countId, LAPTOP, { condition: 'FAIR' })).toMatchObject({ isRepeat: false, line: { outcome: 'MOVED', countedLocation: { code: 'LOC-200' }, condition: 'FAIR' } });
    expect(scan(book, countId, LAPTOP, { location: 'LOC-100' })).toMatchObject({ line: { outcome: 'FOUND', condition: 'FAIR' }, progress: { seen: 1 } });
  });

  test('one made by mistake is taken back, and can be made again', () => {
    const book = stockedBook();
    const countId = begin(book);
    const { line } = scan(book, countId, 'X-99').line;
    expect(book.call('counts.withdraw', { countId, line }).byOutcome.UNREGISTERED).toBe(0);
    expect(book.refusal('counts.withdraw', { countId, line }).code).toBe('COUNT_LINE_NOT_FOUND');
    scan(book, countId, LAPTOP);
    expect(book.call('counts.withdraw', { countId, line: 'asset-1' }).progress.seen).toBe(0);
    expect(scan(book, countId, LAPTOP)).toMatchObject({ isRepeat: false, line: { outcome: 'FOUND' } });
  });

  test('a tag of two assets is refused, unless only one of them is expected or still held', () => {
    const book = stockedBook();
    placed(book, { tag: 'TAG-7' });
    const countId = begin(book);
    expect(book.refusal('counts.scan', { countId, code: 'tag-7' })).toEqual({ code: 'COUNT_CODE_AMBIGUOUS', params: { code: 'tag-7', assets: `${SCANNER}, FA-2026-000004` } });
    posted(book, { assetNumber: 'FA-2026-000004', toLocation: 'LOC-200', effectiveDate: '2026-01-12' });
    expect(scan(book, begin(book, { scope: { locations: ['LOC-100'] } }), 'tag-7').line.asset?.assetNumber).toBe(SCANNER);
    book.call('disposals.create', { assetNumber: SCANNER, disposalDate: '2026-01-20', disposalType: 'SCRAP' });
    expect(scan(book, countId, 'tag-7').line.asset?.assetNumber).toBe('FA-2026-000004');
  });
});

describe('what a scanner types', () => {
  test('is read without marks of direction, from a longer label, and as keys where the keyboard was left in Arabic', () => {
    expect(scannedCodes('\u2066FA-2026-000001\u2069 ')).toEqual(['FA-2026-000001']);
    expect(scannedCodes('FA1|Al Noor|FA-2026-000001|83')).toEqual(['FA-2026-000001']);
    expect(scannedCodes('بش-2026-000001')).toEqual(['بش-2026-000001', 'FA-2026-000001']);
    expect(scannedCodes('[ِ-2026-000001')).toEqual(['[ِ-2026-000001', 'FA-2026-000001']);
    expect(scannedCodes(' \u200f ')).toEqual([]);
  });

  test('finds the asset through the keys, and a tag in Arabic letters first', () => {
    const book = stockedBook();
    book.call('assets.update', { assetNumber: SCANNER, tag: 'بش-1' });
    const countId = begin(book);
    expect(scan(book, countId, 'بش-2026-000001').line.asset?.assetNumber).toBe(LAPTOP);
    expect(scan(book, countId, 'بش-1').line.asset?.assetNumber).toBe(SCANNER);
    expect(book.refusal('counts.scan', { countId, code: '\u200f' }).code).toBe('INVALID_INPUT');
  });
});

describe('scans of a file', () => {
  const CSV = `Barcode,Location,Condition,Notes\n${LAPTOP},Riyadh head office,good,\ntag-7,LOC-200,تالف,screen\nX-99,,,\nSN-55,Nowhere,,\nSN-55,,mint,\n`;

  test('count row by row; what is not understood is named with its row, and the same file twice changes nothing', () => {
    const book = stockedBook();
    const countId = begin(book);
    expect(importCsv(book, countId, CSV)).toMatchObject({
      rows: 5, recorded: 3, repeated: 0, byOutcome: { FOUND: 1, MOVED: 1, UNREGISTERED: 1 }, progress: { seen: 2 }, problemsTotal: 2,
      problems: [{ row: 5, code: 'SN-55', error: { code: 'PLACE_NOT_FOUND', params: { code: 'Nowhere' } } }, { row: 6, error: { code: 'INVALID_INPUT', params: { field: 'condition', reason: 'mint' } } }],
    });
    expect(lineOf(book, countId, SCANNER)).toMatchObject({ condition: 'DAMAGED', note: 'screen', countedLocation: { code: 'LOC-200' } });
    expect(importCsv(book, countId, CSV)).toMatchObject({ recorded: 0, repeated: 3 });
    expect(book.call('book.verify').ok).toBe(true);
  });

  test('without headings are codes in the first column, and where they were is said once for all', () => {
    const book = stockedBook();
    const countId = begin(book);
    expect(importCsv(book, countId, `${LAPTOP}\n${SCANNER}\n`, { location: 'LOC-200' })).toMatchObject({ rows: 2, byOutcome: { MOVED: 2 } });
  });

  test('have headings in Arabic too', () => {
    const book = stockedBook();
    const countId = begin(book);
    expect(importCsv(book, countId, `رقم الأصل;الموقع;الحالة\nFA-2026-٠٠٠٠٠٣;فرع جدة;جيد\n`)).toMatchObject({ byOutcome: { FOUND: 1 }, problemsTotal: 0 });
    expect(lineOf(book, countId, PRESS)).toMatchObject({ countedLocation: { code: 'LOC-200' }, condition: 'GOOD' });
  });
});

describe('roles', () => {
  test('a clerk counts and decides; an accountant posts; where the book asks for two people, another than who began it', () => {
    const book = stockedBook();
    staff(book);
    book.call('book.updateSettings', { fourEyes: true });
    signIn(book, 'accountant');
    const countId = begin(book);
    signIn(book, 'clerk');
    for (const code of [LAPTOP, SCANNER, PRESS]) scan(book, countId, code);
    expect(book.refusal('counts.post', { countId })).toEqual({ code: 'PERMISSION_DENIED', params: { permission: 'counts.post' } });
    signIn(book, 'accountant');
    expect(book.refusal('counts.post', { countId }).code).toBe('SAME_PERSON');
    signIn(book, 'owner');
    expect(book.call('counts.post', { countId }).status).toBe('POSTED');
  });
});
