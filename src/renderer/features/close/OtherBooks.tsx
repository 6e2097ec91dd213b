import { useTranslation } from 'react-i18next';
import { useNavigation } from '../../state/navigation.ts';
import { useNameOf } from '../../i18n/useFormat.ts';
import { Amount, Button, Card, Count, Table } from '../../ui/index.ts';
import type { Preview } from './OpenMonth.tsx';

/** What the month comes to in the depreciation books beside the ledger: closing charges them at the same time, without a journal. */
export function OtherBooks({ preview }: { preview: Preview }) {
  const { t } = useTranslation('close');
  const nameOf = useNameOf();
  const go = useNavigation((state) => state.go);
  return (
    <Card title={t('otherBooks.title')} isPadded={false}>
      <Table
        label={t('otherBooks.title')}
        rows={preview.otherBooks}
        rowKey={(book) => book.bookId}
        columns={[
          {
            id: 'book',
            label: t('otherBooks.book'),
            cell: (book) => (
              <Button variant="link" onPress={() => go('depreciationBooks', { bookId: book.bookId })}>
                <bdi>{nameOf(book)}</bdi>
              </Button>
            ),
          },
          { id: 'assets', label: t('byCategory.assets'), kind: 'quietFigure', cell: (book) => <Count value={book.totalAssets} /> },
          { id: 'now', label: t('runs.total'), kind: 'figure', cell: (book) => <Amount value={book.totalDepreciation} /> },
          { id: 'before', label: t('otherBooks.before'), kind: 'quietFigure', cell: (book) => <Amount value={book.previousDepreciation} /> },
          { id: 'catchUp', label: t('otherBooks.catchUp'), kind: 'quietFigure', cell: (book) => <Amount value={book.catchUp} /> },
        ]}
      />
    </Card>
  );
}
