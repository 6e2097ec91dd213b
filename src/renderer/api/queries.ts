import { keepPreviousData, useMutation, useQueries, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { Input, OperationName, Output } from '#shared/contract/index.ts';
import { request, type OperationError } from './client.ts';

interface OperationOptions {
  /** Ask only when true: for what depends on something not chosen yet. */
  enabled?: boolean;
  /** Show the last answer while the next one is on its way (paging, searching). */
  keepPrevious?: boolean;
  /** What never changes under its input: asked for once, whatever happens in the book. */
  isFixed?: boolean;
}

type Arguments<N extends OperationName> = Record<never, never> extends Input<N> ? [input?: Input<N>, options?: OperationOptions] : [input: Input<N>, options?: OperationOptions];

/** The answer of a query of the contract; asked again whenever the book changes. */
export function useOperation<N extends OperationName>(name: N, ...rest: Arguments<N>): UseQueryResult<Output<N>, OperationError> {
  const [input, options] = rest;
  return useQuery<Output<N>, OperationError>({
    queryKey: [name, input ?? {}],
    queryFn: () => request(name, (input ?? {}) as Input<N>),
    enabled: options?.enabled ?? true,
    ...(options?.keepPrevious === true ? { placeholderData: keepPreviousData } : {}),
    ...(options?.isFixed === true ? { staleTime: 'static' as const } : {}),
  });
}

/** The answers of one query for each of several inputs, in their order; undefined while one is on its way or refused. */
export function useOperationForEach<N extends OperationName>(name: N, inputs: readonly Input<N>[]): (Output<N> | undefined)[] {
  return useQueries({ queries: inputs.map((input) => ({ queryKey: [name, input], queryFn: () => request(name, input) })), combine: (results) => results.map(({ data }) => data) });
}

export interface Answer<N extends OperationName> {
  data: Output<N> | undefined;
  error: OperationError | null;
}

/** The same with the refusals, for what must say why it was refused. */
export function useAnswerForEach<N extends OperationName>(name: N, inputs: readonly Input<N>[]): Answer<N>[] {
  return useQueries({ queries: inputs.map((input) => ({ queryKey: [name, input], queryFn: () => request(name, input) })), combine: (results) => results.map(({ data, error }) => ({ data, error: error as OperationError | null })) });
}

/** A command of the contract. What it changed is asked anew before it counts as done. */
export function useCommand<N extends OperationName>(name: N): UseMutationResult<Output<N>, OperationError, Input<N>> {
  const client = useQueryClient();
  return useMutation<Output<N>, OperationError, Input<N>>({
    mutationKey: [name],
    mutationFn: (input) => request(name, input),
    onSuccess: () => client.invalidateQueries(),
  });
}
