import type { TFunction } from 'i18next';
import type { Output } from '#shared/contract/index.ts';
import { textOr } from '../../i18n/textOr.ts';

export type Approval = Output<'approvals.list'>['items'][number];
export type Detail = Output<'approvals.get'>;
type Status = Approval['status'];

/** Parts of the list, and the statuses of each; an empty one is of all. */
export const TABS = { waiting: ['PREPARED'], approved: ['APPROVED'], rejected: ['REJECTED', 'WITHDRAWN'], all: [] } as const satisfies Record<string, readonly Status[]>;
export type Tab = keyof typeof TABS;

export function countOf(tab: Tab, byStatus: Readonly<Record<string, number>>): number {
  const statuses: readonly string[] = TABS[tab];
  return Object.entries(byStatus).reduce((sum, [status, count]) => (statuses.length === 0 || statuses.includes(status) ? sum + count : sum), 0);
}

/** What is asked for: of a change of value its kind, of anything else its operation. */
export function actWords(t: TFunction, { operation, details }: Pick<Approval, 'operation' | 'details'>): string {
  const kind = details['updateType'];
  if (operation === 'valueUpdates.create' && typeof kind === 'string') return textOr(t, [`asset:history.kind.${kind.toLowerCase()}`], kind);
  return textOr(t, [`approvals:act.${operation.replace('.', '_')}`], operation);
}

/** What is said about an act in its request, in the order it is shown; the rest shows in its effect. */
export const SAID = ['amount', 'proceeds', 'fairValueLessCosts', 'recoverableAmount', 'usefulLifeMonths', 'residualValue', 'valuer', 'reportReference', 'buyer', 'document', 'memo', 'reason', 'externalId'] as const;
export type Said = (typeof SAID)[number];
export const AMOUNTS: ReadonlySet<Said> = new Set(['amount', 'proceeds', 'fairValueLessCosts', 'recoverableAmount', 'residualValue']);

export function saidIn(details: Approval['details']): { name: Said; value: string }[] {
  return SAID.flatMap((name) => {
    const value = details[name];
    return value === undefined || value === null || value === '' ? [] : [{ name, value: String(value) }];
  });
}
