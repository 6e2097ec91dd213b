/** Bringing assets together: which, which of them stays, and the request it comes to. */
import type { Input } from '#shared/contract/index.ts';
import type { UsoolError } from '#shared/errors.ts';

export interface MergeValues {
  assetIds: readonly string[];
  /** The one that stays; '' while none is chosen. */
  into: string;
  /** Undefined until somebody enters one: then the usual day stands. */
  date: string | null | undefined;
  memo: string;
}

/** Whether an asset could join the one that stays. */
export interface Verdict {
  assetId: string | undefined;
  error: UsoolError | null;
  isWelcome: boolean;
}

export const emptyMerge = (assetIds: readonly string[]): MergeValues => ({ assetIds, into: assetIds[0] ?? '', date: undefined, memo: '' });

/** Null while there are not two of them, or no day. */
export function mergeRequest(date: string | null, { assetIds, into, memo }: MergeValues): Input<'assets.merge.preview'> | null {
  const assets = assetIds.filter((id) => id !== into);
  if (date === null || date === '' || into === '' || assets.length === 0) return null;
  return { into, assets, date, ...(memo.trim() === '' ? {} : { memo: memo.trim() }) };
}
