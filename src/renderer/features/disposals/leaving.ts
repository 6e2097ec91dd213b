/** Which assets leave: those chosen, with what they consist of, or of one asset some of that alone. */
import { useMemo } from 'react';
import type { Output } from '#shared/contract/index.ts';
import { useOperationForEach } from '../../api/queries.ts';
import type { DisposalForm } from './form.ts';

export type Component = Output<'assets.components'>['items'][number];

interface Leaving {
  /** What the chosen assets consist of besides themselves, and have not let go of yet. */
  components: readonly Component[];
  /** Ids of all that leaves; the same list as long as it names the same. */
  leaving: readonly string[];
  /** Whether it is known of every asset. */
  isRead: boolean;
}

/** What leaves, as the form has it. */
export function useLeaving(form: Pick<DisposalForm, 'scope' | 'components'>, assetIds: readonly string[]): Leaving {
  const answers = useOperationForEach('assets.components', assetIds.map((assetId) => ({ assetId })));
  const components = besides(assetIds, answers.flatMap((answer) => answer?.items ?? []));
  const ids = leavingIds(form, assetIds, components).join(' ');
  const leaving = useMemo(() => (ids === '' ? [] : ids.split(' ')), [ids]);
  return { components, leaving, isRead: answers.every((answer) => answer !== undefined) };
}

/** Each once, though it is a component of two that were chosen; what was itself chosen and what is disposed of are left out. */
export function besides(assetIds: readonly string[], items: readonly Component[]): Component[] {
  const first = new Map(items.map((item) => [item.id, item]));
  return [...first.values()].filter(({ id, status }) => status !== 'DISPOSED' && !assetIds.includes(id));
}

/** A component with what it consists of in its turn: those after it that lie deeper. */
export function withItsOwn(components: readonly Component[], id: string): string[] {
  const at = components.findIndex((component) => component.id === id);
  const own = components[at];
  if (own === undefined) return [];
  const end = components.findIndex(({ level }, index) => index > at && level <= own.level);
  return components.slice(at, end === -1 ? undefined : end).map((component) => component.id);
}

/** A chosen asset leaves with all it consists of: it does not leave without. Where only components were chosen, the asset stays. */
export function leavingIds(form: Pick<DisposalForm, 'scope' | 'components'>, assetIds: readonly string[], components: readonly Component[]): string[] {
  if (assetIds.length === 1 && form.scope === 'part') return [...assetIds];
  if (assetIds.length === 1 && form.scope === 'components') {
    const chosen = new Set(form.components.flatMap((id) => withItsOwn(components, id)));
    return components.map(({ id }) => id).filter((id) => chosen.has(id));
  }
  return [...new Set([...assetIds, ...components.map(({ id }) => id)])];
}
