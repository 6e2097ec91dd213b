/** One page of a list that is already filtered and in order; pages count from 0. */
export function pageOf<T, U>(items: readonly T[], { page, size }: { page: number; size: number }, show: (item: T) => U): { items: U[]; total: number; page: number; size: number } {
  return { items: items.slice(page * size, (page + 1) * size).map(show), total: items.length, page, size };
}
