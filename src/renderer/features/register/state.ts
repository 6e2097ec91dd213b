import { create } from 'zustand';
import { EVERYTHING, type RegisterFilters } from './filter.ts';
import { keepArrangement, readArrangement, type Arrangement, type SavedView } from './views.ts';

interface RegisterState {
  filters: RegisterFilters;
  search: string;
  /** Null until a person has arranged anything. */
  arrangement: Arrangement | null;
  /** The view on screen; null once something about it was changed. */
  viewName: string | null;
  narrow: (part: Partial<RegisterFilters>) => void;
  seek: (search: string) => void;
  arrange: (arrangement: Arrangement) => void;
  show: (view: SavedView) => void;
  named: (viewName: string | null) => void;
  clear: () => void;
}

/** How the register was left: coming back from an asset finds it so. */
export const useRegister = create<RegisterState>()((set, get) => ({
  filters: EVERYTHING,
  search: '',
  arrangement: readArrangement(localStorage),
  viewName: null,
  narrow: (part) => set({ filters: { ...get().filters, ...part }, viewName: null }),
  seek: (search) => set({ search, viewName: null }),
  arrange: (arrangement) => {
    keepArrangement(localStorage, arrangement);
    set({ arrangement, viewName: null });
  },
  show: (view) => {
    keepArrangement(localStorage, view.arrangement);
    set({ filters: view.filters, search: view.search, arrangement: view.arrangement, viewName: view.name });
  },
  named: (viewName) => set({ viewName }),
  clear: () => set({ filters: EVERYTHING, search: '', viewName: null }),
}));
