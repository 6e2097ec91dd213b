import type { ReportGroup } from '#shared/contract/reports.ts';
import type { Permission } from '#shared/contract/define.ts';
import type { DateString } from '#shared/values/calendar.ts';
import type { Minor } from '#shared/values/money.ts';
import type { LabelledAsset } from './counting.ts';
import type { ReportSource } from './source.ts';
import type { Bilingual } from './texts.ts';

export type ColumnType = 'text' | 'code' | 'date' | 'period' | 'amount' | 'integer' | 'decimal' | 'enum';

export interface ReportColumn {
  id: string;
  label: Bilingual;
  type: ColumnType;
  /** Amounts that are added up: in subtotals and in the total. */
  total: boolean;
  /** Relative width, about a character each. */
  width: number;
  /** Cells hold a text in each language; a report in both gives each its own column in files. */
  bilingual: boolean;
  /** On paper an empty box, for the pen. */
  pen?: boolean;
  /** On paper too; the others are for screen and files, where there is room. */
  print: boolean;
}

/** Amounts are minor units; dates, periods, codes and decimals are text; null is an empty cell. */
export type ReportCell = string | number | Bilingual | null;
/** A group, subtotal or total row has its label in the first cell. */
export interface ReportRow {
  kind: 'group' | 'row' | 'subtotal' | 'total';
  cells: readonly ReportCell[];
  /** How the row counts in the total: -1 is taken off, 0 is told beside it. Subtotals are of their own rows whatever the weight. Left out: 1. */
  weight?: -1 | 0;
}

export interface Fact {
  label: Bilingual;
  value: Bilingual;
}

export interface ChartPoint {
  /** The day of the amount, which is its place along the axis. */
  date: DateString;
  value: Minor;
  posted: boolean;
}

/** What makes a sheet of paper a document: what is declared on it, and who signs. */
export interface PaperDocument {
  statements: readonly Bilingual[];
  signatures: readonly { role: Bilingual; name: Bilingual | null }[];
  /** A wide table that is signed lies. */
  lies?: true;
}

/** A smaller table beside the report's own, such as the documents of an asset: a few rows, held as a whole. */
export interface ReportSection {
  id: string;
  title: Bilingual;
  /** On paper: above the report's own rows, or below them. */
  stands: 'before' | 'after';
  columns: readonly ReportColumn[];
  rows: readonly ReportRow[];
}

export interface Picture {
  mediaType: string;
  bytes: Uint8Array;
}

/** What one thing is known by at first sight: its names, its state, its picture, and the code a camera reads. */
export interface ReportCard {
  name: Bilingual;
  /** What the code says: a number, as it is printed beside it. */
  code: string;
  status: Bilingual;
  category: Bilingual;
  /** A few kilobytes for the screen; as it was attached for paper. */
  photo: { small: Picture; large: Picture } | null;
}

/** Labels to a sheet: 24 or 14 on A4, or one after the other. */
export type LabelSize = 'labels24' | 'labels14' | 'labels1';

export interface ReportLabels {
  size: LabelSize;
  items: readonly LabelledAsset[];
}

/** A report that has been run. Rows are read once, as they come, so that a long report is never held whole. */
export interface ReportData {
  id: string;
  title: Bilingual;
  company: Bilingual;
  currency: string;
  exponent: number;
  facts: readonly Fact[];
  columns: readonly ReportColumn[];
  rows: Iterable<ReportRow>;
  chart: { title: Bilingual; points: readonly ChartPoint[] } | null;
  sections?: readonly ReportSection[];
  /** Paper stands upright then, and begins with it. */
  card?: ReportCard;
  /** Paper is these alone then. */
  labels?: ReportLabels;
  /** Paper ends with these then, and stands upright unless they lie. */
  document?: PaperDocument;
  /** The file's name without its ending. */
  fileName: Bilingual;
  generatedAt: string;
}

export type ParameterType = 'date' | 'period' | 'asset' | 'run' | 'choice' | 'category' | 'location' | 'custodian' | 'transfer' | 'disposal' | 'status' | 'book' | 'user' | 'export' | 'count' | 'assets';

export interface ParameterSpec {
  id: string;
  type: ParameterType;
  required: boolean;
  label: Bilingual;
  choices: readonly { value: string; label: Bilingual }[];
  /** The value when none is given; a function where the book decides. */
  defaultValue: string | null | ((source: ReportSource) => string | null);
}

/** Parameters that have been read: known, of the right form, defaults filled in. */
export type ParameterValues = Readonly<Record<string, string>>;

export interface RunOptions {
  /** ISO 8601 in UTC. */
  now: string;
}

export interface ReportDefinition {
  id: string;
  /** Under which heading of the gallery it is looked for. */
  group: ReportGroup;
  title: Bilingual;
  description: Bilingual;
  parameters: readonly ParameterSpec[];
  /** Asked for besides the permission to see reports: what the report tells is not for everybody. */
  permission?: Permission;
  run: (source: ReportSource, parameters: ParameterValues, options: RunOptions) => ReportData;
}
