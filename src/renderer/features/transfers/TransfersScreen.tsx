import type { ScreenParams } from '../../state/navigation.ts';
import { TransferList } from './TransferList.tsx';
import { TransferPage } from './TransferPage.tsx';

/** All transfers, or one of them. */
export function TransfersScreen({ params }: { params: ScreenParams['transfers'] }) {
  const { transfer, show, create } = params;
  return transfer === undefined ? <TransferList show={show} create={create} /> : <TransferPage key={transfer} reference={transfer} />;
}
