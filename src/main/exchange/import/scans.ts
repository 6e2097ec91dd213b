import type { SourceFile } from './model.ts';
import { decodeFile } from './decode.ts';
import { cellText, wordKey } from './text.ts';

export type ScanField = 'code' | 'found' | 'countedLocation' | 'countedCustodian' | 'location' | 'custodian' | 'condition' | 'note';

export interface ReadScan {
  /** As a spreadsheet counts. */
  row: number;
  code: string;
  location: string | null;
  custodian: string | null;
  condition: string | null;
  note: string | null;
}

/** Headings as apps on phones and our own sheets write them, in both languages; told apart by {@link wordKey}. */
const HEADINGS: Readonly<Record<ScanField, readonly string[]>> = {
  code: ['code', 'codes', 'barcode', 'bar code', 'qr', 'qr code', 'scan', 'scanned code', 'content', 'data', 'value', 'tag', 'asset tag', 'label', 'asset', 'asset number', 'asset no', 'number', 'serial', 'serial number', 'الرمز', 'الكود', 'رمز', 'كود', 'الباركود', 'باركود', 'الملصق', 'رقم الملصق', 'رقم الأصل', 'الأصل', 'الرقم التسلسلي'],
  found: ['found', 'seen', 'موجود', 'وُجد'],
  countedLocation: ['counted location', 'actual location', 'found at', 'موقع الجرد', 'الموقع الفعلي'],
  countedCustodian: ['counted custodian', 'actual custodian', 'أمين العهدة عند الجرد'],
  location: ['location', 'place', 'room', 'site', 'الموقع', 'موقع', 'المكان', 'الغرفة'],
  custodian: ['custodian', 'employee', 'person', 'assigned to', 'العهدة', 'صاحب العهدة', 'أمين العهدة', 'الموظف', 'المسؤول'],
  condition: ['condition', 'state', 'الحالة', 'حالة', 'الحالة الفنية'],
  note: ['note', 'notes', 'remark', 'remarks', 'comment', 'ملاحظة', 'ملاحظات', 'الملاحظات'],
};
const FIELDS = Object.keys(HEADINGS) as ScanField[];
const FIELD_OF = new Map(FIELDS.flatMap((field) => HEADINGS[field].map((heading) => [wordKey(heading), field] as const)));

/** Titles and facts may stand above the headings, as in our own sheets. */
const SEARCHED_ROWS = 40;

/**
 * The scans of a file: a column of codes and, where it has them, places, conditions and notes. A file without headings we know is read as codes in its
 * first column. Rows without a code are passed over; so are those of a sheet that says what was found and does not say it of them.
 * @throws FILE_TOO_LARGE, FILE_UNREADABLE
 */
export function readScans(source: SourceFile): ReadScan[] {
  const { rows } = decodeFile(source);
  const fieldsOf = (cells: (typeof rows)[number]): (ScanField | undefined)[] => cells.map((cell) => FIELD_OF.get(wordKey(cellText(cell))));
  const headingRow = rows.slice(0, SEARCHED_ROWS).findIndex((cells) => fieldsOf(cells).includes('code'));
  const named = fieldsOf(rows[headingRow] ?? []);
  const columnOf = (field: ScanField): number => (headingRow >= 0 ? named.indexOf(field) : field === 'code' ? 0 : -1);
  const columns = Object.fromEntries(FIELDS.map((field) => [field, columnOf(field)])) as Record<ScanField, number>;
  // A sheet says where the register has a thing beside where it was seen: only the second is a sighting.
  if (columns.countedLocation >= 0) columns.location = columns.countedLocation;
  if (columns.countedCustodian >= 0 || columns.found >= 0) columns.custodian = columns.countedCustodian;
  return rows.flatMap((cells, index) => {
    if (index <= headingRow) return [];
    const text = (field: ScanField): string | null => (columns[field] < 0 ? null : cellText(cells[columns[field]]) || null);
    const code = text('code');
    if (code === null || (columns.found >= 0 && text('found') === null)) return [];
    return [{ row: index + 1, code, location: text('location'), custodian: text('custodian'), condition: text('condition'), note: text('note') }];
  });
}
