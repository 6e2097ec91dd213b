import type { Input, Output } from '#shared/contract/index.ts';
import { inService } from './assets.ts';
import type { HostSettings, TestBook } from './book.ts';
import { placed, placedBook } from './transfers.ts';

export const DAY = '2026-01-31';

/** Three laptops in service: two at LOC-100 with EMP-1, the second tagged, the third at LOC-200 with EMP-2 under a serial number. */
export function stockedBook(settings: HostSettings = {}): TestBook {
  const book = placedBook(settings);
  placed(book, { name: 'Scanner', nameAr: 'ماسح', tag: 'tag-7' });
  inService(book, { name: 'Press', nameAr: 'مكبس', locationId: 'LOC-200', custodianId: 'EMP-2', serialNumber: 'SN-55' });
  return book;
}

/** The numbers that {@link stockedBook} gives them. */
export const [LAPTOP, SCANNER, PRESS] = ['FA-2026-000001', 'FA-2026-000002', 'FA-2026-000003'] as const;

export const begin = (book: TestBook, extra: Partial<Input<'counts.create'>> = {}): string => book.call('counts.create', { name: 'Year end', date: DAY, ...extra }).countId;
export const scan = (book: TestBook, countId: string, code: string, extra: Partial<Input<'counts.scan'>> = {}) => book.call('counts.scan', { countId, code, ...extra });
export const linesOf = (book: TestBook, countId: string, filter: Partial<Input<'counts.lines'>> = {}): Output<'counts.lines'>['items'] => book.call('counts.lines', { countId, size: 100, ...filter }).items;
/** Asset number, or code, and outcome of each line. */
export const outcomes = (book: TestBook, countId: string): string[] => linesOf(book, countId).map(({ asset, code, outcome }) => `${asset?.assetNumber ?? code ?? ''} ${outcome}`);

export function importCsv(book: TestBook, countId: string, csv: string, extra: Partial<Input<'counts.importScans'>> = {}): Output<'counts.importScans'> {
  const staged = book.host.stageFile('scans.csv', new TextEncoder().encode(csv));
  if (!staged.ok) throw new Error(`the file was refused: ${staged.error.code}`);
  return book.call('counts.importScans', { countId, fileId: staged.value.fileId, ...extra });
}
