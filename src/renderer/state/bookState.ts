import { create } from 'zustand';
import type { Session } from './session.tsx';

interface BookState {
  isOpen: boolean;
  /** Who has signed in to it, and whether it asks; null until that is known. */
  session: Session | null;
  setOpen: (isOpen: boolean) => void;
  setSession: (session: Session | null) => void;
}

/** Whether a book is open and who works in it, for what lives outside the screens. */
export const useBookState = create<BookState>()((set) => ({
  isOpen: false,
  session: null,
  setOpen: (isOpen) => set({ isOpen, session: null }),
  setSession: (session) => set({ session }),
}));
