import type { ScreenParams } from '../../state/navigation.ts';
import { ExportPage } from './export/ExportPage.tsx';
import { JournalList } from './JournalList.tsx';
import { JournalPage } from './JournalPage.tsx';

/** Every journal of the book, one of them, or their way to another ledger. */
export function JournalsScreen({ params }: { params: ScreenParams['journals'] }) {
  if (params.export === true) return <ExportPage />;
  return params.journal === undefined ? <JournalList /> : <JournalPage number={params.journal} />;
}
