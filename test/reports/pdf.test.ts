import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assemblePdf, type PrintHtml, renderReport, runReport } from '../../src/main/reports/index.ts';
import { groupedDigits } from '../../src/main/reports/figures.ts';
import { fakeSource } from './fakeSource.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
const PDFTOTEXT = '/usr/bin/pdftotext';
const missing = CHROMIUM === undefined ? 'no Chromium on this machine' : existsSync(PDFTOTEXT) ? null : 'no pdftotext (poppler-utils) on this machine';
const ORIGIN = 'https://usool.test';
const now = '2026-04-02T08:15:00.000Z';
const FONTS = resolve(import.meta.dirname, '../../resources/fonts');

/** Text as a reader sees it, without the marks poppler sets around directions. */
const textOf = (pdf: Uint8Array) => execFileSync(PDFTOTEXT, ['-layout', '-', '-'], { input: pdf, maxBuffer: 1 << 26 }).toString('utf8').replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '').normalize('NFKC');

describe.skipIf(missing !== null)(missing === null ? 'a PDF' : `a PDF (skipped: ${missing})`, () => {
  let browser: Browser;
  let print: PrintHtml;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox'] });
    const page = await browser.newPage();
    let html = '';
    await page.route('**/*', async (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === '/print') await route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
      else await route.fulfill({ body: readFileSync(join(FONTS, pathname.replace('/fonts/', ''))), contentType: pathname.endsWith('.css') ? 'text/css' : 'font/woff2' });
    });
    print = async (text, { tagged }) => {
      html = text;
      await page.goto(`${ORIGIN}/print`);
      await page.evaluate('document.fonts.ready.then(() => true)');
      return await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged });
    };
  }, 60_000);
  afterAll(async () => await browser.close());

  const pdfOf = async (language: 'en' | 'ar' | 'both', chunkRows?: number) => {
    const job = renderReport(fakeSource(60), { report: 'asset-register', parameters: {}, language, format: 'pdf' }, { now, ...(chunkRows === undefined ? {} : { chunkRows }) });
    if (job.kind !== 'html') throw new Error('expected HTML');
    return await assemblePdf(job, print);
  };
  const screen = runReport(fakeSource(60), 'asset-register', {}, { now });
  const total = (id: string) => groupedDigits(String(screen.rows.at(-1)?.cells[screen.columns.findIndex((column) => column.id === id)]));

  test.each(['en', 'ar', 'both'] as const)('in %s shows the screen’s totals, every asset, and only bundled fonts', async (language) => {
    const pdf = await pdfOf(language);
    const text = textOf(pdf);
    for (const id of ['cost', 'accumulatedDepreciation', 'netBookValue']) expect(text).toContain(total(id));
    for (const row of screen.rows.filter(({ kind }) => kind === 'row')) expect(text).toContain(String(row.cells[0]));
    const fonts = execFileSync('/usr/bin/pdffonts', ['-'], { input: pdf }).toString('utf8').split('\n').slice(2).filter((line) => line !== '');
    expect(fonts.filter((line) => !line.includes('IBMPlexSans'))).toEqual([]);
  }, 60_000);

  test('in Arabic is text that can be searched and copied, with its pages numbered in Arabic', async () => {
    const text = textOf(await pdfOf('ar'));
    // Words that the font sets without ligatures: poppler turns the letters of a ligature round.
    for (const words of ['أجهزة الحاسب', 'سيارة تويوتا هايلكس', 'مستودع جدة', 'طاولة اجتماعات']) expect(text.replace(/ +/g, ' ')).toContain(words);
    expect(text.replace(/ +/g, ' ')).toMatch(/صفحة 1 ?من 3/);
  }, 60_000);

  test('of several parts has pages numbered through, a page after another, with nothing lost', async () => {
    const pdf = await pdfOf('en', 10);
    const pages = (await PDFDocument.load(pdf)).getPageCount();
    const text = textOf(pdf);
    expect(pages).toBeGreaterThan(3);
    expect([...text.matchAll(/Page (\d+) of (\d+)/g)].map(([, page, of]) => [Number(page), Number(of)])).toEqual(Array.from({ length: pages }, (_, index) => [index + 1, pages]));
    for (const row of screen.rows.filter(({ kind }) => kind === 'row')) expect(text).toContain(String(row.cells[0]));
    expect(text).toContain(total('netBookValue'));
  }, 60_000);
});
