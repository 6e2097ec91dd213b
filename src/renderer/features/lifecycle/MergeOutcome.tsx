import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useNameOf } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { Comparison } from '../../terms/Comparison.tsx';
import { comparePlans } from '../../terms/comparePlans.ts';
import { fiscalCalendarOf } from '../../terms/fiscalYears.ts';
import { Card, Code } from '../../ui/index.ts';
import { Journals } from './Journals.tsx';
import css from './lifecycle.module.css';
import type { Asset } from './OneAsset.tsx';
import { Shares, type Share } from './Shares.tsx';

type Preview = Output<'assets.merge.preview'>;

/** What each brings in each depreciation book and what they come to, the plan of the one that stays, and the journals. */
export function MergeOutcome({ staying, preview }: { staying: Asset; preview: Preview }) {
  const { t } = useTranslation('lifecycle');
  const nameOf = useNameOf();
  const catchUps = [...preview.merged.flatMap((one) => one.catchUpJournals), ...preview.catchUpJournals];
  const named = (number: string, name: string) => (
    <span className={css.name}>
      <Code>{number}</Code> <bdi>{name}</bdi>
    </span>
  );
  return (
    <div className={css.outcome} aria-live="polite">
      {preview.books.map((book, index) => {
        const leaving = preview.merged.flatMap((one) => (one.books[index] === undefined ? [] : [{ ...one, effect: one.books[index] }]));
        const shares: Share[] = [
          { key: staying.assetNumber, name: named(staying.assetNumber, nameOf(staying)), standing: book.before },
          ...leaving.map((one) => ({ key: one.assetNumber, name: named(one.assetNumber, nameOf(one)), standing: one.effect.before })),
        ];
        return (
          <Shares
            key={book.bookId}
            title={preview.books.length === 1 ? t('merge.outcome') : <bdi>{t('merge.outcomeIn', { book: nameOf(book) })}</bdi>}
            label={t('merge.outcomeIn', { book: nameOf(book) })}
            shares={shares}
            whole={book.after}
            wholeLabel={t('merge.together', { asset: staying.assetNumber })}
            effects={[book, ...leaving.map(({ effect }) => effect)]}
          />
        );
      })}
      <Plan plan={preview.plan} />
      <Journals journals={[...catchUps, ...(preview.journal === null ? [] : [preview.journal])]} none={t('merge.noJournal')} />
    </div>
  );
}

/** How the one that stays is depreciated: alone, and with what joined it. */
function Plan({ plan }: { plan: Preview['plan'] }) {
  const { t } = useTranslation('values');
  const { fiscalYearStartMonth, irregularYears, exponent } = useBook();
  const compared = useMemo(() => comparePlans(plan, fiscalCalendarOf({ fiscalYearStartMonth, irregularYears }), exponent), [plan, fiscalYearStartMonth, irregularYears, exponent]);
  if (compared.months.length === 0) return null;
  const words = {
    before: t('before'), after: t('after'), describe: t('plan.describe'), table: t('plan.table'), chargeBefore: t('plan.chargeBefore'), chargeAfter: t('plan.chargeAfter'), carryingBefore: t('plan.carryingBefore'), carryingAfter: t('plan.carryingAfter'),
  };
  return (
    <Card title={t('lifecycle:merge.plan')}>
      <Comparison {...compared} words={words} />
    </Card>
  );
}
