import { create } from 'zustand';

export type ToastTone = 'ok' | 'bad' | 'info';
export interface Toast {
  id: number;
  tone: ToastTone;
  text: string;
  /** A second line: what to do next. */
  more: string | null;
  /** Something to do about it, at hand while the toast stands. */
  action?: ToastAction;
}

export interface ToastAction {
  label: string;
  perform: () => void;
}

interface Toasts {
  toasts: readonly Toast[];
  show: (tone: ToastTone, text: string, more?: string | null, action?: ToastAction) => void;
  dismiss: (id: number) => void;
}

let nextId = 1;

export const useToasts = create<Toasts>()((set) => ({
  toasts: [],
  show: (tone, text, more = null, action) => {
    const toast: Toast = { id: nextId, tone, text, more, ...(action === undefined ? {} : { action }) };
    nextId += 1;
    set(({ toasts }) => ({ toasts: [...toasts.slice(-3), toast] }));
  },
  dismiss: (id) => set(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) })),
}));
