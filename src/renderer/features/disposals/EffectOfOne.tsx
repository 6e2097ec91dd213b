import { useTranslation } from 'react-i18next';
import { Gain, isLoss } from '../../disposed/index.ts';
import { useFormat, useNameOf } from '../../i18n/useFormat.ts';
import { joinClasses } from '../../ui/joinClasses.ts';
import { Amount, Chip, Details, Disclosure, ErrorPanel, PeriodText, Skeleton, Table } from '../../ui/index.ts';
import css from './disposals.module.css';
import { leaving, netOfCosts } from './effect.ts';
import type { DisposalForm } from './form.ts';
import { JournalToPost } from './JournalToPost.tsx';
import type { OnePreview, Preview } from './usePreview.ts';

interface EffectOfOneProps {
  preview: OnePreview;
  beside: Preview;
  form: DisposalForm;
  date: string;
  otherDate: string | null;
}

/** The chosen day and another one side by side, then the journal. */
export function EffectOfOne({ preview, beside, form, date, otherDate }: EffectOfOneProps) {
  const { t } = useTranslation('disposals');
  const isOther = otherDate !== null && otherDate !== '' && otherDate !== date;
  return (
    <>
      <div className={css.days}>
        <Day preview={preview} form={form} date={date} isChosen />
        {isOther && (beside.error !== null ? <ErrorPanel error={beside.error.error} /> : beside.one === undefined ? <Skeleton lines={6} /> : <Day preview={beside.one} form={form} date={otherDate} isChosen={false} />)}
      </div>
      {preview.journal === null ? <p className={css.quiet}>{t('effect.noJournal')}</p> : <JournalToPost journal={preview.journal} />}
      <CatchUp preview={preview} />
    </>
  );
}

function Day({ preview, form, date, isChosen }: { preview: OnePreview; form: DisposalForm; date: string; isChosen: boolean }) {
  const { t } = useTranslation('disposals');
  const format = useFormat();
  const nameOf = useNameOf();
  const title = t('card.title', { type: t(`enums:disposalType.${form.type}`), date: format.gregorianDate(date) });
  return (
    <section className={joinClasses(css.day, isChosen && css.dayChosen)} aria-label={title}>
      <header className={css.dayHead}>
        <h3>{title}</h3>
        <Chip tone={isChosen ? 'ok' : 'plain'}>{t(isChosen ? 'effect.chosen' : 'effect.other')}</Chip>
      </header>
      {preview.books.map((book) => (
        <div key={book.bookId}>
          {preview.books.length > 1 && <h4>{nameOf(book)}</h4>}
          <BookFigures book={book} />
        </div>
      ))}
    </section>
  );
}

const isNothing = (amount: string): boolean => !/[1-9]/.test(amount);

function BookFigures({ book }: { book: OnePreview['books'][number] }) {
  const { t } = useTranslation('disposals');
  const { cost, accumulatedDepreciation, accumulatedImpairment, carryingAmount } = leaving(book);
  const gain = book.gainLoss ?? '0';
  const optional = (label: string, value: string) => (isNothing(value) ? [] : [{ label, value: <Amount value={value} /> }]);
  return (
    <Details
      areFigures
      items={[
        { label: t('figures.cost'), value: <Amount value={cost} /> },
        { label: t('figures.accumulatedTo'), value: <Amount value={accumulatedDepreciation} /> },
        ...optional(t('figures.catchUp'), book.catchUp),
        ...optional(t('figures.takenBack'), book.takenBack),
        ...optional(t('figures.impairment'), accumulatedImpairment),
        { label: t('figures.carrying'), value: <Amount value={carryingAmount} /> },
        { label: t('figures.proceedsNet'), value: <Amount value={netOfCosts(gain, carryingAmount)} /> },
        { label: t(isLoss(gain) ? 'figures.loss' : 'figures.gain'), value: <Gain amount={gain} /> },
      ]}
    />
  );
}

/** Depreciation posted or taken back with the disposal, month by month, in each depreciation book. */
function CatchUp({ preview }: { preview: OnePreview }) {
  const { t } = useTranslation('disposals');
  const nameOf = useNameOf();
  const rows = preview.books.flatMap((book) => book.charges.map((charge, index) => ({ ...charge, key: `${book.bookId} ${index}`, book: nameOf(book) })));
  if (rows.length === 0) return null;
  return (
    <Disclosure title={t('effect.catchUp')} more={<Chip>{t('effect.months', { count: rows.length })}</Chip>}>
      <Table
        label={t('effect.catchUp')}
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { id: 'period', label: t('effect.month'), cell: ({ period }) => <PeriodText value={period} /> },
          ...(preview.books.length < 2 ? [] : [{ id: 'book', label: t('effect.book'), cell: ({ book }: { book: string }) => <bdi>{book}</bdi> }]),
          { id: 'kind', label: t('list.what'), cell: ({ kind }) => t(`effect.kind.${kind}`) },
          { id: 'amount', label: t('effect.amount'), kind: 'figure', cell: ({ amount }) => <Amount value={amount} /> },
        ]}
      />
      {preview.catchUpJournals.map((journal) => (
        <JournalToPost key={`${journal.date} ${journal.narration.en}`} journal={journal} isQuiet />
      ))}
    </Disclosure>
  );
}
