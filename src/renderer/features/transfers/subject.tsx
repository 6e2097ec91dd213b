import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../ui/index.ts';
import { waitingOf, type Status, type Transfer } from './transfers.ts';

export interface ActProps {
  transfer: Transfer;
  /** What was prepared with it; itself alone where it is of no batch. */
  batch: readonly Transfer[];
  onClose: () => void;
}

/** Whether the act is for all of the batch that wait for it, and what to send then. */
export function useSubject({ transfer, batch }: Omit<ActProps, 'onClose'>, waiting: readonly Status[]) {
  const [isWhole, setWhole] = useState(true);
  const count = waitingOf(batch, waiting);
  const isOffered = transfer.batchId !== null && count > 1;
  const isBatch = isOffered && isWhole;
  return { isOffered, isWhole, setWhole, count: isBatch ? count : 1, inBatch: count, subject: isBatch && transfer.batchId !== null ? { batchId: transfer.batchId } : { transferId: transfer.transferId } };
}

export function WholeBatch({ choice }: { choice: ReturnType<typeof useSubject> }) {
  const { t } = useTranslation('transfers');
  if (!choice.isOffered) return null;
  return (
    <Checkbox isSelected={choice.isWhole} onChange={choice.setWhole}>
      {t('batch.whole', { count: choice.inBatch })}
    </Checkbox>
  );
}
