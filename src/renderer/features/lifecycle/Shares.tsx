import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { isNothing, sum } from '../../terms/amounts.ts';
import { Amount, Card, Table, type TableColumn } from '../../ui/index.ts';
import css from './lifecycle.module.css';

export type BookEffect = Output<'assets.split.preview'>['books'][number];
export type Standing = BookEffect['before'];

/** One asset's part of a whole. */
export interface Share {
  key: string;
  name: ReactNode;
  quantity?: ReactNode;
  standing: Standing;
}

const FIGURES = ['cost', 'accumulatedDepreciation', 'accumulatedImpairment', 'revaluationSurplus', 'residualValue', 'carryingAmount'] as const;
/** Shown only where there is something of it. */
const SELDOM: ReadonlySet<string> = new Set(['accumulatedImpairment', 'revaluationSurplus']);

interface SharesProps {
  title: ReactNode;
  label: string;
  shares: readonly Share[];
  whole: Standing;
  wholeLabel: string;
  /** What is posted beside it: depreciation up to the day, and months taken back. */
  effects: readonly Pick<BookEffect, 'catchUp' | 'takenBack'>[];
}

/** What each asset stands at in one depreciation book; under it the whole, which they come to. */
export function Shares({ title, label, shares, whole, wholeLabel, effects }: SharesProps) {
  const { t } = useTranslation('lifecycle');
  const format = useFormat();
  const { exponent } = useBook();
  const total = (name: 'catchUp' | 'takenBack'): string => sum(effects.map((effect) => effect[name]), exponent);
  const [catchUp, takenBack] = [total('catchUp'), total('takenBack')];
  const figures = FIGURES.filter((figure) => !SELDOM.has(figure) || !isNothing(whole[figure]));
  const columns: TableColumn<Share>[] = [
    { id: 'asset', label: t('asset'), cell: ({ name }) => name },
    ...(shares.some(({ quantity }) => quantity !== undefined) ? [{ id: 'quantity', label: t('quantity'), kind: 'quietFigure' as const, cell: ({ quantity }: Share) => quantity }] : []),
    ...figures.map((figure): TableColumn<Share> => ({ id: figure, label: t(`values:figure.${figure}`), kind: 'figure', cell: ({ standing }) => <Amount value={standing[figure]} />, total: <Amount value={whole[figure]} /> })),
  ];
  return (
    <Card title={title} isPadded={false}>
      <Table label={label} rows={shares} rowKey={({ key }) => key} columns={columns} totalLabel={wholeLabel} />
      {!isNothing(catchUp) && <p className={css.note}>{t('catchUpNote', { amount: format.amount(catchUp) })}</p>}
      {!isNothing(takenBack) && <p className={css.note}>{t('takenBackNote', { amount: format.amount(takenBack.replace('-', '')) })}</p>}
    </Card>
  );
}
