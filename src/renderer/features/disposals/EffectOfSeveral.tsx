import { useTranslation } from 'react-i18next';
import { Gain } from '../../disposed/index.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { Amount, BilingualName, Chip, Code, Disclosure, ErrorPanel, Kpi, KpiRow, Stack, Table, type TableColumn } from '../../ui/index.ts';
import css from './disposals.module.css';
import { leaving } from './effect.ts';
import { JournalToPost } from './JournalToPost.tsx';
import type { Preview, SeveralPreview } from './usePreview.ts';

type Item = SeveralPreview['items'][number];

const ledger = (item: Item): Item['books'][number] | undefined => item.books.find(({ postsToLedger }) => postsToLedger) ?? item.books[0];

/** Each asset with its share, and all of them together; on another day beside. */
export function EffectOfSeveral({ preview, beside, otherDate }: { preview: SeveralPreview; beside: Preview; otherDate: string | null }) {
  const { t } = useTranslation('disposals');
  const format = useFormat();
  const other = otherDate === null || otherDate === '' || beside.error !== null ? undefined : beside.several;
  const gainBeside = (item: Item): string | null => ledger(other?.items.find(({ assetId }) => assetId === item.assetId) ?? item)?.gainLoss ?? null;
  const columns: TableColumn<Item>[] = [
    {
      id: 'asset',
      label: t('list.asset'),
      cell: (item) => (
        <span className={css.asset}>
          <Code>{item.assetNumber}</Code> <BilingualName of={{ name: item.assetName, nameAr: item.assetNameAr }} />
        </span>
      ),
    },
    { id: 'catchUp', label: t('figures.catchUp'), kind: 'quietFigure', cell: (item) => <Amount value={ledger(item)?.catchUp ?? null} /> },
    { id: 'carrying', label: t('figures.carrying'), kind: 'figure', cell: (item) => <Amount value={carryingOf(item)} />, total: <Amount value={preview.carryingAmount} /> },
    { id: 'proceeds', label: t('figures.proceeds'), kind: 'figure', cell: (item) => <Amount value={item.proceeds} />, total: <Amount value={preview.proceeds} /> },
    { id: 'gain', label: t('figures.gainLoss'), kind: 'figure', cell: (item) => <Gain amount={ledger(item)?.gainLoss ?? '0'} />, total: <Gain amount={preview.gainLoss} /> },
    ...(other === undefined || otherDate === null
      ? []
      : [{ id: 'beside', label: t('effect.gainOn', { date: format.gregorianDate(otherDate) }), kind: 'quietFigure' as const, cell: (item: Item) => <Amount value={gainBeside(item)} />, total: <Amount value={other.gainLoss} /> }]),
  ];
  return (
    <Stack>
      <KpiRow>
        <Kpi label={t('figures.carrying')} value={<Amount value={preview.carryingAmount} />} />
        <Kpi label={t('figures.proceeds')} value={<Amount value={preview.proceeds} />} />
        <Kpi label={t('figures.gainLoss')} value={<Gain amount={preview.gainLoss} />} />
      </KpiRow>
      <Table label={t('effect.each')} rows={preview.items} rowKey={({ assetId }) => assetId} columns={columns} totalLabel={t('effect.total')} />
      {beside.error !== null && <ErrorPanel error={beside.error.error} />}
      <Disclosure title={t('effect.journals')} more={<Chip>{t('effect.journalCount', { count: journalsOf(preview).length })}</Chip>}>
        {journalsOf(preview).map((journal) => (
          <JournalToPost key={`${journal.date} ${journal.narration.en}`} journal={journal} isQuiet />
        ))}
      </Disclosure>
    </Stack>
  );
}

/** What leaves, not what is left of it: a part may stay. */
function carryingOf(item: Item): string | null {
  const book = ledger(item);
  return book === undefined ? null : leaving(book).carryingAmount;
}

const journalsOf = (preview: SeveralPreview): NonNullable<Item['journal']>[] => preview.items.flatMap(({ catchUpJournals, journal }) => [...catchUpJournals, ...(journal === null ? [] : [journal])]);
