import { create } from 'zustand';

export interface AuditFilter {
  search: string;
  /** Null for everybody. */
  actor: string | null;
  /** Null for everything. */
  operation: string | null;
  /** YYYY-MM-DD on this computer's clock; '' for no bound, null for what is no day. */
  from: string | null;
  to: string | null;
  page: number;
}

export const EVERYTHING: AuditFilter = { search: '', actor: null, operation: null, from: '', to: '', page: 0 };

/** The log as it was last looked at; another choice begins at its first page. */
export const useAuditFilter = create<{ filter: AuditFilter; change: (part: Partial<AuditFilter>) => void }>()((set) => ({
  filter: EVERYTHING,
  change: (part) => set(({ filter }) => ({ filter: { ...filter, page: 0, ...part } })),
}));
