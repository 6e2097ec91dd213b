import type { DateString } from '#shared/values/calendar.ts';
import type { Minor } from '#shared/values/money.ts';
import type { Place } from './source.ts';
import type { Bilingual } from './texts.ts';

/** One line of a count: what the register says, what was seen, and what is done about it. */
export interface CountedLine {
  /** Null where no asset is known by the code. */
  assetNumber: string | null;
  tag: string | null;
  name: Bilingual | null;
  bookLocation: Place | null;
  countedLocation: Place | null;
  bookCustodian: Place | null;
  countedCustodian: Place | null;
  outcome: string;
  condition: string | null;
  note: string | null;
  countedBy: string | null;
  countedAt: string | null;
  netBookValue: Minor | null;
  isExpected: boolean;
  /** What was decided, with the number of what that made. */
  action: Bilingual | null;
  reason: string | null;
}

/** An asset that should be there, as it is looked for. */
export interface SoughtAsset {
  assetNumber: string;
  tag: string | null;
  name: Bilingual;
  serialNumber: string | null;
  location: Place | null;
  custodian: Place | null;
}

export interface ReportedCount {
  number: string;
  name: string;
  date: DateString;
  status: string;
  scope: Bilingual;
  expected: number;
  seen: number;
  createdBy: string;
  postedBy: string | null;
  postedAt: string | null;
}

export interface LabelledAsset {
  /** What the code says: the asset's number. */
  code: string;
  name: Bilingual;
  location: Bilingual | null;
}

/** Which assets get a label: those chosen by id, those a count expects, or what is held of a category or at a location. */
export type LabelChoice = { assetIds: readonly string[] } | { count: string } | { categoryId: number | null; locationCode: string | null };

/** What reports on counts ask for. */
export interface CountSource {
  /** The number of the newest count; null before the first. */
  latestCount: () => string | null;
  /** @throws COUNT_NOT_FOUND */
  count: (count: string) => ReportedCount;
  /** What differs first, then by asset number. @throws COUNT_NOT_FOUND */
  countLines: (count: string) => readonly CountedLine[];
  /** By location, then by number. @throws COUNT_NOT_FOUND */
  countSheet: (count: string) => readonly SoughtAsset[];
  /** @throws ASSET_NOT_FOUND, COUNT_NOT_FOUND */
  labels: (choice: LabelChoice) => readonly LabelledAsset[];
}
