import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { Amount, Card, Chip, Count, Name, Table } from '../../ui/index.ts';
import css from './close.module.css';
import type { Preview } from './OpenMonth.tsx';

/** The month beside the one before it, by category. */
export function ByCategory({ preview }: { preview: Preview }) {
  const { t } = useTranslation('close');
  const format = useFormat();
  const { bookId } = useBook();
  const monthOf = (period: string): string => format.month(Number(period.slice(5, 7)));
  return (
    <Card title={t('byCategory.title')} actions={<Chip><bdi>{bookId}</bdi></Chip>} isPadded={false}>
      <Table
        label={t('byCategory.title')}
        rows={preview.byCategory}
        rowKey={(row) => row.categoryId}
        totalLabel={t('total')}
        empty={<p className={css.quietText}>{t('byCategory.none')}</p>}
        columns={[
          { id: 'category', label: t('byCategory.category'), cell: (row) => <Name of={{ name: row.category, nameAr: row.categoryAr }} /> },
          { id: 'assets', label: t('byCategory.assets'), kind: 'quietFigure', cell: (row) => <Count value={row.assets} />, total: <Count value={preview.totalAssets} /> },
          { id: 'now', label: monthOf(preview.period), kind: 'figure', cell: (row) => <Amount value={row.depreciation} />, total: <Amount value={preview.totalDepreciation} /> },
          { id: 'before', label: monthOf(preview.previousPeriod), kind: 'quietFigure', cell: (row) => <Amount value={row.previous} />, total: <Amount value={preview.previousDepreciation} /> },
          { id: 'change', label: t('byCategory.change'), kind: 'quietFigure', cell: (row) => <Amount value={row.change} />, total: <Amount value={preview.change} /> },
        ]}
      />
      <p className={css.catchUp}>
        <span>{t('byCategory.catchUp')}</span>
        <Amount value={preview.catchUp} />
      </p>
    </Card>
  );
}
