import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useNameOf } from '../../i18n/useFormat.ts';
import { difference, sum } from '../../terms/amounts.ts';
import { Code, Units } from '../../ui/index.ts';
import { Journals } from './Journals.tsx';
import css from './lifecycle.module.css';
import type { Asset } from './OneAsset.tsx';
import { Shares, type BookEffect, type Share } from './Shares.tsx';
import type { Way } from './split.ts';

type Preview = Output<'assets.split.preview'>;

/** As exact as a quantity can be. */
const DECIMALS_OF_QUANTITY = 6;

/** What the rest and each part would stand at in each depreciation book, and the journals. */
export function SplitOutcome({ asset, by, preview }: { asset: Asset; by: Way; preview: Preview }) {
  const { t } = useTranslation('lifecycle');
  const nameOf = useNameOf();
  const journals = [...preview.catchUpJournals, ...(preview.journal === null ? [] : [preview.journal])];
  return (
    <div className={css.outcome} aria-live="polite">
      {preview.books.map((book, index) => (
        <Shares
          key={book.bookId}
          title={preview.books.length === 1 ? t('split.outcome') : <bdi>{t('split.outcomeIn', { book: nameOf(book) })}</bdi>}
          label={t('split.outcomeIn', { book: nameOf(book) })}
          shares={sharesOf(asset, by, preview, book, index, { rest: t('split.rest'), nameOf })}
          whole={book.before}
          wholeLabel={t('split.whole')}
          effects={[book]}
        />
      ))}
      <Journals journals={journals} none={t('split.noJournal')} />
    </div>
  );
}

type NameOf = ReturnType<typeof useNameOf>;

function sharesOf(asset: Asset, by: Way, preview: Preview, book: BookEffect, index: number, { rest, nameOf }: { rest: string; nameOf: NameOf }): Share[] {
  // The number of pieces is divided only where the parts are named by pieces.
  const left = by === 'quantity' ? difference(asset.quantity, sum(preview.parts.map(({ quantity }) => quantity), DECIMALS_OF_QUANTITY), DECIMALS_OF_QUANTITY) : asset.quantity;
  const named = (number: string, name: string) => (
    <span className={css.name}>
      <Code>{number}</Code> <bdi>{name}</bdi>
    </span>
  );
  return [
    { key: asset.assetNumber, name: named(asset.assetNumber, rest), quantity: <Units value={left} />, standing: book.after },
    ...preview.parts.flatMap((part): Share[] => {
      const standing = part.books[index]?.after;
      return standing === undefined ? [] : [{ key: part.assetNumber, name: named(part.assetNumber, nameOf(part)), quantity: <Units value={part.quantity} />, standing }];
    }),
  ];
}
