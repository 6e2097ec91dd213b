import { useMemo } from 'react';
import type { Output } from '#shared/contract/index.ts';
import { useOperation } from '../../api/queries.ts';
import type { OperationError } from '../../api/client.ts';
import { useDebounced } from '../../state/useDebounced.ts';
import { requestOf, requestOfSeveral, type DisposalForm } from './form.ts';

export type OnePreview = Output<'disposals.preview'>;
export type SeveralPreview = Output<'disposals.createSeveral.preview'>;

export interface Preview {
  one: OnePreview | undefined;
  several: SeveralPreview | undefined;
  /** Of what is entered now, not of a moment ago. */
  fingerprint: string | null;
  error: OperationError | null;
  refetch: () => void;
}

/** What the disposal would do on a day; asked anew as the form changes. */
export function usePreview(form: DisposalForm, assetIds: readonly string[], date: string | null, enabled: boolean): Preview {
  const isSeveral = assetIds.length > 1;
  const [first = ''] = assetIds;
  const day = date ?? '';
  const single = useMemo(() => requestOf(form, first, day), [form, first, day]);
  const together = useMemo(() => requestOfSeveral(form, assetIds, day), [form, assetIds, day]);
  const [askedSingle, askedTogether] = [useDebounced(single), useDebounced(together)];
  const isReady = enabled && day !== '' && first !== '';
  const one = useOperation('disposals.preview', askedSingle, { enabled: isReady && !isSeveral, keepPrevious: true });
  const several = useOperation('disposals.createSeveral.preview', askedTogether, { enabled: isReady && isSeveral, keepPrevious: true });
  const answer = isSeveral ? several : one;
  const isCurrent = !answer.isPlaceholderData && !answer.isFetching && (isSeveral ? askedTogether === together : askedSingle === single);
  return {
    one: isSeveral ? undefined : one.data, several: isSeveral ? several.data : undefined, error: answer.error,
    fingerprint: isCurrent && answer.error === null ? (answer.data?.fingerprint ?? null) : null,
    refetch: () => void answer.refetch(),
  };
}
