import { useTranslation } from 'react-i18next';
import { Amount, FromTo } from '../../ui/index.ts';
import type { Approval } from './approvals.ts';

/** The effect in one line: what the carrying amount becomes, and the gain or loss. */
export function Effect({ of: { carryingAmountBefore, carryingAmountAfter, gainLoss } }: { of: Pick<Approval, 'carryingAmountBefore' | 'carryingAmountAfter' | 'gainLoss'> }) {
  const { t } = useTranslation('approvals');
  return (
    <span>
      {carryingAmountBefore === carryingAmountAfter ? <Amount value={carryingAmountAfter} /> : <FromTo label={t('becomes')} from={<Amount value={carryingAmountBefore} />} to={<Amount value={carryingAmountAfter} />} />}
      {gainLoss !== null && Number(gainLoss) !== 0 && (
        <>
          {' · '}
          {t(gainLoss.startsWith('-') ? 'loss' : 'gain')} <Amount value={gainLoss.replace('-', '')} />
        </>
      )}
    </span>
  );
}
