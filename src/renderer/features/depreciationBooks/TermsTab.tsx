import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useNameOf } from '../../i18n/useFormat.ts';
import { useNavigation } from '../../state/navigation.ts';
import { useMay } from '../../state/session.tsx';
import { hasConvention } from '../../terms/rates.ts';
import { BilingualName, Button, Card, Chip, Code, Count, IconButton, Table } from '../../ui/index.ts';
import type { Book } from './BookState.tsx';
import { TermsDialog } from './TermsDialog.tsx';

export type BookCategory = Book['categories'][number];

/** What each category depreciates by in the book: the book's own terms, or those of the category. */
export function TermsTab({ book }: { book: Book }) {
  const { t } = useTranslation(['depreciationBooks', 'enums', 'common']);
  const format = useFormat();
  const nameOf = useNameOf();
  const go = useNavigation((state) => state.go);
  const [edited, setEdited] = useState<number | null>(null);
  const category = book.categories.find(({ categoryId }) => categoryId === edited);
  const mayManage = useMay()('depreciation-books.manage');
  const canEdit = mayManage && !book.postsToLedger && book.status !== 'inactive';
  const lifeOf = ({ terms }: BookCategory): string => {
    if (terms.recoveryYears !== null) return t(`terms:recovery.${terms.recoveryYears.replace('.', '_')}`);
    return terms.usefulLifeMonths === null ? '—' : t('common:months', { count: terms.usefulLifeMonths });
  };
  return (
    <Card title={t('tab.terms')} isPadded={false} {...(book.postsToLedger ? { actions: <Button onPress={() => go('categories')}>{t('toCategories')}</Button> } : {})}>
      <Table
        label={t('tab.terms')}
        rows={book.categories}
        rowKey={(row) => row.categoryId}
        columns={[
          { id: 'code', label: t('enums:field.code'), kind: 'tight', cell: (row) => <Code>{row.code}</Code> },
          { id: 'name', label: t('enums:field.category'), cell: (row) => <BilingualName of={row} /> },
          { id: 'method', label: t('enums:field.depreciationMethod'), cell: (row) => t(`enums:method.${row.terms.depreciationMethod}`) },
          { id: 'life', label: t('life'), kind: 'tight', cell: (row) => <bdi>{lifeOf(row)}</bdi> },
          { id: 'residual', label: t('residual'), kind: 'quietFigure', cell: (row) => <bdi dir="ltr">{format.percent(row.terms.residualPercent)}</bdi> },
          { id: 'convention', label: t('enums:field.convention'), kind: 'quiet', cell: (row) => (hasConvention(row.terms.depreciationMethod) || row.terms.recoveryYears !== null ? t(`enums:convention.${row.terms.convention}`) : '—') },
          { id: 'assets', label: t('assets'), kind: 'quietFigure', cell: (row) => <Count value={row.assetCount} /> },
          ...(book.postsToLedger ? [] : [{ id: 'own', label: t('source'), kind: 'tight' as const, cell: (row: BookCategory) => <Chip tone={row.isOwn ? 'info' : 'plain'}>{t(row.isOwn ? 'own' : 'ofCategory')}</Chip> }]),
          ...(canEdit ? [{ id: 'actions', label: t('common:actions'), isLabelHidden: true, kind: 'figure' as const, cell: (row: BookCategory) => <IconButton size="small" label={t('editTerms', { name: nameOf(row) })} icon={<Pencil size={14} aria-hidden />} onPress={() => setEdited(row.categoryId)} /> }] : []),
        ]}
      />
      {category !== undefined && <TermsDialog key={category.categoryId} book={book} category={category} onClose={() => setEdited(null)} />}
    </Card>
  );
}
