import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { Amount, Card, Checkbox, Chip, Code, Count, DateText, FormGrid, MoneyField, Pager, Stack, Table } from '../../ui/index.ts';
import type { VarianceOfFile } from './checking.ts';
import css from './imports.module.css';

interface VarianceProps {
  variance: VarianceOfFile;
  page: number;
  onPage: (page: number) => void;
  tolerance: string | null;
  onTolerance: (tolerance: string | null) => void;
  isSeen: boolean;
  onSeen: (isSeen: boolean) => void;
}

/** What the file says was depreciated beside what its own terms come to. The person decides; nothing is corrected. */
export function Variance({ variance, page, onPage, tolerance, onTolerance, isSeen, onSeen }: VarianceProps) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { currency, exponent } = useBook();
  if (variance.compared === 0) return null;
  const { rows, total, compared, notComputed } = variance;
  return (
    <Card title={t('variance.title')} isPadded={false} actions={total === 0 ? <Chip tone="ok">{t('variance.none', { count: compared })}</Chip> : <Chip tone="warn">{t('variance.some', { count: total, of: format.count(compared) })}</Chip>}>
      <div className={css.variance}>
        <Stack>
          <p className={css.quiet}>{t('variance.text')}</p>
          <FormGrid>
            <MoneyField label={t('variance.tolerance')} value={tolerance} onChange={onTolerance} currency={currency} decimals={exponent} />
          </FormGrid>
          {notComputed > 0 && <p className={css.quiet}>{t('variance.notComputed', { count: notComputed })}</p>}
        </Stack>
      </div>
      {total > 0 && (
        <>
          <Table
            label={t('variance.title')}
            rows={rows}
            rowKey={(row) => row.row}
            totalLabel={t('variance.total', { count: compared })}
            columns={[
              { id: 'row', label: t('problems.row'), kind: 'quietFigure', cell: (row) => <Count value={row.row} /> },
              { id: 'asset', label: t('preview.name'), cell: (row) => <AssetCell number={row.assetNumber} name={row.name} /> },
              { id: 'through', label: t('variance.through'), kind: 'tight', cell: (row) => <DateText value={row.depreciatedThrough} /> },
              { id: 'imported', label: t('variance.imported'), kind: 'figure', cell: (row) => <Amount value={row.imported} />, total: <Amount value={variance.imported} /> },
              { id: 'computed', label: t('variance.computed'), kind: 'figure', cell: (row) => <Amount value={row.computed} />, total: <Amount value={variance.computed} /> },
              { id: 'difference', label: t('variance.difference'), kind: 'figure', cell: (row) => <Amount value={row.difference} />, total: <Amount value={variance.difference} /> },
              { id: 'percent', label: t('variance.percent'), kind: 'quietFigure', cell: (row) => <Percent value={row.percent} />, total: <Percent value={variance.percent} /> },
            ]}
          />
          <Pager page={page} size={variance.size} total={total} onChange={onPage} />
          <div className={css.variance}>
            <Checkbox isSelected={isSeen} onChange={onSeen}>
              {t('variance.seen', { count: total })}
            </Checkbox>
          </div>
        </>
      )}
    </Card>
  );
}

function AssetCell({ number, name }: { number: string | null; name: string }) {
  return (
    <span className={css.asset}>
      {number !== null && <Code>{number}</Code>}
      <bdi>{name}</bdi>
    </span>
  );
}

function Percent({ value }: { value: string | null }) {
  const format = useFormat();
  return value === null ? null : <bdi dir="ltr">{format.percent(value)}</bdi>;
}
