import { create } from 'zustand';

/** Whether a book is open, for what lives outside the screens. */
export const useBookState = create<{ isOpen: boolean; setOpen: (isOpen: boolean) => void }>()((set) => ({
  isOpen: false,
  setOpen: (isOpen) => set({ isOpen }),
}));
