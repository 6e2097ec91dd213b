/** What the register is narrowed to, and what each operation is asked for it. */
import type { Input, Output } from '#shared/contract/index.ts';

export type AssetRow = Output<'register.rows'>['rows'][number];
export type Status = AssetRow['status'];
type RegisterFilter = NonNullable<Input<'register.totals'>['filter']>;

/** A tab is a status, everything, or what needs attention. */
export type RegisterTab = 'all' | 'attention' | Status;

/** Tabs that always stand; those of other statuses appear once there is such an asset. */
export const USUAL_TABS: readonly RegisterTab[] = ['all', 'IN_SERVICE', 'DRAFT', 'CAPITALIZED', 'FULLY_DEPRECIATED'];
const LATER_TABS: readonly Status[] = ['HELD_FOR_SALE', 'DISPOSED'];

export const isTab = (text: string): text is RegisterTab => text === 'attention' || USUAL_TABS.some((tab) => tab === text) || LATER_TABS.some((status) => status === text);

export interface RegisterFilters {
  tab: RegisterTab;
  categoryIds: readonly number[];
  locationCodes: readonly string[];
  custodianCodes: readonly string[];
  /** '' where there is no bound. */
  acquiredFrom: string;
  acquiredTo: string;
  inServiceFrom: string;
  inServiceTo: string;
  /** Id of the asset whose components are looked at; '' for none. */
  componentsOf: string;
}

export const EVERYTHING: RegisterFilters = { tab: 'all', categoryIds: [], locationCodes: [], custodianCodes: [], acquiredFrom: '', acquiredTo: '', inServiceFrom: '', inServiceTo: '', componentsOf: '' };

const DATES = ['acquiredFrom', 'acquiredTo', 'inServiceFrom', 'inServiceTo'] as const;
export type DateBound = (typeof DATES)[number];

export function tabsOf(byStatus: Readonly<Record<string, number>>, chosen: RegisterTab): RegisterTab[] {
  return [...USUAL_TABS, ...LATER_TABS.filter((status) => (byStatus[status] ?? 0) > 0 || status === chosen), 'attention'];
}

/** The filter of the contract. What is not narrowed is left out, so that equal filters are equal questions. */
export function contractFilter(filters: RegisterFilters): RegisterFilter {
  const { tab, categoryIds, locationCodes, custodianCodes, componentsOf } = filters;
  const dates = Object.fromEntries(DATES.filter((bound) => filters[bound] !== '').map((bound) => [bound, filters[bound]]));
  return {
    ...(tab === 'all' || tab === 'attention' ? {} : { status: [tab] }),
    ...(tab === 'attention' ? { needsAttention: true } : {}),
    ...(categoryIds.length === 0 ? {} : { categoryId: [...categoryIds] }),
    ...(locationCodes.length === 0 ? {} : { locationId: [...locationCodes] }),
    ...(custodianCodes.length === 0 ? {} : { custodianId: [...custodianCodes] }),
    ...dates,
    ...(componentsOf === '' ? {} : { componentsOf }),
  };
}

/** What the register has not let go of. */
const KEPT: readonly Status[] = ['DRAFT', 'CAPITALIZED', 'IN_SERVICE', 'FULLY_DEPRECIATED', 'HELD_FOR_SALE'];

/** The filter that is asked: among all, what was disposed of is shown only to who looks for something. */
export function askedFilter(filters: RegisterFilters, sought: string): RegisterFilter {
  return { ...(filters.tab === 'all' && sought === '' ? { status: [...KEPT] } : {}), ...contractFilter(filters) };
}

export function isNarrowed(filters: RegisterFilters): boolean {
  return Object.keys(contractFilter(filters)).length > 0;
}

export const dateBoundsOf = (filters: RegisterFilters): number => DATES.filter((bound) => filters[bound] !== '').length;

/** What a part of the filter is called where a report cannot follow it. */
export type Unfollowed = 'search' | 'categories' | 'locations' | 'custodians' | 'dates' | 'attention' | 'drafts' | 'components';

export interface ReportOfView {
  parameters: Record<string, string>;
  /** What the register report cannot be narrowed to: the person is told before the file is written. */
  unfollowed: Unfollowed[];
}

/** The register report narrowed like the view, as far as the report goes: one category, one location, one status. */
export function reportOfView(filters: RegisterFilters, search: string): ReportOfView {
  const { tab, categoryIds, locationCodes, custodianCodes } = filters;
  const [category] = categoryIds;
  const [location] = locationCodes;
  return {
    parameters: {
      group: 'none',
      ...(tab === 'all' || tab === 'attention' || tab === 'DRAFT' ? {} : { status: tab }),
      ...(category !== undefined && categoryIds.length === 1 ? { category: String(category) } : {}),
      ...(location !== undefined && locationCodes.length === 1 ? { location } : {}),
    },
    unfollowed: [
      ...(search.trim() === '' ? [] : (['search'] as const)),
      ...(categoryIds.length > 1 ? (['categories'] as const) : []),
      ...(locationCodes.length > 1 ? (['locations'] as const) : []),
      ...(custodianCodes.length > 0 ? (['custodians'] as const) : []),
      ...(dateBoundsOf(filters) > 0 ? (['dates'] as const) : []),
      ...(filters.componentsOf === '' ? [] : (['components'] as const)),
      ...(tab === 'attention' ? (['attention'] as const) : []),
      ...(tab === 'DRAFT' ? (['drafts'] as const) : []),
    ],
  };
}
