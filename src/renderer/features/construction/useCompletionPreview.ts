import { useMemo } from 'react';
import type { Input, Output } from '#shared/contract/index.ts';
import type { OperationError } from '../../api/client.ts';
import { useOperation } from '../../api/queries.ts';
import { useBook } from '../../state/book.ts';
import { useDebounced } from '../../state/useDebounced.ts';
import { requestOf, type CompletionValues } from './completion.ts';

export type Project = Output<'assets.get'>;
type Request = Input<'assets.completeConstruction.preview'>;

interface CompletionPreview {
  /** What the form asks for; null while something is missing. */
  request: Request | null;
  data: Output<'assets.completeConstruction.preview'> | undefined;
  /** Of what is entered now, not of a moment ago. */
  isCurrent: boolean;
  error: OperationError | null;
  refetch: () => void;
}

/** What the completion would do; asked anew as the form changes. */
export function useCompletionPreview(asset: Project, values: CompletionValues, enabled: boolean): CompletionPreview {
  const { exponent } = useBook();
  // A field that is left without a change asks for the same again: only what the request says makes another.
  const key = JSON.stringify(requestOf(asset.id, values, asset.cost, exponent));
  const request = useMemo(() => JSON.parse(key) as Request | null, [key]);
  const asked = useDebounced(request);
  const preview = useOperation('assets.completeConstruction.preview', asked ?? ({ assetId: asset.id } as Request), { enabled: enabled && asked !== null, keepPrevious: true });
  const isAsked = asked !== null && request !== null;
  return {
    request, data: isAsked ? preview.data : undefined, isCurrent: request === asked && preview.data !== undefined && !preview.isPlaceholderData && !preview.isFetching && preview.error === null,
    error: isAsked ? preview.error : null, refetch: () => void preview.refetch(),
  };
}
