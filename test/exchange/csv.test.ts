import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { sniffEncoding, sniffSeparator } from '../../src/main/exchange/import/csv.ts';
import { decodeFile } from '../../src/main/exchange/import/decode.ts';
import { IMPORT_LIMITS } from '../../src/main/exchange/import/limits.ts';
import { makeTable } from '../../src/main/exchange/import/table.ts';
import { fileOf, refusalOf } from './support.ts';

const ARABIC = 'رقم الأصل,اسم الأصل,التكلفة\n1,مكتب خشبي,1200\n2,سيارة نقل,90000\n';

describe('encodings', () => {
  test.each([
    ['utf-8', Buffer.from(ARABIC)], ['utf-8', Buffer.from(`\ufeff${ARABIC}`)], ['utf-16le', iconv.encode(ARABIC, 'utf-16le', { addBOM: true })], ['utf-16be', iconv.encode(ARABIC, 'utf-16be', { addBOM: true })],
    ['windows-1256', iconv.encode(ARABIC, 'windows-1256')], ['windows-1252', iconv.encode('name,cost\nCafé équipé – table,12\n', 'windows-1252')], ['utf-8', Buffer.from('plain,ascii\n1,2\n')],
  ])('%s is told by its bytes and read', (encoding, bytes) => {
    expect(sniffEncoding(bytes)).toBe(encoding);
    const file = decodeFile({ fileName: 'a.csv', bytes });
    expect(file.encoding).toBe(encoding);
    if (bytes.length > 50 && encoding !== 'windows-1252') expect(file.rows[1]).toEqual(['1', 'مكتب خشبي', '1200']);
  });

  test('UTF-16 without a byte-order mark is told by its zero bytes', () => {
    expect(sniffEncoding(iconv.encode('asset,cost\n1,2\n3,4\n', 'utf-16le', { addBOM: false }))).toBe('utf-16le');
  });

  test('a person may say otherwise', () => {
    expect(decodeFile({ fileName: 'a.csv', bytes: iconv.encode(ARABIC, 'iso-8859-6') }, { encoding: 'iso-8859-6' }).rows[2]?.[1]).toBe('سيارة نقل');
  });
});

describe('separators', () => {
  test.each([[',', 'a,b,c\n1,2,3'], [';', 'a;b;c\n"1,5";2;3'], ['\t', 'a\tb\tc\n1\t2,5\t3'], ['|', 'a|b|c\n1|2|3'], [';', 'name;cost\nDesk, oak;1.234,50\nChair;99,00']])('%j is found', (separator, text) => {
    expect(sniffSeparator(text)).toBe(separator);
  });
});

describe('rows', () => {
  test('quotes, doubled quotes and line breaks inside a cell; blank rows keep their number', () => {
    const { rows } = decodeFile(fileOf('a,b\r\n"x ""y""","line\nbreak"\r\n\r\n1,2\r\n'));
    expect(rows).toEqual([['a', 'b'], ['x "y"', 'line\nbreak'], [''], ['1', '2']]);
  });

  test('codes keep their zeros and formulas are text', () => {
    expect(decodeFile(fileOf('code,name\n00123,=1+1\n')).rows[1]).toEqual(['00123', '=1+1']);
  });
});

describe('the heading row', () => {
  test('titles above it are passed over', () => {
    const table = makeTable(decodeFile(fileOf('Al Noor Trading,,\nFixed asset register,,\nAs of 2025-12-31,,\n,,\nAsset No,Asset Name,Cost\n1,Desk,100\n')));
    expect(table.headingRow).toBe(5);
    expect(table.headings).toEqual(['Asset No', 'Asset Name', 'Cost']);
  });

  test('alike headings are told apart and nameless columns named by their letter', () => {
    expect(makeTable(decodeFile(fileOf('Name,Cost,Cost,\nDesk,1,2,3\n'))).headings).toEqual(['Name', 'Cost', 'Cost (2)', '[D]']);
  });

  test('invisible marks are no part of a heading', () => {
    expect(makeTable(decodeFile(fileOf('\u200fرقم الأصل\u200e,\u2068التكلفة\u2069\n1,2\n'))).headings).toEqual(['رقم الأصل', 'التكلفة']);
  });
});

describe('what cannot be read is refused with its reason', () => {
  test.each([
    ['empty', ''], ['empty', '\n\n'], ['format', 'a\u0000b\u0000,c\n'], ['heading', ',,,\n'],
  ])('%s', (reason, text) => {
    const bytes = Buffer.from(text);
    expect(refusalOf(() => makeTable(decodeFile({ fileName: 'a.csv', bytes }, { encoding: 'utf-8' })))).toMatchObject({ code: 'FILE_UNREADABLE', params: { reason: text === ',,,\n' ? expect.stringMatching(/heading|empty/) : reason } });
  });

  test('old and encrypted workbooks, by their container', () => {
    expect(refusalOf(() => decodeFile({ fileName: 'a.xls', bytes: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]) }))).toEqual({ code: 'FILE_UNREADABLE', params: { file: 'a.xls', reason: 'xls' } });
  });

  test('a file of a million columns', () => {
    expect(refusalOf(() => decodeFile(fileOf(`${Array.from({ length: 1000 }, (_, index) => `c${index}`).join(',')}\n`)))).toMatchObject({ code: 'FILE_UNREADABLE', params: { reason: 'columns' } });
  });

  test('a file beyond the limit, before it is looked at', () => {
    const bytes = new Uint8Array(IMPORT_LIMITS.fileMiB * 1024 * 1024 + 1);
    expect(refusalOf(() => decodeFile({ fileName: 'a.csv', bytes }))).toEqual({ code: 'FILE_TOO_LARGE', params: { file: 'a.csv', limitMiB: IMPORT_LIMITS.fileMiB } });
  });
});
