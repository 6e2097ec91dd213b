import type { Input } from '#shared/contract/index.ts';
import { dayInUtc } from '../../i18n/dates.ts';
import type { AuditFilter } from './useAuditFilter.ts';

export const PAGE_SIZE = 50;

/** What the book is asked for; days are those of this computer's clock, while the log is kept in UTC. */
export function requestOf({ search, actor, operation, from, to, page }: AuditFilter): Input<'audit.list'> {
  return {
    page,
    size: PAGE_SIZE,
    ...(search.trim() === '' ? {} : { search: search.trim() }),
    ...(actor === null ? {} : { actor }),
    ...(operation === null ? {} : { operation }),
    ...(from === null || from === '' ? {} : { from: dayInUtc(from).first }),
    ...(to === null || to === '' ? {} : { to: dayInUtc(to).last }),
  };
}

export const isNarrowed = ({ search, actor, operation, from, to }: AuditFilter): boolean => search.trim() !== '' || actor !== null || operation !== null || (from ?? '') !== '' || (to ?? '') !== '';
