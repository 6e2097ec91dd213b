import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { UsoolError } from '#shared/errors.ts';
import { OperationError } from '../../api/client.ts';
import type { AssetRow } from './filter.ts';

export interface Failure {
  asset: AssetRow;
  error: UsoolError;
}

interface Each {
  done: number;
  isBusy: boolean;
  /** Null until all were tried. */
  failures: readonly Failure[] | null;
  run: (assets: readonly AssetRow[], act: (asset: AssetRow) => Promise<unknown>) => Promise<readonly Failure[]>;
}

/** Does the same to one asset after the other. One that is refused does not stop the others; all refusals are told. */
export function useEach(): Each {
  const client = useQueryClient();
  const [done, setDone] = useState(0);
  const [isBusy, setBusy] = useState(false);
  const [failures, setFailures] = useState<readonly Failure[] | null>(null);
  const run: Each['run'] = async (assets, act) => {
    const refused: Failure[] = [];
    setBusy(true);
    try {
      for (const [index, asset] of assets.entries()) {
        try {
          await act(asset);
        } catch (thrown) {
          if (!(thrown instanceof OperationError)) throw thrown;
          refused.push({ asset, error: thrown.error });
        }
        setDone(index + 1);
      }
    } finally {
      setBusy(false);
      setFailures(refused);
      await client.invalidateQueries();
    }
    return refused;
  };
  return { done, isBusy, failures, run };
}
