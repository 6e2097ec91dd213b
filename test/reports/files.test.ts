import { readXlsx } from 'hucre/xlsx';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { columnLetters, neutralised, spreadsheetDay, xmlText } from '../../src/main/exchange/files/cells.ts';
import { csvBytes } from '../../src/main/exchange/files/csv.ts';
import { sheetName } from '../../src/main/exchange/files/xlsx.ts';
import { createZip } from '../../src/main/exchange/files/zip.ts';
import { safeFileName } from '../../src/main/reports/fileNames.ts';
import { renderReport, runReport } from '../../src/main/reports/index.ts';
import type { DateString } from '#shared/values/calendar.ts';
import { fakeSource } from './fakeSource.ts';
import { unzip } from './unzip.ts';

const options = { now: '2026-04-02T08:15:00.000Z' };
type Language = 'en' | 'ar' | 'both';

function bytesOf(format: 'xlsx' | 'csv', language: Language, over: { report?: string; parameters?: Record<string, string>; count?: number; exponent?: number } = {}): Uint8Array {
  const file = renderReport(fakeSource(over.count ?? 60, {}, over.exponent === undefined ? {} : { exponent: over.exponent }), { report: over.report ?? 'asset-register', parameters: over.parameters ?? {}, language, format }, options);
  if (file.kind !== 'bytes') throw new Error('expected a file');
  return file.bytes;
}
const sheetOf = (bytes: Uint8Array) => unzip(bytes).get('xl/worksheets/sheet1.xml') ?? '';

describe('cells', () => {
  test.each(['=1+1', '+966 50', '-5', '@SUM(A1)', '\t=1', '\r=1', '＝1+1', '\u200E=1', '\u2066=1'])('%j cannot become a formula', (text) => {
    expect(neutralised(text)).toMatch(/^'/);
  });
  test('ordinary text is left as it is, marks of direction apart', () => {
    expect(neutralised('طاولة - 12 \u200Fمقعدًا')).toBe('طاولة - 12 مقعدًا');
  });
  test('columns are lettered A to Z, AA, AB', () => {
    expect([0, 25, 26, 27, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AB', 'ZZ', 'AAA']);
  });
  test('days are counted as spreadsheets count them', () => {
    expect(['1900-03-01', '2026-03-31'].map((day) => spreadsheetDay(day as DateString))).toEqual([61, 46112]);
  });
  test('what XML cannot hold is dropped', () => {
    expect(xmlText('a\u0000<b>\uD800&"\uFFFE\n')).toBe('a&lt;b&gt;&amp;&quot;\n');
  });
  test('names of sheets and files are ones that programs take', () => {
    expect([sheetName("'Assets: 2026/03 [all]?*'"), sheetName('أ'.repeat(40)), sheetName('')]).toEqual(['Assets- 2026-03 -all---', 'أ'.repeat(31), 'Usool']);
    expect(safeFileName('Usool schedule A/1:\\<x>. ', 'pdf')).toBe('Usool schedule A-1---x-.pdf');
  });
});

describe('an archive', () => {
  test('longer than one chunk is one stream that others can read', () => {
    const zip = createZip();
    const part = zip.part('كبير.txt');
    const lines = Array.from({ length: 60_000 }, (_, index) => `${index} سطر\n`);
    for (const line of lines) part.write(line);
    part.end();
    expect(unzip(zip.finish()).get('كبير.txt')).toBe(lines.join(''));
  });
});

describe('a CSV file', () => {
  const rowsOf = (language: Language) => parse(Buffer.from(bytesOf('csv', language)), { bom: true }) as string[][];

  test('starts with a byte-order mark, ends lines with CRLF and quotes what needs it', () => {
    expect(Buffer.from(csvBytes([['a', 'b "c", d', null], [{ plain: '-5.00' }, 'س', 'x\ny']])).toString('utf8')).toBe('\uFEFFa,"b ""c"", d",\r\n-5.00,س,"x\ny"\r\n');
  });

  test('holds the screen’s rows: plain amounts, ISO dates, no totals, no formulas, no marks', () => {
    const screen = runReport(fakeSource(60), 'asset-register', {}, options);
    const [heads, ...rows] = rowsOf('en');
    expect(heads).toEqual(screen.columns.map(({ label }) => label.en));
    const details = screen.rows.filter(({ kind }) => kind === 'row');
    expect(rows).toHaveLength(details.length);
    for (const id of ['cost', 'netBookValue', 'inServiceDate', 'assetNumber']) {
      const at = screen.columns.findIndex((column) => column.id === id);
      expect(rows.map((row) => row[at])).toEqual(details.map(({ cells }) => String(cells[at] ?? '')));
    }
    const text = Buffer.from(bytesOf('csv', 'ar')).toString('utf8').slice(1);
    expect(text).not.toMatch(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/);
    expect(text).toContain(`'=HYPERLINK`);
  });

  test('in both languages has a column for each language of a name', () => {
    const [heads, first] = rowsOf('both');
    expect(heads?.slice(0, 4)).toEqual(['Asset no. / رقم الأصل', 'Tag / ملصق الأصل', 'Description', 'الوصف']);
    expect(first?.slice(2, 4)).toEqual(['Toyota Hilux pickup 2026', 'سيارة تويوتا هايلكس 2026']);
  });
});

describe('a spreadsheet', () => {
  test('runs from the right in Arabic only', () => {
    expect((['en', 'ar', 'both'] as const).map((language) => sheetOf(bytesOf('xlsx', language)).includes('rightToLeft="1"'))).toEqual([false, true, false]);
  });

  test('keeps its headings in view and on every page, filters its rows, prints across one page wide', () => {
    const parts = unzip(bytesOf('xlsx', 'ar'));
    const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
    expect(sheet).toContain('ySplit="4"');
    expect(sheet).toMatch(/<autoFilter ref="A4:W62"\/>/);
    expect(sheet).toContain('orientation="landscape" fitToWidth="1" fitToHeight="0"');
    expect(sheet).toContain('صفحة &amp;P من &amp;N');
    expect(sheet).toContain('شركة النور');
    expect(parts.get('xl/workbook.xml')).toContain(`'سجل الأصول الثابتة'!$4:$4</definedName>`);
  });

  test('writes amounts, dates and numbers as such, in the currency’s decimals', () => {
    const sheet = sheetOf(bytesOf('xlsx', 'en', { parameters: { group: 'none' } }));
    expect(sheet).toMatch(/<c r="R5" s="\d+"><v>13345\.67<\/v><\/c>/);
    expect(sheet).toMatch(/<c r="K5" s="\d+"><v>45662<\/v><\/c>/);
    const styles = (exponent: number) => unzip(bytesOf('xlsx', 'en', { exponent })).get('xl/styles.xml');
    expect(styles(2)).toContain('#,##0.00_);[Red](#,##0.00);&quot;-&quot;_)');
    expect(styles(3)).toContain('#,##0.000_);[Red](#,##0.000);&quot;-&quot;_)');
    expect(styles(0)).toContain('formatCode="#,##0_);[Red](#,##0);');
  });

  test('adds up by formulas whose remembered results are the screen’s totals', () => {
    const screen = runReport(fakeSource(60), 'asset-register', {}, options);
    const sheet = sheetOf(bytesOf('xlsx', 'en'));
    const cost = screen.columns.findIndex(({ id }) => id === 'cost');
    const expected = screen.rows.filter(({ kind }) => kind === 'subtotal' || kind === 'total').map(({ cells }) => String(cells[cost]));
    const formulas = [...sheet.matchAll(/<c r="R(\d+)" s="\d+"><f>SUBTOTAL\(9,R(\d+):R(\d+)\)<\/f><v>([\d.]+)<\/v>/g)];
    expect(formulas.map((found) => found[4])).toEqual(expected);
    for (const [, at, from, to, value] of formulas) {
      let sum = 0;
      for (const [, row, amount] of sheet.matchAll(/<c r="R(\d+)" s="\d+"><v>([\d.]+)<\/v>/g)) if (Number(row) >= Number(from) && Number(row) <= Number(to)) sum += Math.round(Number(amount) * 100);
      expect(Number(to)).toBeLessThan(Number(at));
      expect(sum).toBe(Math.round(Number(value) * 100));
    }
  });

  test('takes no formula from a text and loses nothing of it', () => {
    const sheet = sheetOf(bytesOf('xlsx', 'en'));
    expect(sheet).toContain(`<is><t>'=HYPERLINK(&quot;http://x&quot;)</t></is>`);
    expect(sheet).toContain('Forklift &lt;electric&gt; &amp; charger');
    expect([...sheet.matchAll(/<f>([^<]*)<\/f>/g)].every(([, formula]) => formula?.startsWith('SUBTOTAL(9,'))).toBe(true);
  });

  test('in both languages has both names side by side, the Arabic one read from the right', () => {
    const sheet = sheetOf(bytesOf('xlsx', 'both'));
    const [english, arabic] = ['C', 'D'].map((letter) => new RegExp(`<c r="${letter}6" s="(\\d+)" t="inlineStr"><is><t>([^<]*)`).exec(sheet));
    expect([english?.[2], arabic?.[2]]).toEqual(['Toyota Hilux pickup 2026', 'سيارة تويوتا هايلكس 2026']);
    const formats = [...(unzip(bytesOf('xlsx', 'both')).get('xl/styles.xml') ?? '').split('<cellXfs')[1]?.matchAll(/<xf .*?(?:\/>|<\/xf>)/g) ?? []].map(([xf]) => xf);
    expect(formats[Number(arabic?.[1])]).toContain('horizontal="right" vertical="bottom" indent="1" readingOrder="2"');
    expect(formats[Number(english?.[1])]).toContain('horizontal="left" vertical="bottom" indent="1" readingOrder="1"');
  });

  test.each(['en', 'ar', 'both'] as const)('is read by another program (%s), each amount a number and each date a date', async (language) => {
    const workbook = await readXlsx(bytesOf('xlsx', language));
    const rows = workbook.sheets[0]?.rows ?? [];
    const screen = runReport(fakeSource(60), 'asset-register', {}, options);
    const cost = rows[3]?.findIndex((head) => String(head).startsWith(language === 'ar' ? 'التكلفة' : 'Cost') && !String(head).includes('cent')) ?? -1;
    const total = rows.find((row) => /^(Total|الإجمالي) \(/.test(String(row[0])));
    expect(total?.[cost]).toBe(Number(screen.rows.at(-1)?.cells[screen.columns.findIndex(({ id }) => id === 'cost')]));
  });

  test('of an empty report has its headings, a total of nothing, and no formula over no rows', () => {
    const sheet = sheetOf(bytesOf('xlsx', 'en', { count: 0 }));
    expect(sheet).toContain('<autoFilter ref="A4:W4"/>');
    expect(sheet).not.toContain('<f>');
  });
});
