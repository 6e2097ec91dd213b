import { create } from 'zustand';

export interface Progress {
  done: number;
  total: number;
}

/** How far each long operation is, by its name. */
export const useProgress = create<{ running: Readonly<Record<string, Progress>>; report: (operation: string, progress: Progress) => void; finish: (operation: string) => void }>()((set) => ({
  running: {},
  report: (operation, progress) => set(({ running }) => ({ running: { ...running, [operation]: progress } })),
  finish: (operation) => set(({ running }) => ({ running: Object.fromEntries(Object.entries(running).filter(([name]) => name !== operation)) })),
}));
