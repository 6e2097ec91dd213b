import { useTranslation } from 'react-i18next';
import { Chip, type Tone } from './Chip.tsx';

const TONES: Readonly<Record<string, Tone>> = {
  DRAFT: 'warn', CAPITALIZED: 'info', IN_SERVICE: 'ok', FULLY_DEPRECIATED: 'plain', HELD_FOR_SALE: 'warn', DISPOSED: 'plain',
  POSTED: 'ok', REVERSED: 'warn', DISCARDED: 'plain', APPROVED: 'info', CANCELLED: 'plain', REVERSAL: 'plain', COMMITTED: 'ok', OPEN: 'info', FOUND: 'ok', MOVED: 'warn', NOT_FOUND: 'bad', UNREGISTERED: 'info', UNDONE: 'plain',
  PREPARED: 'warn', REJECTED: 'plain', WITHDRAWN: 'plain',
};

/** The status of an asset, a run, an act, a transfer, an approval, an import or a count, or what a count found, in words. */
export function StatusChip({ status, kind = 'status' }: { status: string; kind?: 'status' | 'runStatus' | 'transferStatus' | 'approvalStatus' | 'importStatus' | 'actStatus' | 'countStatus' | 'countOutcome' }) {
  const { t } = useTranslation('enums');
  return <Chip tone={TONES[status] ?? 'plain'}>{t(`${kind}.${status}`)}</Chip>;
}
