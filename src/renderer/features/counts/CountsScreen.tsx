import type { ScreenParams } from '../../state/navigation.ts';
import { CountList } from './CountList.tsx';
import { CountPage } from './CountPage.tsx';

/** All counts, or one of them. */
export function CountsScreen({ params: { count, create } }: { params: ScreenParams['counts'] }) {
  return count === undefined ? <CountList create={create ?? false} /> : <CountPage key={count} reference={count} />;
}
