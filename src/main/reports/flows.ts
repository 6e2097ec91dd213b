import type { DateString, Period } from '#shared/values/calendar.ts';
import type { Minor } from '#shared/values/money.ts';
import type { Bilingual } from './texts.ts';

/** An asset that came into the books, or an improvement of one. */
export interface Addition {
  date: DateString;
  kind: 'capitalization' | 'improvement' | 'cash_activity' | 'construction_cost';
  assetNumber: string;
  name: Bilingual;
  category: { id: number; name: Bilingual };
  acquisitionDate: DateString;
  inServiceDate: DateString | null;
  supplier: Bilingual | null;
  invoiceNumber: string | null;
  quantity: string;
  cost: Minor;
  /** What the cost has above the purchase price (freight, installation), or below it. */
  extras: Minor;
  residualValue: Minor;
  method: string;
  lifeMonths: number | null;
  annualRate: string | null;
  location: { code: string; name: Bilingual } | null;
  costCenter: { code: string; name: Bilingual } | null;
  account: string;
  journal: string | null;
  enteredBy: string;
}

export interface Additions {
  /** By class, then by day. */
  rows: readonly Addition[];
  /** What the movements of the same range say was added: the two must agree. */
  total: Minor;
}

/** One class in each month of a range; a month without depreciation has none. */
export interface CategoryMonths {
  category: { id: number; name: Bilingual };
  months: ReadonlyMap<Period, Minor>;
}

export interface Projection {
  /** The first month ahead; null while the book has no months. */
  first: Period | null;
  /** Classes in their order, each with what it carries now and what every month ahead charges. */
  classes: readonly { category: { id: number; name: Bilingual }; carrying: Minor; charges: readonly Minor[] }[];
}

/** The same of one asset, under the class it stands in now. */
export interface AssetMonths extends CategoryMonths {
  assetNumber: string;
  name: Bilingual;
}

/** One asset ahead. */
export interface ProjectedAsset {
  category: { id: number; name: Bilingual };
  assetNumber: string;
  name: Bilingual;
  carrying: Minor;
  /** A charge for every month. */
  charges: readonly Minor[];
  /** The month that charges the last of it; null where its method has no life. */
  lastCharge: Period | null;
}
