import { BrowserWindow, type PrintToPDFOptions } from 'electron';
import { refuse } from '#shared/errors.ts';
import { printOptions, type PrintOptions, type PrintPdf } from '#shared/printing.ts';
import type { AppFiles } from './protocol.ts';

const MM_PER_INCH = 25.4;
const DEFAULT_MARGIN_MM = 12;
const EMPTY = '<span></span>';

const inches = (millimetres: number): number => millimetres / MM_PER_INCH;

function pdfOptions(given: PrintOptions): PrintToPDFOptions {
  const options = printOptions.parse(given);
  const margin = options.marginMm ?? { top: DEFAULT_MARGIN_MM, bottom: DEFAULT_MARGIN_MM, left: DEFAULT_MARGIN_MM, right: DEFAULT_MARGIN_MM };
  const hasTemplates = options.headerTemplate !== undefined || options.footerTemplate !== undefined;
  return {
    landscape: options.landscape,
    pageSize: options.pageSize,
    margins: { top: inches(margin.top), bottom: inches(margin.bottom), left: inches(margin.left), right: inches(margin.right) },
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: options.tagged,
    displayHeaderFooter: hasTemplates,
    ...(hasTemplates ? { headerTemplate: options.headerTemplate ?? EMPTY, footerTemplate: options.footerTemplate ?? EMPTY } : {}),
  };
}

/** Loads a page where nobody sees it: sandboxed, no preload, and its policy lets no script run. */
async function withPage<T>(files: AppFiles, html: string, use: (window: BrowserWindow) => Promise<T>): Promise<T> {
  const { url, release } = files.offer(html);
  const window = new BrowserWindow({ show: false, width: 1123, height: 794, webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false, spellcheck: false } });
  try {
    await window.loadURL(url);
    // What main evaluates is not under the page's policy. A font that arrives after the printing would leave its text blank.
    await window.webContents.executeJavaScript('document.fonts.ready.then(() => true)');
    return await use(window);
  } finally {
    release();
    if (!window.isDestroyed()) window.destroy();
  }
}

/** PDFs of pages of HTML, which may refer to /fonts/fonts.css and to nothing else. */
export function createPrintPdf(files: AppFiles): PrintPdf {
  return (html, options) => withPage(files, html, async ({ webContents }) => await webContents.printToPDF(pdfOptions(options)));
}

/** Paper, through the system's print dialog. False when the person cancelled it; refuses with PRINTING_UNAVAILABLE when there is no printer. */
export async function printPaper(files: AppFiles, pages: readonly string[], landscape: boolean): Promise<boolean> {
  for (const html of pages) {
    const printed = await withPage(
      files,
      html,
      (window) =>
        new Promise<boolean>((resolve, reject) => {
          window.webContents.print({ silent: false, printBackground: true, landscape, pageSize: 'A4' }, (success, reason) => {
            if (success || /cancel/i.test(reason)) resolve(success);
            else reject(new Error(reason));
          });
        }),
    ).catch(() => refuse('PRINTING_UNAVAILABLE', {}));
    if (!printed) return false;
  }
  return true;
}
