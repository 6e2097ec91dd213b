import type { ScreenParams } from '../../state/navigation.ts';
import { JournalList } from './JournalList.tsx';
import { JournalPage } from './JournalPage.tsx';

/** Every journal of the book, or one of them. */
export function JournalsScreen({ params }: { params: ScreenParams['journals'] }) {
  return params.journal === undefined ? <JournalList /> : <JournalPage number={params.journal} />;
}
