import { useTranslation } from 'react-i18next';
import { isolateCodes } from '../../i18n/isolateCodes.ts';
import { useFormat, useNameOf } from '../../i18n/useFormat.ts';
import { Amount, Card, Chip, Code, JournalTable, Name, Table } from '../../ui/index.ts';
import css from './approvals.module.css';
import type { Detail } from './approvals.ts';

type Preview = Detail['seen'];
type Effect = Preview['effects'][number];

/** What an act comes to: each asset in each depreciation book, and the journals in the order they are posted. */
export function Preview({ preview, title }: { preview: Preview; title: string }) {
  const { t } = useTranslation('approvals');
  return (
    <>
      <Card title={title} isPadded={false}>
        <Effects effects={preview.effects} label={title} />
      </Card>
      {preview.journals.length === 0 ? <p className={css.note}>{t('noJournal')}</p> : preview.journals.map((journal) => <Journal key={`${journal.date} ${journal.narration.en}`} journal={journal} />)}
    </>
  );
}

function Effects({ effects, label }: { effects: readonly Effect[]; label: string }) {
  const { t } = useTranslation('approvals');
  const nameOf = useNameOf();
  const hasGain = effects.some(({ gainLoss }) => gainLoss !== null);
  return (
    <Table
      label={label}
      rows={effects}
      rowKey={({ assetNumber, bookId }) => `${assetNumber} ${bookId}`}
      columns={[
        {
          id: 'asset',
          label: t('columns.asset'),
          cell: (effect) => (
            <>
              <Name of={effect} /> <Code>{effect.assetNumber}</Code>
            </>
          ),
        },
        { id: 'book', label: t('columns.book'), kind: 'quiet', cell: ({ bookName, bookNameAr }) => <bdi>{nameOf({ name: bookName, nameAr: bookNameAr })}</bdi> },
        { id: 'costBefore', label: t('columns.costBefore'), kind: 'quietFigure', cell: ({ costBefore }) => <Amount value={costBefore} /> },
        { id: 'costAfter', label: t('columns.costAfter'), kind: 'figure', cell: ({ costAfter }) => <Amount value={costAfter} /> },
        { id: 'before', label: t('columns.carryingBefore'), kind: 'quietFigure', cell: ({ carryingAmountBefore }) => <Amount value={carryingAmountBefore} /> },
        { id: 'after', label: t('columns.carryingAfter'), kind: 'figure', cell: ({ carryingAmountAfter }) => <Amount value={carryingAmountAfter} /> },
        ...(hasGain ? [{ id: 'gain', label: t('columns.gainLoss'), kind: 'figure' as const, cell: ({ gainLoss }: Effect) => (gainLoss === null ? '—' : <Amount value={gainLoss} />) }] : []),
      ]}
    />
  );
}

function Journal({ journal }: { journal: Preview['journals'][number] }) {
  const { t } = useTranslation('approvals');
  const format = useFormat();
  const narration = isolateCodes(journal.narration[format.settings.language]);
  return (
    <Card title={t('journal', { date: format.gregorianDate(journal.date) })} actions={<Chip tone="ok">{t('journal:balanced')}</Chip>} isPadded={false}>
      <p className={css.narration}>{narration}</p>
      <JournalTable label={narration} lines={journal.lines} totalDebit={journal.totalDebit} totalCredit={journal.totalCredit} />
    </Card>
  );
}
