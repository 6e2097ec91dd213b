/** What is filled in for a transfer, and what of it is sent. */
import type { Input, Output } from '#shared/contract/index.ts';
import { firstDay, parsePeriod } from '#shared/values/calendar.ts';

export type Transfer = Output<'transfers.get'>;
export type Placement = Transfer['from'];
export type Field = Transfer['changes'][number];
export type Status = Transfer['status'];

export const FIELDS: readonly Field[] = ['location', 'custodian', 'costCenter', 'category'];
/** In place of a code: what an asset has is taken away. */
export const NONE = '~none';

export interface Values {
  location: string;
  custodian: string;
  costCenter: string;
  /** The id of a category, as text. */
  category: string;
  effectiveDate: string | null;
  reason: string;
}

/** Parts of the list, each with the statuses it shows. */
export const TABS = { all: [], pending: ['DRAFT', 'APPROVED'], posted: ['POSTED'], reversed: ['REVERSED'], cancelled: ['CANCELLED'] } as const satisfies Readonly<Record<string, readonly Status[]>>;
export type Tab = keyof typeof TABS;

export const countOf = (tab: Tab, byStatus: Readonly<Record<string, number>>): number => {
  const statuses: readonly string[] = TABS[tab];
  return Object.entries(byStatus).reduce((sum, [status, count]) => (statuses.length === 0 || statuses.includes(status) ? sum + count : sum), 0);
};

/** Today; in a book whose open month lies ahead of it, the first day that can be posted on. */
export function usualDate(today: string, openPeriod: string | null): string {
  return openPeriod !== null && today.slice(0, 7) < openPeriod ? firstDay(parsePeriod(openPeriod)) : today;
}

export const emptyValues = (effectiveDate: string): Values => ({ location: '', custodian: '', costCenter: '', category: '', effectiveDate, reason: '' });

/** A draft as it can be changed: what it leaves as it is stays empty. */
export function valuesOf(transfer: Transfer): Values {
  const code = (field: Exclude<Field, 'category'>): string => (transfer.changes.includes(field) ? (transfer.to[field]?.code ?? NONE) : '');
  return {
    location: code('location'), custodian: code('custodian'), costCenter: code('costCenter'), category: transfer.changes.includes('category') ? String(transfer.to.category.id) : '',
    effectiveDate: transfer.effectiveDate, reason: transfer.reason ?? '',
  };
}

type Destination = Pick<Input<'transfers.create'>, 'toLocation' | 'toCustodian' | 'toCostCenter' | 'toCategory'>;

/** What is named goes; what is empty stays, and of a draft that is changed it stays as the asset has it. */
export function destinationOf(values: Values, before: Placement | null = null): Destination {
  const code = (value: string, kept: string | null | undefined): string | null | undefined => (value === '' ? kept : value === NONE ? null : value);
  const given = {
    toLocation: code(values.location, before === null ? undefined : (before.location?.code ?? null)), toCustodian: code(values.custodian, before === null ? undefined : (before.custodian?.code ?? null)),
    toCostCenter: code(values.costCenter, before === null ? undefined : (before.costCenter?.code ?? null)), toCategory: values.category === '' ? before?.category.id : Number(values.category),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Destination;
}

export const isNamed = (values: Values): boolean => FIELDS.some((field) => values[field] !== '');
export const isReady = (values: Values): boolean => isNamed(values) && values.effectiveDate !== null && values.effectiveDate !== '';

/** How many of a batch wait for the next step. */
export const waitingOf = (batch: readonly Transfer[], statuses: readonly Status[]): number => batch.filter(({ status }) => statuses.includes(status)).length;
