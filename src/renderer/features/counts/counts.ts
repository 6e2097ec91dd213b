/** What a count's page works with. */
import type { Output } from '#shared/contract/index.ts';

export type Count = Output<'counts.list'>['items'][number];
export type WholeCount = Output<'counts.get'>;
export type Line = Output<'counts.lines'>['items'][number];
export type Outcome = Line['outcome'];
export type Action = Line['actions'][number];
export type Condition = NonNullable<Line['condition']>;

/** Parts of the list of lines. */
export const TABS = ['open', 'FOUND', 'MOVED', 'NOT_FOUND', 'UNREGISTERED', 'DISPOSED', 'all'] as const;
export type Tab = (typeof TABS)[number];

export const countOf = (tab: Tab, { byOutcome, open }: Pick<WholeCount, 'byOutcome' | 'open'>): number =>
  tab === 'open' ? open : tab === 'all' ? Object.values(byOutcome).reduce((sum, count) => sum + count, 0) : byOutcome[tab];

export const filterOf = (tab: Tab): { openOnly?: boolean; outcome?: Outcome[] } => (tab === 'open' ? { openOnly: true } : tab === 'all' ? {} : { outcome: [tab] });

/** What can be done about every one of several lines at once: registering is one at a time. */
export function sharedActions(lines: readonly Line[]): Action[] {
  const [first, ...others] = lines;
  if (first === undefined) return [];
  return first.actions.filter((action) => (action !== 'register' || others.length === 0) && others.every(({ actions }) => actions.includes(action)));
}

export const isWaiting = ({ outcome, resolution }: Line): boolean => outcome !== 'FOUND' && resolution === null;
