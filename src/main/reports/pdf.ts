import { assert, required } from '#shared/values/assert.ts';
import { PDFArray, PDFDict, PDFDocument, PDFName } from 'pdf-lib';
import { PAGES_MARK, pageMark, type PrintJob } from './print/document.ts';

/** Prints one HTML document, with its own page size and margins (preferCSSPageSize) and its backgrounds; tagged for screen readers, or not. */
export type PrintHtml = (html: string, options: { tagged: boolean }) => Promise<Uint8Array>;

/**
 * PDFs one after the other, and over each page the page of `overlay` with the same number. Joining loses the tags that screen
 * readers follow, which is why a report that fits one document is left as Chromium made it.
 */
export async function joinPdfs(parts: readonly Uint8Array[], overlay: ((pages: number) => Promise<Uint8Array>) | null): Promise<Uint8Array> {
  const joined = await PDFDocument.create();
  for (const bytes of parts) {
    const part = await PDFDocument.load(bytes);
    for (const page of await joined.copyPages(part, part.getPageIndices())) joined.addPage(page);
  }
  if (overlay) {
    const pages = joined.getPages();
    const numbers = await PDFDocument.load(await overlay(pages.length));
    assert(numbers.getPageCount() === pages.length, `${numbers.getPageCount()} page numbers for ${pages.length} pages`);
    const stamps = await joined.embedPages(numbers.getPages());
    for (const [index, page] of pages.entries()) page.drawPage(required(stamps[index], 'a page number'));
  }
  return joined.save();
}

/** A print job to one PDF with continuous page numbers. Parts are printed one by one: printing time grows faster than length. */
export async function assemblePdf(job: PrintJob, print: PrintHtml): Promise<Uint8Array> {
  const [only] = job.chunks;
  if (job.contents !== undefined && only !== undefined) return printWithContents(only, job.contents, print);
  if (job.chunks.length === 1 && only !== undefined) return print(only, { tagged: true });
  const parts: Uint8Array[] = [];
  // Joining would lose the tags, which are nine tenths of the file and half of the time.
  const part = { tagged: false };
  for (const chunk of job.chunks) parts.push(await print(chunk, part));
  const { overlay } = job;
  const numberPages = overlay === null ? null : (pages: number): Promise<Uint8Array> => print(overlay.replace(PAGES_MARK, '<div class="blank"></div>'.repeat(pages)), part);
  return joinPdfs(parts, numberPages);
}

/** Printed once to learn where parts begin, and again with their pages written in. The numbers have their own column, so that nothing moves between the two. */
async function printWithContents(html: string, ids: readonly string[], print: PrintHtml): Promise<Uint8Array> {
  const pages = await pagesOf(await print(html, { tagged: false }));
  const filled = ids.reduce((text, id) => text.replaceAll(pageMark(id), String(required(pages.get(id), `the page of ${id}`))), html);
  return print(filled, { tagged: true });
}

/** The page, counted from 1, of everything that a link of the document leads to. */
async function pagesOf(pdf: Uint8Array): Promise<Map<string, number>> {
  const document = await PDFDocument.load(pdf);
  const numbers = new Map(document.getPages().map((page, index) => [page.ref, index + 1]));
  const destinations = document.catalog.lookupMaybe(PDFName.of('Dests'), PDFDict);
  return new Map((destinations?.entries() ?? []).map(([name]) => {
    const page = required(destinations?.lookup(name, PDFArray).get(0), 'the page of a destination');
    return [name.decodeText(), required(numbers.get(page as Parameters<typeof numbers.get>[0]), 'the number of a page')];
  }));
}
