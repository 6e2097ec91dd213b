import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '../../api/queries.ts';
import { useFormat, useNameOf } from '../../i18n/useFormat.ts';
import { useNavigation, type ScreenParams } from '../../state/navigation.ts';
import { Permitted } from '../../state/session.tsx';
import { Button, Card, Code, Count, EmptyState, ErrorPanel, Page, PageHeader, Skeleton, Table, type TableColumn } from '../../ui/index.ts';
import { BookDialog } from './BookDialog.tsx';
import { BookPage } from './BookPage.tsx';
import { BookState, type BookSummary } from './BookState.tsx';
import { toPercent } from './rates.ts';

/** The books that depreciate the same assets each in its own way; or one of them. */
export function DepreciationBooksScreen({ params }: { params: ScreenParams['depreciationBooks'] }) {
  return params.bookId === undefined ? <BookList /> : <BookPage key={params.bookId} bookId={params.bookId} tab={params.tab} />;
}

function BookList() {
  const { t } = useTranslation('depreciationBooks');
  const go = useNavigation((state) => state.go);
  const books = useOperation('depreciationBooks.list');
  const [isAdding, setAdding] = useState(false);
  const memoranda = books.data?.filter(({ postsToLedger }) => !postsToLedger) ?? [];
  const add = (
    <Permitted to="depreciation-books.manage">
      <Button variant="primary" icon={<Plus size={15} aria-hidden />} onPress={() => setAdding(true)}>
        {t('add')}
      </Button>
    </Permitted>
  );
  return (
    <Page>
      <PageHeader title={t('title')} subtitle={t('subtitle')} actions={add} />
      <Card isPadded={false}>
        {books.error !== null && <ErrorPanel error={books.error.error} />}
        {books.data === undefined && books.error === null && <Skeleton lines={4} />}
        {books.data !== undefined && <BookTable books={books.data} onOpen={(bookId) => go('depreciationBooks', { bookId })} />}
      </Card>
      {books.data !== undefined && memoranda.length === 0 && (
        <Card>
          <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
        </Card>
      )}
      {isAdding && <BookDialog book={null} others={memoranda} onClose={() => setAdding(false)} onCreated={(bookId) => go('depreciationBooks', { bookId })} />}
    </Page>
  );
}

function BookTable({ books, onOpen }: { books: readonly BookSummary[]; onOpen: (bookId: string) => void }) {
  const { t } = useTranslation(['depreciationBooks', 'enums']);
  const format = useFormat();
  const nameOf = useNameOf();
  const rateOf = (book: BookSummary): string => {
    const last = book.taxRates.at(-1);
    return last === undefined ? '—' : format.percent(toPercent(last.rate));
  };
  const columns: TableColumn<BookSummary>[] = [
    { id: 'code', label: t('enums:field.code'), kind: 'tight', cell: (book) => <Code>{book.bookId}</Code> },
    {
      id: 'name',
      label: t('name'),
      cell: (book) => (
        <Button variant="link" onPress={() => onOpen(book.bookId)}>
          <bdi>{nameOf(book)}</bdi>
        </Button>
      ),
    },
    { id: 'purpose', label: t('enums:field.purpose'), kind: 'quiet', cell: (book) => t(`purpose.${book.purpose}`) },
    { id: 'rounding', label: t('enums:field.rounding'), kind: 'quiet', cell: (book) => t(`enums:rounding.${book.rounding}`) },
    { id: 'rate', label: t('enums:field.rate'), kind: 'quietFigure', cell: (book) => <bdi dir="ltr">{rateOf(book)}</bdi> },
    { id: 'assets', label: t('assets'), kind: 'quietFigure', cell: (book) => <Count value={book.assetCount} /> },
    { id: 'state', label: t('enums:field.status'), kind: 'tight', cell: (book) => <BookState book={book} /> },
  ];
  return <Table label={t('title')} rows={books} rowKey={(book) => book.bookId} columns={columns} rowTone={(book) => (book.status === 'inactive' ? 'faded' : 'plain')} />;
}
