import { create } from 'zustand';

interface JournalListState {
  search: string;
  /** '' for every month. */
  period: string;
  page: number;
  setSearch: (search: string) => void;
  setPeriod: (period: string) => void;
  setPage: (page: number) => void;
}

/** What the list was narrowed to, so that coming back from a journal finds it as it was. */
export const useJournalList = create<JournalListState>()((set) => ({
  search: '',
  period: '',
  page: 0,
  setSearch: (search) => set({ search, page: 0 }),
  setPeriod: (period) => set({ period, page: 0 }),
  setPage: (page) => set({ page }),
}));
