/** What can change the value of an asset in service, or how it depreciates; and what keeps an asset from it. */
import type { Permission } from '#shared/contract/define.ts';
import type { Output } from '#shared/contract/index.ts';
import { isNothing } from '../../terms/amounts.ts';

export const KINDS = ['improvement', 'impairment', 'impairment_reversal', 'revaluation', 'estimate', 'suspend', 'resume', 'depreciation'] as const;
export type Kind = (typeof KINDS)[number];

export type Asset = Output<'assets.get'>;
export type BookValues = Asset['books'][number];
export type Limits = Output<'valueUpdates.limits'>;

export const isKind = (text: string | undefined): text is Kind => KINDS.some((kind) => kind === text);

/** Kinds that reach every depreciation book unless one is named. */
export const OF_EVERY_BOOK: ReadonlySet<Kind> = new Set(['improvement', 'suspend', 'resume']);

/** What the book asks of who does it. */
export const PERMISSION_FOR: Readonly<Record<Kind, Permission>> = {
  improvement: 'assets.value-update', impairment: 'assets.value-update', impairment_reversal: 'assets.value-update', revaluation: 'assets.value-update', estimate: 'assets.change-estimate', suspend: 'assets.suspend', resume: 'assets.suspend',
  depreciation: 'depreciation.post',
};

/** Kinds with a journal that somebody may want against another account, and the account it usually is. */
export const USUAL_ACCOUNT: Readonly<Partial<Record<Kind, string>>> = { improvement: 'ASSET_CLEARING', impairment: 'IMPAIRMENT_LOSS', impairment_reversal: 'IMPAIRMENT_REVERSAL', revaluation: 'REVALUATION_SURPLUS' };

export interface OfferedKind {
  kind: Kind;
  /** Why it cannot be chosen; null where it can. */
  hindrance: 'goodwill' | 'noImpairment' | 'policy' | 'noDepreciation' | null;
}

function hindranceOf(kind: Kind, asset: Asset, book: BookValues, isRevaluationAllowed: boolean): OfferedKind['hindrance'] {
  switch (kind) {
    case 'impairment_reversal':
      if (asset.assetType === 'GOODWILL') return 'goodwill';
      return isNothing(book.accumulatedImpairment) ? 'noImpairment' : null;
    case 'revaluation':
      return isRevaluationAllowed ? null : 'policy';
    case 'suspend':
    case 'resume':
    case 'depreciation':
      return book.method === 'none' ? 'noDepreciation' : null;
    default:
      return null;
  }
}

/** What is offered for an asset: suspending where it depreciates, resuming where it is suspended. */
export function offeredKinds(asset: Asset, book: BookValues, isRevaluationAllowed: boolean): OfferedKind[] {
  return KINDS.filter((kind) => kind !== (book.isSuspended ? 'suspend' : 'resume')).map((kind) => ({ kind, hindrance: hindranceOf(kind, asset, book, isRevaluationAllowed) }));
}

export const isInService = ({ status }: Pick<Asset, 'status'>): boolean => status === 'IN_SERVICE' || status === 'FULLY_DEPRECIATED';
