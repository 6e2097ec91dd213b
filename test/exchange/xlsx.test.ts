import { deflateRawSync, crc32 } from 'node:zlib';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { decodeFile } from '../../src/main/exchange/import/decode.ts';
import { IMPORT_LIMITS } from '../../src/main/exchange/import/limits.ts';
import { formatOfCode } from '../../src/main/exchange/import/xlsxParts.ts';
import { refusalOf } from './support.ts';

/** A zip archive by hand, for workbooks that no honest program writes. */
function zipOf(parts: Record<string, string | Buffer>): Uint8Array {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const data = typeof content === 'string' ? Buffer.from(content) : content;
    const packed = deflateRawSync(data, { level: 1 });
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(crc32(data), 16);
    central.writeUInt32LE(packed.length, 20);
    // Claims to be tiny, as a bomb would.
    central.writeUInt32LE(10, 24);
    central.writeUInt16LE(Buffer.byteLength(name), 28);
    central.writeUInt32LE(offset, 42);
    locals.push(local, Buffer.from(name), packed);
    centrals.push(central, Buffer.from(name));
    offset += 30 + Buffer.byteLength(name) + packed.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

const RELS = '<Relationships xmlns="r"><Relationship Id="rId1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>';
const WORKBOOK = '<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="R &amp; D" sheetId="1" r:id="rId1"/></x:sheets></x:workbook>';
const WORKBOOK_RELS = '<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://x/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="rId3" Type="http://x/styles" Target="styles.xml"/></Relationships>';
const workbook = (sheet: string | Buffer, strings = '<sst/>', styles = '<styleSheet><cellXfs><xf numFmtId="0"/></cellXfs></styleSheet>') =>
  zipOf({ '[Content_Types].xml': '<Types/>', '_rels/.rels': RELS, 'xl/workbook.xml': WORKBOOK, 'xl/_rels/workbook.xml.rels': WORKBOOK_RELS, 'xl/worksheets/sheet1.xml': sheet, 'xl/sharedStrings.xml': strings, 'xl/styles.xml': styles });
const rowsOf = (bytes: Uint8Array, sheet?: string) => decodeFile({ fileName: 'a.xlsx', bytes }, { sheet }).rows;

describe('workbooks', () => {
  test('numbers stay numbers, dates become days, text stays text', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: 'Cover', rows: [['Fixed assets']] },
        { name: 'Register', rows: [['No', 'Name', 'Bought', 'Cost'], ['007', 'مكتب', new Date('2021-07-01T00:00:00Z'), 112_000.14], ['008', 'Desk – oak', new Date('2022-02-28T00:00:00Z'), 5]] },
      ],
    });
    const file = decodeFile({ fileName: 'a.xlsx', bytes });
    expect(file).toMatchObject({ kind: 'xlsx', sheets: ['Cover', 'Register'], sheet: 'Register', encoding: null });
    expect(file.rows).toEqual([['No', 'Name', 'Bought', 'Cost'], ['007', 'مكتب', '2021-07-01', 112_000.14], ['008', 'Desk – oak', '2022-02-28', 5]]);
    expect(rowsOf(bytes, 'Cover')).toEqual([['Fixed assets']]);
    expect(refusalOf(() => rowsOf(bytes, 'Nowhere'))).toMatchObject({ code: 'FILE_UNREADABLE', params: { reason: 'sheet' } });
  });

  test('cells of every kind, prefixed names, gaps, and what a formula left behind', () => {
    const sheet = `<x:worksheet xmlns:x="m"><x:sheetData>
      <x:row r="2"><x:c r="B2" t="s"><x:v>0</x:v></x:c><x:c r="D2" t="inlineStr"><x:is><x:t>a &lt;b&gt; &#1605;</x:t></x:is></x:c></x:row>
      <x:row r="4"><x:c r="A4"><x:f>B4*2</x:f><x:v>12.5</x:v></x:c><x:c r="B4"><x:f>SUM(A1:A9)</x:f></x:c><x:c r="C4" t="str"><x:f>"x"</x:f><x:v>x</x:v></x:c><x:c r="D4" t="b"><x:v>1</x:v></x:c><x:c r="E4" t="e"><x:v>#REF!</x:v></x:c><x:c r="F4" s="9"/></x:row>
    </x:sheetData></x:worksheet>`;
    const strings = '<sst><si><r><t>Rich </t></r><r><t>text</t></r><rPh sb="0" eb="1"><t>phonetic</t></rPh></si></sst>';
    expect(rowsOf(workbook(sheet, strings), 'R & D')).toEqual([[], ['', 'Rich text', '', 'a <b> م'], [], [12.5, '=SUM(A1:A9)', 'x', 'TRUE', '#REF!']]);
  });

  test('number formats: dates, percentages, codes padded with zeros', () => {
    const styles = '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="00000"/><numFmt numFmtId="165" formatCode="dd\\/mm\\/yyyy;@"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>';
    const sheet = '<worksheet><sheetData><row r="1"><c r="A1" s="1"><v>44378</v></c><c r="B1" s="2"><v>0.2</v></c><c r="C1" s="3"><v>7</v></c><c r="D1" s="4"><v>44378.5</v></c><c r="E1"><v>44378</v></c></row></sheetData></worksheet>';
    expect(rowsOf(workbook(sheet, '<sst/>', styles), 'R & D')).toEqual([['2021-07-01', '20%', '00007', '2021-07-01', 44_378]]);
  });

  test.each([['yyyy-mm-dd', 'date'], ['#,##0.00;[Red]-#,##0.00', 'number'], ['0.00%', 'percent'], ['"days" 0', 'number'], ['[$-ar-SA]d mmmm yyyy', 'date'], ['General', 'number'], ['_-* #,##0.00_-', 'number'], ['000', 'padded']])('the format %s is a %s', (code, kind) => {
    expect(formatOfCode(code).kind).toBe(kind);
  });
});

describe('a long sheet', () => {
  test('is read in time that grows with its length', () => {
    const sheet = (rows: number) => workbook(`<worksheet><sheetData>${Array.from({ length: rows }, (_, row) => `<row r="${row + 1}">${'<c t="str"><v>text</v></c><c><v>12.5</v></c>'.repeat(5)}</row>`).join('')}</sheetData></worksheet>`);
    const [short, long] = [sheet(1000), sheet(20_000)];
    const took = (bytes: Uint8Array) => {
      const before = process.cpuUsage();
      rowsOf(bytes);
      return process.cpuUsage(before).user;
    };
    took(short);
    const unit = Math.max(took(short), 2000);
    // Twenty times the rows; a reader that looked ahead through the document at each cell would take four hundred times as long.
    expect(took(long)).toBeLessThan(unit * 120);
  });
});

describe('files made to do harm are refused', () => {
  test('an archive that unpacks to far more than it claims', () => {
    const bomb = workbook(Buffer.alloc((IMPORT_LIMITS.partMiB + 1) * 1024 * 1024, ' '));
    expect(bomb.length).toBeLessThan(4_000_000);
    expect(refusalOf(() => rowsOf(bomb))).toEqual({ code: 'FILE_TOO_LARGE', params: { file: 'a.xlsx', limitMiB: IMPORT_LIMITS.partMiB } });
  });

  test('cells at the far corner of a sheet', () => {
    expect(refusalOf(() => rowsOf(workbook('<worksheet><sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>')))).toMatchObject({ params: { reason: 'columns' } });
    expect(refusalOf(() => rowsOf(workbook('<worksheet><sheetData><row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData></worksheet>')))).toMatchObject({ params: { reason: 'rows' } });
  });

  test('formatted rows without content cost nothing', () => {
    const sheet = '<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>a</v></c><c r="B1" t="str"><v>b</v></c></row><row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row><row r="1048576"><c r="A1048576" s="3"/></row></sheetData></worksheet>';
    expect(rowsOf(workbook(sheet))).toEqual([['a', 'b'], [1, 2]]);
  });

  test('entities are not expanded', () => {
    const sheet = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&b;</v></c><c r="B1" t="str"><v>x</v></c></row><row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>1</v></c></row></sheetData></worksheet>';
    expect(rowsOf(workbook(sheet))[0]?.[0]).toBe('&b;');
  });

  test('a truncated archive, a damaged part, another zip', () => {
    const good = workbook('<worksheet><sheetData/></worksheet>');
    expect(refusalOf(() => rowsOf(good.subarray(0, good.length - 30)))).toMatchObject({ code: 'FILE_UNREADABLE', params: { reason: 'zip' } });
    expect(refusalOf(() => rowsOf(zipOf({ 'readme.txt': 'hello' })))).toMatchObject({ params: { reason: 'format' } });
    expect(refusalOf(() => rowsOf(zipOf({ 'content.xml': '<x/>', mimetype: 'application/vnd.oasis.opendocument.spreadsheet' })))).toMatchObject({ params: { reason: 'ods' } });
    const broken = Buffer.from(good);
    const header = Buffer.from([0x50, 0x4b, 0x01, 0x02]);
    for (let at = broken.indexOf(header); at >= 0; at = broken.indexOf(header, at + 1)) broken.writeUInt32LE(0x12345678, at + 16);
    expect(refusalOf(() => rowsOf(broken))).toMatchObject({ code: 'FILE_UNREADABLE', params: { reason: 'zip' } });
  });
});
