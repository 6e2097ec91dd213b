import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { Amount, Details } from '../ui/index.ts';
import { joinClasses } from '../ui/joinClasses.ts';
import css from './disposed.module.css';

type Detail = Output<'disposals.get'>;

const isNothing = (amount: string): boolean => !/[1-9]/.test(amount);
export const isLoss = (amount: string): boolean => amount.startsWith('-');

/** What left a depreciation book, what came in, and the gain or loss. */
export function DisposalFigures({ detail, book }: { detail: Detail; book: Detail['books'][number] }) {
  const { t } = useTranslation('disposals');
  const optional = (label: string, value: string) => (isNothing(value) ? [] : [{ label, value: <Amount value={value} /> }]);
  return (
    <Details
      areFigures
      items={[
        { label: t('figures.cost'), value: <Amount value={book.cost} /> },
        { label: t('figures.accumulated'), value: <Amount value={book.accumulatedDepreciation} /> },
        ...optional(t('figures.impairment'), book.accumulatedImpairment),
        { label: t('figures.carrying'), value: <Amount value={book.carryingAmount} /> },
        { label: t('figures.proceeds'), value: <Amount value={detail.proceeds} /> },
        ...optional(t('figures.vat'), detail.vat),
        ...optional(t('figures.sellingCosts'), detail.sellingCosts),
        ...optional(t('figures.deemedVat'), detail.deemedVat),
        ...optional(t('figures.surplus'), book.revaluationSurplus),
        { label: t(isLoss(book.gainLoss) ? 'figures.loss' : 'figures.gain'), value: <Gain amount={book.gainLoss} /> },
      ]}
    />
  );
}

/** A gain, or a loss in parentheses. */
export function Gain({ amount }: { amount: string }) {
  return (
    <strong className={joinClasses(css.result, !isNothing(amount) && (isLoss(amount) ? css.loss : css.gain))}>
      <Amount value={amount} />
    </strong>
  );
}
