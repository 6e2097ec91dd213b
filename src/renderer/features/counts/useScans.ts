import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Input, Output } from '#shared/contract/index.ts';
import type { UsoolError } from '#shared/errors.ts';
import { OperationError, request } from '../../api/client.ts';

export type Scan = Omit<Input<'counts.scan'>, 'countId'>;
export interface Seen {
  /** Counts up, so that the same answer twice is said twice. */
  id: number;
  code: string;
  answer: Output<'counts.scan'> | null;
  refusal: UsoolError | null;
}

/** As many as are shown of what was scanned last. */
const KEPT = 5;

/**
 * Scans one after the other in the order in which they came: a scanner does not wait for the answer of the one before. The lists are asked anew when the
 * queue is empty.
 */
export function useScans(countId: string, onSeen: (seen: Seen) => void): { seen: readonly Seen[]; waiting: number; scan: (scan: Scan) => void } {
  const client = useQueryClient();
  const [seen, setSeen] = useState<readonly Seen[]>([]);
  const [waiting, setWaiting] = useState(0);
  const queue = useRef<Scan[]>([]);
  const isWorking = useRef(false);
  const last = useRef(0);
  const tell = useRef(onSeen);
  useEffect(() => {
    tell.current = onSeen;
  });
  const work = async (): Promise<void> => {
    if (isWorking.current) return;
    isWorking.current = true;
    try {
      for (let next = queue.current.shift(); next !== undefined; next = queue.current.shift()) {
        const said = await answerOf({ countId, ...next });
        last.current += 1;
        const one: Seen = { id: last.current, code: next.code, ...said };
        setSeen((before) => [one, ...before].slice(0, KEPT));
        setWaiting(queue.current.length);
        tell.current(one);
      }
    } finally {
      isWorking.current = false;
      await client.invalidateQueries();
    }
  };
  const scan = (one: Scan): void => {
    queue.current.push(one);
    setWaiting(queue.current.length);
    void work();
  };
  return { seen, waiting, scan };
}

async function answerOf(input: Input<'counts.scan'>): Promise<Pick<Seen, 'answer' | 'refusal'>> {
  try {
    return { answer: await request('counts.scan', input), refusal: null };
  } catch (thrown) {
    if (!(thrown instanceof OperationError)) throw thrown;
    return { answer: null, refusal: thrown.error };
  }
}
