import { call, listen } from '../api/client.ts';
import { createQueryClient } from '../api/queryClient.ts';
import { useBookState } from '../state/bookState.ts';
import { useNavigation } from '../state/navigation.ts';
import { usePreferences } from '../state/preferences.ts';
import { useProgress } from '../state/progress.ts';
import { show } from './commands/outcome.ts';
import { performById } from './commands/perform.ts';

export const queryClient = createQueryClient();

/** Another book, or none: nothing of the last one stays. */
function showBook(isOpen: boolean): void {
  queryClient.clear();
  useBookState.getState().setOpen(isOpen);
  useNavigation.getState().restart({ screen: isOpen ? 'home' : 'welcome', params: {} });
}

/** Somebody else sits there, or nobody: what the last one saw goes, and the screens begin anew. */
function showPerson(): void {
  useNavigation.getState().restart({ screen: 'home', params: {} });
  void queryClient.resetQueries();
}

const PERSON_CHANGES: ReadonlySet<string> = new Set(['session.login', 'session.logout']);

/** What the main process says unasked. The book changed: everything on the screen is asked anew. */
function follow(): void {
  listen((event) => {
    if (event.type === 'changed') {
      useProgress.getState().finish(event.operation);
      if (PERSON_CHANGES.has(event.operation)) showPerson();
      else void queryClient.invalidateQueries();
    } else if (event.type === 'progress') {
      useProgress.getState().report(event.operation, { done: event.done, total: event.total });
    } else if (event.type === 'command') {
      void performById(event.id);
    } else if (event.type === 'preferences') {
      void usePreferences.getState().load();
    } else if (event.type === 'refused') {
      show({ ok: false, error: event.error });
    } else {
      showBook(event.type === 'bookOpened');
    }
  });
}

export async function start(): Promise<void> {
  follow();
  await usePreferences.getState().load();
  const info = await call('app.info');
  if (info.ok) showBook(info.value.bookOpen);
}
