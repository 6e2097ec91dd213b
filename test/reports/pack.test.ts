import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { PDFDocument } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import type { Input } from '#shared/contract/index.ts';
import { minor } from '#shared/values/money.ts';
import type { ReportColumn, ReportRow } from '../../src/main/reports/definition.ts';
import { assemblePdf } from '../../src/main/reports/index.ts';
import { ACT_KINDS } from '../../src/main/book/tables/acts.ts';
import { actText } from '../../src/main/reports/pack/texts.ts';
import { sectionDigest } from '../../src/main/reports/pack/digest.ts';
import { closeMonths, inService } from '../support/assets.ts';
import { memoryHost, type TestBook } from '../support/book.ts';
import { unzip } from './unzip.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function closedBook(assets = 3): TestBook {
  const book = memoryHost();
  for (let index = 0; index < assets; index += 1) inService(book, { name: `Laptop ${index}`, nameAr: `حاسب ${index}`, categoryCode: index % 2 === 0 ? 'COMP' : 'VEH' });
  closeMonths(book, '2026-01');
  return book;
}

function packOf(book: TestBook, choice: Partial<Input<'close.pack'>> = {}) {
  const made = book.host.makePack({ period: '2026-01', ...choice });
  if (!made.ok) throw new Error(made.error.code, { cause: book.lastFault() });
  return made.value;
}

const htmlOf = (book: TestBook, choice: Partial<Input<'close.pack'>> = {}) => packOf(book, { form: 'pdf', ...choice }).document?.chunks[0] ?? '';

describe('the checksum of a section', () => {
  const column = (id: string, type: ReportColumn['type']): ReportColumn => ({ id, type, label: { en: id, ar: id }, total: type === 'amount', width: 10, bilingual: false, print: true });
  const digestOf = (columns: readonly ReportColumn[], rows: readonly ReportRow['cells'][]) => {
    const digest = sectionDigest('additions', columns, sha256);
    for (const cells of rows) digest.add({ kind: 'row', cells });
    return digest.checksum();
  };
  const columns = [column('assetNumber', 'code'), column('name', 'text'), column('cost', 'amount')];
  const rows = [['FA-1', { en: 'Van', ar: 'مركبة' }, minor(500)], ['FA-2', { en: 'Desk', ar: 'مكتب' }, minor(700)]];

  test('is SHA-256 of its id and its rows, each the settled cells by column, amounts in minor units', () => {
    expect(digestOf(columns, rows)).toBe(sha256('["additions",[["assetNumber","FA-1"],["cost",500]],[["assetNumber","FA-2"],["cost",700]]]'));
  });

  test('does not depend on the order of rows and columns, on names, or on a column that is nothing here', () => {
    const turned = [column('cost', 'amount'), column('name', 'text'), column('assetNumber', 'code'), column('surplus', 'amount'), column('tag', 'code')];
    expect(digestOf(turned, [[minor(700), { en: 'Table', ar: 'طاولة' }, 'FA-2', minor(0), null], [minor(500), null, 'FA-1', minor(0), 'T-1']])).toBe(digestOf(columns, rows));
  });

  test('depends on every amount, every number, and on how many rows there are', () => {
    const [first, second] = rows;
    const whole = digestOf(columns, rows);
    expect(digestOf(columns, [first ?? [], ['FA-2', null, minor(701)]])).not.toBe(whole);
    expect(digestOf(columns, [first ?? [], ['FA-3', null, minor(700)]])).not.toBe(whole);
    expect(digestOf(columns, [first ?? [], second ?? [], second ?? []])).not.toBe(whole);
  });
});

test('every kind of act has its words', () => {
  for (const kind of ACT_KINDS) expect([actText(kind, false).en, actText(kind, true).ar].every((words) => words !== ''), kind).toBe(true);
});

describe('the document', () => {
  test('has a table of contents that leads to every section in it, with its checksum', () => {
    const book = closedBook();
    const { sections, document, checksum } = packOf(book, { form: 'pdf' });
    const html = document?.chunks[0] ?? '';
    for (const section of sections) expect(html).toContain(section.checksum);
    expect(html).toContain(checksum);
    const links = [...html.matchAll(/href="#(section-\d+)"/g)].map(([, id]) => id);
    expect(links).toEqual(document?.contents);
    for (const id of links) expect(html).toContain(`id="${id ?? ''}"`);
    // All but the register, which nobody asked for.
    expect(links).toHaveLength(sections.length - 1);
    expect(packOf(book, { form: 'pdf', register: true }).document?.contents).toHaveLength(sections.length);
  });

  test('has lines for three to sign, the company in both languages, and who made it apart from what is proved', () => {
    const html = htmlOf(closedBook());
    for (const words of ['Prepared by', 'Reviewed by', 'Approved by', 'Al Noor Trading', 'شركة النور للتجارة', 'Pack prepared by']) expect(html).toContain(words);
  });

  test('in Arabic runs from the right and has no English sentence; in both has both', () => {
    const book = closedBook();
    expect(htmlOf(book, { language: 'ar' })).toMatch(/<html lang="ar" dir="rtl">.*ملف إقفال/s);
    expect(htmlOf(book, { language: 'ar' })).not.toContain('Roll-forward');
    const both = htmlOf(book, { language: 'both' });
    for (const words of ['Roll-forward', 'كشف الحركة', 'Every capitalized asset is in service.', 'كل الأصول المرسملة في الخدمة.']) expect(both).toContain(words);
  });

  test('gives sections without rows a sentence, those that follow each other on one page', () => {
    const html = htmlOf(closedBook());
    expect(html.match(/Nothing of this kind in the month\./g)?.length).toBeGreaterThan(3);
    expect(html).toContain('class="part shared"');
    expect(html).toContain('No balances of another ledger were entered for this month.');
  });

  test('of a long section has its groups, of one without groups the beginning, and says where the rest is', () => {
    const book = closedBook(260);
    const html = htmlOf(book, { register: true });
    expect(html).toContain('260 rows: the page has the totals of each group, the workbook of this pack has every row.');
    expect(html).not.toContain('Laptop 199');
    expect(html).toMatch(/rows: the page has the first 250, the workbook of this pack has every row\./);
    const { workbook } = packOf(book, { form: 'xlsx', register: true });
    const sheets = [...unzip(workbook ?? new Uint8Array())].filter(([name]) => name.startsWith('xl/worksheets/'));
    expect(sheets.filter(([, xml]) => xml.includes('Laptop 199')).length).toBeGreaterThan(2);
  });
});

describe('the workbook', () => {
  test('has the cover first, then a sheet for each section with figures, numbered as in the document', () => {
    const parts = unzip(packOf(closedBook(), { form: 'xlsx' }).workbook ?? new Uint8Array());
    const names = [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name);
    expect(names.slice(0, 4)).toEqual(['Cover', '01 Checklist', '02 Roll-forward IFRS', '03 Variance IFRS']);
    for (const name of names) expect([...(name ?? '')].length).toBeLessThanOrEqual(31);
    expect(new Set(names).size).toBe(names.length);
    expect([...parts.keys()].filter((part) => part.startsWith('xl/worksheets/'))).toHaveLength(names.length);
  });

  test('is from the right in Arabic, and has sums that live', () => {
    const parts = unzip(packOf(closedBook(), { form: 'xlsx', language: 'ar' }).workbook ?? new Uint8Array());
    const sheets = [...parts].filter(([name]) => name.startsWith('xl/worksheets/'));
    for (const [name, xml] of sheets) expect(xml, name).toContain('rightToLeft="1"');
    expect(sheets.some(([, xml]) => /<f>SUBTOTAL\(9,/.test(xml))).toBe(true);
    expect(sheets.filter(([, xml]) => xml.includes('tabSelected="1"')).length).toBe(1);
  });

  test('says nothing of who made it and when: two are the same bytes', () => {
    const book = closedBook();
    const first = packOf(book, { form: 'xlsx', language: 'both' }).workbook;
    book.clock.now = '2027-01-01T00:00:00.000Z';
    expect(Buffer.from(packOf(book, { form: 'xlsx', language: 'both' }).workbook ?? []).equals(Buffer.from(first ?? []))).toBe(true);
  });
});

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
const missing = CHROMIUM === undefined ? 'no Chromium on this machine' : existsSync('/usr/bin/pdftotext') ? null : 'no pdftotext (poppler-utils) on this machine';
const FONTS = resolve(import.meta.dirname, '../../resources/fonts');

describe.skipIf(missing !== null)(missing === null ? 'printed' : `printed (skipped: ${missing})`, () => {
  test('the pages of the table of contents are the pages on which sections begin', async () => {
    const { document, sections } = packOf(closedBook(60), { form: 'pdf', register: true });
    const browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox'] });
    try {
      const page = await browser.newPage();
      let html = '';
      await page.route('**/*', async (route) => {
        const { pathname } = new URL(route.request().url());
        if (pathname === '/print') await route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
        else await route.fulfill({ body: readFileSync(join(FONTS, pathname.replace('/fonts/', ''))), contentType: pathname.endsWith('.css') ? 'text/css' : 'font/woff2' });
      });
      const pdf = await assemblePdf(document ?? { chunks: [], overlay: null }, async (text, { tagged }) => {
        html = text;
        await page.goto('https://usool.test/print');
        await page.evaluate('document.fonts.ready.then(() => true)');
        return await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged });
      });
      const pages = (await PDFDocument.load(pdf)).getPageCount();
      const texts = Array.from({ length: pages }, (_, index) => execFileSync('/usr/bin/pdftotext', ['-layout', '-f', String(index + 1), '-l', String(index + 1), '-', '-'], { input: pdf }).toString('utf8').normalize('NFKC'));
      const cover = texts.slice(0, 3).join('\n');
      for (const [index, { title }] of sections.entries()) {
        const said = new RegExp(`^\\s*${index + 1}\\s+${title.en}.*?\\s(\\d+)\\s+\\d+\\s+[0-9a-f]{20}`, 'm').exec(cover)?.[1];
        expect(texts[Number(said) - 1], `${title.en} on page ${String(said)}`).toContain(`${index + 1}. ${title.en}`);
      }
      expect(texts.at(-1)).toContain(`Page ${pages} of ${pages}`);
    } finally {
      await browser.close();
    }
  }, 90_000);
});
