import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PDFDocument } from 'pdf-lib';
import { afterAll, describe, expect, test } from 'vitest';
import { CommandLinePrinter } from '../../scripts/print.ts';

const MM_PER_POINT = 25.4 / 72;

const page = (rows: number, extra = ''): string => `<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>سجل الأصول</title><link rel="stylesheet" href="/fonts/fonts.css">
  <style>@page { size: A4 landscape; margin: 15mm; @bottom-center { content: counter(page) " / " counter(pages); font: 9pt 'IBM Plex Sans Arabic' } } body { font: 11pt 'IBM Plex Sans', 'IBM Plex Sans Arabic' } p { margin: 0; height: 8mm }</style></head>
  <body><h1>سجل الأصول الثابتة</h1>${extra}${Array.from({ length: rows }, (_, row) => `<p>مكيف هواء <bdi dir="ltr">FA-2026-${String(row).padStart(6, '0')}</bdi></p>`).join('')}</body></html>`;

/** Fonts that a PDF embeds, by the names in its objects. */
async function fontsOf(pdf: Uint8Array): Promise<string> {
  const document = await PDFDocument.load(pdf);
  return document.context.enumerateIndirectObjects().map(([, object]) => String(object)).filter((text) => text.includes('/BaseFont')).join('\n');
}

describe('printing for the command line', () => {
  const printer = new CommandLinePrinter();
  afterAll(async () => {
    await printer.end();
  });

  test('makes pages of the size the document asks for, with the bundled fonts', async () => {
    const pdf = await printer.print(page(60), { landscape: true });
    const document = await PDFDocument.load(pdf);
    expect(document.getPageCount()).toBeGreaterThanOrEqual(3);
    const { width, height } = document.getPage(0).getSize();
    expect([Math.round(width * MM_PER_POINT), Math.round(height * MM_PER_POINT)]).toEqual([297, 210]);
    const fonts = await fontsOf(pdf);
    expect(fonts).toContain('IBMPlexSansArabic');
    expect(fonts).toMatch(/IBMPlexSans-/);
  });

  test('prints one document after another, each as if it were the first', async () => {
    const first = await PDFDocument.load(await printer.print(page(1), {}));
    const second = await PDFDocument.load(await printer.print(page(60), {}));
    const third = await PDFDocument.load(await printer.print(page(1), {}));
    expect([first.getPageCount(), third.getPageCount()]).toEqual([1, 1]);
    expect(second.getPageCount()).toBeGreaterThan(1);
  });

  test('runs no script and loads nothing from outside', async () => {
    const reached: string[] = [];
    const server = createServer((request, response) => {
      reached.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    server.on('connection', () => reached.push('a connection'));
    const outside = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const evil = `<script>for (let i = 0; i < 400; i += 1) document.body.append(Object.assign(document.createElement('p'), { textContent: 'ran' }))</script>
      <img src="${outside}/image"><link rel="stylesheet" href="${outside}/style"><iframe src="${outside}/frame"></iframe><meta http-equiv="refresh" content="0; url=${outside}/refresh">`;
    const pdf = await PDFDocument.load(await printer.print(page(1, evil), {}));
    await new Promise((resolve) => server.close(resolve));
    expect(pdf.getPageCount()).toBeLessThanOrEqual(2);
    expect(reached).toEqual([]);
  });

  test('refuses options it does not know, and goes on printing', async () => {
    await expect(printer.print(page(1), { papier: 'A4' } as object)).rejects.toThrow(/Printing failed/);
    expect((await printer.print(page(1), {})).byteLength).toBeGreaterThan(1000);
  });
});
