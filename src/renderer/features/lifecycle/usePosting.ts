import { useEffect } from 'react';
import type { Input, Output } from '#shared/contract/index.ts';
import type { UsoolError } from '#shared/errors.ts';
import { useOperation } from '../../api/queries.ts';
import { useAct } from '../../state/useAct.ts';
import { useDebounced } from '../../state/useDebounced.ts';

type Named<P extends keyof Names> = { preview: P; commit: Names[P]; input: Input<P> };
interface Names {
  'assets.holdForSale.preview': 'assets.holdForSale';
  'assets.remeasureHeldForSale.preview': 'assets.remeasureHeldForSale';
  'assets.releaseFromSale.preview': 'assets.releaseFromSale';
  'assets.split.preview': 'assets.split';
  'assets.merge.preview': 'assets.merge';
}

/** A question to the book, and the command that does what it shows. */
export type Asked<P extends keyof Names = keyof Names> = { [N in P]: Named<N> }[P];
export type Posted = Output<'assets.holdForSale'>;

export interface Posting<P extends keyof Names> {
  preview: Output<P> | undefined;
  /** True while the preview shown is that of the form as it stands. */
  isCurrent: boolean;
  /** What the book refused: to show it, or to do it. */
  error: UsoolError | null;
  /** Whether it was the doing that was refused. */
  isRefusedDoing: boolean;
  isBusy: boolean;
  /** What was posted; null where it was refused, or sent for another to approve. */
  commit: () => Promise<Posted | null>;
  asksApproval: boolean;
  /** The form changed: what was refused of it no longer says anything. */
  reset: () => void;
}

const REST_MS = 250;

/**
 * What an act would do, asked as the form changes, and the act itself by the preview's fingerprint.
 * @param asked null while something is missing; the same object for as long as the form is the same
 */
export function usePosting<P extends keyof Names>(name: P, commitName: Names[P], asked: Asked<P>['input'] | null): Posting<P> {
  type Any = keyof Names;
  const request = useDebounced(asked, REST_MS);
  const commit = useAct<Names[Any]>(commitName);
  const preview = useOperation<Any>(name, (request ?? {}) as Input<Any>, { enabled: request !== null && !commit.isPending && !commit.isSuccess, keepPrevious: true });
  const isStale = commit.error?.error.code === 'PREVIEW_STALE';
  const { refetch } = preview;
  useEffect(() => {
    if (isStale) void refetch();
  }, [isStale, refetch]);
  return {
    preview: request === null || preview.error !== null ? undefined : (preview.data as Output<P> | undefined),
    isCurrent: asked !== null && asked === request && preview.data !== undefined && !preview.isPlaceholderData && preview.error === null && !preview.isFetching,
    error: commit.error?.error ?? (request === null ? null : (preview.error?.error ?? null)),
    isRefusedDoing: commit.error !== null,
    isBusy: commit.isPending,
    asksApproval: commit.asksApproval,
    reset: commit.reset,
    async commit() {
      if (request === null || preview.data === undefined) return null;
      try {
        return await commit.mutateAsync({ ...request, fingerprint: preview.data.fingerprint } as Input<Names[Any]>);
      } catch {
        // Shown by the form: beside its field, or above the button.
        return null;
      }
    },
  };
}
