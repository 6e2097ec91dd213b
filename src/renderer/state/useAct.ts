import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActOperation } from '#shared/contract/approvals.ts';
import type { Input, Output } from '#shared/contract/index.ts';
import { useCommand } from '../api/queries.ts';
import type { OperationError } from '../api/client.ts';
import { useBook } from './book.ts';
import { useNavigation } from './navigation.ts';
import { useToasts } from './toasts.ts';

interface Callbacks<N extends ActOperation> {
  onSuccess?: (done: Output<N>) => void;
  onError?: (error: OperationError) => void;
}

/** Posting an act; where another has to approve it, asking for it. */
export interface Acting<N extends ActOperation> {
  /** Another person approves what is sent: nothing is posted here, and `onSuccess` is never called. */
  asksApproval: boolean;
  /** What was posted. */
  data: Output<N> | undefined;
  error: OperationError | null;
  isPending: boolean;
  isSuccess: boolean;
  isIdle: boolean;
  reset: () => void;
  mutate: (input: Input<N>, callbacks?: Callbacks<N>) => void;
  /** What was posted; null where it was sent for approval. */
  mutateAsync: (input: Input<N>) => Promise<Output<N> | null>;
}

/** Says that it waits, and shows it among the approvals: what was typed is kept there, so that leaving the form loses nothing. */
function useShowWaiting(): (approvalId: string) => void {
  const { t } = useTranslation('approvals');
  const show = useToasts((state) => state.show);
  return useCallback(
    (approvalId) => {
      show('ok', t('sent'));
      const { go, leave } = useNavigation.getState();
      go('approvals', { approval: approvalId });
      leave();
    },
    [show, t],
  );
}

/** A command that posts an act on an asset, as the book asks for it: at once, or by another who approves it. */
export function useAct<N extends ActOperation>(operation: N): Acting<N> {
  const { fourEyes } = useBook();
  const direct = useCommand(operation);
  const prepare = useCommand('approvals.prepare');
  const showWaiting = useShowWaiting();
  if (!fourEyes) {
    const { data, error, isPending, isSuccess, isIdle, reset, mutateAsync } = direct;
    return {
      asksApproval: false, data, error, isPending, isSuccess, isIdle, reset, mutateAsync,
      mutate: (input, { onSuccess, onError } = {}) => direct.mutate(input, { ...(onSuccess === undefined ? {} : { onSuccess }), ...(onError === undefined ? {} : { onError }) }),
    };
  }
  const { error, isPending, isSuccess, isIdle, reset } = prepare;
  const asked = (input: Input<N>): Input<'approvals.prepare'> => ({ operation, input }) as Input<'approvals.prepare'>;
  return {
    asksApproval: true, data: undefined, error, isPending, isSuccess, isIdle, reset,
    mutate: (input, { onError } = {}) => prepare.mutate(asked(input), { onSuccess: ({ approvalId }) => showWaiting(approvalId), ...(onError === undefined ? {} : { onError }) }),
    async mutateAsync(input) {
      const { approvalId } = await prepare.mutateAsync(asked(input));
      showWaiting(approvalId);
      return null;
    },
  };
}
