import { useState } from 'react';
import type { ScreenParams } from '../../state/navigation.ts';
import { Wizard } from './Wizard.tsx';

/** The disposal wizard, for the assets it is opened with or for those chosen in it. */
export function DisposeScreen({ params }: { params: ScreenParams['dispose'] }) {
  const [round, setRound] = useState<{ number: number; assetIds: readonly string[]; isReplaced: boolean }>({ number: 0, assetIds: params.assetIds ?? [], isReplaced: params.isReplaced ?? false });
  return <Wizard key={round.number} assetIds={round.assetIds} isReplaced={round.isReplaced} onRestart={() => setRound({ number: round.number + 1, assetIds: [], isReplaced: false })} />;
}
