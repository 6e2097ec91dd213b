import type { z } from 'zod';
import type { IMPORT_FIELDS, IMPORT_NOTES, importMapping } from '#shared/contract/imports.ts';
import type { ASSET_TYPES, BASES, CONVENTIONS, METHODS } from '#shared/contract/shapes.ts';
import type { DateString } from '#shared/values/calendar.ts';
import type { Minor } from '#shared/values/money.ts';

export type ImportField = (typeof IMPORT_FIELDS)[number];
/** What a file leaves open, said beside its mapping. */
export type NoteCode = (typeof IMPORT_NOTES)[number];
export type ImportMapping = z.output<typeof importMapping>;
export type Method = (typeof METHODS)[number];
export type Basis = (typeof BASES)[number];
export type Convention = (typeof CONVENTIONS)[number];
export type AssetType = (typeof ASSET_TYPES)[number];
export type PlaceKind = 'location' | 'costCenter' | 'custodian' | 'supplier';
export const PLACE_KINDS: readonly PlaceKind[] = ['location', 'costCenter', 'custodian', 'supplier'];

/** A number is a number cell of a workbook; everything else, and every cell of a CSV file, is text. Dates of a workbook arrive as YYYY-MM-DD text. */
export type Cell = string | number;
export type Row = readonly Cell[];

export interface SourceFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** How a file is laid out; whatever is left out is found by looking. */
export interface LayoutChoice {
  encoding?: string | undefined;
  separator?: string | undefined;
  sheet?: string | undefined;
  headingRow?: number | undefined;
}

/** A file as rows of cells. Row 1 is `rows[0]`, as a spreadsheet counts. */
export interface DecodedFile {
  readonly fileName: string;
  readonly kind: 'csv' | 'xlsx';
  readonly encoding: string | null;
  readonly separator: string | null;
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  readonly rows: readonly Row[];
}

/** A decoded file with its heading row found and its columns named. */
export interface Table {
  readonly file: DecodedFile;
  readonly headingRow: number;
  /** One name for each column, unique, never empty. */
  readonly headings: readonly string[];
}

export const PROBLEM_CODES = [
  'REQUIRED', 'INVALID_DATE', 'INVALID_AMOUNT', 'INVALID_NUMBER', 'INVALID_LIFE', 'INVALID_RATE', 'INVALID_TEXT', 'UNKNOWN_METHOD', 'UNKNOWN_STATUS', 'UNKNOWN_CONVENTION', 'UNKNOWN_ASSET_TYPE',
  'UNKNOWN_CATEGORY', 'UNKNOWN_PLACE', 'DEPRECIATED_THROUGH_REQUIRED', 'ACCUMULATED_ABOVE_BASE', 'RESIDUAL_ABOVE_COST', 'NET_BOOK_VALUE_ABOVE_COST', 'LIFE_REQUIRED', 'IN_SERVICE_BEFORE_ACQUISITION',
  'DEPRECIATED_THROUGH_BEFORE_SERVICE', 'DEPRECIATED_THROUGH_TOO_LATE', 'DEPRECIATED_THROUGH_NOT_MONTH_END', 'DUPLICATE_IN_FILE', 'ALREADY_POSTED', 'NUMBER_TAKEN', 'BELOW_THRESHOLD', 'METHOD_NOT_AVAILABLE', 'TERMS_REFUSED', 'CATEGORY_INACTIVE', 'PLACE_INACTIVE', 'NO_ROWS',
] as const;
export const WARNING_CODES = [
  'COLUMN_MISSING', 'ROUNDED', 'TOTAL_ROW_SKIPPED', 'TOTAL_DIFFERS', 'HEADING_ROW_SKIPPED', 'DISPOSED_ROW_SKIPPED', 'NET_BOOK_VALUE_DIFFERS', 'MONTHLY_DEPRECIATION_DIFFERS', 'NO_ACCUMULATED_DEPRECIATION',
  'CHECK_COLUMN_UNREADABLE', 'EDIT_IGNORED', 'CATCH_UP_INCLUDED', 'FACTOR_ASSUMED', 'NOT_BROUGHT', 'OTHER_BOOK_SKIPPED', 'EXAMPLE_ROW_SKIPPED', 'ROW_NO_ASSET', 'LINES_UNREADABLE',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];
export type WarningCode = (typeof WARNING_CODES)[number];

/** Something about a cell (or, without a column, a row) that the person should see, named so that it can be found in the file. */
export interface Finding<Code extends string = ProblemCode | WarningCode> {
  row: number;
  column: string | null;
  field: ImportField | null;
  value: string | null;
  code: Code;
  params: Record<string, string | number>;
}
export type Problem = Finding<ProblemCode>;
export type Warning = Finding<WarningCode>;

export interface OpeningBalance {
  depreciatedThrough: DateString;
  accumulatedMinor: Minor;
  impairmentMinor: Minor;
  surplusMinor: Minor;
}

/** One row of the file in our terms. Nothing here depends on the book except the currency's decimals. */
export interface ImportedAsset {
  row: number;
  assetNumber: string | null;
  externalId: string | null;
  name: string;
  nameAr: string | null;
  description: string | null;
  /** The category as the file calls it, or the code the mapping gives for that word. */
  category: string;
  assetType: AssetType | null;
  status: 'DRAFT' | 'CAPITALIZED' | 'IN_SERVICE';
  acquisitionDate: DateString;
  inServiceDate: DateString | null;
  costMinor: Minor;
  residualMinor: Minor | null;
  usefulLifeMonths: number | null;
  method: Method | null;
  factor: string | null;
  annualRate: string | null;
  totalUnits: string | null;
  basis: Basis | null;
  convention: Convention | null;
  opening: OpeningBalance | null;
  places: Record<PlaceKind, string | null>;
  invoiceNumber: string | null;
  serialNumber: string | null;
  tag: string | null;
  quantity: string | null;
  warrantyEnd: DateString | null;
  insurance: { insurer: string | null; policy: string | null; insuredMinor: Minor | null; startsOn: DateString | null; endsOn: DateString | null } | null;
  notes: string | null;
  /** The file's own results, kept to be compared with ours. */
  stated: { netBookValueMinor: Minor | null; monthlyMinor: Minor | null };
}

export interface ParsedFile {
  assets: ImportedAsset[];
  problems: Problem[];
  warnings: Warning[];
}
