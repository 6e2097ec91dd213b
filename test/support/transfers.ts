import type { Input } from '#shared/contract/index.ts';
import { inService } from './assets.ts';
import { memoryHost, type HostSettings, type TestBook } from './book.ts';

/** Two of each kind of place, and a laptop in service at the first of each since 10 January 2026. */
export function placedBook(settings: HostSettings = {}): TestBook {
  const book = memoryHost(settings);
  addPlaces(book);
  placed(book);
  return book;
}

export function addPlaces(book: TestBook): void {
  for (const [code, name, nameAr] of [['LOC-100', 'Riyadh head office', 'المركز الرئيسي بالرياض'], ['LOC-200', 'Jeddah branch', 'فرع جدة']] as const) book.call('locations.create', { code, name, nameAr });
  for (const [code, name, nameAr] of [['CC-100', 'Administration', 'الإدارة'], ['CC-200', 'Sales', 'المبيعات']] as const) book.call('costCenters.create', { code, name, nameAr });
  for (const [code, name, nameAr] of [['EMP-1', 'Sara Al Otaibi', 'سارة العتيبي'], ['EMP-2', 'Khalid Hassan', 'خالد حسن']] as const) book.call('custodians.create', { code, name, nameAr });
}

/** In service at the first of each. */
export const placed = (book: TestBook, extra: Partial<Input<'assets.create'>> = {}) => inService(book, { locationId: 'LOC-100', costCenterId: 'CC-100', custodianId: 'EMP-1', ...extra });

/** Prepared and approved. */
export function approved(book: TestBook, input: Input<'transfers.create'>): string {
  const { transferId } = book.call('transfers.create', input);
  book.call('transfers.approve', { transferId });
  return transferId;
}

export function posted(book: TestBook, input: Input<'transfers.create'>): string {
  const transferId = approved(book, input);
  book.call('transfers.post', { transferId });
  return transferId;
}
