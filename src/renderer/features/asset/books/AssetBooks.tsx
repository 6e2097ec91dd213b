import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useOperation } from '../../../api/queries.ts';
import { useFormat, useNameOf } from '../../../i18n/useFormat.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { useMay } from '../../../state/session.tsx';
import { Amount, Button, Card, Chip, ErrorPanel, IconButton, Table } from '../../../ui/index.ts';
import type { Asset } from '../AssetPage.tsx';
import { BookTermsDialog } from './BookTermsDialog.tsx';

export type InBook = Output<'depreciationBooks.assetTerms'>[number];

/** What the depreciation books beside the ledger say of an asset; nothing where there are none. */
export function AssetBooks({ asset }: { asset: Asset }) {
  const { t } = useTranslation(['asset', 'enums', 'common']);
  const format = useFormat();
  const nameOf = useNameOf();
  const go = useNavigation((state) => state.go);
  const mayManage = useMay()('depreciation-books.manage');
  const [edited, setEdited] = useState<string | null>(null);
  const found = useOperation('depreciationBooks.assetTerms', { assetId: asset.id });
  if (found.error !== null) return <ErrorPanel error={found.error.error} />;
  if (found.data === undefined || found.data.length === 0) return null;
  const open = found.data.find(({ bookId }) => bookId === edited);
  const canEdit = (book: InBook): boolean => mayManage && !book.isFrozen && book.status !== 'inactive' && asset.status !== 'DISPOSED';
  const lifeOf = ({ terms }: InBook): string => {
    if (terms.recoveryYears !== null) return t(`terms:recovery.${terms.recoveryYears.replace('.', '_')}`);
    return terms.usefulLifeMonths === null ? '—' : t('common:months', { count: terms.usefulLifeMonths });
  };
  return (
    <Card title={t('books.title')} isPadded={false}>
      <Table
        label={t('books.title')}
        rows={found.data}
        rowKey={(book) => book.bookId}
        rowTone={(book) => (book.isExcluded || book.status === 'inactive' ? 'faded' : 'plain')}
        columns={[
          {
            id: 'book',
            label: t('enums:field.bookId'),
            cell: (book) => (
              <Button variant="link" onPress={() => go('depreciationBooks', { bookId: book.bookId })}>
                <bdi>{nameOf(book)}</bdi>
              </Button>
            ),
          },
          { id: 'method', label: t('fields.method'), cell: (book) => (book.isExcluded ? '—' : t(`enums:method.${book.terms.depreciationMethod}`)) },
          { id: 'life', label: t('fields.usefulLife'), kind: 'tight', cell: (book) => (book.isExcluded ? '—' : <bdi>{lifeOf(book)}</bdi>) },
          { id: 'residual', label: t('fields.residualValue'), kind: 'quietFigure', cell: (book) => (book.isExcluded ? null : <Amount value={book.terms.residualValue} />) },
          { id: 'opening', label: t('fields.depreciatedThrough'), kind: 'quiet', cell: (book) => (book.opening === null ? '—' : <bdi>{format.gregorianDate(book.opening.depreciatedThrough)}</bdi>) },
          { id: 'accumulated', label: t('books.opening'), kind: 'quietFigure', cell: (book) => (book.opening === null ? null : <Amount value={book.opening.accumulatedDepreciation} />) },
          { id: 'state', label: t('enums:field.status'), kind: 'tight', cell: (book) => <State book={book} /> },
          { id: 'actions', label: t('common:actions'), isLabelHidden: true, kind: 'figure', cell: (book) => canEdit(book) && <IconButton size="small" label={t('books.edit', { book: nameOf(book) })} icon={<Pencil size={14} aria-hidden />} onPress={() => setEdited(book.bookId)} /> },
        ]}
      />
      {open !== undefined && <BookTermsDialog key={open.bookId} asset={asset} book={open} onClose={() => setEdited(null)} />}
    </Card>
  );
}

function State({ book }: { book: InBook }) {
  const { t } = useTranslation('asset');
  if (book.isExcluded) return <Chip>{t('books.excluded')}</Chip>;
  return <Chip tone={book.isFrozen ? 'ok' : 'warn'}>{t(book.isFrozen ? 'books.frozen' : 'books.free')}</Chip>;
}
